"""What the local registry serves as one repository, whether a layout folder or a synthetic one."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, BinaryIO, NamedTuple

from layerscope.localregistry.content.repository_writer import RepositoryWriter


class Registry(NamedTuple):
    """One account's registry in one region."""

    account: str
    region: str


class Standing(StrEnum):
    """What a blob is to its repository."""

    REFERENCED = "referenced"  # by at least one image that is not archived
    ARCHIVED = "archived"  # by archived images only
    ORPHANED = "orphaned"  # there, but no image references it


class StoredImage(NamedTuple):
    """One image of a repository; times are epoch seconds, None or empty where ECR would leave it out."""

    digest: str
    media_type: str
    size_bytes: int  # of its layers and config; of an index, the largest child's
    pushed_at_s: float
    tags: tuple[str, ...] = ()
    artifact_media_type: str = ""
    subject_digest: str = ""
    status: str = "ACTIVE"  # ACTIVE, ARCHIVED or ACTIVATING
    last_pulled_at_s: float | None = None
    last_archived_at_s: float | None = None
    last_activated_at_s: float | None = None
    scan: Mapping[str, Any] | None = None  # imageScanStatus and imageScanFindingsSummary, as ECR words them


class StoredLayer(NamedTuple):
    """One blob that is served as a layer (configs are, manifests are not)."""

    digest: str
    size_bytes: int
    media_type: str
    standing: Standing = Standing.REFERENCED


class StoredReferrer(NamedTuple):
    """One manifest whose subject is another image of the repository."""

    digest: str
    media_type: str
    size_bytes: int  # of the manifest
    artifact_type: str = ""
    annotations: Mapping[str, str] | None = None
    status: str = "ACTIVE"


@dataclass(frozen=True, slots=True)
class RepositorySettings:
    """What a repository is besides its images; texts are the policies' JSON as ECR returns them."""

    created_at_s: float
    tag_mutability: str = "MUTABLE"
    tag_exclusions: Sequence[Mapping[str, str]] = ()  # imageTagMutabilityExclusionFilters
    scan_on_push: bool = False
    encryption: Mapping[str, str] = field(default_factory=lambda: {"encryptionType": "AES256"})
    policy_text: str | None = None
    lifecycle_policy_text: str | None = None
    lifecycle_evaluated_at_s: float | None = None
    # An image digest, or "*" for every other image, to DescribeImageReplicationStatus's replicationStatuses.
    replication: Mapping[str, Sequence[Mapping[str, str]]] = field(default_factory=dict)
    # As in ecr.json; see faults.py.
    faults: Sequence[Mapping[str, Any]] = ()

    def keeps(self, tag: str) -> bool:
        """Whether the tag stays where it is: `*` in a filter stands for any characters."""
        patterns = (re.escape(each["filter"]).replace(r"\*", ".*") for each in self.tag_exclusions)
        excluded = any(re.fullmatch(pattern, tag) for pattern in patterns)
        return self.tag_mutability.startswith("IMMUTABLE") != (
            excluded and self.tag_mutability.endswith("_WITH_EXCLUSION")
        )


class ServedRepository(ABC):
    """A repository's content, read by several threads at once.

    Attributes: `registry` and `name` say where it is; `writer` takes pushes, None where none can.
    Images have positions from 0, so that a page is read without looking at the images before it; a position
    stays the same image's while nothing is pushed.
    """

    def __init__(self, registry: Registry, name: str) -> None:
        self.registry = registry
        self.name = name
        self.writer: RepositoryWriter | None = None

    @property
    def place(self) -> tuple[Registry, str]:
        """What tells it from every other repository."""
        return self.registry, self.name

    @abstractmethod
    def settings(self) -> RepositorySettings:
        """The repository's settings, as they are now; the same object while they do not change."""

    @abstractmethod
    def images_from(self, position: int) -> Iterator[StoredImage]:
        """The images from that position on, lazily: the n-th of them has position + n."""

    @abstractmethod
    def image(self, digest: str) -> StoredImage | None:
        """The image with that digest."""

    @abstractmethod
    def digest_of_tag(self, tag: str) -> str | None:
        """The digest of the image with that tag."""

    @abstractmethod
    def manifest_text(self, digest: str) -> str | None:
        """The manifest as pushed; None for an image that is not there."""

    @abstractmethod
    def layer(self, digest: str) -> StoredLayer | None:
        """The layer or config with that digest; None where the blob is not there or is a manifest."""

    @abstractmethod
    def open_layer(self, digest: str) -> BinaryIO:
        """The blob's bytes, seekable, for the caller to close; OSError where it cannot be read."""

    def referrers(self, digest: str) -> Sequence[StoredReferrer]:  # noqa: ARG002
        """The manifests whose subject is that digest, in an order that does not change."""
        return ()

    def set_status(self, digest: str, status: str, at_s: float, active_at_s: float | None = None) -> bool:  # noqa: ARG002
        """Archive or restore an image: the status from now (`at_s`), ACTIVE from `active_at_s` where given.

        False where this repository's images cannot be archived.
        """
        return False
