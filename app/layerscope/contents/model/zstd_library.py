"""The library for zstd, which the single file of the program does not bring."""

from __future__ import annotations

from importlib.util import find_spec

from layerscope.contents.errors import NoDecompressorError


def check_zstd() -> None:
    """Raises NoDecompressorError where the library `zstandard` is not installed."""
    if find_spec("zstandard") is None:
        raise NoDecompressorError
