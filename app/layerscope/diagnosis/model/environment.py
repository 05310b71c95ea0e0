"""What only the machine that asks can tell: its credentials, addresses, proxy, clock, trust, disk."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from layerscope.accounts.model.credential_sources import FoundCredentials

_NO_MATTER_S = 5.0  # a Date has whole seconds, and an answer takes its time


class HostRole(StrEnum):
    """What a host is to a pull."""

    API = "api"  # ECR's API
    REGISTRY = "registry"  # where container runtimes pull from
    BUCKET = "bucket"  # where layers' bytes are


@dataclass(frozen=True, slots=True)
class HostAddress:
    """What a name resolves to here; `is_private` as for an interface endpoint, None where not known."""

    role: HostRole
    name: str
    addresses: tuple[str, ...] = ()
    is_private: bool | None = None
    unknown: str = ""


@dataclass(frozen=True, slots=True)
class ProxyInForce:
    """The way to a host: through `proxy` (host and port, never a password), or straight where empty.

    `source` is the variable that names a proxy for it, or `system`; `exception` the entry of NO_PROXY, or
    the system's exception, that lets this host go straight all the same.
    """

    role: HostRole
    name: str
    proxy: str = ""
    source: str = ""
    exception: str = ""
    unknown: str = ""


@dataclass(frozen=True, slots=True)
class Clock:
    """This machine's clock minus that of the host, in seconds, by the Date of its answer."""

    offset_s: float | None = None
    host: str = ""
    unknown: str = ""

    @property
    def is_right(self) -> bool:
        """Whether it is the host's, as closely as an answer tells."""
        return self.offset_s is not None and abs(self.offset_s) <= _NO_MATTER_S


@dataclass(frozen=True, slots=True)
class ShownCertificate:
    """Who signed what a host shows; `is_aws` whether that is Amazon, None where nothing was shown."""

    role: HostRole
    name: str
    issuer: str = ""
    is_aws: bool | None = None
    is_trusted: bool | None = None
    unknown: str = ""


@dataclass(frozen=True, slots=True)
class Trust:
    """The certificates that are trusted: `source` a variable, `ca_bundle` or `system`; `files` those read."""

    source: str = ""
    files: tuple[str, ...] = ()
    shown: tuple[ShownCertificate, ...] = ()
    unknown: str = ""


@dataclass(frozen=True, slots=True)
class DiskSpace:
    """What is free for this user where images go; None where it could not be told."""

    path: str
    free_bytes: int | None = None
    total_bytes: int | None = None
    unknown: str = ""


@dataclass(frozen=True, slots=True)
class Environment:
    """The machine and the process that asked; `runs_in` is `kubernetes`, `ecs`, … or empty."""

    host: str = ""
    user: str = ""
    uid: int | None = None
    system: str = ""
    runs_in: str = ""
    credentials: FoundCredentials = field(default_factory=FoundCredentials)
    addresses: tuple[HostAddress, ...] = ()
    proxies: tuple[ProxyInForce, ...] = ()
    clock: Clock = field(default_factory=Clock)
    trust: Trust = field(default_factory=Trust)
    disk: tuple[DiskSpace, ...] = ()
