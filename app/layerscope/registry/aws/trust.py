"""Which certificates and which proxy a connection uses: the same for ECR's client and for presigned URLs."""

from __future__ import annotations

import ipaddress
import os
import ssl
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass
from urllib.request import proxy_bypass_environment as _is_exception  # type: ignore[attr-defined]

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
    return proxy_choice(url, network).address


class ProxyChoice(NamedTuple):
    """The proxy for a URL, None for a direct connection, and what decides.

    `source` is the variable that names a proxy for the URL, `settings` or `system`, also where it does not
    count because of the `exception`: an entry of NO_PROXY, else `system`. `address` may hold a password.
    """

    address: str | None
    source: str = ""
    exception: str = ""


def proxy_choice(url: str, network: NetworkSettings = _SYSTEMS) -> ProxyChoice:
    """The proxy's address for the URL as `proxy_for`, and why."""
    parts = urlsplit(url)
    if not parts.hostname:
        return ProxyChoice(None)
    if network.proxy is not None:
        address, source = _with_scheme(network.proxy), "settings" if network.proxy else ""
    else:
        proxies = getproxies()
        scheme = parts.scheme if proxies.get(parts.scheme) else "all"
        address = _with_scheme(proxies.get(scheme) or "")
        source = _variable(f"{scheme}_proxy") if address else ""
    if proxy_bypass(parts.netloc):
        return ProxyChoice(None, source, _exception(parts.netloc) if address else "")
    if network.proxy is not None and _is_this_machine(parts.hostname):
        return ProxyChoice(None, source, "this machine" if address else "")
    return ProxyChoice(address, source)


def _variable(name: str) -> str:
    """The variable by its spelling in force, lower case before upper; `system` where none is set."""
    return next((each for each in (name, name.upper()) if os.environ.get(each)), "system")


def _exception(netloc: str) -> str:
    """The entry of NO_PROXY that leaves the host out."""
    entries = os.environ.get("no_proxy") or os.environ.get("NO_PROXY") or ""
    for entry in (each.strip() for each in entries.split(",")):
        if entry and _is_exception(netloc, {"no": entry}):
            return entry
    return "system"


def _with_scheme(proxy: str) -> str | None:
    if not proxy:
        return None
    return proxy if "://" in proxy else f"http://{proxy}"


def _is_this_machine(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def trusted_files(network: NetworkSettings = _SYSTEMS, bundle: str = "") -> tuple[str, tuple[str, ...]]:
    """What names the certificates that `tls_context` trusts, and their files and folders.

    The first is a variable, `ca_bundle` or `system`, whose store may have no file.
    """
    name, path = _named_bundle(bundle)
    if name:
        # botocore takes the variable for the profile's where it is set.
        name = next((each for each in _BUNDLE_VARIABLES if os.environ.get(each) == path), name)
        files = [path]
    else:
        known = ssl.get_default_verify_paths()
        files = [each for each in (known.cafile, known.capath, _botocore_bundle()) if each]
    return name or "system", tuple(files + ([network.ca_file] if network.ca_file else []))


def _named_bundle(bundle: str) -> tuple[str, str]:
    """The bundle that is trusted alone, and what names it; empty where the system's store counts."""
    named = (("ca_bundle", bundle), *((each, os.environ.get(each, "")) for each in _BUNDLE_VARIABLES))
    return next(((name, path) for name, path in named if path), ("", ""))


def _bundles_context(bundle: str) -> ssl.SSLContext | None:
    name, path = _named_bundle(bundle)
    if not name:
        return None
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    _load(context, name, path)
    return context


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
