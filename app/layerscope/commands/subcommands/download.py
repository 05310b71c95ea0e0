"""`layerscope download REFERENCE`: an image's layers and config as files, each whole or not at all."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from layerscope.commands.options import REFERENCE_HELP, add_layer_options, add_platform_option
from layerscope.commands.transfers.options import add_limit_option

if TYPE_CHECKING:
    import argparse

    from layerscope.commands.asking import Asking
    from layerscope.commands.output.writing import Output

HELP = (
    "Save an image's layers, as ECR stores them, and its config: each file whole, its digest verified, or "
    "not at all. What is there already is not downloaded again, what an earlier run left is gone on with. "
    "Ctrl+C pauses: the same command goes on."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("reference", metavar="REFERENCE", help=REFERENCE_HELP)
    add_platform_option(parser)
    add_layer_options(parser)
    parser.add_argument("--all", action="store_true", help="every layer")
    parser.add_argument("--config", action="store_true", help="the image's config")
    parser.add_argument(
        "--to", metavar="FOLDER", type=Path, default=Path(), help="where to (default: the folder you are in)"
    )
    parser.add_argument(
        "--decompress", action="store_true", help="write each layer's tar beside it, checked by its diffID"
    )
    parser.add_argument(
        "--foreign", action="store_true", help="with --all: foreign layers too, from their own addresses"
    )
    add_limit_option(parser)


async def run(asking: Asking, options: argparse.Namespace, out: Output) -> int:
    from layerscope.commands.runs import download

    return await download.run(asking, options, out)
