"""Faults that the data folder switches on: what a call or the bytes of a presigned GET meet instead."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, NamedTuple

from layerscope.localregistry.protocol.service_model import SSO, SSO_OIDC, STS, operation_names, output_shape

POLICY_KINDS = (
    "identity-based policy", "resource-based policy", "service control policy", "resource control policy",
    "permissions boundary", "session policy", "VPC endpoint policy", "",
)  # fmt: skip
BYTES_FAULTS = frozenset({
    "denied", "expired", "kms", "missing", "skewed", "redirect", "slow-down", "busy", "internal-error",
    "truncated", "stall", "reset", "corrupt", "slow", "html",
})  # fmt: skip
HTML_PAGES = frozenset({"portal"})
AVAILABILITIES = frozenset({"AVAILABLE", "UNAVAILABLE", "ARCHIVED"})
_CALL_MEMBERS = frozenset({
    "operation", "digest", "error", "message", "status", "times", "deny", "latency_s", "html", "failure",
    "reason", "availability", "url_origin",
})  # fmt: skip
_SIGN_IN_MEMBERS = frozenset(
    {"operation", "error", "message", "status", "times", "deny", "latency_s", "html"}
)
_BYTES_MEMBERS = frozenset({"bytes", "digest", "after_bytes", "bytes_per_s", "times"})
_NUMBERS: dict[str, tuple[type, ...]] = {
    "status": (int,), "after_bytes": (int,), "latency_s": (int, float), "bytes_per_s": (int, float),
}  # fmt: skip
_EFFECTS = ("error", "deny", "html", "failure", "availability", "url_origin", "latency_s")
_URL_OPERATION = "GetDownloadUrlForLayer"
_ORIGIN = re.compile(r"https?://[A-Za-z0-9.-]+(?::\d{1,5})?")
_BATCH_FAILURES = {"BatchGetImage": "ImageFailureCode", "BatchCheckLayerAvailability": "LayerFailureCode"}


class Where(NamedTuple):
    """Where faults are written: the operations they may name, and the members they may have."""

    operations: frozenset[str]
    members: frozenset[str]
    bytes_too: bool = False


def of_registry() -> Where:
    """Faults of ECR's calls and of presigned GETs."""
    return Where(operation_names(), _CALL_MEMBERS, bytes_too=True)


def of_sign_in() -> Where:
    """Faults of the calls to STS, SSO OIDC and SSO."""
    names = operation_names(STS) | operation_names(SSO_OIDC) | operation_names(SSO)
    return Where(names, _SIGN_IN_MEMBERS)


class FaultError(ValueError):
    """A fault that cannot be read; the message names the place and what is known there."""


@dataclass(frozen=True, slots=True)
class Deny:
    """A denial to be worded in AWS's grammar; `policy` empty names none."""

    explicit: bool = False
    policy: str = "identity-based policy"
    policy_arn: str = ""


@dataclass(slots=True, eq=False)
class InjectedFault:
    """One fault; empty and None for what it does not do. `remaining` None: always.

    Of a call: `operation` ("*": every one), and one of `error` (with `message` and `status`), `deny`,
    `html`, `failure` (with `reason`), `availability` and `url_origin`; `latency_s` goes before it, or stands
    alone.
    Of bytes: `bytes`.
    """

    operation: str = ""
    digest: str = ""
    error: str = ""
    message: str = ""
    status: int = 0
    deny: Deny | None = None
    latency_s: float = 0.0
    html: str = ""
    failure: str = ""
    reason: str = ""
    availability: str = ""
    url_origin: str = ""
    bytes: str = ""
    after_bytes: int | None = None
    bytes_per_s: float | None = None
    remaining: int | None = None
    _lock: Lock = field(default_factory=Lock, repr=False)

    @property
    def of_items(self) -> bool:
        """Whether it strikes single items of an answer, the call itself succeeding."""
        return bool(self.failure or self.availability or self.url_origin)

    def take(self) -> bool:
        """Whether the fault strikes this time; counts it."""
        if self.remaining is None:
            return True
        with self._lock:
            self.remaining -= 1
            return self.remaining >= 0


class InjectedFaults:
    """A repository's or a registry's faults, in order: the first that fits is the one that strikes."""

    def __init__(self, raw: Sequence[Mapping[str, Any]] = (), where: Where | None = None) -> None:
        self._faults = read_faults(raw, where)

    def __bool__(self) -> bool:
        return bool(self._faults)

    def of_call(self, operation: str, digests: Collection[str]) -> list[InjectedFault]:
        """What the call meets: latencies, then at most one fault that ends it."""
        met: list[InjectedFault] = []
        for fault in self._faults:
            if not fault.bytes and not fault.of_items and _fits(fault, operation, digests) and fault.take():
                met.append(fault)
                if fault.error or fault.deny or fault.html:
                    break
        return met

    def of_item(self, operation: str, digest: str) -> InjectedFault | None:
        """What one item of a batch meets."""
        fitting = (fault for fault in self._faults if fault.of_items and _fits(fault, operation, (digest,)))
        return next((fault for fault in fitting if fault.take()), None)

    def of_bytes(self, digest: str) -> InjectedFault | None:
        """What a presigned GET of the blob meets."""
        fitting = (fault for fault in self._faults if fault.bytes and fault.digest in ("", digest))
        return next((fault for fault in fitting if fault.take()), None)


def read_faults(raw: Any, where: Where | None = None) -> list[InjectedFault]:
    """The faults as written in the data folder; FaultError for anything that is not understood."""
    if not isinstance(raw, Sequence) or isinstance(raw, str):
        raise FaultError("faults: not a list")
    where = where or of_registry()
    return [_read(item, f"faults[{position}]", where) for position, item in enumerate(raw)]


def _read(raw: Any, place: str, where: Where) -> InjectedFault:
    if not isinstance(raw, Mapping):
        raise FaultError(f"{place}: not a JSON object")
    of_bytes = where.bytes_too and "bytes" in raw
    _one_of(place, "member", raw.keys(), _BYTES_MEMBERS if of_bytes else where.members)
    if of_bytes:
        _one_of(f"{place}.bytes", "fault", [raw["bytes"]], BYTES_FAULTS)
    else:
        _check_call(raw, place, where)
    values = {name: value for name, value in raw.items() if name not in ("times", "deny")}
    _check_types(values, place)
    deny = _read_deny(raw["deny"], f"{place}.deny") if "deny" in raw else None
    times = raw.get("times")
    if times is not None and (not isinstance(times, int) or times < 1):
        raise FaultError(f"{place}.times: a whole number from 1")
    return InjectedFault(**values, deny=deny, remaining=times)


def _check_call(raw: Mapping[str, Any], place: str, where: Where) -> None:
    operation = raw.get("operation")
    _one_of(f"{place}.operation", "operation", [operation], where.operations | {"*"})
    effects = [name for name in _EFFECTS if name in raw]
    if not effects:
        raise FaultError(f"{place}: does nothing; one of {', '.join(_EFFECTS)} is needed")
    if len([name for name in effects if name != "latency_s"]) > 1:
        raise FaultError(f"{place}: does two things at once: {', '.join(effects)}")
    if "html" in raw:
        _one_of(f"{place}.html", "page", [raw["html"]], HTML_PAGES)
    if "availability" in raw:
        _one_of(f"{place}.availability", "availability", [raw["availability"]], AVAILABILITIES)
    if "url_origin" in raw:
        _check_origin(f"{place}.url_origin", operation, raw["url_origin"])
    if "failure" in raw:
        _one_of(f"{place}.failure", "failure", [raw["failure"]], _failures(str(operation)))


def _check_origin(place: str, operation: Any, origin: Any) -> None:
    _one_of(place, "operation", [operation], frozenset({_URL_OPERATION}))
    if not isinstance(origin, str) or not _ORIGIN.fullmatch(origin):
        raise FaultError(f"{place}: not http://HOST:PORT or https://HOST:PORT")


def _failures(operation: str) -> frozenset[str]:
    names = [operation] if operation in _BATCH_FAILURES else _BATCH_FAILURES
    shapes = (output_shape(name).members["failures"].member.members["failureCode"] for name in names)
    return frozenset(code for shape in shapes for code in shape.enum)


def _read_deny(raw: Any, place: str) -> Deny:
    if not isinstance(raw, Mapping):
        raise FaultError(f"{place}: not a JSON object")
    _one_of(place, "member", raw.keys(), frozenset({"explicit", "policy", "policyArn"}))
    deny = Deny(raw.get("explicit", False), raw.get("policy", POLICY_KINDS[0]), raw.get("policyArn", ""))
    _one_of(f"{place}.policy", "policy", [deny.policy], frozenset(POLICY_KINDS))
    return deny


def _check_types(values: Mapping[str, Any], place: str) -> None:
    for name, value in values.items():
        kinds = _NUMBERS.get(name, (str,))
        negative = name in _NUMBERS and isinstance(value, int | float) and value < 0
        if not isinstance(value, kinds) or isinstance(value, bool) or negative:
            raise FaultError(f"{place}.{name}: not {'a number from 0' if name in _NUMBERS else 'a text'}")


def _one_of(place: str, what: str, names: Collection[Any], known: frozenset[str]) -> None:
    for name in names:
        if name not in known:
            raise FaultError(f"{place}: unknown {what} {name!r}; known: {', '.join(sorted(known))}")


def _fits(fault: InjectedFault, operation: str, digests: Collection[str]) -> bool:
    return fault.operation in ("*", operation) and (not fault.digest or fault.digest in digests)
