"""What a diagnosis of an image leaves open: it asks for a byte of one layer, and others may not come."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from layerscope.commands.asking import Asking
from layerscope.commands.chosen_image import ChosenImage, chosen_image
from layerscope.diagnosis.model.diagnosis import Diagnosis
from layerscope.diagnosis.model.question import Question
from layerscope.diagnosis.model.steps import Outcome, StepName
from layerscope.registry.ecr.image import is_empty_config
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.model.layers import Availability
from layerscope.registry.references.reference import Reference

AT_ONCE = 8
MOST = 500  # blobs; docker itself reads no more than 127 layers


@dataclass(frozen=True, slots=True)
class FirstBytes:
    """`refused` is the first layer, or the config, whose first byte did not come; empty where all came."""

    refused: str


async def first_bytes(
    asking: Asking, asked: Question, diagnosis: Diagnosis, platform: str | None
) -> FirstBytes | None:
    """Ask for the first byte of every layer and of the config, where the diagnosis asked for one layer's.

    None where the question is about something else, or the image cannot be read as a whole; then what the
    diagnosis says stands alone.
    """
    if asked.digest or asked.principal or not asked.image or not _is_fine(diagnosis):
        return None
    try:
        image = await chosen_image(asking, reference_of(asked), platform)
    except RegistryError:
        return None
    blobs = _blobs(image)
    if not blobs or len(blobs) > MOST:
        return None
    turns = asyncio.Semaphore(AT_ONCE)

    async def comes(digest: str) -> bool:
        async with turns:
            try:
                await image.session.probe(await image.session.url_of(image.ref(digest)))
            except RegistryError:
                return False
            return True

    came = await asyncio.gather(*map(comes, blobs))
    return FirstBytes(
        next((digest for digest, is_there in zip(blobs, came, strict=True) if not is_there), "")
    )


def reference_of(asked: Question) -> Reference:
    """The image that is asked about."""
    tag, digest = ("", asked.image) if ":" in asked.image else (asked.image, "")
    return Reference(asked.repository, tag, digest, asked.registry_id, asked.region)


def _is_fine(diagnosis: Diagnosis) -> bool:
    outcomes = {step.name: step.outcome for step in diagnosis.steps}
    is_clean = not diagnosis.findings and Outcome.FAILED not in outcomes.values()
    return is_clean and outcomes.get(StepName.BYTES) is Outcome.FINE


def _blobs(image: ChosenImage) -> list[str]:
    """The layers that are to come from ECR, and the config; each once."""
    foreign = Availability.FOREIGN
    blobs = [layer.digest for layer in image.read.layers if layer.state.availability is not foreign]
    config = image.read.config_descriptor
    if config is not None and not is_empty_config(config):
        blobs.append(config.digest)
    return list(dict.fromkeys(blobs))
