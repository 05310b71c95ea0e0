"""The members of an object from outside: each of its type, bounded, plain and without secrets, or empty."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from layerscope.text.plain import visible
from layerscope.text.redaction import redact_to_hand_on
from layerscope.text.values import MOST_CHARACTERS, UnfitError, is_encodable, time_s

_LONGEST_TIME = 40  # characters


@dataclass
class _Misfits:
    count: int = 0


@dataclass
class Members:
    """An object's members by their names; `misfits` counts those that were asked for and did not fit.

    An object within it counts with it.
    """

    values: dict[str, Any]
    _misfits: _Misfits = field(default_factory=_Misfits)

    def __bool__(self) -> bool:
        return bool(self.values)

    @property
    def misfits(self) -> int:
        return self._misfits.count

    def line(self, name: str) -> str:
        """A text in one line."""
        return _in_one(self.text(name))

    def text(self, name: str, most_characters: int = MOST_CHARACTERS) -> str:
        """A text in its lines; of a longer one the beginning, which ends in `…`."""
        return self._plain(self.values.get(name), most_characters)

    def lines(self, name: str, most: int) -> tuple[str, ...]:
        """A list's texts, each in one line."""
        texts = (_in_one(self._plain(each)) for each in self._list(name, most))
        return tuple(text for text in texts if text)

    def objects(self, name: str, most: int) -> Iterator[Members]:
        """A list's objects."""
        for each in self._list(name, most):
            if isinstance(each, dict):
                yield Members(each, self._misfits)
            else:
                self._misfits.count += 1

    def inner(self, name: str) -> Members:
        """An object; without members where there is none."""
        value = self.values.get(name)
        if isinstance(value, dict):
            return Members(value, self._misfits)
        self._note(value)
        return Members({}, self._misfits)

    def flag(self, name: str) -> bool | None:
        value = self.values.get(name)
        if isinstance(value, bool):
            return value
        self._note(value)
        return None

    def number(self, name: str, most: float, least: float = 0) -> float | None:
        """A number between these."""
        value: Any = self.values.get(name)
        is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
        if is_number and math.isfinite(value) and least <= value <= most:
            return float(value)
        self._note(value)
        return None

    def time_s(self, name: str) -> float | None:
        """Epoch seconds of a time in ISO 8601; one without a zone is UTC's."""
        value = self.values.get(name)
        if isinstance(value, str) and 0 < len(value) <= _LONGEST_TIME:
            try:
                told = datetime.fromisoformat(value)
                return time_s((told if told.tzinfo else told.replace(tzinfo=UTC)).timestamp())
            except (ValueError, OverflowError, UnfitError):
                pass
        self._note(value)
        return None

    def _list(self, name: str, most: int) -> list[Any]:
        value = self.values.get(name)
        if not isinstance(value, list):
            self._note(value)
            return []
        self._misfits.count += max(0, len(value) - most)
        return value[:most]

    def _plain(self, value: object, most_characters: int = MOST_CHARACTERS) -> str:
        if not isinstance(value, str):
            self._note(value)
            return ""
        if not is_encodable(value):
            value = value.encode("utf-8", "replace").decode("utf-8")
        # Cut before it is redacted, which takes its time.
        is_cut = len(value) > most_characters
        text = visible(redact_to_hand_on(value[:most_characters]), lines=True).strip("\n")
        return f"{text}…" if is_cut and not text.endswith("…") else text

    def _note(self, value: object) -> None:
        """Count what is there and is not as it should be; null and what is empty only say nothing."""
        if value not in (None, "", [], {}):
            self._misfits.count += 1


def _in_one(text: str) -> str:
    return " ".join(part.strip() for part in text.split("\n") if part) if "\n" in text else text
