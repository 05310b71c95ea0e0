"""Which texts are addresses that may be asked, opened or copied."""

from __future__ import annotations

import re
from collections.abc import Container
from urllib.parse import urlsplit

MOST_CHARACTERS = 64 * 1024
_WRITTEN = re.compile(r"https?://[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]+")  # RFC 3986, section 2
_MOST_HOST_CHARACTERS, _MOST_LABEL_CHARACTERS = 253, 63  # RFC 1035, section 2.3.4


def is_web_address(text: str) -> bool:
    """Whether the text is a URL of http or https with a host and no user, written as RFC 3986 has it.

    Nothing else may be asked or copied: a line break in it would be a second line of a shell.
    """
    if len(text) > MOST_CHARACTERS or not _WRITTEN.fullmatch(text):
        return False
    try:
        parts = urlsplit(text)
        return parts.port != 0 and parts.username is None and _is_host(parts.hostname or "")
    except ValueError:  # an IPv6 address without its end, a port that is no number
        return False


def is_plain_address(text: str, schemes: Container[str] = ("http", "https")) -> bool:
    """Whether the text is a URL of a host to be asked, as an endpoint is: no user, query or fragment."""
    if any(character.isspace() for character in text):
        return False
    try:
        url = urlsplit(text)
        port_is_one = url.port != 0
    except ValueError:
        return False
    plain = not (url.query or url.fragment or "@" in url.netloc or text.endswith(("?", "#")))
    return url.scheme in schemes and bool(url.hostname) and port_is_one and plain


def _is_host(host: str) -> bool:
    """Whether it is an IP address in its brackets, or a name that can be looked up."""
    if ":" in host:
        return True  # urlsplit has looked at what stands in brackets
    labels = host.removesuffix(".").split(".")
    return len(host) <= _MOST_HOST_CHARACTERS and all(
        0 < len(each) <= _MOST_LABEL_CHARACTERS for each in labels
    )
