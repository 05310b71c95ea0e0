"""What a diagnosis of an image leaves open: it asks for a byte of one layer, and others may not come."""

from __future__ import annotations

import asyncio

from layerscope.access.registries import BLOB_CONNECTIONS
from layerscope.commands.asking import Asking
from layerscope.commands.chosen_image import ChosenImage, chosen_image
from layerscope.commands.references import image_asked
from layerscope.diagnosis.model.diagnosis import Diagnosis
from layerscope.diagnosis.model.question import Question
from layerscope.diagnosis.verdict import is_fine
from layerscope.registry.ecr.image import is_empty_config
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.model.layers import Availability

MOST = 500  # blobs; docker itself reads no more than 127 layers


async def first_refused(
    asking: Asking, asked: Question, diagnosis: Diagnosis, platform: str | None
) -> str | None:
    """The digest of the first layer, else the config, whose first byte does not come; empty where all come.

    None where that is not asked: the question is about something else, something is wrong already, or the
    image cannot be read as a whole. Then what the diagnosis says stands alone.
    """
    looked_at = diagnosis.question
    if asked.digest or asked.principal or not asked.image or not looked_at.digest:
        return None
    if not is_fine(looked_at, diagnosis):
        return None
    try:
        image = await chosen_image(asking, image_asked(asked), platform)
    except RegistryError:
        return None
    blobs = _blobs(image)
    if not blobs or len(blobs) > MOST:
        return None
    turns = asyncio.Semaphore(BLOB_CONNECTIONS)

    async def comes(digest: str) -> bool:
        async with turns:
            try:
                await image.session.probe(await image.session.url_of(image.ref(digest)))
            except RegistryError:
                return False
            return True

    came = await asyncio.gather(*map(comes, blobs))
    return next((digest for digest, is_there in zip(blobs, came, strict=True) if not is_there), "")


def _blobs(image: ChosenImage) -> list[str]:
    """The layers that are to come from ECR, and the config; each once."""
    foreign = Availability.FOREIGN
    blobs = [layer.digest for layer in image.read.layers if layer.state.availability is not foreign]
    config = image.read.config_descriptor
    if config is not None and not is_empty_config(config):
        blobs.append(config.digest)
    return list(dict.fromkeys(blobs))
