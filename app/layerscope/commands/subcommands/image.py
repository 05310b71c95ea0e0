"""`layerscope image REFERENCE`: what an image is, and its layers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from layerscope.commands.options import REFERENCE_HELP, add_platform_option

if TYPE_CHECKING:
    import argparse

    from layerscope.commands.asking import Asking
    from layerscope.commands.output.writing import Output

HELP = (
    "Tell what an image is: its digest, platform, size, how a container of it starts, when it was pushed, "
    "and its layers with the command that created each, its size, digest and state. Of an index one "
    "platform is told. The exit status is 0 wherever the manifest was read; whether the image can be pulled, "
    "the exit status of `layerscope check` tells."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("reference", metavar="REFERENCE", help=REFERENCE_HELP)
    add_platform_option(parser)


async def run(asking: Asking, options: argparse.Namespace, out: Output) -> int:
    from layerscope.commands.runs import image

    return await image.run(asking, options, out)
