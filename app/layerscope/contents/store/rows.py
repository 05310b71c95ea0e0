"""The rows of the file: what is written of a layer, and what is read back."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

from layerscope.contents.model.listing import Form as Compression
from layerscope.contents.model.listing import Listing, ListingFacts
from layerscope.contents.store.columns import PackedListing, unpack
from layerscope.contents.store.faults import faults_of, faults_text
from layerscope.contents.store.packing import DamagedError
from layerscope.contents.store.spans import KeptCheckpoints, Row
from layerscope.files.sqlite_file import Form, used_bytes

_DROPPED_AT_ONCE = 0.1  # of what is kept, when there is too much
FORM = Form(
    "the file of layers' contents",
    0x4C795363 + 1,
    1,
    """
    CREATE TABLE layers (
        id INTEGER PRIMARY KEY, reader TEXT NOT NULL, digest TEXT NOT NULL, diff_id TEXT NOT NULL,
        form TEXT NOT NULL, in_bytes INTEGER NOT NULL, out_bytes INTEGER NOT NULL, verified INTEGER NOT NULL,
        faults TEXT NOT NULL, fault_count INTEGER NOT NULL, entries INTEGER NOT NULL,
        paths BLOB NOT NULL, columns BLOB NOT NULL, digests BLOB NOT NULL, used_h INTEGER NOT NULL,
        UNIQUE (reader, digest)
    );
    CREATE INDEX by_tar ON layers (reader, diff_id);
    CREATE INDEX by_use ON layers (used_h);
    CREATE TABLE spans (
        layer INTEGER NOT NULL, out_at INTEGER NOT NULL, bit INTEGER NOT NULL, window BLOB NOT NULL,
        PRIMARY KEY (layer, bit)
    ) WITHOUT ROWID;
    """,
)
_FACTS = "id, used_h, digest, diff_id, form, in_bytes, out_bytes, verified, faults, fault_count"
_PACKED = "entries, paths, columns, digests"


def insert(
    connection: sqlite3.Connection,
    reader: str,
    facts: ListingFacts,
    kept: PackedListing,
    spans: Sequence[Row],
    hour: int,
) -> None:
    """Keep the layer for the reader, in place of what is kept of it."""
    known = connection.execute(
        "SELECT id FROM layers WHERE reader = ? AND digest = ?", (reader, facts.digest)
    ).fetchall()
    delete(connection, [number for (number,) in known])
    values = (
        *(reader, facts.digest, facts.diff_id, str(facts.form)),
        *(facts.compressed_bytes, facts.decompressed_bytes, int(facts.is_verified)),
        *(faults_text(facts.faults), facts.fault_count, *kept, hour),
    )
    layer = connection.execute(
        "INSERT INTO layers (reader, digest, diff_id, form, in_bytes, out_bytes, verified, faults, "  # noqa: S608 - only marks
        f"fault_count, {_PACKED}, used_h) VALUES ({', '.join('?' * len(values))})",
        values,
    ).lastrowid
    connection.executemany("INSERT INTO spans VALUES (?, ?, ?, ?)", [(layer, *span) for span in spans])


def kept_size(connection: sqlite3.Connection, reader: str, digest: str) -> tuple[int, int, int] | None:
    """How many entries, bytes of digests and checkpoints are kept of the layer."""
    row: tuple[int, int, int] | None = connection.execute(
        "SELECT entries, length(digests), (SELECT count(*) FROM spans WHERE layer = id) FROM layers "
        "WHERE reader = ? AND digest = ?",
        (reader, digest),
    ).fetchone()
    return row


def find(
    connection: sqlite3.Connection, column: str, reader: str, value: str
) -> tuple[int, int, Listing] | None:
    """Number of the row, hour of its last use, and the listing, by `digest` or `diff_id`.

    Raises DamagedRowError.
    """
    row = connection.execute(
        f"SELECT {_FACTS}, {_PACKED} FROM layers WHERE reader = ? AND {column} = ?",  # noqa: S608 - ours
        (reader, value),
    ).fetchone()
    if row is None:
        return None
    number, used_h, *facts = row[:10]
    try:
        return number, used_h, unpack(PackedListing(*row[10:]), _facts(facts))
    except (DamagedError, ValueError, TypeError) as error:
        raise DamagedRowError(number) from error


def find_spans(connection: sqlite3.Connection, reader: str, digest: str) -> KeptCheckpoints | None:
    """The layer's checkpoints. Raises DamagedRowError."""
    row = connection.execute(
        "SELECT id, in_bytes, out_bytes FROM layers WHERE reader = ? AND digest = ?", (reader, digest)
    ).fetchone()
    if row is None:
        return None
    number, in_bytes, out_bytes = row
    spans = connection.execute(
        "SELECT out_at, bit, window FROM spans WHERE layer = ? ORDER BY bit", (number,)
    ).fetchall()
    try:
        return KeptCheckpoints.of_file(spans, in_bytes, out_bytes)
    except (DamagedError, TypeError) as error:
        raise DamagedRowError(number) from error


class DamagedRowError(Exception):
    """What row `number` has is not what was kept."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def delete(connection: sqlite3.Connection, numbers: Iterable[int]) -> None:
    """Drop these rows with what belongs to them."""
    marks = [(number,) for number in numbers]
    connection.executemany("DELETE FROM spans WHERE layer = ?", marks)
    connection.executemany("DELETE FROM layers WHERE id = ?", marks)


def drop_oldest(connection: sqlite3.Connection, most_bytes: int) -> None:
    """Where there is more than that, drop the tenth that was used longest ago."""
    if used_bytes(connection) <= most_bytes:
        return
    (count,) = connection.execute("SELECT count(*) FROM layers").fetchone()
    oldest = connection.execute(
        "SELECT id FROM layers ORDER BY used_h, id LIMIT ?", (max(1, int(count * _DROPPED_AT_ONCE)),)
    ).fetchall()
    delete(connection, [number for (number,) in oldest])


def _facts(row: Sequence[Any]) -> ListingFacts:
    digest, diff_id, form, in_bytes, out_bytes, verified, faults, fault_count = row
    return ListingFacts(
        digest,
        form=Compression(form),
        diff_id=diff_id,
        compressed_bytes=in_bytes,
        decompressed_bytes=out_bytes,
        is_verified=bool(verified),
        is_complete=True,
        faults=faults_of(faults),
        fault_count=fault_count,
    )
