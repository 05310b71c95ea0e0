"""`layerscope check REFERENCE`: whether an image, or all of a repository's, can be pulled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from layerscope.commands.options import REFERENCE_HELP

if TYPE_CHECKING:
    import argparse

    from layerscope.commands.asking import Asking
    from layerscope.commands.output.writing import Output

HELP = (
    "Check whether an image can be pulled: whether ECR has every config and layer of it and of every "
    "platform; or, where a repository is named, the same of all its images. Exit status: 0 all of it can be "
    "pulled (archived images of a repository are passed over), 1 something cannot, 2 ECR could not be asked "
    "about some of it and the rest is fine."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "reference",
        metavar="REFERENCE",
        help=f"{REFERENCE_HELP}; without a tag or digest, all of a repository",
    )


async def run(asking: Asking, options: argparse.Namespace, out: Output) -> int:
    from layerscope.commands.runs import check

    return await check.run(asking, options, out)
