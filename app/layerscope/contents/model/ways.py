"""How a layer's listing can be had, and what a layer says against its table of contents."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class WayKind(StrEnum):
    """How a layer's listing can be had, the cheapest first."""

    LISTED = "listed"  # in this run
    KEPT = "kept"  # by an earlier one
    LOCAL = "local"  # the layer is on this computer
    TABLE = "table"  # a table of contents in the layer
    SOCI = "soci"  # one beside it
    WHOLE = "whole"  # the layer is to be read
    NONE = "none"  # it cannot be had


@dataclass(frozen=True, slots=True)
class TableCheck:
    """What a layer's own entries say against its table of contents; paths of the first hundred of each."""

    only_in_table: tuple[bytes, ...]
    only_in_layer: tuple[bytes, ...]
    different: tuple[bytes, ...]
    count: int
