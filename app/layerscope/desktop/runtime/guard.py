"""No exception leaves a method that Qt calls: it is reported, and Qt gets an answer that does no harm.

An exception that passes through Qt leaves its painters open and its models half changed, and ends the program
by a signal soon after.
"""

from __future__ import annotations

import functools
import logging
import sys
import traceback
from collections.abc import Callable, Iterator
from types import FunctionType
from typing import Any, TypeVar

T = TypeVar("T")
GUARDED = "is_guarded"
"""An attribute of every method that is."""
_log = logging.getLogger(__name__)


def guarded(kind: type[T]) -> type[T]:
    """The class, each of its methods that Qt may call guarded; for every class that has one.

    What a method raises goes to `sys.excepthook`, which reports it once (`faults`); the method then answers
    as `answers` has it. Callers of our own get the same.
    """
    for name, method in list(overrides(kind)):
        setattr(kind, name, _guarding(name, method))
    return kind


def overrides(kind: type) -> Iterator[tuple[str, FunctionType]]:
    """The methods that the class itself puts in the place of Qt's, by name."""
    qts = [base for base in kind.__mro__ if base.__module__.startswith("PySide6.")]
    for name, method in vars(kind).items():
        is_method = isinstance(method, FunctionType) and not name.startswith("__")
        if is_method and any(hasattr(base, name) for base in qts):
            yield name, method


def _guarding(name: str, method: FunctionType) -> Callable[..., Any]:
    @functools.wraps(method)
    def call(self: Any, *args: Any, **named: Any) -> Any:
        try:
            return method(self, *args, **named)
        except Exception as error:  # noqa: BLE001 - the one place where it can still be reported
            _report(error)
        return _answer(name, self, args)

    setattr(call, GUARDED, True)
    return call


def _report(error: Exception) -> None:
    try:
        sys.excepthook(type(error), error, error.__traceback__)
    except Exception:  # noqa: BLE001 - as above
        _log.exception("an error could not be reported: %s", type(error).__name__)
    known: set[int] = set()
    left: BaseException | None = error
    while left is not None and id(left) not in known:
        known.add(id(left))
        # A painter lives in its frame, and would still paint when Qt takes the device away.
        traceback.clear_frames(left.__traceback__)
        left = left.__cause__ or left.__context__


def _answer(name: str, of: object, args: tuple[Any, ...]) -> Any:
    from layerscope.desktop.runtime.answers import ANSWERS

    try:
        return ANSWERS[name](of, *args) if name in ANSWERS else None
    except Exception:  # noqa: BLE001 - as above
        _log.exception("the answer in place of %s failed too", name)
        return None
