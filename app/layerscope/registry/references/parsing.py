"""One reference, alone in its text: a URI, an ARN, an address, a name or a digest."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import unquote

from layerscope.registry.errors.references import EcrPublicError, InvalidReferenceError, LookalikeHostError
from layerscope.registry.references.addresses import parse_address
from layerscope.registry.references.arns import is_arn, parse_arn
from layerscope.registry.references.console import parse_console, parse_console_host
from layerscope.registry.references.hosts import (
    api_region,
    bucket_region,
    is_public,
    looks_alike,
    oddity,
    parse_host,
)
from layerscope.registry.references.names import checked_digest, is_meant_as_digest, lower_digest, split_name
from layerscope.registry.references.reference import Reference
from layerscope.text.reasons import Reason

LONGEST = 4096  # characters; the longest true reference, a percent-encoded console address, is far below
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]{0,30})://")
# Docker's, Helm's, skopeo's and kubelet's ways to write one.
_SCHEMES = frozenset({"http", "https", "docker", "oci", "docker-pullable"})
LINK = "layerscope://"  # this program's own: an image reference behind it, percent-encoded or not
_OTHER_HOST = re.compile(r"[A-Za-z0-9.-]{1,253}(?::[0-9]{1,5})?")
_OPENING = "\"'`\u201c\u201d\u2018\u2019\u00ab<([{,;:=\\"
_CLOSING = "\"'`\u201c\u201d\u2018\u2019\u00bb>)]},;:.!?\u2026\\/"
_HOW = Reason.tr(
    "paste an image URI, a repository's ARN or console address, a repository's name or a digest."
)


def parse_reference(text: str) -> Reference:
    """The one reference in a text, which may have quotes and punctuation around it.

    Raises InvalidReferenceError with a reason that says what to do; LookalikeHostError where the host is made
    to look like ECR's; EcrPublicError for ECR Public, which cannot work here.
    """
    given = _bare(text[: 2 * LONGEST], "", "")
    if len(text) > 2 * LONGEST or len(given) > LONGEST:
        raise InvalidReferenceError(text, Reason.tr("it is too long for a reference."))
    if not given:
        raise InvalidReferenceError(text, Reason.tr("it is empty; {how}", how=_HOW))
    try:
        return _parse(given)
    except InvalidReferenceError as refused:
        trimmed = _bare(given, _OPENING, _CLOSING)
        if trimmed == given or is_link(given) is not is_link(trimmed):
            raise _about(text, refused) from None
    try:
        return _parse(trimmed)
    except InvalidReferenceError as refused:
        raise _about(text, refused) from None


def _about(text: str, refused: InvalidReferenceError) -> InvalidReferenceError:
    """The same refusal of the whole text, where a part of it was refused."""
    is_part = type(refused) is InvalidReferenceError
    return InvalidReferenceError(text, refused.reason) if is_part else refused


def is_link(text: str) -> bool:
    """Whether the text is a link of this program's own scheme, which anybody may have made."""
    return _bare(text[: 2 * LONGEST], _OPENING, "")[: len(LINK)].lower() == LINK


def foreign_host(text: str) -> str:
    """The host of an image reference to another registry; empty if the text has none."""
    scheme = _SCHEME.match(text)
    authority = text[scheme.end() :].partition("/")[0] if scheme else _authority(text)
    is_host = (
        _OTHER_HOST.fullmatch(authority) and not parse_host(authority) and not parse_console_host(authority)
    )
    return authority if is_host else ""


def _bare(text: str, opening: str, closing: str) -> str:
    """The text without blanks, invisible characters and the given punctuation around it."""
    start, end = 0, len(text)
    while start < end and (text[start] in opening or _is_blank(text[start])):
        start += 1
    while end > start and (text[end - 1] in closing or _is_blank(text[end - 1])):
        end -= 1
    return text[start:end]


def _is_blank(letter: str) -> bool:
    return letter.isspace() or unicodedata.category(letter) in {"Cf", "Cc", "Zs"}


def _parse(text: str) -> Reference:
    if not text:
        raise InvalidReferenceError(text, Reason.tr("it is only punctuation; {how}", how=_HOW))
    if any(map(_is_blank, text)):
        raise InvalidReferenceError(
            text, Reason.tr("it contains spaces or invisible characters; {how}", how=_HOW)
        )
    scheme = _SCHEME.match(text)
    if scheme:
        return _parse_with_scheme(text, scheme[1].lower(), text[scheme.end() :])
    if is_arn(text):
        return parse_arn(text)
    digest = lower_digest(text.removeprefix("@"))
    if digest or is_meant_as_digest(text.removeprefix("@")):
        return Reference(digest=digest or checked_digest(text.removeprefix("@")))
    if authority := _authority(text):
        if parse_console_host(authority):
            return parse_console(text, authority, text[len(authority) :])
        return _at_host(text, authority, text[len(authority) :])
    repository, tag, digest = split_name(text)
    return Reference(repository=repository, tag=tag, digest=digest)


def _parse_with_scheme(text: str, scheme: str, rest: str) -> Reference:
    if f"{scheme}://" == LINK:
        return _parse_link(text, rest)
    if scheme not in _SCHEMES:
        raise InvalidReferenceError(
            text, Reason.tr("“{scheme}://” does not lead to a registry; {how}", scheme=scheme, how=_HOW)
        )
    authority = re.match(r"[^/?#]*", rest)
    host = authority[0] if authority else ""
    path = rest[len(host) :]
    if scheme in {"http", "https"}:
        if parse_console_host(host):
            return parse_console(text, host, path)
        path = re.split(r"[?#]", path, maxsplit=1)[0]
        known = parse_address(text, host, path.lstrip("/")) if parse_host(host) else None
        if known:
            return known
    return _at_host(text, host, path)


def _parse_link(text: str, rest: str) -> Reference:
    """What a link names: decoded once, as the systems hand it on; a URL behind the scheme is none."""
    named = unquote(rest).strip("/")  # some programs end each URL in a slash
    if not named or "://" in named:
        raise InvalidReferenceError(
            text, Reason.tr("behind {scheme} belongs an image's reference; {how}", scheme=LINK, how=_HOW)
        )
    return _parse(named)


def _authority(text: str) -> str:
    """The text in a host's place: before the first slash, and with a dot, a port or a user's name in it.

    Docker's own rule (https://github.com/distribution/reference); without a slash only what is, or would be,
    ECR's.
    """
    first, slash, _ = text.partition("/")
    if not slash:
        return first if parse_host(first) or is_public(first) or looks_alike(first) else ""
    dotted = re.fullmatch(r".*\.[^\W\d_][^.]*", first, re.DOTALL)
    return first if dotted or ":" in first or "@" in first or first.lower() == "localhost" else ""


def _at_host(text: str, host: str, path: str) -> Reference:
    if parse_host(host):
        name = path.strip("/")
        repository, tag, digest = split_name(name) if name else ("", "", "")
        return Reference(repository=repository, tag=tag, digest=digest, host=host)
    if is_public(host):
        raise EcrPublicError(text)
    if looks_alike(host):
        raise LookalikeHostError(text, host, oddity(host))
    raise InvalidReferenceError(text, _about_host(host))


def _about_host(host: str) -> Reason:
    if bucket_region(host):
        return Reason.tr(
            "it is the URL of a layer's bytes, which names no repository; paste the image's URI."
        )
    if api_region(host):
        return Reason.tr("{host} is ECR's API, which names no repository; paste the image's URI.", host=host)
    if not host:
        return Reason.tr("no host is named; {how}", how=_HOW)
    return Reason.tr(
        "{host} is another registry, not a private one of ECR; paste a URI that begins with "
        "ACCOUNT.dkr.ecr.REGION.amazonaws.com, or the repository's ARN.",
        host=host,
    )
