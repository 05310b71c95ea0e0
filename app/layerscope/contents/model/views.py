"""What of an image is looked at, and what is seen of a path over its layers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from layerscope.contents.model.changes import Aspect, Change, HiddenBy, Scope
from layerscope.contents.model.entries import Kind


class Order(StrEnum):
    """By what rows are sorted; folders stand first."""

    NAME = "name"
    SIZE = "size"
    CHANGE = "change"
    LAYER = "layer"
    MODE = "mode"
    OWNER = "owner"
    TIME = "time"
    FILES = "files"


@dataclass(frozen=True, slots=True)
class View:
    """What of an image is looked at: `layer` counts in the scopes LAYER and UP_TO. `changes` empty: all."""

    image: str
    scope: Scope
    layer: int
    changes: tuple[Change, ...] = ()
    order: Order = Order.NAME
    is_descending: bool = False


@dataclass(frozen=True, slots=True)
class PathVersion:
    """What a layer does to a path: REMOVED has no entry of its own; `digest` is raw, or empty."""

    layer: int
    change: Change
    aspects: Aspect = Aspect.NONE
    hidden_by: HiddenBy | None = None
    kind: Kind = Kind.FILE
    mode: int = 0
    uid: int = 0
    gid: int = 0
    size_bytes: int = 0
    mtime_s: int = 0
    link: bytes = b""
    digest: bytes = b""
