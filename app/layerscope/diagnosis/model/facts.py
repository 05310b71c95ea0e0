"""All that a diagnosis has found out so far: the probes fill it, the rules read it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from layerscope.accounts.model.profiles import Account, Identity, Profile
from layerscope.diagnosis.model.answers import Answer
from layerscope.diagnosis.model.evidence import (
    DigestFacts,
    HostFacts,
    KeyFacts,
    LifecycleText,
    Listing,
    PullThroughRule,
    Replication,
    UrlFacts,
    Validation,
)
from layerscope.diagnosis.model.findings import Elsewhere
from layerscope.registry.manifests.config import ImageConfig
from layerscope.registry.manifests.manifest import Descriptor, Manifest
from layerscope.registry.model.images import ListedImage
from layerscope.registry.model.layers import LayerState
from layerscope.registry.model.presigned import Probe
from layerscope.registry.model.repositories import Repository

NOT_ASKED: Answer[Any] = Answer()
_DEFAULT_CHAIN = Account()


@dataclass(frozen=True, slots=True)
class Facts:
    """The answers of every probe; each field's default is that it was not asked.

    Attributes, those that are no answer first: `account` as whom and where is asked, `expected_profile` its
    profile as the shared AWS files have it (None for the default chain), `system` this machine's
    (`sys.platform`), `now_s` when (epoch seconds).

    identity        STS GetCallerIdentity
    api_host        the ECR API's host; url_host: that of the presigned URL
    repository      DescribeRepositories in the registry asked
    listing         the names of the repositories there, where the one asked for is missing
    own_listing     those of the caller's own registry, where that is another
    image           DescribeImages with imageStatus ANY, of the question's image
    manifest        of that image, by BatchGetImage; config: its config, for the diffIDs
    lost_children   those of an index's children that answer ImageNotFound
    digest          what the question's digest is
    availability    BatchCheckLayerAvailability of it
    repository_policy, registry_policy, lifecycle_policy   their texts; none is a PolicyNotFoundError
    pull_through    the registry's rules; validation: of the one with the longest prefix
    replication     DescribeImageReplicationStatus in the source registry
    key             kms:DescribeKey of the repository's key
    url             GetDownloadUrlForLayer
    first_byte      GET of the URL's first byte; a BlobError has S3's XML
    child           of an index, the child whose layers have the digest asked for
    elsewhere       images that hold the same layer and are available
    """

    account: Account = _DEFAULT_CHAIN
    expected_profile: Profile | None = None
    system: str = ""
    now_s: float = 0.0
    identity: Answer[Identity] = NOT_ASKED
    api_host: Answer[HostFacts] = NOT_ASKED
    repository: Answer[Repository] = NOT_ASKED
    listing: Answer[Listing] = NOT_ASKED
    own_listing: Answer[Listing] = NOT_ASKED
    image: Answer[ListedImage] = NOT_ASKED
    manifest: Answer[Manifest] = NOT_ASKED
    config: Answer[ImageConfig] = NOT_ASKED
    lost_children: Answer[tuple[Descriptor, ...]] = NOT_ASKED
    digest: Answer[DigestFacts] = NOT_ASKED
    availability: Answer[LayerState] = NOT_ASKED
    repository_policy: Answer[str] = NOT_ASKED
    registry_policy: Answer[str] = NOT_ASKED
    lifecycle_policy: Answer[LifecycleText] = NOT_ASKED
    pull_through: Answer[tuple[PullThroughRule, ...]] = NOT_ASKED
    validation: Answer[Validation] = NOT_ASKED
    replication: Answer[Replication] = NOT_ASKED
    key: Answer[KeyFacts] = NOT_ASKED
    url: Answer[UrlFacts] = NOT_ASKED
    url_host: Answer[HostFacts] = NOT_ASKED
    first_byte: Answer[Probe] = NOT_ASKED
    child: Answer[Manifest] = NOT_ASKED
    elsewhere: Answer[tuple[Elsewhere, ...]] = NOT_ASKED
