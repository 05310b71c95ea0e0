"""The layer that is chosen, and what it is saved as."""

from __future__ import annotations

from dataclasses import dataclass, field

from layerscope.registry.errors.base import RegistryError
from layerscope.registry.manifests.layer_entry import layer_entry
from layerscope.registry.manifests.manifest import Manifest
from layerscope.registry.model.layers import Layer, LayerRef
from layerscope.transfers.rules.naming import file_name


@dataclass(frozen=True, slots=True)
class ChosenLayer:
    """A layer in the repository and image it was chosen in; `tag` is empty where the image has none.

    `manifest` is the image's; None where the layer was named by its digest alone. `unasked` is what kept
    ECR's state of it from being asked.
    """

    repository: str
    layer: Layer
    image_digest: str = ""
    tag: str = ""
    registry_id: str = ""
    manifest: Manifest | None = field(default=None, compare=False, repr=False)
    unasked: RegistryError | None = field(default=None, compare=False, repr=False)

    @property
    def ref(self) -> LayerRef:
        """What its URL is asked for."""
        return LayerRef(self.repository, self.layer.digest, self.registry_id)

    @property
    def file_name(self) -> str:
        """What it is saved as."""
        return file_name(self.repository, self.tag, self.image_digest, self.layer)

    @property
    def manifest_entry(self) -> str:
        """The layer as it stands in its manifest; empty where that is not known."""
        return layer_entry(self.manifest, self.layer.position) if self.manifest else ""
