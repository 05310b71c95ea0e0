"""The kinds of work that a worker does, and what each of them says and asks on the way.

To add one: a module in `work` with a `KIND`, and its line in MODULES. Only the modules of what is asked for
are imported.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from layerscope.transfers.engine.limit import SpeedLimit
from layerscope.transfers.engine.sharing import Sharing
from layerscope.transfers.engine.stopping import Stop
from layerscope.worker.coding import UnreadableError
from layerscope.worker.fence import Allowance

Order = TypeVar("Order")
Result = TypeVar("Result")

MODULES = {
    "download": "layerscope.worker.work.downloads",
    "export": "layerscope.worker.work.exports",
    "contents": "layerscope.worker.work.contents",
    "saving": "layerscope.worker.work.savings",
}
FIRST = "download"  # imported before there is work, the others with the first of theirs


class Here(Protocol):
    """What a piece of work has in its worker.

    Attributes: `stop`, which it heeds within a twentieth of a second; `limit` and `sharing`, of all work.
    """

    stop: Stop
    limit: SpeedLimit
    sharing: Sharing

    def amount(self, received_bytes: int) -> None:
        """Tell how many bytes are there; as often as one likes."""

    def tell(self, content: object, *, often: bool = False) -> None:
        """Tell something of the kind's `told`; of what comes `often` only the latest goes out in time."""

    def ask(self, question: object, check: Callable[[], object] = lambda: None) -> Any:
        """The window's answer. Raises what it raised instead, and TransferStoppedError once stopped.

        `check` is called while it waits, and raises where nobody wants the answer any more.
        """

    def said(self) -> Any:
        """The next that the window says to this work, of the kind's `said`; waits for it.

        Raises TransferStoppedError once stopped.
        """


@dataclass(frozen=True, slots=True)
class Kind(Generic[Order, Result]):
    """A kind of work by its name: the types that cross the boundary, and what does it.

    `run` works in a thread of the worker; `allowance` says where an order lets it write. `said` is what the
    window may say while it is under way, None where that is nothing.
    """

    name: str
    order: type[Order]
    result: type[Result]
    told: Any
    question: type
    answer: type
    run: Callable[[Order, Here], Result]
    allowance: Callable[[Order], Allowance | None]
    said: Any = None


def kind_named(name: str) -> Kind[Any, Any]:
    """The kind. Raises UnreadableError for a name that none has."""
    if name not in MODULES:
        raise UnreadableError("an unknown kind of work")
    kind: Kind[Any, Any] = importlib.import_module(MODULES[name]).KIND
    return kind
