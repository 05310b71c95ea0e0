"""Whether ECR gives out an image's layers, by BatchCheckLayerAvailability."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from layerscope.registry.aws.members import WORD_CHARACTERS, Members
from layerscope.registry.ecr.client import EcrClient
from layerscope.registry.errors.base import RegistryError, Subject
from layerscope.registry.model.layers import Availability, Layer, LayerState
from layerscope.registry.model.media_types import is_foreign
from layerscope.registry.references.digests import is_digest
from layerscope.text.reasons import Reason
from layerscope.text.values import Unknown, why

BATCH_SIZE = 100  # ECR's maximum

_STATES = {
    "AVAILABLE": LayerState(Availability.AVAILABLE),
    "UNAVAILABLE": LayerState(Availability.UNAVAILABLE),
    "ARCHIVED": LayerState(Availability.ARCHIVED),
}
_FOREIGN = LayerState(Availability.FOREIGN)
_NOT_NAMED = LayerState(Availability.UNKNOWN, Reason.tr("ECR's answer does not name this layer."))


@dataclass(frozen=True, slots=True)
class LayerStates:
    """The layers with their states; `error` is why some could not be checked, None if all could."""

    layers: tuple[Layer, ...]
    error: RegistryError | None = None


class _LayerAnswer(NamedTuple):
    state: LayerState
    size_bytes: int | None = None
    media_type: str = ""
    unknown: Unknown = ()


async def layer_states(client: EcrClient, repository: str, layers: Sequence[Layer]) -> LayerStates:
    """The same layers, each with its state, and with size and media type where only ECR has them.

    No digest is asked about twice. A call that is denied or fails makes the states of its batch unknown, with
    the reason; it raises nothing. A foreign layer is foreign unless ECR says that it has it.
    """
    own_first = sorted(layers, key=lambda layer: is_foreign(layer.media_type))
    asked = {layer.digest: None for layer in own_first if is_digest(layer.digest)}
    own = {layer.digest for layer in layers if not is_foreign(layer.media_type)}
    batches = list(_batches(list(asked)))
    answers = await asyncio.gather(*(_ask(client, repository, batch) for batch in batches))
    known: dict[str, _LayerAnswer] = {}
    error: RegistryError | None = None
    for batch, answer in zip(batches, answers, strict=True):
        if isinstance(answer, RegistryError):
            error = error or (answer if own.intersection(batch) else None)
            unknown = _LayerAnswer(LayerState(Availability.UNKNOWN, str(answer)))
            known.update(dict.fromkeys(batch, unknown))
        else:
            known.update(answer)
    return LayerStates(tuple(_with_state(layer, known) for layer in layers), error)


async def _ask(
    client: EcrClient, repository: str, batch: list[str]
) -> dict[str, _LayerAnswer] | RegistryError:
    subject = Subject(repository=repository)
    parameters = {"repositoryName": repository, "layerDigests": batch}
    try:
        return await client.submit("BatchCheckLayerAvailability", subject, parameters, _read)
    except RegistryError as error:
        return error


def _read(answer: Members) -> dict[str, _LayerAnswer]:
    known: dict[str, _LayerAnswer] = {}
    for failure in answer.children("failures"):
        state = _failed(failure.text("failureCode"), failure.text("failureReason"))
        known[failure.text("layerDigest")] = _LayerAnswer(state)
    for layer in answer.children("layers") if answer.has("failures") else answer.objects("layers"):
        known[layer.text("layerDigest")] = _LayerAnswer(
            _state(layer), layer.size_bytes("layerSize"), layer.text("mediaType"), layer.unknown
        )
    return known


def _state(layer: Members) -> LayerState:
    word = layer.text("layerAvailability", WORD_CHARACTERS)
    reason = word or why(layer.unknown, "layerAvailability") or Reason.tr("ECR's answer names no state.")
    return _STATES.get(word) or LayerState(Availability.UNKNOWN, reason)


def _failed(code: str, reason: str) -> LayerState:
    """ECR may report an unknown digest as a failure or as UNAVAILABLE; both are accepted."""
    missing = code == "MissingLayerDigest"
    return LayerState(Availability.MISSING if missing else Availability.UNKNOWN, reason or code)


def _with_state(layer: Layer, known: dict[str, _LayerAnswer]) -> Layer:
    answer = known.get(layer.digest)
    if is_foreign(layer.media_type) and (answer is None or answer.state != _STATES["AVAILABLE"]):
        return replace(layer, state=_FOREIGN)
    if answer is None:
        return replace(layer, state=_NOT_NAMED if is_digest(layer.digest) else _no_digest(layer))
    return replace(
        layer,
        state=answer.state,
        size_bytes=answer.size_bytes if layer.size_bytes is None else layer.size_bytes,
        media_type=layer.media_type or answer.media_type,
        unknown=tuple(dict((*layer.unknown, *answer.unknown)).items()),
    )


def _no_digest(layer: Layer) -> LayerState:
    return LayerState(Availability.UNKNOWN, Reason.tr("“{digest}” is not a digest.", digest=layer.digest))


def _batches(digests: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(digests), BATCH_SIZE):
        yield digests[start : start + BATCH_SIZE]
