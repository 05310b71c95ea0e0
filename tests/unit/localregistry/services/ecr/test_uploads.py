"""Layers uploaded by ECR's own calls, and what each call refuses."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from layerscope.localregistry.data import uploads
from layerscope.localregistry.serving.server import LocalRegistry
from unit.localregistry.clients import client, refused
from unit.localregistry.conftest import Clock
from unit.localregistry.layouts import ACCOUNT, LayoutFolder, digest

MIB = 1024 * 1024
LAYER = b"a layer"
NAME = "team/app"


@pytest.fixture
def ecr(data: Path, layout: LayoutFolder, clock: Clock) -> Iterator[Any]:
    """A client of a registry that takes pushes to team/app."""
    with LocalRegistry(data, clock=clock).take_pushes() as running:
        yield client(running.endpoint)


def begin(ecr: Any, name: str = NAME) -> str:
    return str(ecr.initiate_layer_upload(repositoryName=name)["uploadId"])


def send(ecr: Any, upload: str, part: bytes, first: int = 0, name: str = NAME) -> Any:
    return ecr.upload_layer_part(
        repositoryName=name,
        uploadId=upload,
        partFirstByte=first,
        partLastByte=first + len(part) - 1,
        layerPartBlob=part,
    )


def complete(ecr: Any, upload: str, *digests: str, name: str = NAME) -> Any:
    return ecr.complete_layer_upload(repositoryName=name, uploadId=upload, layerDigests=list(digests))


def push(ecr: Any, layer: bytes, name: str = NAME) -> str:
    """Upload the layer in one part; its digest."""
    upload = begin(ecr, name)
    send(ecr, upload, layer, name=name)
    return str(complete(ecr, upload, digest(layer), name=name)["layerDigest"])


def availability(ecr: Any, name: str) -> str:
    """Of a layer in team/app, or the failure's code."""
    answer = ecr.batch_check_layer_availability(repositoryName=NAME, layerDigests=[name])
    if answer["failures"]:
        return str(answer["failures"][0]["failureCode"])
    return str(answer["layers"][0]["layerAvailability"])


def test_a_layer_in_parts_lies_in_the_layout(ecr: Any, layout: LayoutFolder) -> None:
    parts = [os.urandom(5 * MIB), os.urandom(5 * MIB + 3), b"the end"]
    started = ecr.initiate_layer_upload(repositoryName=NAME)
    assert started["partSize"] == 10 * MIB
    at = 0
    for part in parts:
        sent = send(ecr, started["uploadId"], part, at)
        at += len(part)
        assert sent["lastByteReceived"] == at - 1
    whole = b"".join(parts)
    answer = complete(ecr, started["uploadId"], digest(b"another"), digest(whole))
    assert (answer["layerDigest"], answer["registryId"]) == (digest(whole), ACCOUNT)
    blob = layout.folder / "blobs" / digest(whole).replace(":", "/")
    assert blob.read_bytes() == whole
    assert sorted(path.name for path in layout.folder.iterdir()) == ["blobs", "index.json", "oci-layout"]
    # Docker's client asks for the layer right after its upload; nobody gets it before an image names it.
    assert availability(ecr, digest(whole)) == "AVAILABLE"
    with refused() as told:
        ecr.get_download_url_for_layer(repositoryName=NAME, layerDigest=digest(whole))
    assert told[0].code == "LayerInaccessibleException"


def test_a_part_has_to_follow_the_last(ecr: Any) -> None:
    upload = begin(ecr)
    send(ecr, upload, LAYER)
    for first in (0, len(LAYER) - 1, len(LAYER) + 1):
        with pytest.raises(ecr.exceptions.InvalidLayerPartException) as caught:
            send(ecr, upload, b"more", first)
        assert caught.value.response["lastValidByteReceived"] == len(LAYER) - 1
        assert caught.value.response["uploadId"] == upload
    assert complete(ecr, upload, digest(LAYER))["layerDigest"] == digest(LAYER)


def test_a_part_has_the_bytes_that_it_says(ecr: Any) -> None:
    upload = begin(ecr)
    for last in (0, 50):
        with refused() as told:
            ecr.upload_layer_part(
                repositoryName=NAME, uploadId=upload, partFirstByte=0, partLastByte=last, layerPartBlob=LAYER
            )
        assert told[0].code == "InvalidLayerPartException"
    with refused() as told:
        send(ecr, upload, b"\0" * (20 * MIB + 1))
    assert told[0].code == "InvalidLayerPartException"
    assert "20971520 bytes at most" in told[0].message
    assert send(ecr, upload, LAYER)["lastByteReceived"] == len(LAYER) - 1


def test_only_the_last_part_may_be_small(ecr: Any) -> None:
    upload = begin(ecr)
    send(ecr, upload, LAYER)
    send(ecr, upload, LAYER, len(LAYER))
    with refused() as told:
        complete(ecr, upload, digest(LAYER + LAYER))
    assert told[0][:2] == (
        "LayerPartTooSmallException",
        "All layer parts except the last part should be at least 5MB",
    )


def test_a_layer_of_another_digest_is_not_taken(ecr: Any, layout: LayoutFolder) -> None:
    upload = begin(ecr)
    send(ecr, upload, LAYER)
    with refused() as told:
        complete(ecr, upload, digest(b"another"))
    assert told[0].code == "InvalidLayerException"
    assert told[0].message == "None of the provided layer digests match the calculated layer digest"
    assert availability(ecr, digest(LAYER)) == "MissingLayerDigest"
    assert not list(layout.folder.rglob("*" + upload + "*"))


def test_a_layer_that_is_there_and_an_upload_of_nothing(ecr: Any) -> None:
    push(ecr, LAYER)
    with refused() as told:
        push(ecr, LAYER)
    assert told[0].code == "LayerAlreadyExistsException"
    with refused() as told:
        complete(ecr, begin(ecr), digest(b""))
    assert told[0].code == "EmptyUploadException"


def test_an_upload_is_its_repositorys_and_ends_once(ecr: Any, data: Path) -> None:
    LayoutFolder(data, "team/other")
    upload = begin(ecr)
    with refused() as told:
        send(ecr, upload, LAYER, name="team/other")
    assert told[0].code == "UploadNotFoundException"
    assert f"'{upload}' does not exist within the repository with name 'team/other'" in told[0].message
    send(ecr, upload, LAYER)
    complete(ecr, upload, digest(LAYER))
    for ask in (lambda: send(ecr, upload, LAYER), lambda: complete(ecr, upload, digest(LAYER))):
        with refused() as told:
            ask()
        assert told[0].code == "UploadNotFoundException"


def test_an_idle_upload_ends_and_what_an_earlier_run_left_goes(
    ecr: Any, layout: LayoutFolder, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "LIFE_S", 60)
    left = layout.folder / ".uploads" / "left"
    left.parent.mkdir()
    left.write_bytes(b"by an earlier run")
    os.utime(left, (1, 1))
    upload = begin(ecr)
    assert [path.name for path in left.parent.iterdir()] == [upload]
    clock.ahead_s = 50
    send(ecr, upload, LAYER)
    clock.ahead_s = 100
    send(ecr, upload, LAYER, len(LAYER))
    clock.ahead_s = 170
    with refused() as told:
        send(ecr, upload, LAYER, 2 * len(LAYER))
    assert told[0].code == "UploadNotFoundException"
    assert not left.parent.exists()


def test_what_is_open_at_the_end_is_gone(data: Path, layout: LayoutFolder) -> None:
    registry = LocalRegistry(data).take_pushes()
    with registry as running:
        send(client(running.endpoint), begin(client(running.endpoint)), LAYER)
        assert len(list((layout.folder / ".uploads").iterdir())) == 1
    assert not (layout.folder / ".uploads").exists()
    with registry as running:
        push(client(running.endpoint), LAYER)


def test_so_many_uploads_may_be_open(ecr: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "MAX_OPEN", 2)
    begin(ecr)
    upload = begin(ecr)
    with refused() as told:
        begin(ecr)
    assert told[0][:2] == ("LimitExceededException", "Too many layer uploads are open.")
    send(ecr, upload, LAYER)
    complete(ecr, upload, digest(LAYER))
    begin(ecr)


def test_the_same_layer_from_several_sides_is_taken_once(ecr: Any, layout: LayoutFolder) -> None:
    layer = os.urandom(MIB)
    started = [begin(ecr) for _ in range(6)]
    for upload in started:
        send(ecr, upload, layer)

    def ended(upload: str) -> str:
        try:
            return str(complete(ecr, upload, digest(layer))["layerDigest"])
        except ecr.exceptions.LayerAlreadyExistsException:
            return "there"

    with ThreadPoolExecutor(6) as threads:
        told = list(threads.map(ended, started))
    assert digest(layer) in told
    assert set(told) <= {digest(layer), "there"}
    assert (layout.folder / "blobs" / digest(layer).replace(":", "/")).read_bytes() == layer


@pytest.mark.expects_log("the data folder cannot be written")
def test_the_disk_s_own_words(ecr: Any, layout: LayoutFolder) -> None:
    (layout.folder / ".uploads").write_text("a file in the way")
    with refused() as told:
        begin(ecr)
    assert (told[0].code, told[0].status) == ("ServerException", 500)
    assert told[0].message == "local registry: the data folder cannot be written: File exists"


@pytest.mark.expects_log("the data folder cannot be written")
@pytest.mark.skipif(sys.platform == "win32", reason="no limit of a file's size to be had")
def test_a_part_that_the_disk_refused_can_be_sent_again(ecr: Any) -> None:
    import resource

    upload = begin(ecr)
    parts = [os.urandom(5 * MIB), os.urandom(MIB)]
    send(ecr, upload, parts[0])
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (5 * MIB + 1000, before[1]))
    try:
        with refused() as told:
            send(ecr, upload, parts[1], 5 * MIB)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert told[0].message == "local registry: the data folder cannot be written: File too large"
    send(ecr, upload, parts[1][:1], 5 * MIB)
    assert complete(ecr, upload, digest(parts[0] + parts[1][:1]))["layerDigest"]


@pytest.mark.expects_log("the data folder cannot be written")
def test_a_link_in_the_place_of_the_uploads(ecr: Any, layout: LayoutFolder, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (layout.folder / ".uploads").symlink_to(tmp_path / "elsewhere")
    with refused() as told:
        begin(ecr)
    assert told[0].message.endswith("a link leads out of the layout")
    assert not list((tmp_path / "elsewhere").iterdir())


def test_faults_strike_pushes_too(ecr: Any, layout: LayoutFolder) -> None:
    layout.faults(
        {"operation": "UploadLayerPart", "error": "ThrottlingException", "times": 1},
        {"operation": "CompleteLayerUpload", "deny": {"explicit": True, "policy": "service control policy"}},
    )
    upload = begin(ecr)
    with refused() as told:
        send(ecr, upload, LAYER)
    assert told[0].code == "ThrottlingException"
    send(ecr, upload, LAYER)
    with refused() as told:
        complete(ecr, upload, digest(LAYER))
    assert told[0].message.endswith("with an explicit deny in a service control policy")


@pytest.mark.expects_log("cannot be written: No space left on device")
def test_a_full_disk_has_a_status_that_says_so(ecr: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    upload = begin(ecr)

    def full(_self: object, _part: bytes) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(uploads.Upload, "append", full)
    with refused() as told:
        send(ecr, upload, LAYER)
    assert (told[0].code, told[0].status) == ("ServerException", 507)


def test_without_writable_it_says_how(data: Path, layout: LayoutFolder) -> None:
    with LocalRegistry(data) as running:
        ecr = client(running.endpoint)
        with refused() as told:
            begin(ecr)
        with refused() as created:
            ecr.create_repository(repositoryName="team/new")
    assert told[0].code == created[0].code == "UnknownOperationException"
    assert told[0].message == "The local registry is read-only; start it with --writable to push to it."
    assert not (layout.folder / ".uploads").exists()
