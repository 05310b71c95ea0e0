"""What a diagnosis needs from outside: as whom it asks, where, and by which means."""

from __future__ import annotations

import sys
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from layerscope.accounts.model.profiles import Account, Identity, Profile
from layerscope.diagnosis.probes.client import PATIENCE_S, ProbeClient
from layerscope.diagnosis.probes.hosts import NetworkPath
from layerscope.registry.ecr.blob_reader import BlobReader
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.manifests.manifest import Manifest


class Manifests(Protocol):
    """Manifests of a repository of the account's own place, by digest; raises nothing of the registry's.

    For reading many: whoever keeps them need not ask ECR for each.
    """

    def __call__(
        self, repository: str, digests: Sequence[str], /
    ) -> Awaitable[Mapping[str, Manifest | RegistryError]]:
        """For each digest its manifest, or why there is none."""
        ...


class OpenProbeClient(Protocol):
    """Where the questions to a registry are put."""

    def __call__(self, region: str, registry_id: str, /) -> ProbeClient:
        """The desk of the region and registry; empty ones are the account's own."""
        ...


@dataclass(frozen=True, slots=True)
class DiagnosisContext:
    """The way to AWS as one account.

    `expected_profile` is its profile as the shared AWS files have it, None for the default chain. `identity`
    gives who the caller is and the answer's request id; `key_state` the same of a KMS key's state, by its
    ARN, None where keys are not asked about; both raise RegistryError. `network_path` is how hosts are
    reached. `manifests` None: ECR is asked.
    """

    account: Account
    expected_profile: Profile | None
    identity: Callable[[], Awaitable[tuple[Identity, str]]]
    desk: OpenProbeClient
    network_path: Callable[[], Awaitable[NetworkPath]]
    blobs: BlobReader
    key_state: Callable[[str], Awaitable[tuple[str, str]]] | None = None
    manifests: Manifests | None = None
    system: str = field(default=sys.platform)
    patience_s: float = PATIENCE_S
