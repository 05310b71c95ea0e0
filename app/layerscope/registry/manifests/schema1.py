"""Docker's schema 1 manifests: what their digest is of, and their layers and history.

Source: Docker image manifest version 2, schema 1 (distribution, manifest-v2-1.md). A signed one is a JSON
object into which signatures were put; its digest is of the text without them, which the protected headers
give back: the first `formatLength` bytes, then `formatTail`.
"""

from __future__ import annotations

import base64
import binascii
from typing import Any

from layerscope.registry.errors.content import InvalidManifestError
from layerscope.registry.manifests.fields import Fields
from layerscope.registry.manifests.history import HistoryEntry
from layerscope.registry.manifests.manifest import Descriptor, Platform, Schema1Manifest
from layerscope.registry.manifests.strict_json import load_object
from layerscope.registry.model.media_types import SCHEMA1, SCHEMA1_SIGNED, is_schema1
from layerscope.text.reasons import Reason

# Schema 1 names no media types; its layers are always gzipped tarballs.
_LAYER_MEDIA_TYPE = "application/vnd.docker.image.rootfs.diff.tar.gzip"


def digested_bytes(text: str, media_type: str = "") -> bytes:
    """The bytes that a manifest's digest is of: its UTF-8, of a signed schema 1 without the signatures.

    `media_type` empty: a text with signatures that fit is taken for a signed schema 1. Never fails: where
    the signatures do not fit, the bytes are those of the text, and the digest will tell.
    """
    whole = text.encode("utf-8", "surrogatepass")
    if media_type and not is_schema1(media_type):
        return whole
    if '"signatures"' not in text:
        return whole
    try:
        signatures = load_object(text).get("signatures")
    except InvalidManifestError:
        return whole
    payload = _payload(whole, signatures)
    return whole if payload is None else payload


def read_schema1(fields: Fields, text: str, media_type: str, digest: str) -> Schema1Manifest:
    """The manifest, oldest layer first. Raises InvalidManifestError where a layer has no digest.

    Of a signed one only what its digest vouches for is read.
    """
    signed = isinstance(fields.members.get("signatures"), list)
    if signed:
        payload = _payload(text.encode("utf-8"), fields.members["signatures"])
        if payload is not None:
            vouched = payload.decode("utf-8", "replace")
            fields = Fields(load_object(vouched), vouched)
    if "fsLayers" not in fields.members:
        fields.fail(Reason.tr("the layers are missing"), "fsLayers")
    layers = [
        Descriptor(digest=layer.digest("blobSum"), media_type=_LAYER_MEDIA_TYPE)
        for layer in fields.objects("fsLayers")
    ]
    compatibility = [_compatibility(entry) for entry in _entries(fields)]
    return Schema1Manifest(
        media_type=media_type if is_schema1(media_type) else SCHEMA1_SIGNED if signed else SCHEMA1,
        digest=digest,
        layers=tuple(reversed(layers)),
        history=tuple(_history_entry(entry) for entry in reversed(compatibility)),
        platform=_platform(fields, compatibility[0] if compatibility else Fields({}, "")),
        signed=signed,
        text=text,
    )


def _payload(whole: bytes, signatures: Any) -> bytes | None:
    """The signed bytes; None if the signatures do not give them, or disagree."""
    if not isinstance(signatures, list) or not signatures:
        return None
    said = {_format_of(signature) for signature in signatures}
    formats = said.pop()
    if said or formats is None or not 0 <= formats[0] <= len(whole):
        return None
    return whole[: formats[0]] + formats[1]


def _format_of(signature: Any) -> tuple[int, bytes] | None:
    """`formatLength` and `formatTail` of a signature's protected header."""
    try:
        header = Fields(load_object(_base64url(signature["protected"]).decode("utf-8")), "")
        length, tail = header.size_bytes("formatLength"), _base64url(header.members["formatTail"])
    except (InvalidManifestError, KeyError, TypeError, ValueError):
        return None
    return None if length is None else (length, tail)


def _base64url(text: Any) -> bytes:
    """The bytes of base64url without padding (RFC 7515); ValueError or TypeError for anything else."""
    if not isinstance(text, str):
        raise TypeError
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except binascii.Error as error:
        raise ValueError(str(error)) from error


def _entries(fields: Fields) -> list[Any]:
    entries = fields.members.get("history")
    return entries if isinstance(entries, list) else []


def _compatibility(entry: Any) -> Fields:
    """The image in Docker's first format; without members where it cannot be read."""
    text = entry.get("v1Compatibility") if isinstance(entry, dict) else None
    try:
        return Fields(load_object(text) if isinstance(text, str) else {}, "")
    except InvalidManifestError:
        return Fields({}, "")


def _history_entry(image: Fields) -> HistoryEntry:
    container = image.child("container_config")
    return HistoryEntry(
        created_by=" ".join(container.strings("Cmd")) if container else "",
        created=image.string("created"),
        comment=image.string("comment"),
        author=image.string("author"),
        empty=image.members.get("throwaway") is True,
    )


def _platform(fields: Fields, newest: Fields) -> Platform:
    return Platform(
        os=newest.string("os"),
        architecture=fields.string("architecture") or newest.string("architecture"),
        variant=newest.string("variant"),
        os_version=newest.string("os.version"),
    )
