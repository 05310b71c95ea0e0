"""`layerscope images REPOSITORY`: a repository's images, the newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

    from layerscope.commands.asking import Asking
    from layerscope.commands.output.writing import Output

HELP = (
    "List a repository's images, the one pushed last first, archived ones included. As in the window, an "
    "index's platforms and what is about an image (signatures, SBOMs, attestations) stand below it. The "
    "table counts them, as in `2 platforms + 3`, and has a line for each with --all; in JSON they are always "
    "there."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "repository",
        metavar="REPOSITORY",
        help="its name, ARN or URI, or its address in the ECR console; a tag or digest behind it is ignored",
    )
    parser.add_argument("--all", action="store_true", help="with a line for each platform and artifact")


async def run(asking: Asking, options: argparse.Namespace, out: Output) -> int:
    from layerscope.commands.runs import images

    return await images.run(asking, options, out)
