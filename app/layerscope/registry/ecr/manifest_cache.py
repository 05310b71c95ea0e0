"""Manifests by digest in an SQLite file of the user's cache folder, each for the reader who fetched it."""

from __future__ import annotations

import contextlib
import logging
import os
import sqlite3
import threading
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

import platformdirs

FORMAT_VERSION = 1
MOST_BYTES = 256 * 1024 * 1024  # about 200,000 manifests
_MOST_UNPACKED_BYTES = 32 * 1024 * 1024  # more than any manifest: the file may have been tampered with
_APPLICATION_ID = 0x4C795363
_BUSY_S = 2.0  # another window's transaction writes a hundred manifests at the most
_CLOSING_S = 0.3
_HOUR_S = 3600
_DROPPED_AT_ONCE = 0.1  # of what is kept, when there is too much
# SQLite's result codes for a file that is no database of this form (https://sqlite.org/rescode.html):
# a missing table or column, a page that is malformed, no database at all.
_BROKEN = {sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}

_SCHEMA = f"""
CREATE TABLE manifests (
    reader BLOB NOT NULL, digest TEXT NOT NULL, media_type TEXT NOT NULL, content BLOB NOT NULL,
    used_h INTEGER NOT NULL, UNIQUE (reader, digest)
);
CREATE INDEX by_use ON manifests (used_h);
PRAGMA application_id = {_APPLICATION_ID};
PRAGMA user_version = {FORMAT_VERSION};
"""

T = TypeVar("T")
_log = logging.getLogger(__name__)


class CachedManifest(NamedTuple):
    """A manifest as ECR sent it."""

    digest: str
    media_type: str
    text: str


class _UnusableError(Exception):
    """The file is not of this version; `why` becomes part of the name under which it is set aside."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def default_path() -> Path:
    """Where this system keeps what a program can do without: `…/layerscope/manifests.sqlite3`."""
    return platformdirs.user_cache_path("layerscope", appauthor=False) / "manifests.sqlite3"


class ManifestCache:
    """The file; every method blocks. For any number of threads and of running programs.

    A cache never gets in the way: if the file cannot be used, nothing is found or kept, and no method
    raises. One that is broken, or of a newer version, is set aside and made anew. When it holds
    more than `most_bytes`, what was used longest ago goes.
    """

    def __init__(
        self, path: Path, most_bytes: int = MOST_BYTES, now_s: Callable[[], float] = time.time
    ) -> None:
        self._path = path
        self._most_bytes = most_bytes
        self._now_s = now_s
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None
        self._inode = 0
        self._is_closed = False

    def find(self, reader: bytes, digests: Sequence[str]) -> dict[str, CachedManifest]:
        """Those of the manifests that were kept for this reader; at most a few hundred at a time."""
        return self._with_file(lambda connection: self._find(connection, reader, digests), {})

    def keep(self, reader: bytes, manifests: Iterable[CachedManifest]) -> None:
        """Keep the manifests for this reader, all of them or, where that fails, none."""
        rows = [
            (reader, kept.digest, kept.media_type, _packed(kept.text), self._hour()) for kept in manifests
        ]
        if rows:
            self._with_file(lambda connection: self._keep(connection, rows), None)

    def clear(self) -> None:
        """Keep none of them any more, and give their room back."""
        self._with_file(_clear, None)

    def close(self) -> None:
        """Close the file; nothing is found and kept from now on."""
        self._is_closed = True
        if self._lock.acquire(timeout=_CLOSING_S):  # else a thread is at it, and the process ends soon
            try:
                self._drop_connection()
            finally:
                self._lock.release()

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
            with contextlib.suppress(sqlite3.OperationalError), _transaction(connection):
                connection.executemany("UPDATE manifests SET used_h = ? WHERE reader = ? AND digest = ?", old)
        return {kept.digest: kept for row in rows if (kept := _read(*row[:3])) is not None}

    def _keep(self, connection: sqlite3.Connection, rows: Sequence[tuple[object, ...]]) -> None:
        with _transaction(connection):
            connection.executemany("INSERT OR REPLACE INTO manifests VALUES (?, ?, ?, ?, ?)", rows)
            if _used_bytes(connection) > self._most_bytes:
                _drop_oldest(connection)

    # The file.

    def _with_file(self, work: Callable[[sqlite3.Connection], T], otherwise: T) -> T:
        """The work's result; a broken file is set aside, and the work done on a new one."""
        with self._lock:
            for _ in range(2):
                if self._is_closed:
                    return otherwise
                try:
                    return work(self._opened())
                except _UnusableError as error:
                    why = error.why
                except sqlite3.Error as error:
                    if _code(error) not in _BROKEN:
                        _log.info("the cache of manifests could not be used: %s", error)
                        return otherwise
                    why = "broken"
                except OSError as error:
                    _log.info("the cache of manifests could not be opened: %s", error)
                    return otherwise
                if not self._set_aside(why):
                    self._is_closed = True
            return otherwise

    def _opened(self) -> sqlite3.Connection:
        if self._connection is None:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            # What an account may read is for nobody else who uses this machine.
            os.close(os.open(self._path, os.O_CREAT | os.O_RDWR, 0o600))
            self._inode = self._path.stat().st_ino
            connection = sqlite3.connect(
                self._path, timeout=_BUSY_S, isolation_level=None, check_same_thread=False
            )
            try:
                _prepare(connection)
            except BaseException:
                connection.close()
                raise
            self._connection = connection
        return self._connection

    def _drop_connection(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _set_aside(self, why: str) -> bool:
        """Give the file another name, replacing an earlier one of that name; False if that fails."""
        _log.info("the cache of manifests is %s and is made anew", why)
        try:
            self._drop_connection()
            if self._path.stat().st_ino != self._inode:
                return True  # another window was faster
            self._path.replace(self._path.with_name(f"{self._path.stem}.{why}{self._path.suffix}"))
            for side in ("-wal", "-shm"):
                self._path.with_name(self._path.name + side).unlink(missing_ok=True)
        except (OSError, sqlite3.Error) as error:
            _log.info("the cache of manifests could not be set aside: %s", error)
            return False
        return True

    def _hour(self) -> int:
        return int(self._now_s() // _HOUR_S)


def _prepare(connection: sqlite3.Connection) -> None:
    """Create the tables if they are missing; WAL, so that writers do not wait for readers."""
    if _is_new(connection):
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("BEGIN IMMEDIATE")
        if _is_new(connection):  # still, now that no other window can make it at the same time
            for statement in _SCHEMA.strip().split(";")[:-1]:
                connection.execute(statement)
        connection.execute("COMMIT")
    version = _pragma(connection, "user_version")
    if _pragma(connection, "application_id") != _APPLICATION_ID or version < FORMAT_VERSION:
        raise _UnusableError("broken")
    if version > FORMAT_VERSION:
        raise _UnusableError("newer")
    connection.execute("PRAGMA synchronous = NORMAL")  # with WAL, safe from all but the loss of the last


def _is_new(connection: sqlite3.Connection) -> bool:
    return bool(connection.execute("SELECT count(*) = 0 FROM sqlite_master").fetchone()[0])


@contextlib.contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _clear(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM manifests")
    connection.execute("VACUUM")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _used_bytes(connection: sqlite3.Connection) -> int:
    pages = _pragma(connection, "page_count") - _pragma(connection, "freelist_count")
    return pages * _pragma(connection, "page_size")


def _drop_oldest(connection: sqlite3.Connection) -> None:
    (count,) = connection.execute("SELECT count(*) FROM manifests").fetchone()
    connection.execute(
        "DELETE FROM manifests WHERE rowid IN (SELECT rowid FROM manifests ORDER BY used_h, rowid LIMIT ?)",
        (max(1, int(count * _DROPPED_AT_ONCE)),),
    )


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def _read(digest: str, media_type: str, content: bytes) -> CachedManifest | None:
    unpacking = zlib.decompressobj()
    try:
        text = unpacking.decompress(content, _MOST_UNPACKED_BYTES).decode("utf-8", "surrogatepass")
    except (zlib.error, UnicodeDecodeError, TypeError):
        return None
    return CachedManifest(digest, media_type, text) if unpacking.eof else None


def _packed(text: str) -> bytes:
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 1)


def _code(error: sqlite3.Error) -> int:
    """The primary result code; 0 for an error that has none."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF
