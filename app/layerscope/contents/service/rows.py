"""Rows of files as they cross to the window: `model.rows`."""

from layerscope.contents.model.rows import MOST_ROWS, FileRow, PackedRows, UnpackedRows, pack

__all__ = ["MOST_ROWS", "FileRow", "PackedRows", "UnpackedRows", "pack"]
