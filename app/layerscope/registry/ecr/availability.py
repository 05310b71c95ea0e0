"""Whether an image's layers can be had, by BatchCheckLayerAvailability."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from layerscope.registry.ecr.client import EcrClient
from layerscope.registry.errors.base import RegistryError, Subject
from layerscope.registry.model.layers import Availability, Layer, LayerState
from layerscope.registry.references.digests import is_digest
from layerscope.text.reasons import Reason

BATCH_SIZE = 100  # ECR's maximum

_STATES = {
    "AVAILABLE": LayerState(Availability.AVAILABLE),
    "UNAVAILABLE": LayerState(Availability.UNAVAILABLE),
    "ARCHIVED": LayerState(Availability.ARCHIVED),
}
_FOREIGN = LayerState(Availability.FOREIGN)
_UNTOLD = LayerState(Availability.UNKNOWN, Reason.tr("ECR's answer does not name this layer."))


@dataclass(frozen=True, slots=True)
class LayerStates:
    """The layers with their states; `error` is why some could not be asked for, None where all could."""

    layers: tuple[Layer, ...]
    error: RegistryError | None = None


class _Told(NamedTuple):
    state: LayerState
    size_bytes: int | None = None
    media_type: str = ""


async def layer_states(client: EcrClient, repository: str, layers: Sequence[Layer]) -> LayerStates:
    """The same layers, each with its state, and with size and media type where only ECR knows them.

    Foreign layers are not asked for, and none is asked for twice. A call that is denied or fails makes the
    states of its batch unknown, with the reason, and raises nothing.
    """
    asked = {layer.digest: None for layer in layers if not layer.foreign and is_digest(layer.digest)}
    batches = list(_batches(list(asked)))
    answers = await asyncio.gather(*(_told(client, repository, batch) for batch in batches))
    told: dict[str, _Told] = {}
    error: RegistryError | None = None
    for batch, answer in zip(batches, answers, strict=True):
        if isinstance(answer, RegistryError):
            error = error or answer
            unknown = _Told(LayerState(Availability.UNKNOWN, str(answer)))
            told.update(dict.fromkeys(batch, unknown))
        else:
            told.update(answer)
    return LayerStates(tuple(_with_state(layer, told) for layer in layers), error)


async def _told(client: EcrClient, repository: str, batch: list[str]) -> dict[str, _Told] | RegistryError:
    subject = Subject(repository=repository)
    parameters = {"repositoryName": repository, "layerDigests": batch}
    try:
        return await client.submit("BatchCheckLayerAvailability", subject, parameters, _read)
    except RegistryError as error:
        return error


def _read(answer: dict[str, Any]) -> dict[str, _Told]:
    told: dict[str, _Told] = {}
    for failure in answer.get("failures") or ():
        code, reason = failure.get("failureCode") or "", failure.get("failureReason") or ""
        told[failure.get("layerDigest") or ""] = _Told(_failed(code, reason))
    for layer in answer.get("layers") or () if "failures" in answer else answer["layers"]:
        told[layer["layerDigest"]] = _Told(
            _state(layer.get("layerAvailability") or ""),
            layer.get("layerSize"),
            layer.get("mediaType") or "",
        )
    return told


def _state(word: str) -> LayerState:
    return _STATES.get(word) or LayerState(
        Availability.UNKNOWN, word or Reason.tr("ECR's answer names no state.")
    )


def _failed(code: str, reason: str) -> LayerState:
    """ECR may tell a digest that it does not know as a failure, or as UNAVAILABLE; both are taken."""
    missing = code == "MissingLayerDigest"
    return LayerState(Availability.MISSING if missing else Availability.UNKNOWN, reason or code)


def _with_state(layer: Layer, told: dict[str, _Told]) -> Layer:
    if layer.foreign:
        return replace(layer, state=_FOREIGN)
    answer = told.get(layer.digest)
    if answer is None:
        return replace(layer, state=_UNTOLD if is_digest(layer.digest) else _no_digest(layer))
    return replace(
        layer,
        state=answer.state,
        size_bytes=answer.size_bytes if layer.size_bytes is None else layer.size_bytes,
        media_type=layer.media_type or answer.media_type,
    )


def _no_digest(layer: Layer) -> LayerState:
    return LayerState(Availability.UNKNOWN, Reason.tr("“{digest}” is no digest.", digest=layer.digest))


def _batches(digests: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(digests), BATCH_SIZE):
        yield digests[start : start + BATCH_SIZE]
