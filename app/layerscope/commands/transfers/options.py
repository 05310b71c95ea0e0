"""Options that downloads and exports share."""

from __future__ import annotations

import argparse

from layerscope.commands.sizes import size_bytes


def add_limit_option(parser: argparse.ArgumentParser) -> None:
    """`options.limit_rate`: bytes a second, 0 for no limit."""
    parser.add_argument(
        "--limit-rate",
        metavar="SIZE",
        type=size_bytes,
        default=0,
        help="at most so much a second: 5M",
    )
