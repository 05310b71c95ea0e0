"""The way to ECR and to the store of the bytes: names, proxies, certificates, connections, answers."""

from __future__ import annotations

from collections.abc import Iterator

from layerscope.diagnosis.case.case import Case
from layerscope.diagnosis.case.observed_failures import ObservedFailure
from layerscope.diagnosis.model.evidence import HostFacts
from layerscope.diagnosis.model.findings import Certainty, Finding
from layerscope.diagnosis.model.pull_through import rule_for
from layerscope.diagnosis.model.steps import StepName
from layerscope.diagnosis.rules.rule import rule
from layerscope.registry.errors import network
from layerscope.registry.references.failure_words import FailureKind
from layerscope.registry.references.hosts import bucket_region
from layerscope.text.command_lines import command_line
from layerscope.text.reasons import Reason

_NO_WAY = (
    network.UnreachableError,
    network.ConnectTimeoutError,
    network.ReadTimeoutError,
    network.ConnectionLostError,
)
_NO_WAY_KINDS = (FailureKind.TIMEOUT, FailureKind.CONNECTION)


@rule(24)
def proxy(case: Case) -> Iterator[Finding]:
    """The proxy is not there, or does not let the request through."""
    failure = case.observed(network.ProxyError, kinds=(FailureKind.PROXY,))
    if failure is None:
        return
    host = _host_facts(case, failure)
    yield Finding(
        "proxy",
        _way(failure),
        certainty_of(failure),
        Reason.tr("The proxy blocked the request"),
        (failure.evidence, *_through(host)),
        _who(failure),
        Reason.tr(
            "Correct HTTPS_PROXY and NO_PROXY or this program's proxy setting, or allow {host} in the proxy.",
            host=failed_host(case, failure),
        ),
    )


@rule(24)
def name_not_found(case: Case) -> Iterator[Finding]:
    """The host's name cannot be resolved here; that of a store has its own rule."""
    found = case.all_observed(network.NameResolutionError, kinds=(FailureKind.NAME_RESOLUTION,))
    failure = next((each for each in found if each.step is not StepName.BYTES), None)
    if failure is None:
        return
    yield Finding(
        "name-not-found",
        _way(failure),
        certainty_of(failure),
        Reason.tr("The name {host} cannot be resolved", host=failed_host(case, failure)),
        (failure.evidence,),
        _who(failure),
        Reason.tr(
            "Check the network, the VPN, the name server and the region. In a VPC without internet the "
            "endpoints of ECR (ecr.api, ecr.dkr) and of S3 need private DNS."
        ),
        command_line(["nslookup", failed_host(case, failure)]),
    )


@rule(23)
def tls_inspected(case: Case) -> Iterator[Finding]:
    """A gateway on the way shows its own certificate."""
    failure = case.observed(network.TlsError, kinds=(FailureKind.TLS,))
    if failure is None:
        return
    host = _host_facts(case, failure)
    because: list[str] = [failure.evidence]
    if host and host.issuer:
        because.append(
            Reason.tr("The certificate shown by {host} is by “{issuer}”.", host=host.host, issuer=host.issuer)
        )
    yield Finding(
        "tls-inspection",
        _way(failure),
        certainty_of(failure),
        Reason.tr("The certificate of {host} is not trusted", host=failed_host(case, failure)),
        tuple(because),
        _who(failure),
        Reason.tr(
            "Trust the gateway's root certificate in the system's certificate store, or set its file for "
            "ECR, STS, SSO and S3."
        ),
        "$env:AWS_CA_BUNDLE = 'C:\\path\\to\\root-certificate.pem'"
        if case.facts.system == "win32"
        else "export AWS_CA_BUNDLE=/path/to/root-certificate.pem",
    )


@rule(24)
def api_unreachable(case: Case) -> Iterator[Finding]:
    """No way to ECR's own host."""
    failure = next(
        (
            each
            for each in case.all_observed(*_NO_WAY, kinds=_NO_WAY_KINDS)
            if each.step is not StepName.BYTES and not _is_store(each)
        ),
        None,
    )
    if failure is None:
        return
    host = _host_facts(case, failure)
    yield Finding(
        "api-unreachable",
        StepName.NETWORK,
        certainty_of(failure),
        Reason.tr("ECR cannot be reached: {host} does not answer", host=failed_host(case, failure)),
        (failure.evidence, *_through(host)),
        _who(failure),
        Reason.tr(
            "Allow outbound HTTPS (port 443) to the host. The security group of an interface endpoint must "
            "allow it too."
        )
        if host and host.private
        else Reason.tr("Allow outbound HTTPS (port 443) to the host, or set HTTPS_PROXY."),
    )


@rule(15)
def storage_unreachable(case: Case) -> Iterator[Finding]:
    """ECR gives the URL, and there is no way to S3."""
    failure = _no_way_to_store(case)
    if failure is None or _is_upstream(case, failure):
        return
    host = failed_host(case, failure)
    yield Finding(
        "storage-unreachable",
        StepName.BYTES,
        certainty_of(failure),
        Reason.tr("S3 is not reachable from here")
        if not failure.elsewhere
        else Reason.tr("S3 is not reachable from the pulling machine"),
        (failure.evidence, *_api_fine(case), *_through(_host_facts(case, failure))),
        _who(failure),
        Reason.tr(
            "Allow HTTPS (port 443) to {host}: a route to S3 (gateway endpoint or NAT), the security group "
            "to the S3 prefix list, the firewall or the proxy.",
            host=host,
        ),
        "aws ec2 describe-managed-prefix-lists --filters Name=prefix-list-name,Values=com.amazonaws."
        f"{bucket_region(host) or case.region or 'REGION'}.s3",
    )


@rule(12)
def upstream_store_unreachable(case: Case) -> Iterator[Finding]:
    """An uncached pull-through layer comes from the upstream's own store."""
    failure = _no_way_to_store(case)
    if failure is None or not _is_upstream(case, failure):
        return
    host = failed_host(case, failure)
    yield Finding(
        "upstream-store-unreachable",
        StepName.BYTES,
        certainty_of(failure),
        Reason.tr("The upstream's storage {host} is not reachable", host=host),
        (
            failure.evidence,
            Reason.tr("The URL's host is not S3: the layer is not cached in ECR yet."),
        ),
        _who(failure),
        Reason.tr(
            "Allow outbound HTTPS to the host, or pull the image once through ECR, which then caches it."
        ),
    )


def _no_way_to_store(case: Case) -> ObservedFailure | None:
    types = (*_NO_WAY, network.NameResolutionError)
    found = case.all_observed(*types, kinds=(*_NO_WAY_KINDS, FailureKind.NAME_RESOLUTION))
    return next((failure for failure in found if failure.step is StepName.BYTES or _is_store(failure)), None)


def _is_store(failure: ObservedFailure) -> bool:
    return bool(failure.host) and _is_s3(failure.host)


def _is_upstream(case: Case, failure: ObservedFailure) -> bool:
    """Whether the bytes come from an upstream's store: not S3's, of a repository filled from there."""
    host = failed_host(case, failure)
    if not host or _is_s3(host):
        return False
    return failure.elsewhere or rule_for(case.repository, case.facts.pull_through.value or ()) is not None


def _is_s3(host: str) -> bool:
    lower = host.lower()
    return bool(bucket_region(lower)) or ".s3." in lower or ".s3-" in lower


def failed_host(case: Case, failure: ObservedFailure) -> str:
    """The host that failed, if known."""
    if failure.host:
        return failure.host
    if failure.step is StepName.BYTES:
        return case.facts.url.value.host if case.facts.url.value else ""
    if failure.error and failure.error.subject.endpoint:
        return failure.error.subject.endpoint.partition("://")[2] or failure.error.subject.endpoint
    return case.facts.api_host.value.host if case.facts.api_host.value else "ECR"


def _host_facts(case: Case, failure: ObservedFailure) -> HostFacts | None:
    if failure.elsewhere:
        return None
    return case.facts.url_host.value if failure.step is StepName.BYTES else case.facts.api_host.value


def _through(host: HostFacts | None) -> Iterator[Reason]:
    """What the way to the host shows."""
    if host is None:
        return
    if host.proxy:
        yield Reason.tr("The connection uses the proxy {proxy}.", proxy=host.proxy)
    if host.addresses and host.addresses != (host.host,):
        told = ", ".join(host.addresses)
        if host.private:
            yield Reason.tr("{host} resolves to the private {addresses}.", host=host.host, addresses=told)
        else:
            yield Reason.tr("{host} resolves to {addresses}.", host=host.host, addresses=told)


def _api_fine(case: Case) -> Iterator[Reason]:
    host = case.facts.api_host.value
    store = case.facts.url_host.value
    if host and host.error is None and host.connected and not (store and store.host == host.host):
        yield Reason.tr("{host} is reachable from here.", host=host.host)


def _way(failure: ObservedFailure) -> StepName:
    return StepName.BYTES if failure.step is StepName.BYTES else StepName.NETWORK


def certainty_of(failure: ObservedFailure) -> Certainty:
    """An answer of our own is certain; a pasted text makes it likely."""
    return Certainty.LIKELY if failure.error is None else Certainty.SHOWN


def _who(failure: ObservedFailure) -> Reason:
    if failure.error is None:
        return Reason.tr("The network administrator of the machine that pulls")
    return Reason.tr("The network team")


RULES = (
    proxy,
    name_not_found,
    tls_inspected,
    api_unreachable,
    storage_unreachable,
    upstream_store_unreachable,
)
