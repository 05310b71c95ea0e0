"""`layerscope explain`: what a pasted text says, without any call."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

    from layerscope.commands.output.writing import Output

HELP = (
    "Tell what a text says of ECR, without any call: which registry, repository, image and layer it names, "
    "what failed and by which of its words, whom it denies what, hosts that only look like ECR's, and what "
    "`layerscope diagnose` would ask. The text may be an image's URI, an ARN, a console address, an error or "
    "a whole log, of which the end counts. Exit status 2: nothing of ECR is in it."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("text", metavar="TEXT", help="the text in quotes; - for standard input")


def run(options: argparse.Namespace, out: Output) -> int:
    from layerscope.commands.runs import explain

    return explain.run(options.text, out)
