"""Layers and other blobs: their bytes, digest and diffID."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import zstandard

from layerscope.localregistry.demo.making.tarballs import TarMember, tarball
from layerscope.registry.references.digests import digest_of


@dataclass(frozen=True, slots=True)
class DemoBlob:
    """Bytes by their digest; `media_type` as its manifest names it.

    `compression` ("gzip", "zstd" or "") and `diff_id` are of layers, `urls` of foreign ones, which are
    never stored.
    """

    content: bytes = field(repr=False)
    digest: str
    media_type: str = ""
    compression: str = ""
    diff_id: str = ""
    urls: tuple[str, ...] = ()
    annotations: tuple[tuple[str, str], ...] = ()  # of its entry in the manifest


def blob(content: bytes, media_type: str) -> DemoBlob:
    """A blob that is no layer of files."""
    return DemoBlob(content, digest_of(content), media_type)


def json_blob(document: Any, media_type: str) -> DemoBlob:
    """A JSON document as a blob, written the way Go's tools write it."""
    return blob(compact_json(document), media_type)


def compact_json(document: Any) -> bytes:
    """The document without any space in it."""
    return json.dumps(document, separators=(",", ":"), ensure_ascii=False).encode()


def gzip_layer(entries: Iterable[TarMember], level: int = 6) -> DemoBlob:
    """A gzip layer; level 0 stores, for files that are compressed already and large."""
    archive = tarball(entries)
    return _layer(gzip_bytes(archive, level), archive, "gzip")


def gzip_bytes(content: bytes, level: int = 6) -> bytes:
    """The content as gzip, without the time that would make every run differ."""
    return gzip.compress(content, compresslevel=level, mtime=0)


def zstd_layer(entries: Iterable[TarMember]) -> DemoBlob:
    archive = tarball(entries)
    return _layer(zstandard.compress(archive), archive, "zstd")


def plain_layer(entries: Iterable[TarMember]) -> DemoBlob:
    archive = tarball(entries)
    return _layer(archive, archive, "")


def foreign_layer(entries: Iterable[TarMember], url: str) -> DemoBlob:
    """A layer that is not in the registry but at its own URL."""
    made = gzip_layer(entries)
    return DemoBlob(made.content, made.digest, compression="gzip", diff_id=made.diff_id, urls=(url,))


def _layer(content: bytes, archive: bytes, compression: str) -> DemoBlob:
    return DemoBlob(content, digest_of(content), compression=compression, diff_id=digest_of(archive))
