"""Manifests by digest in an SQLite file of the user's cache folder, each for the reader who fetched it."""

from __future__ import annotations

import contextlib
import sqlite3
import time
import zlib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from layerscope.files.sqlite_file import Form, SqliteFile, give_room_back, transaction, used_bytes
from layerscope.files.user_folders import cache_folder
from layerscope.registry.ecr.kept_manifests import CachedManifest

FORMAT_VERSION = 1
MOST_BYTES = 256 * 1024 * 1024  # about 200,000 manifests
_MOST_UNPACKED_BYTES = 32 * 1024 * 1024  # more than any manifest: the file may have been tampered with
_HOUR_S = 3600
_DROPPED_AT_ONCE = 0.1  # of what is kept, when there is too much
_FORM = Form(
    "the cache of manifests",
    0x4C795363,
    FORMAT_VERSION,
    """
    CREATE TABLE manifests (
        reader BLOB NOT NULL, digest TEXT NOT NULL, media_type TEXT NOT NULL, content BLOB NOT NULL,
        used_h INTEGER NOT NULL, UNIQUE (reader, digest)
    );
    CREATE INDEX by_use ON manifests (used_h);
    """,
)


def default_path() -> Path:
    """Where this system keeps what a program can do without: `…/layerscope/manifests.sqlite3`."""
    return cache_folder() / "manifests.sqlite3"


class ManifestCache:
    """The file; every method blocks. For any number of threads and of running programs.

    A cache never gets in the way: if the file cannot be used, nothing is found or kept, and no method
    raises. One that is broken, or of a newer version, is set aside and made anew. When it holds
    more than `most_bytes`, what was used longest ago goes.
    """

    def __init__(
        self, path: Path, most_bytes: int = MOST_BYTES, now_s: Callable[[], float] = time.time
    ) -> None:
        self._file = SqliteFile(path, _FORM)
        self._most_bytes = most_bytes
        self._now_s = now_s

    def find(self, reader: bytes, digests: Sequence[str]) -> dict[str, CachedManifest]:
        """Those of the manifests that were kept for this reader; at most a few hundred at a time."""
        return self._file.use(lambda connection: self._find(connection, reader, digests), {})

    def keep(self, reader: bytes, manifests: Iterable[CachedManifest]) -> None:
        """Keep the manifests for this reader, all of them or, where that fails, none."""
        rows = [
            (reader, kept.digest, kept.media_type, _packed(kept.text), self._hour()) for kept in manifests
        ]
        if rows:
            self._file.use(lambda connection: self._keep(connection, rows), None)

    def clear(self) -> None:
        """Keep none of them any more, and give their room back."""
        self._file.use(_clear, None)

    def close(self) -> None:
        """Close the file; nothing is found and kept from now on."""
        self._file.close()

    def _find(
        self, connection: sqlite3.Connection, reader: bytes, digests: Sequence[str]
    ) -> dict[str, CachedManifest]:
        marks = ",".join("?" * len(digests))
        rows = connection.execute(
            "SELECT digest, media_type, content, used_h FROM manifests "  # noqa: S608 - only marks
            f"WHERE reader = ? AND digest IN ({marks})",
            (reader, *digests),
        ).fetchall()
        now_h = self._hour()
        old = [(now_h, reader, digest) for digest, _, _, used_h in rows if used_h != now_h]
        if old:  # once an hour: reading must not cost a write each time
            with contextlib.suppress(sqlite3.OperationalError), transaction(connection):
                connection.executemany("UPDATE manifests SET used_h = ? WHERE reader = ? AND digest = ?", old)
        return {kept.digest: kept for row in rows if (kept := _read(*row[:3])) is not None}

    def _keep(self, connection: sqlite3.Connection, rows: Sequence[tuple[object, ...]]) -> None:
        with transaction(connection):
            connection.executemany("INSERT OR REPLACE INTO manifests VALUES (?, ?, ?, ?, ?)", rows)
            if used_bytes(connection) > self._most_bytes:
                _drop_oldest(connection)

    def _hour(self) -> int:
        return int(self._now_s() // _HOUR_S)


def _clear(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM manifests")
    give_room_back(connection)


def _drop_oldest(connection: sqlite3.Connection) -> None:
    (count,) = connection.execute("SELECT count(*) FROM manifests").fetchone()
    connection.execute(
        "DELETE FROM manifests WHERE rowid IN (SELECT rowid FROM manifests ORDER BY used_h, rowid LIMIT ?)",
        (max(1, int(count * _DROPPED_AT_ONCE)),),
    )


def _read(digest: str, media_type: str, content: bytes) -> CachedManifest | None:
    unpacking = zlib.decompressobj()
    try:
        text = unpacking.decompress(content, _MOST_UNPACKED_BYTES).decode("utf-8", "surrogatepass")
    except (zlib.error, UnicodeDecodeError, TypeError):
        return None
    return CachedManifest(digest, media_type, text) if unpacking.eof else None


def _packed(text: str) -> bytes:
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 1)
