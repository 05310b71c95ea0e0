"""The layer that is looked at: whether ECR has it, its URL, and the first byte behind that."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from layerscope.diagnosis.model.answers import NOT_ASKED, Answer
from layerscope.diagnosis.model.digest_roles import most_suspect
from layerscope.diagnosis.model.evidence import HostFacts, UrlFacts
from layerscope.diagnosis.model.facts import Facts
from layerscope.diagnosis.probes.client import timed
from layerscope.diagnosis.probes.hosts import probe_host
from layerscope.diagnosis.probes.image import manifests_of_image
from layerscope.diagnosis.probes.probe import FactProbe, ProbeRun, about_layer
from layerscope.registry.ecr.availability import LayerStates, layer_states
from layerscope.registry.ecr.client import EcrClient
from layerscope.registry.ecr.urls import PresignedUrls
from layerscope.registry.manifests.layer_list import layers_of
from layerscope.registry.model.layers import Layer, LayerRef, LayerState
from layerscope.registry.model.presigned import PresignedUrl, Probe

# Which layer to look at, where only an image was asked for.


async def suspect(run: ProbeRun) -> Layer | None:
    """The first of the image's layers that ECR does not have, else its first; None where it has none."""
    layers = await _layers(run)
    states = await run.once(_states)
    return most_suspect(states.value.layers if states.value else layers) if layers else None


async def looked_at(run: ProbeRun) -> str:
    """The digest asked for, else that of the suspect; empty where there is none."""
    if run.asked.digest:
        return run.asked.digest
    layer = await suspect(run)
    digest = layer.digest if layer else ""
    run.look_at(digest)
    return digest


async def _layers(run: ProbeRun) -> Sequence[Layer]:
    found = (layers_of(manifest) for manifest in await manifests_of_image(run))
    return next((layers for layers in found if layers), ())


async def _states(run: ProbeRun) -> Answer[LayerStates]:
    layers = await _layers(run)
    if not layers:
        return NOT_ASKED
    return await run.ask(lambda client: layer_states(client, run.asked.repository, layers))


# What ECR says of it, and what it gives.


async def _availability(run: ProbeRun) -> Answer[LayerState]:
    digest = await looked_at(run)
    if run.asked.digest:
        return await run.ask(lambda client: availability(client, run.asked.repository, digest))
    states, layer = await run.once(_states), await suspect(run)
    if states.value is None or layer is None:
        return states.without_value()
    if states.value.error is not None:
        return Answer.failed(states.value.error, *states.calls)
    return Answer.of(layer.state, *states.calls)


async def _presigned(run: ProbeRun) -> Answer[PresignedUrl]:
    """A URL minted for this diagnosis, since a kept one would not show that it can be had."""
    if run.asked.digest:
        return await _new_url(run, run.asked.digest)
    layers = await _layers(run)
    if not layers:
        return NOT_ASKED
    likely = most_suspect(layers).digest  # unless ECR says that another is broken
    async with asyncio.TaskGroup() as group:
        ahead = group.create_task(_new_url(run, likely))
        digest = await looked_at(run)
        if digest == likely:
            return await ahead
        ahead.cancel()
        return await _new_url(run, digest)


async def _new_url(run: ProbeRun, digest: str) -> Answer[PresignedUrl]:
    ref = LayerRef(run.asked.repository, digest)
    return await run.ask(lambda client: PresignedUrls(client).get(ref))


async def _url(run: ProbeRun) -> Answer[UrlFacts]:
    answer = await run.once(_presigned)
    asked_at_s = answer.calls[-1].at_s if answer.calls else None
    return answer.map(lambda url: UrlFacts(url.host, url.expires_at_s, asked_at_s))


async def _url_host(run: ProbeRun) -> Answer[HostFacts]:
    url = (await run.once(_presigned)).value
    return await probe_host(url.url, await run.context.network_path()) if url else NOT_ASKED


async def _first_byte(run: ProbeRun) -> Answer[Probe]:
    url = (await run.once(_presigned)).value
    if url is None:
        return NOT_ASKED

    async def ask() -> tuple[Probe, str]:
        return await run.context.blobs.probe(url), ""

    return await timed("GET", ask, run.context.patience_s)


async def availability(client: EcrClient, name: str, digest: str) -> LayerState:
    """Whether ECR says that the layer can be had; raises RegistryError."""
    told = await layer_states(client, name, [Layer(1, digest)])
    if told.error is not None:
        raise told.error
    return told.layers[0].state


PROBES = (
    FactProbe(Facts.availability, _availability, about_layer),
    FactProbe(Facts.url, _url, about_layer),
    FactProbe(Facts.url_host, _url_host, about_layer),
    FactProbe(Facts.first_byte, _first_byte, about_layer),
)
