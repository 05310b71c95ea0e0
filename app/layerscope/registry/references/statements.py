"""The records of a pasted text: what each names of ECR, what failed in it, and how it bears on a pull."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property

from layerscope.registry.errors.denials import Denial, parse_denial
from layerscope.registry.references.failures import FoundFailure, find_failure
from layerscope.registry.references.places import Mention, mentions


class Bearing(IntEnum):
    """How a record bears on a pull from ECR, the closest last."""

    FOREIGN = 0  # it is about something else: another registry, another host, a probe
    NONE = 1
    PULL = 2  # it speaks of images, registries or credentials, and names no place
    ECR = 3


_PULL_WORDS = re.compile(
    r"\b(?:images?|pull\w*|push\w*|manifests?|layers?|blobs?|tags?|registr\w+|repositor\w+|docker|container\w*"
    r"|credentials?|auth\w*|security token|kms|errimagepull|cannotpull\w*|signature|snapshotter|digest)\b"
    r"|/v2/|<code>|169\.254\."
)
_ECR_WORDS = re.compile(
    r"\becr\b|\becr[.:-]|-ecr\b|ecr(?:container)?error|getauthorizationtoken|getdownloadurlforlayer|batchgetimage"
    r"|describeimages|describerepositories|starport-layer-bucket|\.dkr[.-]ecr\b"
)
_PUBLIC = re.compile(r"public\.ecr\.aws|gallery\.ecr\.aws|ecr-public")
_REGISTRIES = re.compile(
    r"\b(?:docker\.io|registry-1\.docker|hub\.docker\.com|ghcr\.io|quay\.io|gcr\.io|pkg\.dev|registry\.k8s\.io"
    r"|mcr\.microsoft\.com|azurecr\.io|registry\.gitlab\.com|public\.ecr\.aws)"
)
_OTHER_IMAGE = re.compile(
    r"\b(?:image|images|pull|pulling|pulled|for) [\"'](?![^\"'\s]{0,80}(?:\.dkr[.-]|arn:))"
    r"[a-z0-9][\w./-]{0,200}(?::[\w.-]{1,300})?[\"']"
)
_PROBES = re.compile(
    r"\b(?:readiness|liveness|startup) probe|\breflector\.go|\bfailed to (?:list|watch) \*|\bnode lease"
    r"|\bapiserver\b"
)
_URL = re.compile(r"\bhttps?://(?:[^/\s@\"']{1,200}@)?\[?([a-z0-9][a-z0-9.:-]{0,253})(/v2/)?")
_OF_AWS = re.compile(
    r"^169\.254\.|^fd00:ec2|(?:^|[.-])(?:ecr|s3|sts|kms|iam|sso|oidc|portal\.sso|ssm|signin)[.-].*(?:amazonaws|\.aws|api\.aws)"
    r"|^public\.ecr\.aws|amazontrust"
)
_WENT_WELL = re.compile(
    r"successfully (?:pulled|assigned|tagged)|already present on machine|image is up to date"
    r"|downloaded newer image|\bpull complete\b|\bpushed: "
)


@dataclass(frozen=True)
class Statement:
    """One record and what it says; each part is read when it is first asked for, and once.

    `paragraph` is the number of the paragraph it stands in.
    """

    record: str
    paragraph: int = 0

    @cached_property
    def lower(self) -> str:
        """The record in lower case, of the same length."""
        lower = self.record.lower()
        return lower if len(lower) == len(self.record) else "".join(_lower(letter) for letter in self.record)

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """What it names of ECR, in its order."""
        return mentions(self.record, self.lower)

    @cached_property
    def failure(self) -> FoundFailure | None:
        """What failed; of a record that tells of a success, nothing."""
        found = find_failure(self.lower)
        return None if found and found.is_vague and self.went_well else found

    @cached_property
    def denial(self) -> Denial:
        """The denial in AWS's own grammar; empty where there is none."""
        return parse_denial(self.record)

    @cached_property
    def went_well(self) -> bool:
        """Whether it tells of something that succeeded."""
        return _WENT_WELL.search(self.lower) is not None

    @cached_property
    def bearing(self) -> Bearing:
        """How it bears on a pull from ECR."""
        if self.mentions or (_ECR_WORDS.search(self.lower) and not _PUBLIC.search(self.lower)):
            return Bearing.ECR
        if self._is_foreign():
            return Bearing.FOREIGN
        return Bearing.PULL if _PULL_WORDS.search(self.lower) else Bearing.NONE

    def _is_foreign(self) -> bool:
        if _PROBES.search(self.lower) or _REGISTRIES.search(self.lower) or _OTHER_IMAGE.search(self.lower):
            return True
        hosts = list(_URL.finditer(self.lower))
        return bool(hosts) and not any(found[2] or _OF_AWS.search(found[1]) for found in hosts)


def _lower(letter: str) -> str:
    """The letter in lower case where that is one letter too, as it is not for every one of Unicode."""
    lower = letter.lower()
    return lower if len(lower) == 1 else letter
