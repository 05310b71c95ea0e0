"""The answer to one question of a diagnosis: a value, a failure, or none so far."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from layerscope.diagnosis.model.steps import Call
from layerscope.registry.errors.base import RegistryError

T = TypeVar("T")
U = TypeVar("U")


@dataclass(frozen=True, slots=True)
class Answer(Generic[T]):
    """What came of asking, and how it was asked.

    `value` and `error` both None: not asked, not answered yet (`asking`), or no answer came in the
    time a probe has (`late`). Where an empty value is an answer, such as no rules, it is () and not None.
    """

    value: T | None = None
    error: RegistryError | None = None
    calls: tuple[Call, ...] = ()
    asking: bool = False
    late: bool = False

    @classmethod
    def of(cls, value: T, *calls: Call) -> Answer[T]:
        return cls(value, calls=calls)

    @classmethod
    def failed(cls, error: RegistryError, *calls: Call) -> Answer[T]:
        return cls(error=error, calls=calls)

    @classmethod
    def pending(cls) -> Answer[T]:
        return cls(asking=True)

    @classmethod
    def given_up(cls, *calls: Call) -> Answer[T]:
        """No answer came in time."""
        return cls(calls=calls, late=True)

    def map(self, of: Callable[[T], U]) -> Answer[U]:
        """What follows from the value, by the same calls; without a value the same failure."""
        value = None if self.value is None else of(self.value)
        return Answer(value, self.error, self.calls, self.asking, self.late)

    def without_value(self) -> Answer[Any]:
        """Why something that depends on this answer is not known either."""
        return Answer(None, self.error, self.calls, self.asking, self.late)

    @property
    def known(self) -> bool:
        """Whether the other side answered, with a value or with an error."""
        return self.value is not None or self.error is not None


NOT_ASKED: Answer[Any] = Answer()
