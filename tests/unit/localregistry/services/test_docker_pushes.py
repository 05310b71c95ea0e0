"""Docker's pushes: every way to upload a blob, manifests, mounts, and the words of what is refused."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layerscope.localregistry.data.uploads import MIN_PART_BYTES, PART_BYTES
from layerscope.localregistry.services.docker.pushes import in_parts
from layerscope.localregistry.serving.server import LocalRegistry
from unit.localregistry.docker_client import Docker, Got
from unit.localregistry.layouts import ACCOUNT, CONFIG, LAYER, OCI_INDEX, OCI_MANIFEST, LayoutFolder, digest

MIB = 1024 * 1024
BLOB = b"a layer"
UPLOADS = "/v2/team/app/blobs/uploads/"


@pytest.fixture
def docker(data: Path, layout: LayoutFolder) -> Iterator[Docker]:
    """A client of a registry that takes pushes to team/app."""
    with LocalRegistry(data).take_pushes() as running:
        yield Docker(running.endpoint)


def begin(docker: Docker, uploads: str = UPLOADS) -> str:
    """The upload's own URL."""
    got = docker.ask(uploads, "POST")
    assert (got.status, got.headers["range"]) == (202, "0-0")
    assert got.headers["location"].endswith(uploads + got.headers["docker-upload-uuid"])
    return got.headers["location"]


def push(docker: Docker, content: bytes, uploads: str = UPLOADS) -> str:
    """A blob in one piece; its digest."""
    got = docker.ask(f"{begin(docker, uploads)}?digest={digest(content)}", "PUT", body=content)
    assert got.status == 201
    return digest(content)


def manifest(*layers: bytes, **more: Any) -> bytes:
    described = [{"mediaType": LAYER, "digest": digest(each), "size": len(each)} for each in layers]
    config = {"mediaType": CONFIG, "digest": digest(b"{}"), "size": 2}
    return json.dumps({"schemaVersion": 2, "config": config, "layers": described, **more}).encode()


def put(docker: Docker, content: bytes, reference: str = "1.0", name: str = "team/app") -> Got:
    """The answer to a manifest without a media type of its own."""
    path = f"/v2/{name}/manifests/{reference}"
    return docker.ask(path, "PUT", body=content, Content_Type=f"{OCI_MANIFEST}; charset=utf-8")


def test_a_blob_in_one_piece(docker: Docker) -> None:
    got = docker.ask(f"{begin(docker)}?digest={digest(BLOB)}", "PUT", body=BLOB)
    assert (got.status, got.headers["docker-content-digest"]) == (201, digest(BLOB))
    assert got.headers["location"].endswith(f"/v2/team/app/blobs/{digest(BLOB)}")
    head = docker.ask(got.headers["location"], "HEAD")
    assert (head.status, head.headers["content-length"]) == (200, str(len(BLOB)))
    again = docker.ask(f"{UPLOADS}?digest={digest(BLOB)}", "POST", body=BLOB)
    assert again.status == 201
    whole = docker.ask(f"{UPLOADS}?digest={digest(b'whole')}", "POST", body=b"whole")
    assert (whole.status, whole.headers["docker-content-digest"]) == (201, digest(b"whole"))


def test_a_blob_in_a_stream_of_chunks(docker: Docker, layout: LayoutFolder) -> None:
    pieces = [os.urandom(MIB) for _ in range(17)]
    upload = begin(docker)
    got = docker.ask(upload, "PATCH", body=iter(pieces))
    assert (got.status, got.headers["range"]) == (201, f"0-{17 * MIB - 1}")
    whole = b"".join(pieces)
    assert docker.ask(f"{upload}?digest={digest(whole)}", "PUT").status == 201
    assert (layout.folder / "blobs" / digest(whole).replace(":", "/")).read_bytes() == whole


def test_a_blob_in_several_requests(docker: Docker) -> None:
    parts = [os.urandom(MIN_PART_BYTES), os.urandom(MIN_PART_BYTES + 1), b"the end"]
    upload, at = begin(docker), 0
    for part in parts[:2]:
        sent = f"{at}-{at + len(part) - 1}"
        assert docker.ask(upload, "PATCH", body=part, Content_Range=sent).status == 201
        at += len(part)
        status = docker.ask(upload)
        assert (status.status, status.headers["range"]) == (204, f"0-{at - 1}")
    for wrong in (f"{at + 1}-{at + 7}", f"{at - 1}-{at + 5}", "x"):
        got = docker.ask(upload, "PATCH", body=b"the end", Content_Range=wrong)
        assert (got.status, got.error[0], got.headers["range"]) == (416, "BLOB_UPLOAD_INVALID", f"0-{at - 1}")
    whole = b"".join(parts)
    last = f"{at}-{at + 6}"
    got = docker.ask(f"{upload}?digest={digest(whole)}", "PUT", body=parts[2], Content_Range=last)
    assert (got.status, got.headers["docker-content-digest"]) == (201, digest(whole))
    assert docker.ask(upload).error[0] == "BLOB_UPLOAD_UNKNOWN"


def test_what_is_wrong_with_an_upload(docker: Docker) -> None:
    upload = begin(docker)
    docker.ask(upload, "PATCH", body=BLOB)
    assert docker.ask(upload, "PUT").error[0] == "DIGEST_INVALID"
    got = docker.ask(f"{upload}?digest={digest(b'another')}", "PUT")
    told = "None of the provided layer digests match the calculated layer digest"
    assert (got.status, got.error) == (400, ("BLOB_UPLOAD_INVALID", told))
    assert docker.ask(f"{begin(docker)}?digest={digest(b'')}", "PUT").error[0] == "BLOB_UPLOAD_INVALID"
    upload = begin(docker)
    docker.ask(upload, "PATCH", body=BLOB)
    docker.ask(upload, "PATCH", body=BLOB)
    got = docker.ask(f"{upload}?digest={digest(BLOB + BLOB)}", "PUT")
    assert got.error == ("BLOB_UPLOAD_INVALID", "All layer parts except the last part should be at least 5MB")
    upload = begin(docker)
    assert docker.ask(upload, "DELETE").status == 204
    assert docker.ask(upload, "DELETE").error[0] == "BLOB_UPLOAD_UNKNOWN"
    for name in ("team/../team/app", "team//app", "x" * 300):
        assert docker.ask(f"/v2/{name}/blobs/uploads/{'0' * 36}").error[0] == "UNSUPPORTED"
    assert docker.ask(f"/v2/{'x' * 256}/blobs/uploads/{'0' * 36}").error[0] == "NAME_UNKNOWN"
    for path in (UPLOADS + "0" * 36, UPLOADS + "../" * 12):
        assert docker.ask(path, "PATCH", body=BLOB).status == 404
    assert docker.ask("/v2/team/none/blobs/uploads/", "POST").error == (
        "NAME_UNKNOWN",
        f"The repository with name 'team/none' does not exist in the registry with id '{ACCOUNT}'",
    )


def test_an_image_by_tag_and_by_digest(docker: Docker, layout: LayoutFolder) -> None:
    push(docker, b"{}")
    content = manifest(BLOB)
    got = put(docker, content)
    assert (got.status, got.error[0]) == (404, "BLOB_UPLOAD_UNKNOWN")
    assert f"Layers with digests '[{digest(BLOB)}]' required for pushing image" in got.error[1]
    push(docker, BLOB)
    for reference in ("1.0", digest(content), "1.0"):
        got = put(docker, content, reference)
        assert (got.status, got.headers["docker-content-digest"]) == (201, digest(content))
        assert got.headers["location"].endswith(f"/v2/team/app/manifests/{digest(content)}")
        assert "oci-subject" not in got.headers
    for accept in (OCI_MANIFEST, OCI_INDEX):
        read = docker.ask("/v2/team/app/manifests/1.0", Accept=accept)
        assert (read.body, read.headers["docker-content-digest"]) == (content, digest(content))
    (entry,) = json.loads((layout.folder / "index.json").read_text())["manifests"]
    assert (entry["mediaType"], entry["size"]) == (OCI_MANIFEST, len(content))


def test_what_is_wrong_with_a_manifest(docker: Docker, layout: LayoutFolder) -> None:
    push(docker, b"{}")
    layout.settings(imageTagMutability="IMMUTABLE")
    assert put(docker, manifest(), digest(b"another")).error[0] == "DIGEST_INVALID"
    assert put(docker, b"{").status == 405  # as ECR's hosts answer to it
    assert put(docker, b"\xff").error[0] == "MANIFEST_INVALID"
    assert put(docker, b" " * (4 * MIB + 1)).error[0] == "SIZE_INVALID"
    child = {"mediaType": OCI_MANIFEST, "digest": digest(b"none"), "size": 4}
    index = json.dumps({"schemaVersion": 2, "mediaType": OCI_INDEX, "manifests": [child]}).encode()
    got = docker.ask("/v2/team/app/manifests/1.0", "PUT", body=index, Content_Type=OCI_INDEX)
    assert (got.status, got.error[0]) == (404, "MANIFEST_BLOB_UNKNOWN")
    assert put(docker, manifest()).status == 201
    for content in (manifest(), manifest(annotations={"v": "2"})):
        got = put(docker, content)
        assert (got.status, got.error[0]) == (400, "TAG_INVALID")
        assert got.error[1].endswith("cannot be overwritten because the tag is immutable.")
    assert put(docker, manifest(), digest(manifest())).status == 201
    assert docker.ask("/v2/team/app/manifests/1.0", "DELETE").status == 405


def test_a_referrer_is_found_by_its_subject(docker: Docker) -> None:
    push(docker, b"{}")
    put(docker, manifest())
    subject = {"mediaType": OCI_MANIFEST, "digest": digest(manifest()), "size": len(manifest())}
    referrer = manifest(subject=subject, artifactType="application/vnd.example")
    got = put(docker, referrer, digest(referrer))
    assert got.headers["oci-subject"] == digest(manifest())
    found = json.loads(docker.ask(f"/v2/team/app/referrers/{digest(manifest())}").body)["manifests"]
    assert [each["digest"] for each in found] == [digest(referrer)]
    odd = manifest(subject={"digest": "sha256:1\r\nX-Injected: yes"})
    got = put(docker, odd, digest(odd))
    assert got.status == 201
    assert {"oci-subject", "x-injected"}.isdisjoint(got.headers)


def test_mounts_are_a_setting_and_need_the_layer_to_be_the_caller_s(data: Path, layout: LayoutFolder) -> None:
    layout.image(BLOB, tags=("1.0",))
    orphan = layout.blob(b"orphan")
    other = LayoutFolder(data, "team/other")
    outside = LayoutFolder(data.parent / "outside", "app")
    outside.image(b"outside", tags=("1.0",))
    way_out = f"../../../outside/{ACCOUNT}/eu-central-1/app"
    assert (data / ACCOUNT / "eu-central-1" / way_out / "oci-layout").exists()
    LayoutFolder(data, "team/kms").settings(encryptionConfiguration={"encryptionType": "KMS"})
    ways = {
        "team/other": [
            (digest(BLOB), "team/app"),
            (orphan, "team/app"),
            (digest(BLOB), "team/none"),
            (digest(b"outside"), way_out),
        ],
        "team/kms": [(digest(BLOB), "team/app")],
    }

    def told() -> list[int]:
        with LocalRegistry(data).take_pushes() as running:
            docker = Docker(running.endpoint)
            return [
                docker.ask(f"/v2/{name}/blobs/uploads/?mount={layer}&from={source}", "POST").status
                for name, asked in ways.items()
                for layer, source in asked
            ]

    assert told() == [202, 202, 202, 202, 202]
    (data / "registry.json").write_text(
        json.dumps({"registries": {f"{ACCOUNT}/eu-central-1": {"blobMounting": True}}})
    )
    assert told() == [201, 202, 202, 202, 202]
    assert (other.folder / "blobs" / digest(BLOB).replace(":", "/")).read_bytes() == BLOB


@pytest.mark.expects_log("cannot be written: File name too long")
def test_repositories_can_be_created_by_a_push(data: Path) -> None:
    with LocalRegistry(data).take_pushes(create_repositories=True) as running:
        docker = Docker(running.endpoint)
        push(docker, b"{}", "/v2/my/new-app/blobs/uploads/")
        assert put(docker, manifest(), name="my/new-app").status == 201
        assert docker.ask("/v2/my//new/blobs/uploads/", "POST").status == 405
        assert docker.ask("/v2/my/../../new/blobs/uploads/", "POST").status == 405
        assert docker.ask(f"/v2/{'x' * 256}/blobs/uploads/", "POST").status == 500  # says the file system
    assert [path.parent.name for path in data.rglob("oci-layout")] == ["new-app"]


def test_a_body_that_ends_early_leaves_what_had_come(docker: Docker) -> None:
    upload = begin(docker)

    def cut() -> Iterator[bytes]:
        yield BLOB
        raise ConnectionAbortedError

    with pytest.raises(ConnectionAbortedError):
        docker.ask(upload, "PATCH", body=cut())
    assert docker.ask(upload).headers["range"] == "0-0"
    assert docker.ask(f"{upload}?digest={digest(BLOB)}", "PUT", body=BLOB).status == 201


@settings(max_examples=15, deadline=None)
@given(st.lists(st.integers(0, 11 * MIB), max_size=6))
def test_parts_have_sizes_that_ecr_takes(sizes: list[int]) -> None:
    pieces = [bytes(size) for size in sizes]
    parts = [len(part) for part in in_parts(pieces)]
    assert sum(parts) == sum(sizes)
    assert all(part >= MIN_PART_BYTES for part in parts[:-1])
    assert all(0 < part < PART_BYTES + 2 * MIN_PART_BYTES for part in parts)
