"""Which layers' bytes could not be read when that was last tried: by a test, a download or a diagnosis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from layerscope.registry.model.layers import Layer, LayerRef


class ReadFailures:
    """What is known of one session's layers; a layer that was read since has no failure any more."""

    def __init__(self) -> None:
        self._said: dict[LayerRef, tuple[str, bool]] = {}

    def note(self, ref: LayerRef, said: str, *, is_of_content: bool) -> bool:
        """Keep why it could not be read, or with "" that it could; whether that is news.

        `is_of_content`: every byte of it was judged, and not only whether one comes. What is wrong with the
        content is not put right by a byte that comes.
        """
        before, was_of_content = self._said.get(ref, ("", False))
        if before == said or (was_of_content and before and not is_of_content):
            return False
        self._said[ref] = said, is_of_content
        return True

    def clear(self) -> None:
        self._said.clear()

    def known(self, repository: str, registry_id: str, layers: Sequence[Layer]) -> tuple[Layer, ...]:
        """The repository's layers with what is known of each."""
        return tuple(self.known_of(LayerRef(repository, each.digest, registry_id), each) for each in layers)

    def known_of(self, ref: LayerRef, layer: Layer) -> Layer:
        """The layer as it is, but for why it could not be read last."""
        said, _ = self._said.get(ref, ("", False))
        if layer.state.failure == said:
            return layer
        return replace(layer, state=replace(layer.state, failure=said))
