"""The rules for repository names, tags and digests, and what to say where one is broken."""

from __future__ import annotations

import re

from layerscope.registry.errors.references import InvalidReferenceError
from layerscope.registry.references.digests import HEX_LENGTHS, is_digest
from layerscope.text.reasons import Reason

# botocore, ecr 2015-09-21: RepositoryName, 2 to 256 characters; ImageTag, 1 to 300 characters, of the letters
# that the OCI distribution specification gives tags.
REPOSITORY = r"[a-z0-9]+(?:(?:\.|__?|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:\.|__?|-+)[a-z0-9]+)*)*"
TAG = r"[A-Za-z0-9_][A-Za-z0-9._-]{0,299}"
_REPOSITORY = re.compile(REPOSITORY)
_TAG = re.compile(TAG)
_HEXADECIMAL = re.compile(r"[0-9a-fA-F]+")


def is_repository(name: str) -> bool:
    """Whether ECR admits this name for a repository."""
    return 2 <= len(name) <= 256 and _REPOSITORY.fullmatch(name) is not None


def is_tag(tag: str) -> bool:
    """Whether ECR admits this tag."""
    return _TAG.fullmatch(tag) is not None


def lower_digest(text: str) -> str:
    """The text as a digest in lower case (OCI's form), also a bare hexadecimal sha256; else empty."""
    if len(text) == HEX_LENGTHS["sha256"] and _HEXADECIMAL.fullmatch(text):
        return f"sha256:{text.lower()}"
    return text.lower() if is_digest(text) and text.partition(":")[0].lower() in HEX_LENGTHS else ""


def is_meant_as_digest(text: str) -> bool:
    """Whether a text begins as a digest does, complete or not."""
    return text.partition(":")[0].lower() in HEX_LENGTHS and ":" in text


def split_name(name: str) -> tuple[str, str, str]:
    """The parts of `repository[:tag][@digest]`; InvalidReferenceError says which is wrong, and how."""
    image, at, digest = name.partition("@")
    repository, colon, tag = image.partition(":")
    checked = checked_repository(repository)
    if colon and not is_tag(tag):
        raise InvalidReferenceError(name, _about_tag(tag))
    return checked, tag, checked_digest(digest) if at else ""


def checked_repository(repository: str) -> str:
    """The name as it is; InvalidReferenceError where ECR does not admit it."""
    if not is_repository(repository):
        raise InvalidReferenceError(repository, _about_repository(repository))
    return repository


def checked_digest(digest: str) -> str:
    """The digest in lower case; InvalidReferenceError for anything else."""
    normal = lower_digest(digest) or (digest if is_digest(digest) else "")
    if not normal:
        raise InvalidReferenceError(digest, _about_digest(digest))
    return normal


def _about_repository(repository: str) -> Reason:
    if not repository:
        return Reason.tr("no repository is named; add its name after the host, as in team/app.")
    if is_repository(repository.lower()):
        return Reason.tr("repository names are in lower case; try {name}.", name=repository.lower())
    if not 2 <= len(repository) <= 256:
        return Reason.tr(
            "repository names have 2 to 256 characters, this one has {count}.", count=len(repository)
        )
    return Reason.tr(
        "a repository's name has lower-case letters and digits, joined by single . or _ or by -, and / "
        "between its parts; check the spelling."
    )


def _about_tag(tag: str) -> Reason:
    if not tag:
        return Reason.tr("the tag after the colon is missing; add it or leave the colon out.")
    if len(tag) > 300:
        return Reason.tr("tags have at most 300 characters, this one has {count}.", count=len(tag))
    return Reason.tr(
        "a tag has letters, digits, and . _ - after the first character; check the part after the colon."
    )


def _about_digest(digest: str) -> Reason:
    algorithm, _, hexadecimal = digest.partition(":")
    length = HEX_LENGTHS.get(algorithm.lower())
    if length and _HEXADECIMAL.fullmatch(hexadecimal):
        return Reason.tr(
            "the digest has {count} hexadecimal digits, {algorithm} has {length}; copy all of it.",
            count=len(hexadecimal),
            algorithm=algorithm.lower(),
            length=length,
        )
    if length:
        return Reason.tr(
            "{algorithm}: is followed by {length} digits 0-9 and a-f; copy the full digest.",
            algorithm=algorithm.lower(),
            length=length,
        )
    return Reason.tr("a digest is sha256: and 64 hexadecimal digits; copy all of it.")
