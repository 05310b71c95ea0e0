"""A layer: what it is, what its URL is asked for, and whether ECR gives it out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from layerscope.registry.errors.base import RegistryError
from layerscope.registry.errors.service import (
    LayerArchivedError,
    LayerInaccessibleError,
    LayersNotFoundError,
)
from layerscope.registry.model.media_types import is_encrypted, is_foreign
from layerscope.text.values import Unknown

# What tools that push other things than images call a layer by, the most telling first. The specification has
# the first (https://github.com/opencontainers/image-spec/blob/main/annotations.md).
_TITLE_KEYS = (
    "org.opencontainers.image.title",
    "org.cncf.model.filepath",
    "org.cnai.model.filepath",
    "dev.tekton.image.name",
    "com.docker.compose.file",
    "sh.timoni.content.type",
    "io.kyverno.image.name",
    "in-toto.io/predicate-type",
    "predicateType",  # of cosign's attestations
)
_LONGEST_TITLE = 200  # characters
# https://github.com/containers/ocicrypt/blob/main/spec.go; Nydus writes no media type for it.
_KEYS_ANNOTATION, _NYDUS_ENCRYPTED = "org.opencontainers.image.enc.", "containerd.io/snapshot/encrypted-blob"


class Availability(StrEnum):
    """Whether ECR gives a layer out, as far as is known without asking for its bytes."""

    AVAILABLE = "available"
    UNAVAILABLE = "unavailable"
    ARCHIVED = "archived"
    FOREIGN = "foreign"  # not ECR's to have: it comes from the layer's own URLs
    MISSING = "missing"  # ECR does not know the digest in this repository
    UNKNOWN = "unknown"  # could not be asked, or the answer is none of the above


@dataclass(frozen=True, slots=True)
class LayerState:
    """A layer's availability, and the reason for it, if any, in ECR's own words or code.

    `failure` is why its bytes could not be read when that was last tried, whatever ECR says of them. UNKNOWN
    without a reason means that it was not asked yet.
    """

    availability: Availability
    reason: str = ""
    failure: str = ""


@dataclass(frozen=True, slots=True)
class LayerRef:
    """What a layer's URL is asked for; `registry_id` empty means the caller's own registry."""

    repository: str
    digest: str
    registry_id: str = ""


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer of an image, oldest first; what is not known is None or empty.

    `size_bytes` is of the blob as stored (compressed), `command` the Dockerfile instruction that made it,
    `created_at` the time in the config's history as written there (RFC 3339), `urls` a foreign layer's own,
    `unknown` as in ListedImage, of its entry in the manifest and of ECR's answer about it.
    """

    position: int  # from 1
    digest: str
    media_type: str = ""
    size_bytes: int | None = None
    command: str = ""
    created_at: str = ""
    diff_id: str = ""
    urls: tuple[str, ...] = ()
    annotations: tuple[tuple[str, str], ...] = ()
    state: LayerState = LayerState(Availability.UNKNOWN)
    unknown: Unknown = ()

    @property
    def foreign(self) -> bool:
        """Whether the layer is not in ECR by design (a foreign or nondistributable media type).

        It is in ECR all the same where it was pushed with Docker's allow-nondistributable-artifacts.
        """
        return is_foreign(self.media_type) and self.state.availability is not Availability.AVAILABLE

    @property
    def title(self) -> str:
        """What the layer's annotations call it, on one line; empty where they do not."""
        annotations = dict(self.annotations)
        titles = (annotations.get(key, "") for key in _TITLE_KEYS)
        return " ".join(next(filter(None, titles), "")[:_LONGEST_TITLE].split())

    @property
    def encrypted(self) -> bool:
        """Whether the bytes are of no use without a key."""
        return is_encrypted(self.media_type) or any(
            key.startswith(_KEYS_ANNOTATION) or (key == _NYDUS_ENCRYPTED and value == "true")
            for key, value in self.annotations
        )


def refine_by_state(error: RegistryError, state: LayerState) -> RegistryError:
    """The refusal of a layer's URL, as LayerArchivedError where the layer's state says so; else unchanged.

    AWS models no code for an archived layer: GetDownloadUrlForLayer answers with one of those for a layer
    that no image has, and only BatchCheckLayerAvailability can distinguish the two.
    https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_GetDownloadUrlForLayer.html
    """
    is_archived = state.availability is Availability.ARCHIVED
    if not is_archived or not isinstance(error, LayerInaccessibleError | LayersNotFoundError):
        return error
    return LayerArchivedError(str(error), subject=error.subject, evidence=error.evidence)
