"""What a diagnosis needs from outside: as whom it asks, where, and by which means."""

from __future__ import annotations

import sys
from collections.abc import Awaitable, Callable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from typing import Protocol

from layerscope.accounts.model.profiles import Account, Identity, Profile
from layerscope.accounts.model.simulation import Simulation
from layerscope.diagnosis.probes.client import PATIENCE_S, ProbeClient
from layerscope.registry.aws.network_settings import NetworkSettings
from layerscope.registry.ecr.blob_reader import BlobReader
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.manifests.manifest import Manifest

CONNECT_PATIENCE_S = 5.0  # for each of name, connection, TLS and answer


class Manifests(Protocol):
    """Manifests of a repository of the account's own place, by digest; raises nothing of the registry's.

    For reading many: a cache need not ask ECR for each.
    """

    def __call__(
        self, repository: str, digests: Sequence[str], /
    ) -> Awaitable[Mapping[str, Manifest | RegistryError]]:
        """For each digest its manifest, or why there is none."""
        ...


class Simulate(Protocol):
    def __call__(
        self, principal_arn: str, actions: Sequence[str], resource_arn: str, /
    ) -> Awaitable[tuple[Simulation, str]]:
        """What the user's or role's own policies say of the actions, and the answer's request id."""
        ...


class OpenProbeClient(Protocol):
    def __call__(self, region: str, registry_id: str, /) -> ProbeClient:
        """The client of the region and registry; empty ones are the account's own."""
        ...


@dataclass(frozen=True, slots=True)
class NetworkPath:
    """How hosts are reached: with these settings, and a profile's `ca_bundle`, from these threads.

    A thread whose name resolution hangs is lost to the pool until the system gives up.
    """

    pool: Executor
    settings: NetworkSettings = field(default_factory=NetworkSettings)
    bundle: str = ""
    patience_s: float = CONNECT_PATIENCE_S


@dataclass(frozen=True, slots=True)
class DiagnosisContext:
    """The way to AWS as one account.

    `expected_profile` is its profile as the shared AWS files have it, None for the default chain. `identity`
    gives who the caller is and the answer's request id; `key_state` the same of a KMS key's state, by its
    ARN, and `simulate` of what a principal's own policies say, None where there is no KMS or IAM to ask; all
    raise RegistryError. `network_path` is how hosts are reached. `manifests` None: ECR is asked.
    On the machine that pulls, `asks_registry_host` has the way gone that its container runtime goes.
    """

    account: Account
    expected_profile: Profile | None
    identity: Callable[[], Awaitable[tuple[Identity, str]]]
    client: OpenProbeClient
    network_path: Callable[[], Awaitable[NetworkPath]]
    blobs: BlobReader
    key_state: Callable[[str], Awaitable[tuple[str, str]]] | None = None
    simulate: Simulate | None = None
    manifests: Manifests | None = None
    asks_registry_host: bool = False
    system: str = field(default=sys.platform)
    patience_s: float = PATIENCE_S
