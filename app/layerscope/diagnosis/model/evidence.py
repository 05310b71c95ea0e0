"""What single probes find out, where the registry's own types do not say it."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from enum import StrEnum

from layerscope.registry.errors.base import RegistryError


@dataclass(frozen=True, slots=True)
class HostFacts:
    """How far a connection to a host came: its name, TCP, TLS, an answer.

    `addresses` are those that its name resolves to; `connected` and `secured` whether TCP and TLS succeeded
    (None: not tried); `proxy` the host and port of the proxy in between, without its password; `issuer` who
    signed the certificate that was shown, trusted or not; `error` what ended it. `clock_offset_s` is this
    machine's clock minus the host's, by the HTTP Date.
    """

    host: str
    port: int = 443
    addresses: tuple[str, ...] = ()
    proxy: str = ""
    connected: bool | None = None
    secured: bool | None = None
    tls_version: str = ""
    issuer: str = ""
    error: RegistryError | None = None
    clock_offset_s: float | None = None
    is_secure: bool = True  # by its address, whether or not TLS was come to

    @property
    def private(self) -> bool:
        """Whether the name stands for private addresses only, as that of a VPC's interface endpoint does."""
        return bool(self.addresses) and all(_is_private(address) for address in self.addresses)


class DigestRole(StrEnum):
    LAYER = "layer"  # of the image asked for
    CONFIG = "config"  # of the image asked for
    DIFF_ID = "diffID"  # of a layer of the image asked for, or of another image of the repository
    IMAGE = "image"  # the image asked for itself, its manifest or index
    SIBLING_IMAGE = "sibling image"  # another image of the repository
    SIBLING_LAYER = "sibling layer"  # of another image of the repository, and not of the one asked for
    CHILD = "child of an index"
    UNKNOWN = "unknown"  # looked for in the repository's images and in none of them


@dataclass(frozen=True, slots=True)
class DigestFacts:
    """A digest's role, with the image (a tag, else the digest) that it is, or that it was found in.

    `layer_digest` is, for a diffID, the digest of the layer that it is the uncompressed form of. `searched`
    counts the images that were looked through, and `whole` says whether these were all of the repository.
    """

    role: DigestRole
    image: str = ""
    layer_digest: str = ""
    searched: int = 0
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """The names of a registry's repositories, as far as they were read."""

    names: tuple[str, ...]
    registry_id: str = ""
    region: str = ""
    whole: bool = True


@dataclass(frozen=True, slots=True)
class LifecycleText:
    """A lifecycle policy as ECR keeps it, and when it last looked at it (epoch seconds)."""

    text: str
    evaluated_at_s: float | None = None


@dataclass(frozen=True, slots=True)
class PullThroughRule:
    """A pull-through cache rule of DescribePullThroughCacheRules; `prefix` may be `ROOT`."""

    prefix: str
    upstream_url: str = ""
    upstream: str = ""  # ECR's word, such as `docker-hub`
    credential_arn: str = ""
    custom_role_arn: str = ""
    upstream_prefix: str = ""


@dataclass(frozen=True, slots=True)
class Validation:
    """What ValidatePullThroughCacheRule says of the rule with this prefix; `failure` in AWS's words."""

    prefix: str
    valid: bool
    failure: str = ""


@dataclass(frozen=True, slots=True)
class Replica:
    """One destination of DescribeImageReplicationStatus; `status` is AWS's word."""

    region: str
    registry_id: str
    status: str  # IN_PROGRESS, COMPLETE or FAILED
    failure_code: str = ""


@dataclass(frozen=True, slots=True)
class Replication:
    """Where an image is replicated to, as the registry says in which it was pushed."""

    source_region: str = ""
    source_registry_id: str = ""
    replicas: tuple[Replica, ...] = ()


@dataclass(frozen=True, slots=True)
class KeyFacts:
    """What kms:DescribeKey says of a repository's key; `state` is AWS's word, such as `Disabled`."""

    key_id: str
    state: str = ""


@dataclass(frozen=True, slots=True)
class UrlFacts:
    """A presigned URL without what opens it: the host that gives the bytes, and when it ends."""

    host: str
    expires_at_s: float | None = None
    asked_at_s: float | None = None


def _is_private(address: str) -> bool:
    try:
        known = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return known.is_private and not known.is_loopback
