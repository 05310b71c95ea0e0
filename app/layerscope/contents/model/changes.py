"""What a layer, or another image, does to a path."""

from __future__ import annotations

from enum import IntEnum, IntFlag, StrEnum


class Scope(StrEnum):
    """Which file system is looked at: a layer's own entries, all up to that layer, the whole image."""

    LAYER = "layer"
    UP_TO = "up-to"
    IMAGE = "image"


class Change(IntEnum):
    """What the layer that is looked at does to the path, seen over the layers below it.

    In the scope of the whole image that is the last layer. UNKNOWN: a layer below it is not listed.
    """

    UNCHANGED = 0
    ADDED = 1
    CHANGED = 2
    REMOVED = 3
    UNKNOWN = 4


class Aspect(IntFlag):
    """What of an entry differs. CONTENT by digest where both have one; else GUESSED, by size and time."""

    NONE = 0
    CONTENT = 1
    KIND = 2
    MODE = 4
    OWNER = 8
    XATTRS = 16
    LINK = 32
    TIME = 64
    GUESSED = 128


class HiddenBy(StrEnum):
    """How a path was removed."""

    WHITEOUT = "whiteout"
    OPAQUE = "opaque"
    REPLACED = "replaced"  # a folder by something that is none
