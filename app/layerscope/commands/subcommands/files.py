"""`layerscope files REFERENCE [PATH]`: what an image's file system has, without pulling it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from layerscope.commands.contents.paying import add_cost_options
from layerscope.commands.option_values import path_of
from layerscope.commands.options import REFERENCE_HELP, add_platform_option, add_scope_options

if TYPE_CHECKING:
    import argparse

    from layerscope.commands.asking import Asking
    from layerscope.commands.output.writing import Output

HELP = (
    "List the files of an image: a folder, all below it, or what matches filter words. Layers with a table "
    "of contents are listed by that, others are read, which is told before it costs much."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("reference", metavar="REFERENCE", help=REFERENCE_HELP)
    parser.add_argument(
        "path", metavar="PATH", nargs="?", type=path_of, default=b"", help="a folder or file (default: /)"
    )
    add_platform_option(parser)
    add_scope_options(parser)
    parser.add_argument("-R", "--recursive", action="store_true", help="all below the folder too")
    parser.add_argument(
        "--filter",
        metavar="WORDS",
        default="",
        help="only what matches all of these, anywhere below PATH: part of a name, '*.jar', '>10M', '<1k', "
        "mode:suid, mode:0755, layer:3, or a part of a path with a slash in it",
    )
    parser.add_argument("-l", "--long", action="store_true", help="mode, owner, time and links too")
    add_cost_options(parser)


async def run(asking: Asking, options: argparse.Namespace, out: Output) -> int:
    from layerscope.commands.runs import files

    return await files.run(asking, options, out)
