"""Listings of layers, and places to read them on from, kept between runs in an SQLite file."""

from __future__ import annotations

import contextlib
import sqlite3
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

from layerscope.contents.model.checkpoints import Checkpoint
from layerscope.contents.model.limits import MIB
from layerscope.contents.model.listing import ListedFrom, Listing
from layerscope.contents.store.columns import MOST_PATHS_BYTES, pack
from layerscope.contents.store.packing import DamagedError, unpacked
from layerscope.contents.store.rows import (
    FORM,
    DamagedRowError,
    delete,
    drop_oldest,
    find,
    find_spans,
    insert,
    kept_size,
)
from layerscope.contents.store.searching import has_digest, has_part
from layerscope.contents.store.spans import rows_of
from layerscope.files.sqlite_file import SqliteFile, give_room_back, transaction

MOST_BYTES = 512 * MIB  # some 100 GB of layers
_HOUR_S = 3600
_AT_ONCE = 500  # digests in a question

T = TypeVar("T")


class Store:
    """The file; every method blocks. For any number of threads and of running programs.

    What is kept belongs to who read it: names and windows are the layer's content. `reader` is a text that
    stands for who asks, which registry and which repository's account it is; empty, nothing is found or kept.
    It never gets in the way: no method raises, and what is damaged is dropped and counts as not there. When
    it holds more than `most_bytes`, what was used longest ago goes.
    """

    def __init__(
        self,
        path: Path,
        reader: str = "",
        most_bytes: int = MOST_BYTES,
        now_s: Callable[[], float] = time.time,
    ) -> None:
        self.reader = reader
        self._file = SqliteFile(path, FORM)
        self._most_bytes = most_bytes
        self._now_s = now_s

    def keep(self, listing: Listing, checkpoints: Sequence[Checkpoint] = ()) -> None:
        """Keep them where all of the layer itself was listed, and its bytes are those of its digest."""
        facts, reader = listing.facts, self.reader
        is_worth_it = facts.listed_from is ListedFrom.LAYER and facts.is_complete and facts.is_verified
        size = (len(listing), len(listing.digests), len(checkpoints))
        if not (is_worth_it and reader) or self._has(facts.digest, size):
            return
        kept = pack(listing)
        if kept is None:
            return
        spans, hour = rows_of(checkpoints), self._hour()

        def work(connection: sqlite3.Connection) -> None:
            with transaction(connection):
                insert(connection, reader, facts, kept, spans, hour)
                drop_oldest(connection, self._most_bytes)

        self._file.use(work, None)

    def listing(self, digest: str) -> Listing | None:
        """The layer's listing; None where none is kept."""
        return self._found("digest", digest)

    def listing_of_tar(self, diff_id: str) -> Listing | None:
        """The listing of a layer whose tar had this diffID, whatever compressed it.

        Its facts are of the layer that was read: another blob has another digest, form and size, and no
        checkpoint of it fits. That a layer has the diffID that its image's config says is a claim.
        """
        return self._found("diff_id", diff_id) if diff_id else None

    def checkpoints(self, digest: str) -> Sequence[Checkpoint]:
        """From where the layer is read on, ascending; empty where none are kept."""
        reader = self.reader
        found = self._of_row(lambda connection: find_spans(connection, reader, digest)) if reader else None
        return () if found is None else found

    def known(self, digests: Iterable[str]) -> frozenset[str]:
        """Those of the layers that are kept."""
        reader, wanted = self.reader, list(digests)

        def work(connection: sqlite3.Connection) -> frozenset[str]:
            found: set[str] = set()
            for at in range(0, len(wanted), _AT_ONCE):
                some = wanted[at : at + _AT_ONCE]
                marks = ",".join("?" * len(some))
                question = f"SELECT digest FROM layers WHERE reader = ? AND digest IN ({marks})"  # noqa: S608
                found.update(digest for (digest,) in connection.execute(question, (reader, *some)))
            return frozenset(found)

        return self._file.use(work, frozenset()) if reader and wanted else frozenset()

    def has_path(self, digest: str, part: bytes) -> bool | None:
        """Whether the part is in a path of the layer, in any case; None where the layer is not kept.

        Reads and unpacks its paths only: of half a million in a tenth of a second.
        """
        row = self._column("paths", digest)
        with contextlib.suppress(DamagedError):
            return None if row is None else has_part(unpacked(row, MOST_PATHS_BYTES), part)
        return None

    def has_file(self, digest: str, sha256: bytes) -> bool | None:
        """Whether a file of the layer has this raw SHA-256, as far as known; None where it is not kept."""
        row = self._column("digests", digest)
        return has_digest(row, sha256) if isinstance(row, bytes) else None

    def clear(self) -> None:
        """Keep nothing any more, of any reader, and give its room back."""

        def work(connection: sqlite3.Connection) -> None:
            connection.execute("DELETE FROM spans")
            connection.execute("DELETE FROM layers")
            give_room_back(connection)

        self._file.use(work, None)

    def close(self) -> None:
        """Close the file; nothing is found and kept from now on."""
        self._file.close()

    def _has(self, digest: str, size: tuple[int, int, int]) -> bool:
        """Whether as much is kept of the layer already: by its digest it is the same."""
        reader = self.reader
        kept = self._file.use(lambda connection: kept_size(connection, reader, digest), None)
        return kept is not None and all(one >= other for one, other in zip(kept, size, strict=True))

    def _found(self, column: str, value: str) -> Listing | None:
        reader = self.reader
        row = self._of_row(lambda connection: find(connection, column, reader, value)) if reader else None
        if row is None:
            return None
        number, used_h, listing = row
        self._note_use(number, used_h)
        return listing

    def _of_row(self, work: Callable[[sqlite3.Connection], T | None]) -> T | None:
        """What the work finds; a damaged row is dropped."""
        try:
            return self._file.use(work, None)
        except DamagedRowError as error:
            number = error.number

        def drop(connection: sqlite3.Connection) -> None:
            with transaction(connection):
                delete(connection, [number])

        self._file.use(drop, None)
        return None

    def _column(self, column: str, digest: str) -> object:
        reader = self.reader
        question = f"SELECT {column} FROM layers WHERE reader = ? AND digest = ?"  # noqa: S608 - ours

        def work(connection: sqlite3.Connection) -> object:
            row = connection.execute(question, (reader, digest)).fetchone()
            return None if row is None else row[0]

        return self._file.use(work, None) if reader else None

    def _note_use(self, number: int, used_h: int) -> None:
        """Once an hour: reading must not cost a write each time."""
        now_h = self._hour()
        if used_h == now_h:
            return

        def work(connection: sqlite3.Connection) -> None:
            with transaction(connection):
                connection.execute("UPDATE layers SET used_h = ? WHERE id = ?", (now_h, number))

        self._file.use(work, None)

    def _hour(self) -> int:
        return int(self._now_s() // _HOUR_S)
