"""What the facts of a machine are called, and what they say in a few words."""

from __future__ import annotations

from layerscope.accounts.model.credential_sources import CredentialSource
from layerscope.diagnosis.model.environment import HostAddress, HostRole, ProxyInForce, ShownCertificate
from layerscope.text.reasons import Reason


def source_words(source: CredentialSource) -> Reason:
    """`instance-metadata (role node)`: the kind by the name that it has in the report."""
    if source.detail:
        return Reason.joined("{kind} ({detail})", kind=source.kind.value, detail=source.detail)
    return Reason.joined("{kind}", kind=source.kind.value)


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
