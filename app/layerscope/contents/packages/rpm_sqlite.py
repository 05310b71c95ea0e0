"""The rpm database of Amazon Linux 2023 and Fedora: a table of headers in an SQLite file."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing

from layerscope.contents.errors import PackagesUnreadableError
from layerscope.contents.model.findings import Package
from layerscope.contents.model.limits import MIB
from layerscope.contents.packages.bounds import (
    MOST_DATABASE_BYTES,
    MOST_PACKAGES,
    check_size,
    damaged,
    damaged_so,
    shown,
    too_many,
    unknown_form,
)
from layerscope.contents.packages.rpm_header import package_of
from layerscope.text.reasons import Reason

_MAGIC = b"SQLite format 3\0"
_VERSIONS = slice(
    18, 20
)  # of the format, for writers and readers: 2 is a write-ahead log, which has no file here
_MOST_HEADER_BYTES = 64 * MIB
_MOST_S = 20.0  # 10,000 packages take 0.1
_STEPS = 20_000  # of SQLite's machine between two looks at the clock


def read(path: bytes, content: bytes) -> tuple[Package, ...]:
    """The packages of the table Packages, opened in memory as a stranger's file (sqlite.org/security.html).

    Raises PackagesUnreadableError, also where this Python's SQLite cannot open a database in memory.
    """
    check_size(path, content, MOST_DATABASE_BYTES)
    if content[: len(_MAGIC)] != _MAGIC:
        raise unknown_form(path)
    if not hasattr(sqlite3.Connection, "deserialize"):
        raise PackagesUnreadableError(shown(path), Reason.tr("This computer's SQLite cannot read it."))
    image = bytearray(content)
    if image[_VERSIONS] == b"\2\2":
        image[_VERSIONS] = b"\1\1"
    try:
        with closing(sqlite3.connect(":memory:")) as connection:
            _be_careful(connection)
            connection.deserialize(bytes(image))
            del image
            return tuple(_packages(path, connection))
    except (sqlite3.Error, OverflowError, UnicodeError) as error:
        raise damaged_so(path, str(error)) from error


def _be_careful(connection: sqlite3.Connection) -> None:
    """Nothing that the file brings is run, nothing in it is taken on trust, and it ends in time."""
    end = time.monotonic() + _MOST_S
    connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
    connection.set_progress_handler(lambda: time.monotonic() > end, _STEPS)
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _MOST_HEADER_BYTES)
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    for pragma in ("trusted_schema = OFF", "cell_size_check = ON", "query_only = ON", "mmap_size = 0"):
        connection.execute(f"PRAGMA {pragma}").close()


def _packages(path: bytes, connection: sqlite3.Connection) -> Iterator[Package]:
    # A view and a virtual table have no pages of their own, a generated column is computed: none is rpm's.
    tables = connection.execute(
        "SELECT type, rootpage, sql FROM sqlite_schema WHERE name = 'Packages'"
    ).fetchmany(2)
    if (
        len(tables) != 1
        or tables[0][0] != "table"
        or not tables[0][1]
        or "VIRTUAL" in str(tables[0][2]).upper()
    ):
        raise unknown_form(path)
    columns = connection.execute("PRAGMA table_xinfo('Packages')").fetchmany(100)
    if ("blob", 0) not in {(column[1], column[-1]) for column in columns}:
        raise unknown_form(path)
    for number, (header,) in enumerate(connection.execute('SELECT "blob" FROM Packages ORDER BY rowid')):
        if number == MOST_PACKAGES:
            raise too_many(path)
        if not isinstance(header, bytes):
            raise damaged(path, 0)
        package = package_of(path, header)
        if package is not None:
            yield package
