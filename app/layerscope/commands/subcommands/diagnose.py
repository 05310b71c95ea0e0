"""`layerscope diagnose`: why an image or a layer cannot be had from here."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from layerscope.commands.options import add_layer_options, add_platform_option

if TYPE_CHECKING:
    from layerscope.commands.asking import Asking
    from layerscope.commands.output.writing import Output

HELP = (
    "Go the steps of a pull as who you are here, from the identity to the first byte, and tell the first "
    "that fails, why, and who has to change what; then what only this machine knows: where its credentials "
    "come from, addresses, proxy, clock, trusted certificates, free disk. Nothing is changed anywhere. "
    "Exit status: 0 it works, 1 something was found, 2 it could not be told."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "reference",
        metavar="REFERENCE",
        help="an image, layer or repository in any form, or an error text in quotes; - for standard input",
    )
    add_layer_options(parser, several=False)
    add_platform_option(parser)
    parser.add_argument(
        "--as",
        dest="principal",
        metavar="ARN",
        type=_principal,
        help="a role or user whose pull is judged by the policies of both sides, without signing in as it",
    )
    parser.add_argument("--markdown", action="store_true", help="the report as Markdown, to hand on")


async def run(asking: Asking, options: argparse.Namespace, out: Output) -> int:
    from layerscope.commands.runs import diagnose

    return await diagnose.run(asking, options, out)


def _principal(text: str) -> str:
    from layerscope.words.principals import fault_of

    if fault := fault_of(text):
        raise argparse.ArgumentTypeError(fault)
    return text
