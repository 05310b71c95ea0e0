"""`layerscope cat REFERENCE:PATH`: a file's bytes out of an image, without pulling it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from layerscope.commands.contents.paying import add_cost_options
from layerscope.commands.option_values import reference_and_path
from layerscope.commands.options import REFERENCE_HELP, add_platform_option, add_scope_options

if TYPE_CHECKING:
    import argparse

    from layerscope.commands.asking import Asking
    from layerscope.commands.output.writing import Output

HELP = (
    "Write a file of an image to standard output, as it is; links are followed inside the image. The path "
    "begins with a slash, which tells REFERENCE:PATH from REFERENCE:TAG."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "place",
        metavar="REFERENCE:PATH",
        type=reference_and_path,
        help=f"such as team/app:1.4:/etc/os-release; REFERENCE is {REFERENCE_HELP}",
    )
    add_platform_option(parser)
    add_scope_options(parser)
    parser.add_argument(
        "--binary", action="store_true", help="to a terminal, too, what is not text and may change it"
    )
    add_cost_options(parser)


async def run(asking: Asking, options: argparse.Namespace, out: Output) -> int:
    from layerscope.commands.runs import cat

    return await cat.run(asking, options, out)
