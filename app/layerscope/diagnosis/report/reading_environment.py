"""Reads what a report says of the machine that it was made on."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import TypeVar

from layerscope.accounts.model.credential_sources import CredentialSource, FoundCredentials, SourceKind
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
from layerscope.diagnosis.report.members import Members
from layerscope.text.values import MOST_BYTES, MOST_SPAN_S

E = TypeVar("E", bound=StrEnum)
_MOST_HOSTS, _MOST_ADDRESSES, _MOST_FILES, _MOST_DISKS, _MOST_SOURCES = 12, 32, 8, 12, 12
_GREATEST_UID = 2**32 - 1


def read_environment(members: Members) -> Environment | None:
    """What the object says; None where it has no members. Kinds that are not known here are left."""
    if not members:
        return None
    uid, clock = members.number("uid", _GREATEST_UID), members.inner("clock")
    return Environment(
        host=members.line("host"),
        user=members.line("user"),
        uid=None if uid is None else int(uid),
        system=members.line("system"),
        runs_in=members.line("runsIn"),
        credentials=_credentials(members.inner("credentials")),
        addresses=tuple(_addresses(members)),
        proxies=tuple(_proxies(members)),
        clock=Clock(
            clock.number("offsetSeconds", MOST_SPAN_S, -MOST_SPAN_S),
            clock.line("comparedWith"),
            clock.line("unknown"),
        ),
        trust=_trust(members.inner("trust")),
        disk=tuple(_disk(each) for each in members.objects("disk", _MOST_DISKS)),
    )


def _credentials(members: Members) -> FoundCredentials:
    shadowed = (_source(each) for each in members.objects("shadowed", _MOST_SOURCES))
    return FoundCredentials(
        _source(members), tuple(each for each in shadowed if each), members.line("unknown")
    )


def _source(members: Members) -> CredentialSource | None:
    """None where it names none; one that a later version knows is another one."""
    if not (named := members.line("source")):
        return None
    return CredentialSource(member_of(SourceKind, named) or SourceKind.OTHER, members.line("detail"))


def _addresses(members: Members) -> Iterator[HostAddress]:
    for role, each in _of_hosts(members, "addresses"):
        yield HostAddress(
            role,
            each.line("name"),
            each.lines("addresses", _MOST_ADDRESSES),
            each.flag("isPrivate"),
            each.line("unknown"),
        )


def _proxies(members: Members) -> Iterator[ProxyInForce]:
    for role, each in _of_hosts(members, "proxy"):
        told = ("name", "proxy", "source", "exception", "unknown")
        yield ProxyInForce(role, *(each.line(name) for name in told))


def _trust(members: Members) -> Trust:
    shown = tuple(
        ShownCertificate(
            role,
            each.line("name"),
            each.line("issuer"),
            each.flag("isAws"),
            each.flag("isTrusted"),
            each.line("unknown"),
        )
        for role, each in _of_hosts(members, "shown")
    )
    return Trust(members.line("source"), members.lines("files", _MOST_FILES), shown, members.line("unknown"))


def _disk(members: Members) -> DiskSpace:
    free, total = (members.number(name, MOST_BYTES) for name in ("freeBytes", "totalBytes"))
    return DiskSpace(
        members.line("path"),
        None if free is None else int(free),
        None if total is None else int(total),
        members.line("unknown"),
    )


def _of_hosts(members: Members, name: str) -> Iterator[tuple[HostRole, Members]]:
    for each in members.objects(name, _MOST_HOSTS):
        if (role := member_of(HostRole, each.line("of"))) is not None:
            yield role, each


def member_of(kind: type[E], value: str) -> E | None:
    """The enumeration's member of this value; None where it has none."""
    try:
        return kind(value)
    except ValueError:
        return None
