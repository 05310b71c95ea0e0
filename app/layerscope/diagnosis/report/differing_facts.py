"""What differs between two places besides the steps: who asks, addresses, proxy, trust, clock."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from layerscope.accounts.model.credential_sources import CredentialSource
from layerscope.accounts.model.profiles import Identity
from layerscope.diagnosis.model import phrases
from layerscope.diagnosis.model.diagnosis import Diagnosis
from layerscope.diagnosis.model.environment import (
    Environment,
    HostAddress,
    HostRole,
    ProxyInForce,
    ShownCertificate,
)
from layerscope.diagnosis.model.steps import StepName
from layerscope.diagnosis.policies.callers import Caller
from layerscope.text.reasons import Reason

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


def source_words(source: CredentialSource) -> Reason:
    """`instance-metadata (role node)`: the kind by the name that it has in the report."""
    if source.detail:
        return Reason.joined("{kind} ({detail})", kind=source.kind.value, detail=source.detail)
    return Reason.joined("{kind}", kind=source.kind.value)


def _addresses(there: Environment, here: Environment) -> Iterator[FactDifference]:
    ours = {each.role: each for each in here.addresses}
    for theirs in there.addresses:
        our = ours.get(theirs.role)
        if our is None or theirs.is_private is None or our.is_private is None:
            continue
        told = (kind_words(theirs), kind_words(our))
        if told[0] != told[1]:
            yield FactDifference(FactName.ADDRESS, address_of(theirs.role), *told)


def kind_words(address: HostAddress) -> Reason:
    """Whether it is of a private network, as an interface endpoint's is; of this machine, as a tunnel's."""
    if address.is_private:
        return Reason.tr("private")
    if address.addresses and all(_is_loopback(each) for each in address.addresses):
        return Reason.tr("the machine itself")
    return Reason.tr("public")


def _is_loopback(address: str) -> bool:
    return address == "::1" or address.startswith("127.")


def address_of(role: HostRole) -> Reason:
    return {
        HostRole.API: Reason.tr("Address of ECR's API"),
        HostRole.REGISTRY: Reason.tr("Address of the registry"),
        HostRole.BUCKET: Reason.tr("Address of the layers' bucket"),
    }[role]


def _proxies(there: Environment, here: Environment) -> Iterator[FactDifference]:
    ours = {each.role: each for each in here.proxies if not each.unknown}
    for theirs in there.proxies:
        our = ours.get(theirs.role)
        if our is not None and not theirs.unknown and theirs.proxy != our.proxy:
            yield FactDifference(FactName.PROXY, proxy_of(theirs.role), proxy_words(theirs), proxy_words(our))


def proxy_of(role: HostRole) -> Reason:
    return {
        HostRole.API: Reason.tr("Proxy to ECR's API"),
        HostRole.REGISTRY: Reason.tr("Proxy to the registry"),
        HostRole.BUCKET: Reason.tr("Proxy to the layers' bucket"),
    }[role]


def proxy_words(proxy: ProxyInForce) -> Reason:
    """`proxy:3128 (HTTPS_PROXY)`, or that there is none."""
    if not proxy.proxy:
        if proxy.exception:
            return Reason.tr("direct (exception {exception})", exception=proxy.exception)
        return Reason.tr("direct")
    if proxy.source:
        return Reason.joined("{proxy} ({source})", proxy=proxy.proxy, source=proxy.source)
    return Reason.joined("{proxy}", proxy=proxy.proxy)


def _certificates(there: Environment, here: Environment) -> Iterator[FactDifference]:
    ours = {each.role: each for each in here.trust.shown}
    for theirs in there.trust.shown:
        our = ours.get(theirs.role)
        if our is None or theirs.is_aws is None or our.is_aws is None:
            continue
        if (theirs.is_aws, theirs.is_trusted) != (our.is_aws, our.is_trusted):
            told = (certificate_words(theirs), certificate_words(our))
            yield FactDifference(FactName.TRUST, certificate_of(theirs.role), *told)


def certificate_of(role: HostRole) -> Reason:
    return {
        HostRole.API: Reason.tr("Certificate of ECR's API"),
        HostRole.REGISTRY: Reason.tr("Certificate of the registry"),
        HostRole.BUCKET: Reason.tr("Certificate of the layers' bucket"),
    }[role]


def certificate_words(shown: ShownCertificate) -> Reason:
    """Who signed it, and whether that is trusted."""
    issuer = shown.issuer or Reason.tr("issuer unknown")
    if shown.is_trusted is None:
        return Reason.joined("{issuer}", issuer=issuer)
    if shown.is_trusted:
        return Reason.tr("{issuer}, trusted", issuer=issuer)
    return Reason.tr("{issuer}, not trusted", issuer=issuer)


def _clocks(there: Environment, here: Environment) -> Iterator[FactDifference]:
    theirs, ours = there.clock.offset_s, here.clock.offset_s
    if theirs is not None and ours is not None and abs(theirs - ours) >= _TELLING_OFFSET_S:
        told = (phrases.clock_offset(theirs), phrases.clock_offset(ours))
        yield FactDifference(FactName.CLOCK, Reason.tr("Clock"), *told)
