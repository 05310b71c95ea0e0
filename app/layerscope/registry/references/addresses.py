"""Addresses in a registry's own HTTP API: `https://HOST/v2/REPOSITORY/manifests|blobs/REFERENCE`."""

from __future__ import annotations

import re

from layerscope.registry.errors.references import InvalidReferenceError
from layerscope.registry.references.names import (
    checked_digest,
    checked_repository,
    is_meant_as_digest,
    is_tag,
)
from layerscope.registry.references.reference import DigestKind, Reference
from layerscope.text.reasons import Reason

# The end points of the OCI distribution specification.
_PATH = re.compile(
    r"v2/(?P<repository>.+?)/(?P<kind>manifests|blobs|tags|referrers)(?:/(?P<reference>[^?#]*))?"
)


def parse_address(text: str, host: str, path: str) -> Reference | None:
    """What an API's address names; None if the path is not the API's; InvalidReferenceError as for names.

    A blob is a layer or config, a manifest an image; the upload and tag list of a repository name it alone.
    """
    if path in {"v2", "v2/"}:
        return Reference(host=host)
    parts = _PATH.fullmatch(path)
    if not parts:
        return None
    repository, reference = checked_repository(parts["repository"]), (parts["reference"] or "").rstrip("/")
    if parts["kind"] == "manifests" and not is_meant_as_digest(reference):
        if not is_tag(reference):
            raise InvalidReferenceError(
                text, Reason.tr("no tag or digest follows “manifests/”; copy the full address.")
            )
        return Reference(repository=repository, tag=reference, host=host)
    if parts["kind"] == "tags" or not is_meant_as_digest(reference):
        return Reference(repository=repository, host=host)
    kind = DigestKind.LAYER if parts["kind"] == "blobs" else DigestKind.IMAGE
    return Reference(repository=repository, digest=checked_digest(reference), host=host, digest_kind=kind)
