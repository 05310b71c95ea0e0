"""Tells what an image is, and its layers."""

from __future__ import annotations

import argparse
import asyncio

from layerscope.commands import statuses
from layerscope.commands.answers.image import ImageAnswer, image_facts, image_members
from layerscope.commands.answers.layers import COLUMNS, layer_members, layer_row
from layerscope.commands.asking import Asking
from layerscope.commands.chosen_image import (
    ChosenImage,
    RootImage,
    chosen_of,
    root_image,
)
from layerscope.commands.output.failures import failure_line, failure_members
from layerscope.commands.output.writing import Output
from layerscope.commands.references import read_image
from layerscope.registry.ecr.image import ReadImage
from layerscope.registry.ecr.manifests import find_image
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.errors.parts import NoImageInIndexError
from layerscope.registry.model.images import ListedImage


async def run(asking: Asking, options: argparse.Namespace, out: Output) -> int:
    root = await root_image(asking, read_image(options.reference))
    chosen, listed = await asyncio.gather(_chosen(root, options.platform or ""), _listed(root))
    answer = ImageAnswer(root, chosen, listed)
    problems = _problems(answer.read)
    if out.is_json:
        layers = [layer_members(layer) for layer in answer.read.layers]
        told = [failure_members(error) | {"part": part} for part, error in problems]
        out.document("image", {**image_members(answer), "layers": layers, "problems": told})
        return statuses.FINE
    out.facts(image_facts(answer))
    if answer.read.layers:
        out.line()
        out.table(COLUMNS, [layer_row(layer) for layer in answer.read.layers])
    for part, error in problems:
        out.note(f"{part}: {failure_line(error)}")
    return statuses.FINE


async def _chosen(root: RootImage, platform: str) -> ChosenImage | None:
    """None for an index without an image, which is told of itself unless a platform was asked for."""
    try:
        return await chosen_of(root, platform)
    except NoImageInIndexError:
        if platform:
            raise
        return None


async def _listed(root: RootImage) -> ListedImage | RegistryError:
    try:
        return await find_image(root.session.client, root.repository, root.digest)
    except RegistryError as error:  # who may pull may not always list
        return error


def _problems(read: ReadImage) -> list[tuple[str, RegistryError]]:
    """What of the image could not be read, with the part's name."""
    parts = (("config", read.config_error), ("layers' states", read.availability_error))
    return [(part, error) for part, error in parts if error is not None]
