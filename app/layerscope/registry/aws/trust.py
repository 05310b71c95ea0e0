"""Which certificates and which proxy a connection uses: the same for ECR's client and for presigned URLs."""

from __future__ import annotations

import ipaddress
import os
import ssl
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from layerscope.registry.aws.network_settings import NetworkSettings
from layerscope.text.reasons import Reason

# What botocore reads for its own connections (botocore.session, botocore.httpsession).
_BUNDLE_VARIABLES = ("AWS_CA_BUNDLE", "REQUESTS_CA_BUNDLE")
_SYSTEMS = NetworkSettings()


def tls_context(network: NetworkSettings = _SYSTEMS, bundle: str = "") -> ssl.SSLContext:
    """A verifying context: a bundle alone where one is named, as botocore does.

    `bundle` is a profile's `ca_bundle`; AWS_CA_BUNDLE and REQUESTS_CA_BUNDLE count without one. Else the
    system's store together with botocore's own bundle, so that a company's inspecting proxy in the system's
    store is trusted, and a system without a store still reaches AWS. The settings' CA file is trusted
    besides, in either case. Raises ssl.SSLError for a file that cannot be read.
    """
    context = _bundles_context(bundle) or _systems_context()
    if network.ca_file:
        _load(context, "The CA file", network.ca_file)
    return context


class CaFileError(Exception):
    """A file without a readable certificate; `reason` and `next_step` say what to do."""

    def __init__(self, reason: Reason, next_step: Reason) -> None:
        super().__init__(f"{reason} {next_step}")
        self.reason = reason
        self.next_step = next_step


def count_certificates(path: str) -> int:
    """How many certificates the file has; CaFileError where it cannot be read, or has none. Blocks."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    try:
        context.load_verify_locations(cafile=os.path.expanduser(path))  # noqa: PTH111 - a string as botocore's
    except ssl.SSLError:
        count = 0
    except OSError as error:
        raise CaFileError(
            Reason.tr("{path} cannot be read: {refusal}.", path=path, refusal=error.strerror or ""),
            Reason.tr("Choose another file, or leave the field empty."),
        ) from None
    else:
        count = context.cert_store_stats()["x509"]
    if not count:
        raise CaFileError(
            Reason.tr("{path} contains no PEM certificate.", path=path),
            Reason.tr(
                "Such a file has lines that read BEGIN CERTIFICATE. One in DER form is converted with "
                "openssl x509 -inform der -in FILE -out FILE.pem."
            ),
        )
    return count


def proxy_for(url: str, network: NetworkSettings = _SYSTEMS) -> str | None:
    """The proxy's address for the URL, by the settings or the system's own; None for a direct connection.

    NO_PROXY and the system's exceptions hold for both; a proxy of the settings never serves this machine.
    """
    parts = urlsplit(url)
    if not parts.hostname or proxy_bypass(parts.netloc):
        return None
    if network.proxy is not None:
        return None if _is_this_machine(parts.hostname) else _with_scheme(network.proxy)
    proxies = getproxies()
    return _with_scheme(proxies.get(parts.scheme) or proxies.get("all") or "")


def _with_scheme(proxy: str) -> str | None:
    if not proxy:
        return None
    return proxy if "://" in proxy else f"http://{proxy}"


def _is_this_machine(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _bundles_context(bundle: str) -> ssl.SSLContext | None:
    named = [("ca_bundle", bundle), *((variable, os.environ.get(variable)) for variable in _BUNDLE_VARIABLES)]
    for name, path in named:
        if path:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
            _load(context, name, path)
            return context
    return None


def _systems_context() -> ssl.SSLContext:
    """The system's own verification (truststore) where there is one, with what companies install."""
    import truststore

    context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.load_verify_locations(_botocore_bundle())
    return context


def _load(context: ssl.SSLContext, name: str, path: str) -> None:
    try:
        context.load_verify_locations(cafile=os.path.expanduser(path))  # noqa: PTH111 - a string as botocore's
    except OSError as error:
        raise ssl.SSLError(f"{name} names {path}, which cannot be read: {error}") from error


def _botocore_bundle() -> str:
    """The file that botocore.httpsession.get_cert_path names, without the third of a second to import it."""
    if find_spec("certifi") is not None:
        return str(import_module("certifi").where())
    spec = find_spec("botocore")
    places = spec.submodule_search_locations if spec is not None else None
    return str(Path(places[0], "cacert.pem")) if places else ""
