"""A command's text: on its command line, or with `-` on standard input, of any length and in any bytes."""

from __future__ import annotations

import codecs
import sys
from collections import deque
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from layerscope.commands.output.writing import Output

STANDARD_INPUT = "-"
MOST_BYTES = 64_000_000  # kept of what comes, its last: as much as is looked through for a failure
MOST_READ_BYTES = 16 * MOST_BYTES  # of what may never end
_PIECE_BYTES = 1 << 20
# Windows PowerShell writes UTF-16 into files that it redirects to.
_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


class NoTextError(Exception):
    """Nothing was given; its text is a sentence."""


def given_text(argument: str, out: Output) -> str:
    """The argument, or for `-` what comes on standard input; raises NoTextError. Blocks until its end."""
    # What of an argument is no UTF-8 comes as surrogates, which no output takes.
    plain = argument.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    text = plain if argument != STANDARD_INPUT else _of_standard_input(out)
    if not text.strip():
        raise NoTextError("No text was given.")
    return text


def _of_standard_input(out: Output) -> str:
    if sys.stdin is None or sys.stdin.closed:
        raise NoTextError("Standard input is closed.")
    if sys.stdin.isatty():
        out.note("Paste the text, then press Ctrl+Z and Enter." if sys.platform == "win32" else _HINT)
    try:
        kept, left_out = _tail(_unbuffered(sys.stdin.buffer))
    except OSError as error:
        raise NoTextError(f"Standard input cannot be read: {error.strerror or error}.") from None
    if left_out:
        out.note(f"The text is too long: its first {left_out:,} bytes were skipped.")
    return _decoded(kept, is_whole=not left_out)


_HINT = "Paste the text, then press Enter and Ctrl+D."


def _unbuffered(stream: BinaryIO) -> BinaryIO:
    """Without the lock that a thread would hold, while somebody types, at the interpreter's end."""
    raw: BinaryIO = getattr(stream, "raw", stream)
    return raw


def _tail(stream: BinaryIO) -> tuple[bytes, int]:
    """The last bytes, and how many came before them."""
    pieces: deque[bytes] = deque()
    length = read = 0
    while read < MOST_READ_BYTES and (piece := stream.read(_PIECE_BYTES)):
        pieces.append(piece)
        read += len(piece)
        length += len(piece)
        while length - len(pieces[0]) >= MOST_BYTES:
            length -= len(pieces.popleft())
    kept = b"".join(pieces)[-MOST_BYTES:]
    return kept, read - len(kept)


def _decoded(content: bytes, *, is_whole: bool) -> str:
    """By its mark, else UTF-8; what is none shows as U+FFFD."""
    marked = (name for mark, name in _MARKS.items() if content.startswith(mark))
    return content.decode(next(marked, "utf-8") if is_whole else "utf-8", "replace")
