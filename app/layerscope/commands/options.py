"""Options that several commands have; what does a command's work is not imported for its --help."""

from __future__ import annotations

import argparse
from typing import Any

from layerscope.commands.option_values import layer_number, layer_text, platform_text

REFERENCE_HELP = (
    "an image URI, NAME:TAG, NAME@DIGEST, a repository's ARN, an address of the ECR console or of the "
    "registry's API, or a layerscope:// link"
)


def add_platform_option(parser: argparse.ArgumentParser) -> None:
    """`options.platform`: None where it is not said, since argparse has a default's text read too."""
    parser.add_argument(
        "--platform",
        metavar="OS/ARCH",
        type=platform_text,
        help="of an index, the image for this platform, such as linux/arm64 or linux/arm/v7 (default: this "
        "machine's, else linux/amd64, else the first)",
    )


def add_layer_options(
    parser: argparse._ActionsContainer, *, required: bool = False, several: bool = True
) -> None:
    """`options.layers`: what `chosen_layers` reads; a list, empty where none was named."""
    parser.add_argument(
        "--layer",
        dest="layers",
        metavar="N|DIGEST",
        type=layer_text,
        action="append" if several else _Once,
        default=[],
        required=required,
        help="a layer by its number (from 1, the oldest), its digest, or at least 6 hexadecimal digits of "
        "the digest's beginning" + ("; may be repeated" if several else ""),
    )


class _Once(argparse.Action):
    """A list of one, for an option that is given once."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: Any,
        option_string: str | None = None,
    ) -> None:
        if getattr(namespace, self.dest):
            parser.error(f"{option_string} names one layer, and only once")
        setattr(namespace, self.dest, [values])


def add_scope_options(parser: argparse.ArgumentParser) -> None:
    """`options.layers`, of which at most one may be named, and `options.up_to_layer`."""
    scope = parser.add_mutually_exclusive_group()
    add_layer_options(scope, several=False)
    scope.add_argument(
        "--up-to-layer", metavar="N", type=layer_number, default=0, help="as the image was after this layer"
    )
