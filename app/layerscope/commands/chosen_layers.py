"""Layers on a command line: by number, or by digest or its beginning."""

from __future__ import annotations

import argparse
import re
from typing import Any

from layerscope.registry.ecr.image import ReadImage
from layerscope.registry.errors.base import Subject
from layerscope.registry.errors.parts import NoSuchLayerError, SeveralLayersError
from layerscope.registry.model.layers import Layer

_NUMBER = re.compile(r"[0-9]{1,5}")  # more digits are a digest's beginning
_BEGINNING = re.compile(r"(?:[a-z0-9]+:)?[0-9a-f]{6,128}")


def add_layer_options(
    parser: argparse._ActionsContainer, *, required: bool = False, several: bool = True
) -> None:
    """`options.layers`: what `chosen_layers` reads; a list, empty where none was named."""
    parser.add_argument(
        "--layer",
        dest="layers",
        metavar="N|DIGEST",
        type=_layer_text,
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


def chosen_layers(
    read: ReadImage, options: argparse.Namespace, subject: Subject | None = None
) -> tuple[Layer, ...]:
    """The layers that were named, each once and in the order of their naming; none where none was.

    Raises NoSuchLayerError, and SeveralLayersError for a beginning that is not one layer's alone.
    """
    found = [_chosen(read.layers, text, subject) for text in options.layers]
    return tuple({layer.position: layer for layer in found}.values())


def _chosen(layers: tuple[Layer, ...], text: str, subject: Subject | None) -> Layer:
    if _NUMBER.fullmatch(text):
        if not 1 <= int(text) <= len(layers):
            raise NoSuchLayerError(text, len(layers), subject=subject)
        return layers[int(text) - 1]
    begin = [layer for layer in layers if _begins(layer.digest, text)]
    if not begin:
        raise NoSuchLayerError(text, len(layers), subject=subject)
    digests = {layer.digest for layer in begin}
    if len(digests) > 1:
        raise SeveralLayersError(text, len(digests), subject=subject)
    return begin[0]  # of those with the same bytes, the first


def _begins(digest: str, text: str) -> bool:
    return digest.startswith(text) if ":" in text else digest.partition(":")[2].startswith(text)


def _layer_text(text: str) -> str:
    plain = text.strip().lower()
    if not _NUMBER.fullmatch(plain) and not _BEGINNING.fullmatch(plain):
        raise argparse.ArgumentTypeError(
            "a layer is its number, its digest, or at least 6 hexadecimal digits of the digest's beginning"
        )
    return plain
