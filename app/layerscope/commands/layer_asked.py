"""The layer that a diagnosis is asked about on the command line, by its number or digest."""

from __future__ import annotations

import argparse
from dataclasses import replace

from layerscope.commands.asking import Asking
from layerscope.commands.chosen_image import chosen_image
from layerscope.commands.chosen_layers import chosen_layers
from layerscope.commands.given_text import NoTextError
from layerscope.commands.output.writing import Output
from layerscope.commands.references import image_asked
from layerscope.diagnosis.model.question import Question
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.errors.parts import NoSuchLayerError, NoSuchPlatformError, SeveralLayersError
from layerscope.registry.references.digests import HEX_LENGTHS, is_digest


async def with_layer(asking: Asking, asked: Question, options: argparse.Namespace, out: Output) -> Question:
    """The question with the layer that the options name; of an image that cannot be read without it.

    A whole digest is taken as it is: whether the image has it, the diagnosis finds out. Raises
    NoSuchLayerError, SeveralLayersError, NoSuchPlatformError, and NoTextError where no image is named.
    """
    named = options.layers[0] if options.layers else ""
    if not named:
        return asked
    if is_digest(named) and len(named.partition(":")[2]) in HEX_LENGTHS.values():
        return replace(asked, digest=named)
    if not (asked.repository and asked.image):
        raise NoTextError("A layer by its number needs an image; name it as NAME:TAG or NAME@DIGEST.")
    try:
        chosen = await chosen_image(asking, image_asked(asked), options.platform)
        (layer,) = chosen_layers(chosen.read, options, chosen.root.subject)
    except (NoSuchLayerError, SeveralLayersError, NoSuchPlatformError):
        raise
    except RegistryError:
        out.note(f"The image could not be read, so that layer {named} is not known.")
        return asked
    return replace(asked, digest=layer.digest)
