"""`layerscope export REFERENCE --to FILE`: an image as a file or folder that other programs load."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from layerscope.commands.options import REFERENCE_HELP, add_platform_option
from layerscope.commands.transfers.options import add_limit_option

if TYPE_CHECKING:
    import argparse

    from layerscope.commands.asking import Asking
    from layerscope.commands.output.writing import Output

HELP = (
    "Save an image whole, every blob verified, as docker load, podman load and skopeo take it. Ctrl+C "
    "pauses: the same command goes on. Nothing is replaced."
)
_FORMATS = ("docker", "oci", "oci-folder")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("reference", metavar="REFERENCE", help=REFERENCE_HELP)
    parser.add_argument(
        "--to",
        metavar="FILE",
        type=Path,
        required=True,
        help="the file or OCI folder to make; in a folder that exists, by a name of its own",
    )
    parser.add_argument(
        "--format",
        choices=_FORMATS,
        help="docker for one platform, oci and oci-folder for a whole index too (default: docker for an "
        "image, oci for an index)",
    )
    add_platform_option(parser)
    parser.add_argument("--foreign", action="store_true", help="foreign layers too, from where they are")
    add_limit_option(parser)


async def run(asking: Asking, options: argparse.Namespace, out: Output) -> int:
    from layerscope.commands.runs import export

    return await export.run(asking, options, out)
