"""What differs between two places besides the steps: who asks, addresses, proxy, trust, clock."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Protocol, TypeVar

from layerscope.accounts.model.profiles import Identity
from layerscope.diagnosis.model import phrases
from layerscope.diagnosis.model.diagnosis import Diagnosis
from layerscope.diagnosis.model.environment import Environment, HostAddress, ProxyInForce, ShownCertificate
from layerscope.diagnosis.model.steps import StepName
from layerscope.diagnosis.policies.callers import Caller
from layerscope.diagnosis.report.machine_words import (
    address_of,
    certificate_of,
    certificate_words,
    kind_words,
    proxy_of,
    proxy_words,
)
from layerscope.text.reasons import Reason

H = TypeVar("H", HostAddress, ProxyInForce, ShownCertificate)
# Below this much neither AWS nor a cache tells two clocks apart; signatures have five minutes:
# https://docs.aws.amazon.com/IAM/latest/UserGuide/signature-v4-troubleshooting.html
_TELLING_OFFSET_S = 60.0


class FactName(Enum):
    """What may differ."""

    IDENTITY = "identity"
    CREDENTIALS = "credentials"
    ADDRESS = "address"
    PROXY = "proxy"
    TRUST = "trust"
    CLOCK = "clock"


# What a step hangs on, the likeliest cause first.
_BEHIND = {
    StepName.IDENTITY: (FactName.CREDENTIALS, FactName.CLOCK, FactName.IDENTITY, FactName.PROXY),
    StepName.NETWORK: (FactName.ADDRESS, FactName.PROXY, FactName.TRUST, FactName.CLOCK),
    StepName.BYTES: (FactName.ADDRESS, FactName.PROXY, FactName.TRUST, FactName.CLOCK, FactName.IDENTITY),
}
_BEHIND_CALLS = (FactName.IDENTITY, FactName.ADDRESS, FactName.CREDENTIALS, FactName.PROXY)


class Place(Protocol):
    """A diagnosis and the machine that it was made on."""

    @property
    def diagnosis(self) -> Diagnosis: ...

    @property
    def environment(self) -> Environment | None: ...


@dataclass(frozen=True, slots=True)
class FactDifference:
    """A fact that both places tell and that differs; `is_behind`: the step in question hangs on it."""

    fact: FactName
    name: Reason
    there: str
    here: str
    is_behind: bool = False


def differing_facts(there: Place, here: Place, step: StepName) -> tuple[FactDifference, ...]:
    """Those that may be why the step differs first; what only one place tells is left."""
    found = list(_identity(there.diagnosis.identity, here.diagnosis.identity))
    if there.environment is not None and here.environment is not None:
        for differences in (_credentials, _addresses, _proxies, _certificates, _clocks):
            found += differences(there.environment, here.environment)
    behind = _BEHIND.get(step, _BEHIND_CALLS)
    marked = [
        FactDifference(each.fact, each.name, each.there, each.here, each.fact in behind) for each in found
    ]
    order = (*behind, *FactName)
    return tuple(sorted(marked, key=lambda each: order.index(each.fact)))


def _identity(there: Identity | None, here: Identity | None) -> Iterator[FactDifference]:
    if there is None or here is None or not (there.arn and here.arn):
        return
    # A session's name differs each time; what it may do does not.
    theirs, ours = Caller.named(there.arn), Caller.named(here.arn)
    if theirs is not None and ours is not None and theirs.is_same(ours):
        return
    if there.arn != here.arn:
        names = (_who(there), _who(here))
        yield FactDifference(FactName.IDENTITY, Reason.tr("Identity"), *names)


def _who(identity: Identity) -> Reason:
    return Reason.tr(
        "{who} of {owner}",
        who=phrases.principal(identity.arn),
        owner=phrases.account(identity.account_id),
    )


def _credentials(there: Environment, here: Environment) -> Iterator[FactDifference]:
    theirs, ours = there.credentials.source, here.credentials.source
    if theirs is not None and ours is not None and theirs.kind is not ours.kind:
        name = Reason.tr("Source of the credentials")
        yield FactDifference(FactName.CREDENTIALS, name, theirs.kind.value, ours.kind.value)


def _of_one_host(there: Iterable[H], here: Iterable[H]) -> Iterator[tuple[H, H]]:
    """What both tell of a host."""
    ours = {each.role: each for each in here}
    return ((each, ours[each.role]) for each in there if each.role in ours)


def _addresses(there: Environment, here: Environment) -> Iterator[FactDifference]:
    for theirs, ours in _of_one_host(there.addresses, here.addresses):
        if theirs.is_private is None or ours.is_private is None:
            continue
        told = (kind_words(theirs), kind_words(ours))
        if told[0] != told[1]:
            yield FactDifference(FactName.ADDRESS, address_of(theirs.role), *told)


def _proxies(there: Environment, here: Environment) -> Iterator[FactDifference]:
    for theirs, ours in _of_one_host(there.proxies, here.proxies):
        if not theirs.unknown and not ours.unknown and theirs.proxy != ours.proxy:
            told = (proxy_words(theirs), proxy_words(ours))
            yield FactDifference(FactName.PROXY, proxy_of(theirs.role), *told)


def _certificates(there: Environment, here: Environment) -> Iterator[FactDifference]:
    for theirs, ours in _of_one_host(there.trust.shown, here.trust.shown):
        if theirs.is_aws is None or ours.is_aws is None:
            continue
        if (theirs.is_aws, theirs.is_trusted) != (ours.is_aws, ours.is_trusted):
            told = (certificate_words(theirs), certificate_words(ours))
            yield FactDifference(FactName.TRUST, certificate_of(theirs.role), *told)


def _clocks(there: Environment, here: Environment) -> Iterator[FactDifference]:
    theirs, ours = there.clock.offset_s, here.clock.offset_s
    if theirs is not None and ours is not None and abs(theirs - ours) >= _TELLING_OFFSET_S:
        told = (phrases.clock_offset(theirs), phrases.clock_offset(ours))
        yield FactDifference(FactName.CLOCK, Reason.tr("Clock"), *told)
