"""An answer to one of the diagnosis's questions: a value, a failure, or none so far."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from layerscope.diagnosis.model.steps import Call
from layerscope.registry.errors.base import RegistryError

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Answer(Generic[T]):
    """What came of asking, and how it was asked.

    `value` and `error` both None: nobody asked, nobody has answered yet (`asking`), or no answer came in the
    time a probe has (`late`). Where an empty value is an answer, such as no rules, it is () and not None.
    """

    value: T | None = None
    error: RegistryError | None = None
    calls: tuple[Call, ...] = ()
    asking: bool = False
    late: bool = False

    @classmethod
    def of(cls, value: T, *calls: Call) -> Answer[T]:
        """The answer that is this value."""
        return cls(value, calls=calls)

    @classmethod
    def failed(cls, error: RegistryError, *calls: Call) -> Answer[T]:
        """The answer that is no."""
        return cls(error=error, calls=calls)

    @classmethod
    def pending(cls) -> Answer[T]:
        """The answer still waited for."""
        return cls(asking=True)

    @classmethod
    def given_up(cls, *calls: Call) -> Answer[T]:
        """The answer that did not come in time."""
        return cls(calls=calls, late=True)

    @property
    def known(self) -> bool:
        """Whether the other side answered, with a value or with an error."""
        return self.value is not None or self.error is not None
