"""Names that a text gives to repositories and images in ways that say no registry of ECR.

They lead nowhere by themselves, but they tell that a text is not about whatever happens to be open.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

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
# Each with a bare string that is in it, which is looked for far faster. First behind a word for it: as a
# field or an option, in quotes, or before what became of it.
_PATTERNS = (
    ("", rf"\b{_THING}[_-]?(?:names?|uri|ref|url|id)?{_QUOTE}? ?[:=] ?\[? ?{_QUOTE}?{_NAME}{_END}"),
    ("--", rf"--{_THING}(?:-names?)?[ =]{_QUOTE}?{_NAME}{_END}"),
    ("", rf"\b{_THING} (?:(?:with )?name )?{_QUOTE}{_NAME}{_QUOTE}"),
    (" ", rf"\b(?:{_THING}|for|of) {_NAME},? {_GONE}"),
    (" from ", rf"\bpull(?:ing|ed)? from {_QUOTE}?{_NAME}{_END}"),
    ("pull", rf"\bpull(?:ing|ed)? image {_QUOTE}?(?P<name>{REPOSITORY}{_TAG}){_END}"),
    # By its place alone: in an address, in an ARN, behind its registry, or with a tag or digest.
    ("/v2/", r"/v2/(?P<name>[a-z0-9][a-z0-9._/-]{0,255})/(?:manifests|blobs|tags|referrers)\b"),
    (":repository/", rf":repository/(?P<name>{REPOSITORY})"),
    ("/repositor", rf"/repositor(?:y|ies)/(?:private/|public/)?(?:[0-9]{{12}}/)?(?P<name>{REPOSITORY})"),
    ("(http", rf"\(https?://[\w.-]{{1,253}}, (?P<name>{REPOSITORY}),"),  # Renovate's calls
    ("/", rf"(?<![\w./:@%-])(?P<name>{_PATH}(?:{_TAG}(?![\w/:])|(?=@sha)))"),
)
_NO_NAMES = frozenset({"sha256", "sha384", "sha512", "http", "https", "null", "none", "true", "false"})
_WORDS = frozenset(
    {"is", "was", "not", "the", "be", "it", "has", "with", "name", "policy", "does", "from", "host", "ecr"}
    | {"registry", "your", "private", "image", "this", "a", "an"}
)
_HINTS = ("repo", "image", "artifact", "chart", "pull", "/", " not found", " does not exist")


def unread_name(statements: Iterable[Statement]) -> str:
    """The first name that the statements give, of which no registry was read; else empty."""
    found = (name for statement in statements for name in _names(statement))
    return next(found, "")


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """The first time that it is looked for: most texts name a registry's repository, and never get here."""
    return re.compile(pattern, re.IGNORECASE)


def _names(statement: Statement) -> Iterator[str]:
    if not any(hint in statement.lower for hint in _HINTS):
        return
    for hint, pattern in _PATTERNS:
        for found in _compiled(pattern).finditer(statement.record) if hint in statement.lower else ():
            name = found["name"]
            if name.partition(":")[0] not in _NO_NAMES and name not in _WORDS:
                yield name
