"""The library for zstd, which the single file of the program does not bring."""

from __future__ import annotations

import sys
from importlib.util import find_spec

from layerscope.contents.errors import NoDecompressorError


def has_zstd() -> bool:
    """Whether the library `zstandard` is installed."""
    return sys.modules.get("zstandard") is not None or find_spec("zstandard") is not None


def check_zstd() -> None:
    """Raises NoDecompressorError where it is not."""
    if not has_zstd():
        raise NoDecompressorError
