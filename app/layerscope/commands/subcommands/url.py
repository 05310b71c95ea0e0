"""`layerscope url REFERENCE --layer N`: the presigned URL of a layer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from layerscope.commands.options import REFERENCE_HELP, add_layer_options, add_platform_option

if TYPE_CHECKING:
    import argparse

    from layerscope.commands.asking import Asking
    from layerscope.commands.output.writing import Output

HELP = (
    "Print the presigned URL of a layer, one line for each --layer; its expiry goes to standard error. "
    "Anyone who has the URL can download the layer until then. With --curl or --aws a command is printed "
    "instead, as the window copies it. A whole digest with a repository's name needs no permission but "
    "ecr:GetDownloadUrlForLayer."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "reference", metavar="REFERENCE", help=f"{REFERENCE_HELP}; or a layer's address, without --layer"
    )
    add_layer_options(parser)
    add_platform_option(parser)
    form = parser.add_mutually_exclusive_group()
    form.add_argument(
        "--curl", action="store_true", help="print a curl command that downloads and resumes, with the URL"
    )
    form.add_argument(
        "--aws", action="store_true", help="print the AWS CLI's command, which requests a new URL each time"
    )


async def run(asking: Asking, options: argparse.Namespace, out: Output) -> int:
    from layerscope.commands.runs import url

    return await url.run(asking, options, out)
