"""A manifest's layers, each with the step of the history that made it.

The rule (OCI image specification, config.md): every entry of the history that is not empty made the next
layer. Where the counts differ nobody can say which layer an entry made, and a wrong command is worse than
none, so then no layer gets one. One exception: builders that never mark an entry as empty. If leaving
out what makes no layer (ENV, CMD and the like) makes the counts fit, they fit. DiffIDs are joined by
the same rule, by themselves.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from layerscope.registry.manifests.config import ImageConfig
from layerscope.registry.manifests.history import HistoryEntry
from layerscope.registry.manifests.manifest import (
    ArtifactManifest,
    Descriptor,
    ImageManifest,
    Manifest,
    Schema1Manifest,
)
from layerscope.registry.model.layers import Availability, Layer, LayerState

_NOTHING = HistoryEntry()


def layers_of(manifest: Manifest, config: ImageConfig | None = None) -> tuple[Layer, ...]:
    """The layers, oldest first and counted from 1; an artifact's blobs, and none for an index.

    Schema 1 brings its own history, one entry a layer, and needs no config. A foreign layer's state is known,
    any other's is unknown until ECR is asked.
    """
    if isinstance(manifest, Schema1Manifest):
        return _joined(manifest.layers, _fitting(manifest.history, len(manifest.layers)), ())
    if isinstance(manifest, ArtifactManifest):
        return _joined(manifest.blobs, (), ())
    if not isinstance(manifest, ImageManifest):
        return ()
    known = config or ImageConfig()
    steps = _steps(known.history, len(manifest.layers))
    return _joined(manifest.layers, steps, known.diff_ids)


def steps_told(config: ImageConfig) -> int:
    """How many steps of the history made a layer, as its entries are marked."""
    return sum(not entry.empty for entry in config.history)


def _steps(history: Sequence[HistoryEntry], count: int) -> Sequence[HistoryEntry]:
    """The entries that made the layers, one for each; empty if they cannot be matched."""
    marked = [entry for entry in history if not entry.empty]
    if len(marked) == count:
        return _unless_filled_up(marked)
    return _fitting([entry for entry in marked if not entry.makes_no_layer], count)


def _unless_filled_up(steps: Sequence[HistoryEntry]) -> Sequence[HistoryEntry]:
    """The steps, without those that stand at wrong layers since BuildKit filled up the history.

    To a base without a history BuildKit adds the Dockerfile's steps, and then at the end what it knows of the
    layers that are left over by number: those are right, and all before them are of other layers
    (normalizeLayersAndHistory in moby/buildkit, exporter/containerimage/writer.go).
    """
    if not any(step.fills_up for step in steps):
        return steps
    first = next(place for place, step in enumerate(steps) if step.is_exporters)
    return [*[_NOTHING] * first, *steps[first:]]


def _fitting(history: Sequence[HistoryEntry], count: int) -> Sequence[HistoryEntry]:
    return history if len(history) == count else ()


def _joined(
    descriptors: Sequence[Descriptor], steps: Sequence[HistoryEntry], diff_ids: Sequence[str]
) -> tuple[Layer, ...]:
    count = len(descriptors)
    matching_steps = steps or [_NOTHING] * count
    matching_ids = diff_ids if len(diff_ids) == count else [""] * count
    return tuple(
        _layer(position, *parts)
        for position, parts in enumerate(zip(descriptors, matching_steps, matching_ids, strict=True), start=1)
    )


def _layer(position: int, descriptor: Descriptor, step: HistoryEntry, diff_id: str) -> Layer:
    layer = Layer(
        position=position,
        digest=descriptor.digest,
        media_type=descriptor.media_type,
        size_bytes=descriptor.size_bytes,
        command=step.command,
        created_at=step.created,
        diff_id=diff_id,
        urls=descriptor.urls,
        annotations=tuple(descriptor.annotations.items()),
        unknown=descriptor.unknown,
    )
    return _with_foreign_state(layer)


def _with_foreign_state(layer: Layer) -> Layer:
    if not layer.foreign:
        return layer
    return replace(layer, state=LayerState(Availability.FOREIGN))
