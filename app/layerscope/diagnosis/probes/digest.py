"""What the digest that is looked at is, and which images hold the same layer."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from layerscope.diagnosis.model.answers import NOT_ASKED, Answer
from layerscope.diagnosis.model.digest_roles import (
    SearchedImages,
    holders,
    is_not_here,
    role_among_images,
    role_in_image,
)
from layerscope.diagnosis.model.evidence import DigestFacts, DigestRole
from layerscope.diagnosis.model.facts import Facts
from layerscope.diagnosis.model.findings import Elsewhere
from layerscope.diagnosis.probes import repository_images
from layerscope.diagnosis.probes.image import manifests_of_image
from layerscope.diagnosis.probes.layer import looked_at, suspect
from layerscope.diagnosis.probes.neighbours import neighbours
from layerscope.diagnosis.probes.probe import FactProbe, ProbeRun, about_digest, about_image, about_layer
from layerscope.registry.ecr.client import EcrClient
from layerscope.registry.ecr.manifests import fetch_manifests
from layerscope.registry.manifests.config import ImageConfig
from layerscope.registry.manifests.manifest import ImageManifest, IndexManifest, Manifest
from layerscope.registry.model.layers import Availability
from layerscope.registry.model.media_types import is_image_config

_MOST_CHILDREN_CONFIGS = 6  # of an index: the platforms that people have


class _Part(NamedTuple):
    """An image as one platform has it: the one asked for, or a child of its index."""

    manifest: Manifest
    config: ImageConfig | None = None


async def _digest(run: ProbeRun) -> Answer[DigestFacts]:
    searching = run.once(_siblings) if run.asked.digest else None
    if not await _is_in_question(run):
        return NOT_ASKED
    role = await _role_in_image(run)
    if role is not None:
        return Answer.of(role)
    if searching is None:
        return NOT_ASKED
    manifest = (await run.answer(Facts.manifest)).value
    image_digest = manifest.digest if manifest else ""
    return (await searching).map(lambda found: role_among_images(run.asked.digest, found, image_digest))


async def _is_in_question(run: ProbeRun) -> bool:
    """Whether the digest's role matters: it was asked for, or ECR does not have that layer."""
    if run.asked.digest:
        return True
    layer = await suspect(run)
    return layer is not None and not layer.foreign and layer.state.availability is not Availability.AVAILABLE


async def _role_in_image(run: ProbeRun) -> DigestFacts | None:
    """Its role in the image asked for; a layer by the manifest may be a diffID by the config."""
    digest, image = await looked_at(run), run.asked.image
    parts = (await run.once(_parts)).value or ()
    roles = (role_in_image(digest, image, part.manifest, part.config) for part in parts)
    manifest = run.facts.manifest.value
    return next(
        (role for role in roles if role), role_in_image(digest, image, manifest) if manifest else None
    )


async def _config(run: ProbeRun) -> Answer[ImageConfig]:
    manifest = (await run.answer(Facts.manifest)).value
    if manifest is None or not await _is_in_question(run):
        return NOT_ASKED
    return await _config_of(run, manifest)


async def _config_of(run: ProbeRun, manifest: Manifest) -> Answer[ImageConfig]:
    described = manifest.config if isinstance(manifest, ImageManifest) else None
    if described is None or not is_image_config(described.media_type):
        return NOT_ASKED
    blobs, repository = run.context.blobs, run.asked.repository
    return await run.ask(lambda client: repository_images.config(client, blobs, repository, described))


async def _parts(run: ProbeRun) -> Answer[Sequence[_Part]]:
    """The image, or its index's children, with the configs that are needed to know a diffID."""
    manifests = await manifests_of_image(run)
    if not isinstance(run.facts.manifest.value, IndexManifest):
        config = (await run.answer(Facts.config)).value
        return Answer.of([_Part(manifest, config) for manifest in manifests])
    if any(role_in_image(run.asked.digest, "", child) for child in manifests):
        return Answer.of([_Part(child) for child in manifests])
    asked = manifests[:_MOST_CHILDREN_CONFIGS]
    configs = await asyncio.gather(*(_config_of(run, child) for child in asked))
    return Answer.of([_Part(child, answer.value) for child, answer in zip(asked, configs, strict=True)])


async def _child(run: ProbeRun) -> Answer[Manifest]:
    if not isinstance((await run.answer(Facts.manifest)).value, IndexManifest):
        return NOT_ASKED
    digest = await looked_at(run)
    if run.asked.digest:
        parts = (await run.once(_parts)).value or ()
    else:
        parts = [_Part(manifest) for manifest in await manifests_of_image(run)]
    held = (part.manifest for part in parts if role_in_image(digest, "", part.manifest, part.config))
    manifest = next(held, None)
    return Answer.of(manifest) if manifest else NOT_ASKED


async def _listed(run: ProbeRun) -> Answer[SearchedImages]:
    return await run.ask(lambda client: repository_images.newest_images(client, run.asked.repository))


async def _siblings(run: ProbeRun) -> Answer[SearchedImages]:
    """The repository's images with their manifests, and with configs where no manifest has the digest."""
    listing, asked = run.once(_listed), run.asked
    manifest = (await run.answer(Facts.manifest)).value
    if manifest is not None and role_in_image(asked.digest, asked.image, manifest):
        return NOT_ASKED
    listed = await listing
    searched = listed.value
    if searched is None:
        return listed

    async def search(client: EcrClient) -> SearchedImages:
        read = run.context.manifests or partial(fetch_manifests, client)
        found = await repository_images.with_manifests(searched, asked.repository, read)
        if role_among_images(asked.digest, found).role is not DigestRole.UNKNOWN:
            return found
        return await repository_images.with_configs(found, client, run.context.blobs, asked.repository)

    answer = await run.ask(search)
    return replace(answer, calls=(*listed.calls, *answer.calls))


async def _elsewhere(run: ProbeRun) -> Answer[tuple[Elsewhere, ...]]:
    """The siblings that hold the layer; where the repository does not give it, neighbours are asked."""
    asked, state = run.asked, (await run.answer(Facts.availability)).value
    if is_not_here(state):
        return await run.ask(lambda client: neighbours(client, asked.repository, asked.digest))
    siblings = await run.once(_siblings)
    if siblings.value is None or state is None:
        return NOT_ASKED
    manifest = run.facts.manifest.value
    image_digest = manifest.digest if manifest else ""
    return siblings.map(lambda found: holders(asked.digest, asked.repository, found, image_digest))


PROBES = (
    FactProbe(Facts.digest, _digest, about_layer),
    FactProbe(Facts.config, _config, about_image),
    FactProbe(Facts.child, _child, about_image),
    FactProbe(Facts.elsewhere, _elsewhere, about_digest),
)
