"""Amounts of bytes on a command line."""

from __future__ import annotations

import argparse
import re
from math import floor

from layerscope.text.amounts import UNIT, amount

_SIZE = re.compile(rf"(\d{{1,15}}(?:\.\d{{1,3}})?)\s?{UNIT}(?:/s)?", re.IGNORECASE)


def size_bytes(text: str) -> int:
    """`64M` are 64,000,000 bytes and `64MiB` 67,108,864, as in Files' filter words."""
    found = _SIZE.fullmatch(text.strip())
    if found is None:
        raise argparse.ArgumentTypeError(
            "a size is a number with k, M, G or T behind it, such as 500k or 64MB"
        )
    return floor(amount(*found.groups()))
