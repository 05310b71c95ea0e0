"""An SQLite file of what a program can do without: readable by its user alone, set aside where broken."""

from __future__ import annotations

import contextlib
import logging
import sqlite3
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from layerscope.files.own_file import open_own

_BUSY_S = 2.0  # another window's transaction is short
_CLOSING_S = 0.3
# SQLite's result codes for a file that is no database of this form (https://sqlite.org/rescode.html):
# a missing table or column, a page that is malformed, no database at all.
_BROKEN = {sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}

T = TypeVar("T")
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Form:
    """Whose file it is, and of which version; `schema` has statements that make it, each with a semicolon.

    `what` it holds, for the log.
    """

    what: str
    application_id: int
    version: int
    schema: str


class _UnusableError(Exception):
    """The file is not of this version; `why` becomes part of the name under which it is set aside."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class SqliteFile:
    """The file, in WAL mode; every method blocks. For any number of threads and of running programs.

    It never gets in the way: if it cannot be used, its users are given what they take instead, and no method
    raises. One that is broken, or of a newer version, is set aside and made anew.
    """

    def __init__(self, path: Path, form: Form) -> None:
        self._path = path
        self._form = form
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None
        self._inode = 0
        self._is_closed = False

    def use(self, work: Callable[[sqlite3.Connection], T], otherwise: T) -> T:
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
                        _log.info("%s could not be used: %s", self._form.what, error)
                        return otherwise
                    why = "broken"
                except OSError as error:
                    _log.info("%s could not be opened: %s", self._form.what, error)
                    return otherwise
                if not self._set_aside(why):
                    self._is_closed = True
            return otherwise

    def close(self) -> None:
        """Close the file; nothing is found and kept from now on."""
        self._is_closed = True
        if self._lock.acquire(timeout=_CLOSING_S):  # else a thread is at it, and the process ends soon
            try:
                self._drop_connection()
            finally:
                self._lock.release()

    def _opened(self) -> sqlite3.Connection:
        if self._connection is None:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            open_own(self._path).close()  # what an account may read is for nobody else who uses this machine
            self._inode = self._path.stat().st_ino
            connection = sqlite3.connect(
                self._path, timeout=_BUSY_S, isolation_level=None, check_same_thread=False
            )
            try:
                _prepare(connection, self._form)
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
        _log.info("%s is %s and is made anew", self._form.what, why)
        try:
            self._drop_connection()
            if self._path.stat().st_ino != self._inode:
                return True  # another window was faster
            self._path.replace(self._path.with_name(f"{self._path.stem}.{why}{self._path.suffix}"))
            for side in ("-wal", "-shm"):
                self._path.with_name(self._path.name + side).unlink(missing_ok=True)
        except (OSError, sqlite3.Error) as error:
            _log.info("%s could not be set aside: %s", self._form.what, error)
            return False
        return True


@contextlib.contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All that the block changes, or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def used_bytes(connection: sqlite3.Connection) -> int:
    """The room that rows take; what was dropped is used again."""
    pages = _pragma(connection, "page_count") - _pragma(connection, "freelist_count")
    return pages * _pragma(connection, "page_size")


def give_room_back(connection: sqlite3.Connection) -> None:
    """Make the file as small as what it holds."""
    connection.execute("VACUUM")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _prepare(connection: sqlite3.Connection, form: Form) -> None:
    """Create the tables if they are missing; WAL, so that writers do not wait for readers."""
    if _is_new(connection):
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("BEGIN IMMEDIATE")
        if _is_new(connection):  # still, now that no other window can make it at the same time
            for statement in form.schema.strip().split(";")[:-1]:
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {form.application_id}")
            connection.execute(f"PRAGMA user_version = {form.version}")
        connection.execute("COMMIT")
    version = _pragma(connection, "user_version")
    if _pragma(connection, "application_id") != form.application_id or version < form.version:
        raise _UnusableError("broken")
    if version > form.version:
        raise _UnusableError("newer")
    connection.execute("PRAGMA synchronous = NORMAL")  # with WAL, safe from all but the loss of the last


def _is_new(connection: sqlite3.Connection) -> bool:
    return bool(connection.execute("SELECT count(*) = 0 FROM sqlite_master").fetchone()[0])


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def _code(error: sqlite3.Error) -> int:
    """The primary result code; 0 for an error that has none."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF
