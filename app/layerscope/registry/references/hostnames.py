"""The hosts an error text names: the one that failed, and those made to look like ECR's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from layerscope.registry.references.hosts import is_public, looks_alike
from layerscope.registry.references.masks import SCHEMES, masked_hosts

_HOST = r"(\[[0-9a-fA-F:.]{2,45}\]|[A-Za-z0-9][A-Za-z0-9.-]{1,252})"
_NAMED = r"((?:[a-z0-9-]+\.)+[a-z0-9-]+)"  # a host by its dots: `connect to blob` names none
_URL = rf"https?://(?:[^/\s@\"']{{1,200}}@)?{_HOST}"
# Go's net/http and net, containerd, botocore and curl: what stands before the URL asked, and hosts alone.
_ASKED = re.compile(
    r"(?:\b(?:get|head|post|put|patch) \"?\[?"
    r"|\bunexpected status (?:code |from [a-z]{1,8} request (?:to|at) )"
    r"|\bendpoint url: \"?|\bssl validation failed for |\bproxy url: \"?|\bconnection to (?:the )?)$"
)
_LONGEST_ASKED = 48  # characters before a URL
_URLS = re.compile(_URL)
_URLS_READ = 1000
_ALONE = tuple(
    re.compile(pattern)
    for pattern in (
        rf"dial tcp: lookup {_HOST}",
        rf"could not resolve host:? {_HOST}",
        rf"failed to connect to {_NAMED}(?=[:/\s])",
        rf"host='{_HOST}'",
    )
)
_DIALLED = re.compile(rf"\bdial (?:tcp|udp):? {_HOST}:[0-9]+")
_AUTHORITY = re.compile(rf"(?:[a-z][a-z0-9+.-]{{1,20}}://|(?:{SCHEMES}):)?([^/?#]*)", re.IGNORECASE)
_FOREIGN = re.compile(
    r"\b(?:image|reference|ref|for|pull|pulling) [\"']?((?:[a-z0-9-]+\.)+[a-z]{2,}(?::[0-9]+)?)/[a-z0-9]"
)
_WORDS_READ = 20_000
_LONGEST = 300  # characters before and behind a hint in which its word lies
# A word without any of these is no look-alike: `resembles_ecr` looks for them, once others' letters are read.
_HINT = re.compile(r"dkr|ecr|xn--|z[o0]?n|[^\x00-\x7f]", re.IGNORECASE)
_WORD = re.compile(r"[^\s\"'`\u201c\u201d\u2018\u2019<>()\[\]{},;=|\\]*")
_RESOLVES = re.compile(
    r"[.\u3002\uff0e](?:[^\W\d_]{2,30}|xn--[a-z0-9-]+|[0-9]+)\.?(?::[0-9]*)?$", re.IGNORECASE
)


def failed_host(text: str) -> str:
    """The host, of a text in lower case, that the first failed request went to; else empty."""
    alone = [found for pattern in _ALONE if (found := pattern.search(text))]
    found = min((*_asked(text), *alone), key=re.Match.start, default=None) or _DIALLED.search(text)
    host = found[1] if found else ""
    return "" if host.endswith("..") else host.rstrip(".")  # cut off by whoever pasted it


def _asked(text: str) -> Iterator[re.Match[str]]:
    """The first URL that a request went to."""
    for url in islice(_URLS.finditer(text), _URLS_READ):
        if _ASKED.search(text[max(0, url.start() - _LONGEST_ASKED) : url.start()]):
            yield url
            return


def lookalike(text: str, lower: str) -> str:
    """The first host in a text, given in lower case too, that is made to look like ECR's; else empty."""
    end, parts = 0, list[str]()
    for masked in masked_hosts(text, lower):
        parts.append(text[end : masked.start])
        end = max(end, masked.end)
    hosts = _hosts(" ".join((*parts, text[end:])))
    return next((host for host in hosts if looks_alike(host) and _RESOLVES.search(host)), "")


def names_public(text: str) -> bool:
    """Whether the text names ECR Public: its host, or an ARN of it."""
    return "arn:aws:ecr-public:" in text or any(map(is_public, _hosts(text)))


def foreign_image_host(text: str) -> str:
    """The host of the first image in a text in lower case that names its registry; else empty."""
    found = _FOREIGN.search(text)
    return found[1] if found else ""


def _hosts(text: str) -> Iterator[str]:
    """What stands in a host's place in the words that may hold a name of ECR's or AWS's, each once."""
    seen, position = set[str](), 0
    while len(seen) < _WORDS_READ and (hint := _HINT.search(text, position)):
        before = _WORD.match(text[max(position, hint.start() - _LONGEST) : hint.start()][::-1])
        after = _WORD.match(text, hint.start(), hint.start() + _LONGEST)
        start, end = hint.start() - len(before[0] if before else ""), after.end() if after else hint.end()
        position = max(end, hint.end())
        found = _AUTHORITY.match(text[start:end])
        host = found[1].rstrip(".:,;") if found else ""
        if host and "." in host and host not in seen:
            seen.add(host)
            yield host
