"""The entries of a JSON table of contents, one by one: all at once they would take a fifth of a second."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from layerscope.contents.errors import TableError
from layerscope.text.reasons import Reason

_SPACE = re.compile(r"[ \t\n\r]*")
_DECODER = json.JSONDecoder()


def json_entries(content: bytes) -> Iterator[dict[str, Any]]:
    """The objects of the member `entries`, of the table's object.

    Raises TableError, at last at the table's end: until then nothing of it is to be believed.
    """
    try:
        yield from _Text(content.decode("utf-8")).entries()
    except (ValueError, RecursionError):  # no UTF-8, no JSON, or a number of thousands of digits
        raise TableError(Reason.tr("The table of contents is not valid JSON.")) from None


class _Text:
    """JSON, read on from `at`."""

    def __init__(self, text: str) -> None:
        self._text, self._at = text, 0

    def entries(self) -> Iterator[dict[str, Any]]:
        """Of the one object that the text is. Raises ValueError."""
        self._expect("{")
        is_found = False
        while self._peek() != "}":
            key = self._value()
            self._expect(":")
            if key == "entries" and not is_found:
                yield from self._objects()
                is_found = True
            elif key == "entries":
                raise ValueError(key)
            else:
                self._value()
            if self._peek() != "}":
                self._expect(",")
        self._expect("}")
        if not is_found or self._peek():
            raise ValueError

    def _objects(self) -> Iterator[dict[str, Any]]:
        self._expect("[")
        while self._peek() != "]":
            value = self._value()
            if not isinstance(value, dict):
                raise ValueError  # noqa: TRY004 - the same fault as any other
            yield value
            if self._peek() != "]":
                self._expect(",")
        self._expect("]")

    def _value(self) -> Any:
        self._skip()
        value, self._at = _DECODER.raw_decode(self._text, self._at)
        return value

    def _peek(self) -> str:
        self._skip()
        return self._text[self._at : self._at + 1]

    def _expect(self, character: str) -> None:
        if self._peek() != character:
            raise ValueError(character)
        self._at += 1

    def _skip(self) -> None:
        found = _SPACE.match(self._text, self._at)
        self._at = found.end() if found else self._at
