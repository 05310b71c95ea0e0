"""The facts of the machine that asked, as lines for people, in English."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import TypeVar, cast

from layerscope.accounts.model.credential_sources import CredentialSource, FoundCredentials
from layerscope.diagnosis.model.environment import (
    Clock,
    DiskSpace,
    Environment,
    HostAddress,
    HostRole,
    ProxyInForce,
    ShownCertificate,
    Trust,
)
from layerscope.text.redaction import redact_to_hand_on

T = TypeVar("T")
_ROLES = {
    HostRole.API: "ECR's API",
    HostRole.REGISTRY: "the registry",
    HostRole.BUCKET: "the layers' storage",
}


def environment_rows(environment: Environment) -> Iterator[tuple[str, str]]:
    """What a person reads of it, without secrets: a name (empty where it goes on), and a text."""
    environment = _redacted(environment)
    yield "Host", _host_text(environment)
    yield "Credentials", _credentials_text(environment.credentials)
    for each in environment.credentials.shadowed:
        yield "", f"shadowed: {_source_text(each)}"
    for address in environment.addresses:
        yield "Address", _address_text(address)
    for proxy in (each for each in environment.proxies if each.name):
        yield "Proxy", _proxy_text(proxy)
    yield "Clock", _clock_text(environment.clock)
    yield "Trust", _trust_text(environment.trust)
    for shown in (each for each in environment.trust.shown if each.name):
        yield "Certificate", _shown_text(shown)
    for disk in environment.disk:
        yield "Free disk", _disk_text(disk)


def _redacted(value: T) -> T:
    """The value with each of its texts redacted by itself: what stands around one may hide what it is."""
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        return cast(T, redact_to_hand_on(value))
    if isinstance(value, tuple):
        return cast(T, tuple(map(_redacted, value)))
    if is_dataclass(value) and not isinstance(value, type):
        members = {each.name: _redacted(getattr(value, each.name)) for each in fields(value)}
        return cast(T, replace(value, **members))
    return value


def _host_text(environment: Environment) -> str:
    uid = f"uid {environment.uid}" if environment.uid is not None else ""
    inside = f"in {environment.runs_in}" if environment.runs_in else ""
    user = " ".join(part for part in (f"as {environment.user}" if environment.user else "", uid) if part)
    return ", ".join(part for part in (environment.host, user, environment.system, inside) if part)


def _credentials_text(found: FoundCredentials) -> str:
    source = _source_text(found.source) if found.source else ""
    return ": ".join(part for part in (source, found.unknown) if part)


def _source_text(source: CredentialSource) -> str:
    return f"{source.kind.value} ({source.detail})" if source.detail else source.kind.value


def _address_text(address: HostAddress) -> str:
    name = f"{_ROLES[address.role]}{', ' + address.name if address.name else ''}"
    if address.unknown:
        return f"{name}: unknown. {address.unknown}"
    kind = "private, as an interface endpoint's are" if address.is_private else "public"
    if any(each.startswith("127.") or each == "::1" for each in address.addresses):
        kind = "this machine"
    return f"{name}: {', '.join(address.addresses)} ({kind})"


def _proxy_text(proxy: ProxyInForce) -> str:
    name = _ROLES[proxy.role]
    if proxy.unknown:
        return f"for {name}: unknown. {proxy.unknown}"
    if proxy.proxy:
        return f"for {name}: {proxy.proxy} (by {proxy.source})"
    if proxy.exception:
        return f"for {name}: none, though {proxy.source} names one, since NO_PROXY has {proxy.exception}"
    return f"for {name}: none"


def _clock_text(clock: Clock) -> str:
    if clock.offset_s is None:
        return f"unknown. {clock.unknown}"
    if clock.is_right:
        return f"right, by {clock.host}"
    way = "ahead of" if clock.offset_s > 0 else "behind"
    return f"{abs(clock.offset_s):,.0f} s {way} {clock.host}"


def _trust_text(trust: Trust) -> str:
    if trust.unknown:
        return f"unknown. {trust.unknown}"
    files = ", ".join(trust.files)
    return f"{trust.source}: {files}" if files else trust.source


def _shown_text(shown: ShownCertificate) -> str:
    name = f"of {_ROLES[shown.role]}"
    if shown.unknown:
        return f"{name}: unknown. {shown.unknown}"
    whose = "" if shown.is_aws else ", which is not AWS's"
    trusted = "" if shown.is_trusted else ", not trusted"
    return f"{name}: by {shown.issuer}{whose}{trusted}"


def _disk_text(disk: DiskSpace) -> str:
    if disk.free_bytes is None:
        return f"{disk.path}: unknown. {disk.unknown}"
    return f"{disk.path}: {_size(disk.free_bytes)} of {_size(disk.total_bytes or 0)}"


def _size(size_bytes: int) -> str:
    """In decimal units: `48.2 GB`."""
    for unit, power in (("TB", 12), ("GB", 9), ("MB", 6)):
        if size_bytes >= 10**power:
            return f"{size_bytes / 10**power:.1f} {unit}"
    return f"{size_bytes:,} bytes"
