"""What a file's bytes are most likely to be: text in some encoding, or no text; rules only."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

_LOOKED_AT_BYTES = 64 * 1024
_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
_CONTROL = frozenset(range(0x20)) - frozenset(b"\t\n\r\f\x1b\b")
_MOST_CONTROL = 0.02  # of a text's bytes


@dataclass(frozen=True, slots=True)
class Encoding:
    """`name` is told; `mark_bytes` at the beginning are no text. Of what is no text `codec` is Latin-1."""

    codec: str
    name: str
    mark_bytes: int = 0
    is_text: bool = True


LATIN_1 = Encoding("latin-1", "Latin-1")
NO_TEXT = Encoding("latin-1", "", is_text=False)


def encoding_of(content: bytes, *, is_whole: bool = True) -> Encoding:
    """By its byte order mark, else UTF-8 where it is valid, else Latin-1 unless it has bytes of no text."""
    for mark, codec, name in _MARKS:
        if content.startswith(mark):
            return Encoding(codec, name, len(mark))
    beginning = content[:_LOOKED_AT_BYTES]
    if b"\0" in beginning or _has_much_control(beginning):
        return NO_TEXT
    if content.isascii():
        return Encoding("utf-8", "ASCII")
    return Encoding("utf-8", "UTF-8") if _is_utf8(content, is_whole=is_whole) else LATIN_1


def _has_much_control(beginning: bytes) -> bool:
    control = len(beginning) - len(beginning.translate(None, bytes(_CONTROL)))
    return control > _MOST_CONTROL * len(beginning)


def _is_utf8(content: bytes, *, is_whole: bool) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(content, final=is_whole)
    except UnicodeDecodeError:
        return False
    return True
