"""Which certificates and which proxy a connection to a presigned URL uses: those of ECR's client."""

from __future__ import annotations

import os
import ssl
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

# What botocore reads for its own connections (botocore.session, botocore.httpsession).
_BUNDLE_VARIABLES = ("AWS_CA_BUNDLE", "REQUESTS_CA_BUNDLE")


def tls_context() -> ssl.SSLContext:
    """A verifying context: AWS_CA_BUNDLE or REQUESTS_CA_BUNDLE alone where set, as botocore does.

    Else the system's store together with botocore's own bundle, so that a company's inspecting proxy in
    the system's store is trusted, and a system without a store still reaches AWS. Raises ssl.SSLError for a
    bundle that cannot be read.
    """
    for variable in _BUNDLE_VARIABLES:
        if bundle := os.environ.get(variable):
            return _context_of(variable, bundle)
    context = ssl.create_default_context()
    context.load_verify_locations(_botocore_bundle())
    return context


def proxy_for(url: str) -> str | None:
    """The proxy's address for the URL, by the environment or the system's settings; None for a direct way."""
    parts = urlsplit(url)
    proxies = getproxies()
    proxy = proxies.get(parts.scheme) or proxies.get("all")
    if not proxy or not parts.hostname or proxy_bypass(parts.netloc):
        return None
    return proxy if "://" in proxy else f"http://{proxy}"


def _context_of(variable: str, bundle: str) -> ssl.SSLContext:
    try:
        return ssl.create_default_context(cafile=bundle)
    except OSError as error:
        raise ssl.SSLError(f"{variable} names {bundle}, which cannot be read: {error}") from error


def _botocore_bundle() -> str:
    from botocore.httpsession import get_cert_path

    return str(get_cert_path(verify=True))
