"""What stands below an image in a list: what an index names, and what is about the image."""

from __future__ import annotations

from dataclasses import dataclass

from layerscope.registry.errors.base import RegistryError
from layerscope.registry.manifests.kinds import ImageKind
from layerscope.registry.manifests.manifest import Platform
from layerscope.text.values import Unknown


@dataclass(frozen=True, slots=True)
class ImageChild:
    """A manifest that an index lists, or that refers to it (a signature, an attestation, an SBOM).

    `size_bytes` is the image's, as ECR counts it, and not the manifest's that a descriptor gives; None
    leaves it to the listing. `error` says why the child itself cannot be had, as with one that is missing
    from the repository. `about` is the digest of the image that it says something about, as far as it tells.
    `unknown` as in ListedImage. `name` tells it apart from the index's others: its platform and what differs.
    """

    digest: str
    platform: Platform | None = None
    size_bytes: int | None = None
    kind: ImageKind = ImageKind.IMAGE
    media_type: str = ""
    error: RegistryError | None = None
    about: str = ""
    unknown: Unknown = ()
    name: str = ""

    @property
    def folds(self) -> bool:
        """Whether it stands among the attestations instead of the platforms: what is about another does."""
        is_image = self.kind in {ImageKind.IMAGE, ImageKind.INDEX}
        return self.kind.describes_another or (bool(self.about) and not is_image)
