"""The paths of the distribution specification."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple
from urllib.parse import parse_qs

ROOT = "/v2/"
_NAME = r"(?P<name>[a-z0-9]+(?:[._/-]+[a-z0-9]+)*)"


class What(StrEnum):
    """What a path is of."""

    ROOT = "root"
    CATALOG = "catalog"
    MANIFEST = "manifest"
    BLOB = "blob"
    UPLOADS = "uploads"
    UPLOAD = "upload"
    TAGS = "tags"
    REFERRERS = "referrers"


class Asked(NamedTuple):
    """A path taken apart; `reference` is a tag, a digest or an upload's id.

    `most` and `last` page through lists; `digest` is what an upload is to have, or, with `source`, what is to
    be taken from the repository of that name.
    """

    what: What
    name: str = ""
    reference: str = ""
    most: int = 0  # 0: as many as there are
    last: str = ""
    artifact_type: str = ""
    digest: str = ""
    source: str = ""

    @property
    def is_by_tag(self) -> bool:
        """Whether the reference is an image's tag, and no digest."""
        return ":" not in self.reference

    @property
    def image_id(self) -> dict[str, str]:
        """What ECR's API calls the image that the reference is of."""
        return {"imageTag" if self.is_by_tag else "imageDigest": self.reference}


_PATHS = (
    (What.ROOT, re.compile(r"/v2/?")),
    (What.CATALOG, re.compile(r"/v2/_catalog")),
    (What.TAGS, re.compile(rf"/v2/{_NAME}/tags/list")),
    (What.MANIFEST, re.compile(rf"/v2/{_NAME}/manifests/(?P<reference>[^/]+)")),
    (What.UPLOADS, re.compile(rf"/v2/{_NAME}/blobs/uploads/?")),
    (What.UPLOAD, re.compile(rf"/v2/{_NAME}/blobs/uploads/(?P<reference>[0-9a-fA-F-]{{36}})")),
    (What.BLOB, re.compile(rf"/v2/{_NAME}/blobs/(?P<reference>[^/]+)")),
    (What.REFERRERS, re.compile(rf"/v2/{_NAME}/referrers/(?P<reference>[^/]+)")),
)


def is_docker_path(target: str) -> bool:
    """Whether the request is one of docker's."""
    path = target.partition("?")[0]
    return path == ROOT.rstrip("/") or path.startswith(ROOT)


def asked_by(target: str) -> Asked | None:
    """What is asked; None for a path that the specification does not know."""
    path, _, query = target.partition("?")
    for what, pattern in _PATHS:
        if match := pattern.fullmatch(path):
            values = {name: found[-1] for name, found in parse_qs(query).items()}
            most = values.get("n", "")
            return Asked(
                what,
                **match.groupdict(),
                most=int(most) if most.isascii() and most.isdigit() and len(most) < 7 else 0,
                last=values.get("last", ""),
                artifact_type=values.get("artifactType", ""),
                digest=values.get("mount", values.get("digest", "")),
                source=values.get("from", "") if "mount" in values else "",
            )
    return None
