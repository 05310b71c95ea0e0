"""Which errors cross between two processes, and by which of their constructors' values.

An error crosses as its class and what it was made of, and is made again on the other side: so it is of the
very same class, and its texts are redacted anew, whatever the other side says.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from functools import cache
from typing import Any, get_type_hints

from layerscope.contents.errors import ContentsError
from layerscope.registry.errors import (  # noqa: F401 - every family has to be known
    blobs,
    content,
    credentials,
    network,
    references,
    service,
)
from layerscope.registry.errors.base import RegistryError
from layerscope.text.redaction import redact
from layerscope.transfers.errors import TransferError
from layerscope.transfers.export import errors as _of_exports  # noqa: F401 - as above
from layerscope.transfers.rules.ranges import WrongRangeError

_MOST_CHARACTERS = 8000


class UncodableError(TypeError):
    """The error is of no class that crosses."""


class WorkerFaultError(Exception):
    """A mistake of ours in the other process; `trace` is where, without secrets."""

    def __init__(self, trace: str) -> None:
        self.trace = redact(trace[-_MOST_CHARACTERS:])
        super().__init__(f"in another process of this program:\n{self.trace}")


def error_kind(name: str) -> type[BaseException]:
    """The class of this name. Raises UncodableError."""
    try:
        return _kinds()[name]
    except KeyError:
        raise UncodableError(f"no error is called {name[:100]}") from None


def error_name(error: BaseException) -> str:
    """The name of its class, or of the nearest one above that crosses. Raises UncodableError."""
    for kind in type(error).__mro__:
        if _kinds().get(kind.__name__) is kind:
            return kind.__name__
    raise UncodableError(type(error).__name__)


def constructor_types(kind: type[BaseException]) -> dict[str, Any]:
    """What the class is made of, by name; its constructor's annotations say."""
    constructor: Any = kind
    return dict(_types(constructor))


def constructor_values(error: BaseException) -> dict[str, object]:
    """What this error can be made of again: its attributes of the constructor's names."""
    return {name: _value(error, name) for name in constructor_types(error_kind(error_name(error)))}


def made(kind: type[BaseException], values: dict[str, Any]) -> BaseException:
    """The error that is made of these."""
    return kind(**values) if inspect.isfunction(kind.__init__) else kind(*values.values())


def _value(error: BaseException, name: str) -> object:
    if name == "message":
        return error.words if isinstance(error, RegistryError) else str(error)
    return getattr(error, name)


@cache
def _kinds() -> dict[str, type[BaseException]]:
    kinds: dict[str, type[BaseException]] = {}
    families = (RegistryError, TransferError, ContentsError)
    of_families = (each for family in families for each in _family(family))
    for kind in (*of_families, WrongRangeError, WorkerFaultError):
        if kinds.setdefault(kind.__name__, kind) is not kind:
            raise TypeError(f"two errors are called {kind.__name__}")
    return kinds


def _family(kind: type[BaseException]) -> Iterator[type[BaseException]]:
    yield kind
    for child in kind.__subclasses__():
        if child.__module__.startswith("layerscope."):
            yield from _family(child)


@cache
def _types(kind: Any) -> dict[str, Any]:
    constructor = kind.__init__
    if not inspect.isfunction(constructor):  # Python's own
        return {"message": str}
    hints = get_type_hints(constructor)
    return {name: hints[name] for name in list(inspect.signature(constructor).parameters)[1:]}
