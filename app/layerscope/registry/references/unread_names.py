"""Names that a text gives to repositories and images in ways that say no registry of ECR.

They lead nowhere by themselves, but they tell that a text is not about whatever happens to be open.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from layerscope.registry.references.names import REPOSITORY
from layerscope.registry.references.statements import Statement

_TAG = r":[A-Za-z0-9_][A-Za-z0-9._-]{0,299}"
_NAME = rf"(?P<name>{REPOSITORY}(?:{_TAG})?)"
_QUOTE = "[\"'`\u201c\u2018]"
_END = r"(?![\w/:*@-]*://)(?![\w*])"
_THING = r"(?:repositor(?:y|ies)|repo|image|artifact|chart)"
_PATH = r"[a-z0-9][a-z0-9._-]{0,99}(?:/[a-z0-9][a-z0-9._-]{0,99}){1,8}"
# What docker and ECR say behind a name that is not there.
_GONE = r"(?:was |is |could )?(?:not (?:be )?found|does not exist|repository does not|in registry)"
# Behind a word for it: as a field or an option, in quotes, or before what became of it.
_WORDED = (
    rf"\b{_THING}[_-]?(?:names?|uri|ref|url|id)?{_QUOTE}? ?[:=] ?\[? ?{_QUOTE}?{_NAME}{_END}",
    rf"--{_THING}(?:-names?)?[ =]{_QUOTE}?{_NAME}{_END}",
    rf"\b{_THING} (?:(?:with )?name )?{_QUOTE}{_NAME}{_QUOTE}",
    rf"\b(?:{_THING}|for|of) {_NAME},? {_GONE}",
    rf"\bpull(?:ing|ed)? from {_QUOTE}?{_NAME}{_END}",
    rf"\bpull(?:ing|ed)? image {_QUOTE}?(?P<name>{REPOSITORY}{_TAG}){_END}",
)
# By its place alone: in an address, in an ARN, behind its registry, or with a tag or digest.
_PLACED = (
    rf"/v2/(?P<name>{REPOSITORY})/(?:manifests|blobs|tags|referrers)\b",
    rf":repository/(?P<name>{REPOSITORY})",
    rf"/repositor(?:y|ies)/(?:private/|public/)?(?:[0-9]{{12}}/)?(?P<name>{REPOSITORY})",
    rf"\(https?://[\w.-]{{1,253}}, (?P<name>{REPOSITORY}),",  # Renovate's calls
    rf"(?<![\w./:@%-])(?P<name>{_PATH}(?:{_TAG}(?![\w/:])|(?=@sha)))",
)
_NAMED = tuple(re.compile(pattern, re.IGNORECASE) for pattern in (*_WORDED, *_PLACED))
_NO_NAMES = frozenset({"sha256", "sha384", "sha512", "http", "https", "null", "none", "true", "false"})
_WORDS = frozenset(
    {"is", "was", "not", "the", "be", "it", "has", "with", "name", "policy", "does", "from", "host", "ecr"}
    | {"registry", "your", "private", "image", "this", "a", "an"}
)
_HINT = re.compile(r"repo|image|chart|artifact|pull|/v2/|@sha|[a-z0-9]/[a-z0-9]", re.IGNORECASE)


def unread_name(statements: Iterable[Statement]) -> str:
    """The first name that the statements give, of which no registry was read; else empty."""
    found = (name for statement in statements for name in _names(statement.record))
    return next(found, "")


def _names(record: str) -> Iterator[str]:
    if not _HINT.search(record):
        return
    for pattern in _NAMED:
        for found in pattern.finditer(record):
            name = found["name"]
            if name.partition(":")[0] not in _NO_NAMES and name not in _WORDS:
                yield name
