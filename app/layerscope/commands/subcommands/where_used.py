"""`layerscope where-used DIGEST`: the images that contain a layer or a config."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

    from layerscope.commands.asking import Asking
    from layerscope.commands.output.writing import Output

HELP = (
    "Find the images that contain a layer or a config, in every repository of the registry, or in one: their "
    "manifests are read. Exit status as grep's: 0 some contain it, 1 none does, 2 none was found but not all "
    "could be read."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "digest",
        metavar="DIGEST",
        help="the digest, for every repository; NAME@DIGEST, or a layer's address in the registry's API, for "
        "one repository",
    )


async def run(asking: Asking, options: argparse.Namespace, out: Output) -> int:
    from layerscope.commands.runs import where_used

    return await where_used.run(asking, options, out)
