"""A file's bytes to standard output, as they come; control characters to no terminal."""

from __future__ import annotations

import codecs
import re
from typing import BinaryIO

from layerscope.contents.service.replies import Piece

# What moves, colours or asks a terminal; tab, line ends and form feed only place text.
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


class NotTextError(Exception):
    """The bytes are not text that a terminal can be given."""


class Taking:
    """Writes pieces in their order. With `is_checked` nothing but text passes: raises NotTextError before.

    Attributes: `count`, how many bytes were written.
    """

    def __init__(self, stream: BinaryIO, *, is_checked: bool) -> None:
        self._stream, self._is_checked = stream, is_checked
        self._decoder = codecs.getincrementaldecoder("utf-8")()
        self.count = 0

    def take(self, piece: Piece) -> None:
        """Write the piece; raises OSError, BrokenPipeError where nobody reads any more."""
        if self._is_checked:
            self._check(piece.content)
        self._stream.write(piece.content)
        self._stream.flush()
        self.count += len(piece.content)

    def _check(self, content: bytes) -> None:
        try:
            text = self._decoder.decode(content)
        except UnicodeDecodeError:
            raise NotTextError from None
        if _CONTROL.search(text):
            raise NotTextError
