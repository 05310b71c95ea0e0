"""Layers as a test makes them, by Python's own tar."""

from __future__ import annotations

import gzip
import hashlib
import io
import tarfile
from collections.abc import Mapping

from layerscope.contents.model.layers import ImageLayer, ImageLayers

GZIP = "application/vnd.oci.image.layer.v1.tar+gzip"


def tar_of(files: Mapping[str, bytes]) -> bytes:
    """A tar of these files, the same each time.

    A folder where the name ends in a slash, and a link where it ends in `->TARGET`.
    """
    archive = io.BytesIO()
    with tarfile.open(fileobj=archive, mode="w", format=tarfile.PAX_FORMAT) as tar:
        for name, content in files.items():
            path, is_link, target = name.partition("->")
            member = tarfile.TarInfo(path.rstrip("/"))
            member.type = tarfile.DIRTYPE if path.endswith("/") else tarfile.REGTYPE
            member.mode = 0o755 if path.endswith("/") else 0o644
            if is_link:
                member.type, member.linkname = tarfile.SYMTYPE, target
            member.size = len(content)
            tar.addfile(member, io.BytesIO(content))
    return archive.getvalue()


def gzip_of(files: Mapping[str, bytes]) -> bytes:
    """The tar of these files as a layer has it."""
    return gzip.compress(tar_of(files), 6, mtime=0)


def digest_of(content: bytes) -> str:
    return "sha256:" + hashlib.sha256(content).hexdigest()


def image_of(*layers: bytes, repository: str = "team/app") -> tuple[ImageLayers, dict[str, bytes]]:
    """An image of these layers, and their bytes by digest."""
    values = tuple(
        ImageLayer(position, digest_of(content), len(content), GZIP)
        for position, content in enumerate(layers, 1)
    )
    digest = digest_of("".join(each.digest for each in values).encode())
    return ImageLayers(repository, digest, values), {digest_of(each): each for each in layers}
