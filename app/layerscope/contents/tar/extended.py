"""Headers that say something of the entry behind them: PAX records and GNU's long names."""

from __future__ import annotations

from collections.abc import Callable

from layerscope.contents.errors import TooMuchError
from layerscope.contents.model.limits import Limits
from layerscope.contents.tar import pax
from layerscope.contents.tar.headers import padded, text
from layerscope.contents.tar.members import Before
from layerscope.text.reasons import Reason

_LONG_NAME, _LONG_LINK, _GLOBAL = b"L", b"K", b"g"
META_TYPES = b"xgXLK"  # X is Solaris' x
_MOST_IN_A_ROW = 64
_STRUCTURAL = frozenset((b"path", b"linkpath", b"size", b"GNU.sparse.major", pax.SPARSE_MAP))


class Extended:
    """The headers that were read for the next entry.

    Their own size is what their header says: a PAX size counts for the entry alone. Readers that see it
    otherwise see other entries (CVE-2025-62518, CVE-2026-53655).

    Attributes: `is_pending`, whether there are any for it.
    """

    def __init__(self, limits: Limits, note: Callable[[Reason], None]) -> None:
        self._limits = limits
        self._note = note
        self.is_pending = False
        self._before = Before()
        self._in_a_row = 0
        self._all_bytes = 0
        self._type = b""
        self._size = 0
        self._content = bytearray()

    def begin(self, type_: bytes, size: int) -> bool:
        """A header of one of META_TYPES, whose body has so many bytes; whether it has none.

        Raises ValueError, TooMuchError.
        """
        if size < 0:
            raise ValueError(Reason.tr("a size out of range"))
        self._all_bytes += size
        self._in_a_row += 1
        limits = self._limits
        for what, count, most in (
            (Reason.tr("bytes of a header"), size, limits.most_header_bytes),
            (Reason.tr("bytes of headers"), self._all_bytes, limits.most_names_bytes),
            (Reason.tr("headers of an entry"), self._in_a_row, _MOST_IN_A_ROW),
        ):
            if count > most:
                raise TooMuchError(what, most)
        self.is_pending |= type_ != _GLOBAL
        self._type, self._size = type_, size
        self._content.clear()
        return size == 0 and self._take()

    def feed(self, piece: bytes, pos: int, end: int) -> tuple[int, bool]:
        """Takes whole blocks of the body: how many bytes, and whether it is whole. Raises ValueError."""
        left = padded(self._size) - len(self._content)
        taken = min(left, end - pos)
        self._content += piece[pos : pos + taken]
        return taken, taken == left and self._take()

    def taken(self) -> Before:
        """What is said of the entry that follows now."""
        before, self._before = self._before, Before()
        self.is_pending = False
        self._in_a_row = 0
        return before

    def _take(self) -> bool:
        content = bytes(self._content[: self._size])
        if self._type == _LONG_NAME:
            self._before.long_name = text(content)
        elif self._type == _LONG_LINK:
            self._before.long_link = text(content)
        elif self._type == _GLOBAL:
            if _STRUCTURAL & pax.records_of(content).keys():
                self._note(Reason.tr("Global PAX records that programs which unpack layers ignore"))
        else:
            self._before.records = pax.records_of(content)
        return True
