"""`layerscope diff REFERENCE REFERENCE`: files and packages that two images have differently."""

from __future__ import annotations

from typing import TYPE_CHECKING

from layerscope.commands.contents.paying import add_cost_options
from layerscope.commands.options import REFERENCE_HELP, add_platform_option

if TYPE_CHECKING:
    import argparse

    from layerscope.commands.asking import Asking
    from layerscope.commands.output.writing import Output

HELP = (
    "Tell the files and packages apart that two images have: of layers that both have nothing is read. Exit "
    "status: 0 they are the same, 1 they differ, 2 trouble, as with diff(1)."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("left", metavar="REFERENCE", help=REFERENCE_HELP)
    parser.add_argument("right", metavar="REFERENCE", help="the one to compare it with")
    add_platform_option(parser)
    parser.add_argument("--times", action="store_true", help="files of another time only differ too")
    add_cost_options(parser)


async def run(asking: Asking, options: argparse.Namespace, out: Output) -> int:
    from layerscope.commands.runs import diff

    return await diff.run(asking, options, out)
