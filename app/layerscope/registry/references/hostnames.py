"""The hosts an error text names: the one that failed, and those made to look like ECR's."""

from __future__ import annotations

import re

from layerscope.registry.references.hosts import is_masked, is_public, looks_alike

_HOST = r"(\[[0-9a-fA-F:.]{2,45}\]|[A-Za-z0-9][A-Za-z0-9.-]{1,252})"
_NAMED = r"((?:[a-z0-9-]+\.)+[a-z0-9-]+)"  # a host by its dots: `connect to blob` names none
_URL = rf"https?://(?:[^/\s@\"']{{1,200}}@)?{_HOST}"
# Go's net/http and net, containerd, botocore and curl.
_FAILED = re.compile(
    rf"dial tcp: lookup {_HOST}"
    rf"|\b(?:get|head|post|put|patch) \"?\[?{_URL}"
    rf"|\bunexpected status (?:code |from [a-z]+ request to ){_URL}"
    rf"|\bendpoint url: \"?{_URL}|\bssl validation failed for {_URL}|\bproxy url: \"?{_URL}"
    rf"|\bconnection to (?:the )?{_URL}"
    rf"|\bcould not resolve host:? {_HOST}|\bfailed to connect to {_NAMED}(?=[:/\s])|\bhost='{_HOST}'"
)
_DIALLED = re.compile(rf"\bdial (?:tcp|udp):? {_HOST}:[0-9]+")
_AUTHORITY = re.compile(r"(?:[a-z][a-z0-9+.-]{1,20}://)?([^/?#]*)")
_FOREIGN = re.compile(
    r"\b(?:image|reference|ref|for|pull|pulling) [\"']?((?:[a-z0-9-]+\.)+[a-z]{2,}(?::[0-9]+)?)/[a-z0-9]"
)
_WORDS_READ = 20_000


def failed_host(text: str) -> str:
    """The host, of a text in lower case, that the first failed request went to; else empty."""
    found = _FAILED.search(text) or _DIALLED.search(text)
    host = next((host for host in found.groups() if host), "") if found else ""
    return "" if host.endswith("..") else host.rstrip(".")  # cut off by whoever pasted it


def lookalike(text: str) -> str:
    """The first host in the text that is made to look like a registry's; else empty."""
    return next((host for host in _hosts(text) if looks_alike(host) and not is_masked(host)), "")


def names_public(text: str) -> bool:
    """Whether the text names ECR Public: its host, or an ARN of it."""
    return "arn:aws:ecr-public:" in text or any(is_public(host) for host in _hosts(text))


def foreign_image_host(text: str) -> str:
    """The host of the first image in a text in lower case that names its registry; else empty."""
    found = _FOREIGN.search(text)
    return found[1] if found else ""


def _hosts(text: str) -> list[str]:
    """The text in a host's place in the first words that have a dot."""
    words = dict.fromkeys(  # each once: a log says the same thousands of times
        word.strip("\"'`\u201c\u201d\u2018\u2019<>()[]{},;")
        for word in text.split(maxsplit=_WORDS_READ)[:_WORDS_READ]
    )
    authorities = (_AUTHORITY.match(word[:1024]) for word in words if "." in word)
    return [found[1].rstrip(".:,;\"'") for found in authorities if found and "." in found[1]]
