"""The facts of the machine that asked, as members of the JSON report."""

from __future__ import annotations

from typing import Any

from layerscope.accounts.model.credential_sources import CredentialSource, FoundCredentials
from layerscope.diagnosis.model.environment import (
    DiskSpace,
    Environment,
    HostAddress,
    ProxyInForce,
    ShownCertificate,
    Trust,
)


def environment_members(environment: Environment) -> dict[str, Any]:
    """Each part with `unknown`: why it could not be told, empty where it could."""
    clock = environment.clock
    return {
        "host": environment.host,
        "user": environment.user,
        "uid": environment.uid,
        "system": environment.system,
        "runsIn": environment.runs_in,
        "credentials": _credentials(environment.credentials),
        "addresses": [_address(each) for each in environment.addresses],
        "proxy": [_proxy(each) for each in environment.proxies],
        "clock": {
            "offsetSeconds": None if clock.offset_s is None else round(clock.offset_s, 1),
            "comparedWith": clock.host,
            "unknown": clock.unknown,
        },
        "trust": _trust(environment.trust),
        "disk": [_disk(each) for each in environment.disk],
    }


def _credentials(found: FoundCredentials) -> dict[str, Any]:
    source = found.source
    return {
        "source": source.kind.value if source else "",
        "detail": source.detail if source else "",
        "shadowed": [_source(each) for each in found.shadowed],
        "unknown": found.unknown,
    }


def _source(source: CredentialSource) -> dict[str, str]:
    return {"source": source.kind.value, "detail": source.detail}


def _address(address: HostAddress) -> dict[str, Any]:
    return {
        "of": address.role.value,
        "name": address.name,
        "addresses": list(address.addresses),
        "isPrivate": address.is_private,
        "unknown": address.unknown,
    }


def _proxy(proxy: ProxyInForce) -> dict[str, str]:
    return {
        "of": proxy.role.value,
        "name": proxy.name,
        "proxy": proxy.proxy,
        "source": proxy.source,
        "exception": proxy.exception,
        "unknown": proxy.unknown,
    }


def _trust(trust: Trust) -> dict[str, Any]:
    return {
        "source": trust.source,
        "files": list(trust.files),
        "shown": [_shown(each) for each in trust.shown],
        "unknown": trust.unknown,
    }


def _shown(shown: ShownCertificate) -> dict[str, Any]:
    return {
        "of": shown.role.value,
        "name": shown.name,
        "issuer": shown.issuer,
        "isAws": shown.is_aws,
        "isTrusted": shown.is_trusted,
        "unknown": shown.unknown,
    }


def _disk(disk: DiskSpace) -> dict[str, Any]:
    return {
        "path": disk.path,
        "freeBytes": disk.free_bytes,
        "totalBytes": disk.total_bytes,
        "unknown": disk.unknown,
    }
