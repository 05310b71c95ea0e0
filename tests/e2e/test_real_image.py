"""An image that nobody here wrote: Debian by mmdebstrap, made an image by umoci, put in by skopeo.

The mirror is that of this machine's own apt sources. Without a program, or without a mirror, the tests are
skipped and say which.
"""

from __future__ import annotations

import asyncio
import json
import platform
import re
import shutil
import subprocess
import tarfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from layerscope.contents.model.entries import Kind
from layerscope.contents.model.layers import ImageLayer
from layerscope.contents.model.listing import Listing
from layerscope.contents.model.source import MemorySource
from layerscope.contents.reading.reading import read_layer
from layerscope.contents.tree.tree import Tree
from layerscope.contents.tree.walking import seen
from layerscope.localregistry.serving.server import LocalRegistry
from layerscope.registry.ecr.blob_reader import BlobReader
from layerscope.registry.ecr.client import EcrClient
from layerscope.registry.ecr.image import ReadImage, read_image
from layerscope.registry.ecr.manifests import resolve_tag
from layerscope.registry.ecr.urls import PresignedUrls
from layerscope.registry.manifests.manifest import ImageManifest
from layerscope.registry.model.layers import Availability, LayerRef
from layerscope.registry.references.digests import digest_of

pytestmark = pytest.mark.realworld

_PROGRAMS = ("mmdebstrap", "umoci", "skopeo")
_REPOSITORY = "real/debian"
_MEMBERS = "members"  # of the whole root, beside the image
_LARGEST_BYTES = 256 * 1024 * 1024
_BOOTSTRAP_TIMEOUT_S = 120
# What apt says where there is no mirror to be had; anything else is a failure of the test.
_NO_MIRROR = re.compile(
    r"Could not resolve|Temporary failure resolving|Could not connect|Unable to connect|Connection timed out"
    r"|Failed to fetch|Cannot initiate the connection|unable to pick chroot mode|Network is unreachable"
)
# The layers: what of the root goes into which, the first prefix that fits.
_LAYERS = (("usr/share/", "ADD share in /usr"), ("usr/", "ADD usr in /"), ("", "ADD root in /"))


def _run(*command: str | Path, timeout_s: float = 60) -> str:
    """What the program printed; a failure of the test where it fails."""
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=timeout_s)
    assert done.returncode == 0, f"{command[0]} failed: {done.stderr[-2000:]}"
    return done.stdout


def _apt_sources(codename: str) -> list[Path]:
    places = [Path("/etc/apt/sources.list"), *sorted(Path("/etc/apt/sources.list.d").glob("*"))]
    files = [place for place in places if place.suffix in (".list", ".sources") and place.is_file()]
    return [place for place in files if codename in place.read_text(encoding="utf-8", errors="replace")]


def _bootstrap(root: Path) -> None:
    """The root file system as a tarball; skips where there are no apt sources or no mirror answers."""
    release = platform.freedesktop_os_release()
    codename = release.get("VERSION_CODENAME", "")
    sources = _apt_sources(codename) if codename else []
    if not sources:
        pytest.skip("this machine has no apt sources to bootstrap from")
    # Unpacked and not set up: the files, their owners and modes are Debian's own, at a third of the work.
    command = ["mmdebstrap", "--variant=extract", "--include=base-files,coreutils,dash,perl-base,tar"]
    command += ["--format=tar", "--quiet"]
    # A machine whose clock is ahead still gets its packages: they are signed, and stay on this machine.
    command += [
        "--aptopt=Acquire::Check-Valid-Until false",
        "--aptopt=Acquire::Retries 1",
        codename,
        str(root),
    ]
    try:
        done = subprocess.run(
            [*command, *map(str, sources)],
            capture_output=True,
            text=True,
            check=False,
            timeout=_BOOTSTRAP_TIMEOUT_S,
        )
    except subprocess.TimeoutExpired:
        pytest.skip(f"the Debian mirror did not give its packages in {_BOOTSTRAP_TIMEOUT_S} s")
    if done.returncode and (reason := _NO_MIRROR.search(done.stderr)):
        pytest.skip(f"no Debian mirror can be had here: {reason[0]}")
    assert done.returncode == 0, done.stderr[-2000:]


def _told(member: tarfile.TarInfo) -> str:
    """A member of the root as Python's own reader tells it."""
    path = member.name.removeprefix("./").strip("/")
    if member.isreg() or member.islnk():
        return f"{path} file {member.mode & 0o7777:o} {member.uid}:{member.gid}"
    kind = "folder" if member.isdir() else "symlink" if member.issym() else "other"
    return f"{path} {kind} {member.mode & 0o7777:o} {member.uid}:{member.gid} {member.linkname}".rstrip()


def _seen(tree: Tree, listings: dict[int, Listing]) -> Iterator[str]:
    """The same of what our tree shows; an entry for the root itself is the archive's matter."""
    kinds = {Kind.FILE: "file", Kind.HARD_LINK: "file", Kind.FOLDER: "folder", Kind.SYMLINK: "symlink"}
    for shown in seen(tree, tree.layer_count):
        entry = listings[shown.layer].entry(shown.number)
        link = entry.link.decode() if entry.kind is Kind.SYMLINK else ""
        kind = kinds.get(entry.kind, "other")
        yield f"{shown.path.decode()} {kind} {entry.mode:o} {entry.uid}:{entry.gid} {link}".rstrip()


def _split(root: Path, folder: Path) -> list[tuple[Path, str]]:
    """The root's members as one tarball a layer, with the command to be told of it."""
    paths = [folder / f"layer-{number}.tar" for number in range(len(_LAYERS))]
    with tarfile.open(root) as whole:
        (folder / _MEMBERS).write_text("\n".join(sorted(map(_told, whole))))
    archives = [tarfile.open(path, "w", format=tarfile.PAX_FORMAT) for path in paths]  # noqa: SIM115
    with tarfile.open(root) as whole:
        for member in whole:
            place = f"{member.name.removeprefix('./')}/"
            number = next(at for at, (prefix, _) in enumerate(_LAYERS) if place.startswith(prefix))
            archives[number].addfile(member, whole.extractfile(member) if member.isreg() else None)
    for archive in archives:
        archive.close()
    return [(path, command) for path, (_, command) in zip(paths, _LAYERS, strict=True)]


@pytest.fixture(scope="module")
def layout(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The image as umoci left it."""
    missing = [program for program in _PROGRAMS if shutil.which(program) is None]
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")
    folder = tmp_path_factory.mktemp("real")
    root, image = folder / "root.tar", folder / "image"
    _bootstrap(root)
    _run("umoci", "init", "--layout", image)
    _run("umoci", "new", "--image", f"{image}:debian")
    for layer, command in _split(root, folder):
        _run(
            "umoci", "raw", "add-layer", "--image", f"{image}:debian", "--history.created_by", command, layer
        )
        layer.unlink()
    root.unlink()
    yield image
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def data(layout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder into which skopeo copied the image."""
    data = tmp_path_factory.mktemp("data")
    target = data / "111122223333" / "eu-central-1" / _REPOSITORY
    target.parent.mkdir(parents=True)
    _run("skopeo", "--insecure-policy", "copy", "--quiet", f"oci:{layout}:debian", f"oci:{target}:bookworm")
    return data


@pytest.fixture
def real_client(data: Path, connect: Callable[..., EcrClient]) -> Iterator[EcrClient]:
    with LocalRegistry(data) as running:
        yield connect(running.endpoint)


async def _read(client: EcrClient, pool: ThreadPoolExecutor) -> tuple[ReadImage, dict[str, bytes]]:
    """The image, and config and layers by digest, each fetched through GetDownloadUrlForLayer."""
    urls, blobs = PresignedUrls(client), BlobReader(pool)
    digest = await resolve_tag(client, _REPOSITORY, "bookworm")
    image = await read_image(client, urls, blobs, _REPOSITORY, digest)
    assert isinstance(image.manifest, ImageManifest)
    assert image.manifest.config is not None
    contents = {}
    for wanted in (image.manifest.config.digest, *(layer.digest for layer in image.layers)):
        url = await urls.get(LayerRef(_REPOSITORY, wanted))
        contents[wanted] = await blobs.read(url, _LARGEST_BYTES)
    return image, contents


def test_every_layer_and_the_config_arrive_whole(
    layout: Path, data: Path, real_client: EcrClient, pool: ThreadPoolExecutor
) -> None:
    image, contents = asyncio.run(_read(real_client, pool))
    assert len(image.layers) == len(_LAYERS)
    assert len(contents) == len(_LAYERS) + 1
    for digest, content in contents.items():
        assert digest_of(content) == digest
        assert (layout / "blobs" / "sha256" / digest.removeprefix("sha256:")).read_bytes() == content
    assert [layer.size_bytes for layer in image.layers] == [
        len(contents[layer.digest]) for layer in image.layers
    ]
    assert {layer.state.availability for layer in image.layers} == {Availability.AVAILABLE}
    assert [layer.command for layer in image.layers] == [command for _, command in _LAYERS]


def test_the_merged_file_system_is_debians(
    layout: Path, real_client: EcrClient, pool: ThreadPoolExecutor
) -> None:
    """What mmdebstrap put into one archive is what the layers that it was cut into show together."""
    image, contents = asyncio.run(_read(real_client, pool))
    tree, listings = Tree(len(image.layers)), {}
    for layer in reversed(image.layers):
        source = MemorySource(contents[layer.digest])
        wanted = ImageLayer(layer.position, layer.digest, source.size_bytes)
        reading = read_layer(source, wanted, check=lambda: None)
        assert reading.listing.facts.is_complete
        assert reading.listing.facts.is_verified
        assert not reading.listing.facts.faults
        listings[layer.position] = reading.listing
        tree.add(layer.position, reading.listing)
    members = (layout.parent / _MEMBERS).read_text().split("\n")
    assert sorted(_seen(tree, listings)) == [told for told in members if not told.startswith((" ", ". "))]


def test_skopeo_agrees_on_layers_and_sizes(
    data: Path, real_client: EcrClient, pool: ThreadPoolExecutor
) -> None:
    place = f"oci:{data / '111122223333' / 'eu-central-1' / _REPOSITORY}:bookworm"
    inspected: dict[str, Any] = json.loads(_run("skopeo", "inspect", place))
    raw: dict[str, Any] = json.loads(_run("skopeo", "inspect", "--raw", place))
    image, _ = asyncio.run(_read(real_client, pool))
    assert inspected["Digest"] == image.manifest.digest
    assert inspected["Layers"] == [layer.digest for layer in image.layers]
    assert [layer["size"] for layer in raw["layers"]] == [layer.size_bytes for layer in image.layers]
    assert image.config is not None
    assert (inspected["Architecture"], inspected["Os"]) == (image.config.architecture, image.config.os)
