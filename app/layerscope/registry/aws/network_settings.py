"""How this program reaches AWS, as people set it: one value for ECR, STS, SSO and the stores behind URLs."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit

_PROXY_SCHEMES = frozenset({"http", "https"})


@dataclass(frozen=True, slots=True)
class NetworkSettings:
    """Certificates, proxy and kinds of endpoints; the defaults are what the system and the environment say.

    `ca_file`: certificates (PEM) trusted beside the system's. `proxy`: None for the environment's or the
    system's, empty for none at all, else an address such as `http://proxy.example:3128`. `dual_stack` and
    `fips` ask for such endpoints; unset they leave it to the profile and the environment.
    """

    ca_file: str = ""
    proxy: str | None = field(default=None, repr=False)  # may hold a password
    dual_stack: bool = False
    fips: bool = False


def names_user(proxy: str) -> bool:
    """Whether a proxy's address has a user name in it, and so, as a rule, a password."""
    return "@" in urlsplit(proxy if "://" in proxy else f"http://{proxy}").netloc


def is_proxy_address(text: str) -> bool:
    """Whether the text can be a proxy's address: `host:port`, or a URL of http or https with a host."""
    try:
        parts = urlsplit(text if "://" in text else f"http://{text}")
        return parts.scheme in _PROXY_SCHEMES and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False
