"""Images pushed to the local registry by others, read back in the window."""

from __future__ import annotations

import os
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from layerscope.localregistry.identity.key_holders import DEFAULT_CALLER, DEFAULT_REGION
from layerscope.localregistry.serving.server import LocalRegistry
from support.drivers.containers import Containers, Pushable, run
from support.drivers.waiting import RunAsync, until
from support.drivers.window_driver import PATIENCE_S, Driver, files_below, running_program

pytestmark = pytest.mark.realworld


async def _downloaded(driver: Driver, downloads: Path, repository: str, layer: int) -> bytes:
    """The layer's bytes, once the window says that its digest is right."""
    before = set(files_below(downloads))
    finished = len(driver.rows("transfers"))
    await driver.open_layer(repository, "1", layer)
    await driver.url()
    await driver.press("downloadLayer")
    await until(
        lambda: [row[3] for row in driver.rows("transfers")] == ["Digest verified"] * (finished + 1),
        PATIENCE_S,
    )
    (file,) = set(files_below(downloads)) - before
    return file.read_bytes()


def test_what_skopeo_and_buildah_pushed_is_downloaded_byte_for_byte(
    run_async: RunAsync,
    qapp: QApplication,
    pushable: Pushable,
    containers: Containers,
    demo_data: Path,
    downloads: Path,
    point_to: Callable[[LocalRegistry], None],
) -> None:
    demo = demo_data / DEFAULT_CALLER.account / DEFAULT_REGION / "inside/shop"
    options = ["--quiet", "--dest-tls-verify=false", f"--dest-creds={pushable.login}"]
    run("skopeo", "copy", *options, f"oci:{demo}:1.0", f"docker://{pushable.host}/by/skopeo:1")
    content = os.urandom(50_000)
    image = containers.made("localhost/made:1", content)
    login = ["--tls-verify=false", f"--creds={pushable.login}"]
    containers.run("podman", "push", "--quiet", *login, image, f"docker://{pushable.host}/by/podman:1")
    point_to(pushable.registry)
    # What the pushing clients took from their own stores, by its name.
    sources = {path.read_bytes() for path in (demo / "blobs" / "sha256").iterdir()}

    async def job() -> None:
        async with running_program(qapp) as driver:
            assert await _downloaded(driver, downloads, "by/skopeo", 1) in sources
            made = downloads.parent / "made.tar.gz"
            made.write_bytes(await _downloaded(driver, downloads, "by/podman", 1))
            with tarfile.open(made) as archive:
                member = archive.extractfile("f")
                assert member is not None
                assert member.read() == content

    run_async(job(), 60)
