"""Images to export, each blob in a store of its own, and orders for them."""

from __future__ import annotations

import json
import tarfile
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from layerscope.localregistry.demo.making.artifacts import AMD64, ARM64, Artifact, BuildStep, image, index
from layerscope.localregistry.demo.making.demo_blobs import DemoBlob, gzip_layer, plain_layer, zstd_layer
from layerscope.localregistry.demo.making.tarballs import file
from layerscope.registry.errors.base import Subject
from layerscope.registry.errors.service import LayersNotFoundError
from layerscope.registry.manifests.manifest import Manifest, Platform
from layerscope.registry.manifests.parsing import parse_manifest
from layerscope.registry.model.presigned import PresignedUrl
from layerscope.registry.references.digests import digest_of
from layerscope.transfers.engine.stopping import Stop
from layerscope.transfers.engine.tuning import Tuning
from layerscope.transfers.export.exporting import export
from layerscope.transfers.export.request import ExportRequest
from layerscope.transfers.export.rules.layout import ExportFormat, ImageNames
from layerscope.transfers.export.rules.parts import ImageParts, parts_of
from support.drivers.download_runs import QUICK, Telling
from support.servers.range_store import RangeStore, content_of

HOST = "111122223333.dkr.ecr.eu-central-1.amazonaws.com"
URI = f"{HOST}/team/app"
NAMES = ImageNames("1.4", URI)


class PartsOf(Protocol):
    """`parts_of_demo(repository, tag, platform="")`: what the demo's image of the tag consists of."""

    def __call__(self, repository: str, tag: str, platform: str = "") -> ImageParts: ...


def layer(name: str, size_bytes: int = 40_000) -> DemoBlob:
    """A gzip layer that does not compress, so that its size is about this."""
    return gzip_layer([file(f"srv/{name}", content_of(size_bytes, seed=len(name) + size_bytes))])


SHARED = layer("shared", 90_000)


def platform_image(platform: Mapping[str, str] = AMD64, *more: DemoBlob, docker: bool = False) -> Artifact:
    """An image with a layer that every platform has, one of its own, a plain and a zstd one."""
    name = platform["architecture"]
    blobs = [SHARED, layer(name), zstd_layer([file("z", f"zstd {name}")]), *more]
    if not docker:
        blobs.append(plain_layer([file("p", f"plain {name}")]))
    return image(
        [BuildStep(f"COPY {number} /", blob) for number, blob in enumerate(blobs)],
        platform=platform,
        docker=docker,
    )


def two_platforms() -> Artifact:
    return index([platform_image(AMD64), platform_image(ARM64)])


def found_in(artifact: Artifact) -> dict[str, Manifest]:
    """Its manifest and those below it, as the registry reads them."""
    text = artifact.manifest.decode()
    found = {artifact.digest: parse_manifest(text, artifact.media_type, artifact.digest)}
    for child in artifact.children:
        found.update(found_in(child))
    return found


def parts(artifact: Artifact) -> ImageParts:
    platform = artifact.platform
    named = (
        Platform(platform["os"], platform["architecture"], platform.get("variant", "")) if platform else None
    )
    return parts_of(artifact.digest, found_in(artifact), named)


def blobs_of(artifact: Artifact) -> dict[str, DemoBlob]:
    """Every blob below it, by digest."""
    blobs = {blob.digest: blob for blob in artifact.blobs}
    for child in artifact.children:
        blobs.update(blobs_of(child))
    return blobs


@dataclass
class Stores:
    """A store for each blob; `minted` are the digests that URLs were asked for, in order."""

    artifact: Artifact
    minted: list[str] = field(default_factory=list)
    by_digest: dict[str, RangeStore] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for digest, blob in blobs_of(self.artifact).items():
            self.by_digest[digest] = RangeStore(blob.content)

    def url_of(self, digest: str, *, renew: bool = False) -> PresignedUrl:
        self.minted.append(digest)
        if digest not in self.by_digest:
            raise LayersNotFoundError("ECR does not have it.", subject=Subject(digest=digest))
        return self.by_digest[digest].url("new" if renew else "blob")

    def asked_bytes(self, digest: str) -> int:
        """How many bytes of the blob were asked for."""
        return sum(end - start for start, end in self.by_digest[digest].asked)

    def forget(self) -> None:
        for store in self.by_digest.values():
            store.asked.clear()

    def stop(self) -> None:
        for store in self.by_digest.values():
            store.stop()


def whole_blobs(stores: Stores, folder: Path) -> set[str]:
    """The digests of those blobs that are anywhere below the folder, as files or within the archive."""
    files = [path.read_bytes() for path in folder.rglob("*") if path.is_file() and path.suffix != ".part"]
    contents = {digest: store.content for digest, store in stores.by_digest.items()}
    return {digest for digest, content in contents.items() if any(content in file for file in files)}


def order_of(stores: Stores, folder: Path, form: ExportFormat, **changes: object) -> ExportRequest:
    values: dict[str, object] = {
        "parts": parts(stores.artifact),
        "form": form,
        "names": NAMES,
        "folder": folder,
        "name": "app" if form is ExportFormat.OCI_FOLDER else "app.tar",
        "url_of": stores.url_of,
        **changes,
    }
    return ExportRequest(**values)  # type: ignore[arg-type]


def run_export(
    order: ExportRequest, telling: Telling | None = None, stop: Stop | None = None, tuning: Tuning = QUICK
) -> Path:
    amounts = telling.amounts.append if telling else _ignore
    return export(order, amounts, stop or Stop(), tuning)


def _ignore(_amount: int) -> None:
    pass


def layout_files(path: Path) -> dict[str, bytes]:
    """What a layout's folder or an archive holds: files by name."""
    if path.is_dir():
        return {str(each.relative_to(path)): each.read_bytes() for each in path.rglob("*") if each.is_file()}
    with tarfile.open(path) as archive:
        return {
            member.name: archive.extractfile(member).read()  # type: ignore[union-attr]
            for member in archive
            if member.isfile()
        }


def check_layout(files: Mapping[str, bytes], artifact: Artifact, without: Collection[str] = ()) -> None:
    """Every blob there under its own digest, and the index leads to the image."""
    for name, content in files.items():
        if name.startswith("blobs/"):
            assert digest_of(content) == name.removeprefix("blobs/").replace("/", ":")
    wanted = {artifact.digest, *blobs_of(artifact), *(child.digest for child in artifact.children)} - set(
        without
    )
    assert {
        name.removeprefix("blobs/").replace("/", ":") for name in files if name.startswith("blobs/")
    } == wanted
    assert json.loads(files["oci-layout"]) == {"imageLayoutVersion": "1.0.0"}
    (entry,) = json.loads(files["index.json"])["manifests"]
    assert (entry["digest"], entry["size"]) == (artifact.digest, len(artifact.manifest))
    assert entry["annotations"]["org.opencontainers.image.ref.name"] == NAMES.tag
