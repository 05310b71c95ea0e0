"""What a user made of a table: the widths of its columns, and what it is sorted by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class TableState:
    """By the columns' keys, so that it fits a table with other columns too.

    `widths` are in pixels, without the columns that take the room left; `sorted_by` is empty where the
    table cannot be sorted. `columns` are those that the user chose to see, or not to.
    """

    widths: Mapping[str, int] = field(default_factory=dict)
    sorted_by: str = ""
    descending: bool = False
    columns: Mapping[str, bool] = field(default_factory=dict)
