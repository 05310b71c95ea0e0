"""Clients that nobody here wrote push images, and what lies in the data folder then is what they pushed."""

from __future__ import annotations

import io
import json
import os
import shlex
import shutil
import socket
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from layerscope.localregistry.identity.key_holders import DEFAULT_CALLER, DEFAULT_REGION
from layerscope.localregistry.serving.server import LocalRegistry
from layerscope.registry.references.digests import digest_of
from support.drivers.containers import TIMEOUT_S, Containers, Pushable, run
from unit.localregistry.clients import client

pytestmark = pytest.mark.realworld

AT_ONCE = 3
# An index of images, a table of contents, Docker's schema 2 with layers from elsewhere, a chart, a signature.
PUSHED = (
    ("team/checkout", "v4.18.2"),
    ("inside/lazy", "zstd-chunked"),
    ("inside/windows", "ltsc2022"),
    ("charts/checkout", "1.10.0"),
)
# Of Docker's schema 2; skopeo's `oci:` finds tags of OCI's own media types only.
NOT_OCI = ("inside/windows",)

# Starts a service that finds its socket open: who connects meanwhile waits in the socket's queue.
_AS_SYSTEMD = """
import os, sys
os.dup2(int(sys.argv[1]), 3)
os.environ |= {"LISTEN_FDS": "1", "LISTEN_PID": str(os.getpid())}
os.execvp(sys.argv[2], sys.argv[2:])
"""


def _manifest(pushable: Pushable, name: str, tag: str) -> tuple[str, dict[str, Any]]:
    """Digest and manifest as ECR's API has them."""
    ecr = client(pushable.registry.endpoint)
    (image,) = ecr.batch_get_image(repositoryName=name, imageIds=[{"imageTag": tag}])["images"]
    return image["imageId"]["imageDigest"], json.loads(image["imageManifest"])


def test_skopeo_pushes_images_and_indexes(
    pushable: Pushable, registry: LocalRegistry, tmp_path: Path
) -> None:
    """Byte for byte: every manifest and layer lies under its digest, and `oci:` reads it back."""
    source = Pushable(registry, Path())
    logins = [f"--src-creds={source.login}", f"--dest-creds={pushable.login}"]
    options = ["--quiet", "--all", "--src-tls-verify=false", "--dest-tls-verify=false", *logins]

    def copied(image: tuple[str, str]) -> None:
        name, tag = image
        target = f"docker://{pushable.host}/mine/{name}:{tag}"
        run("skopeo", "copy", *options, f"docker://{source.host}/{name}:{tag}", target)

    with ThreadPoolExecutor(AT_ONCE) as threads:
        list(threads.map(copied, PUSHED))
    with LocalRegistry(pushable.data) as again:
        for name, tag in PUSHED:
            digest, _ = _manifest(source, name, tag)
            assert _manifest(Pushable(again, pushable.data), f"mine/{name}", tag)[0] == digest
            layout = pushable.layout(f"mine/{name}")
            for blob in (layout / "blobs" / "sha256").iterdir():
                assert digest_of(blob.read_bytes()) == f"sha256:{blob.name}"
            if name not in NOT_OCI:
                read = tmp_path / name.replace("/", "-")
                run("skopeo", "copy", "--quiet", "--all", f"oci:{layout}:{tag}", f"dir:{read}")
                assert digest_of((read / "manifest.json").read_bytes()) == digest


def test_the_printed_command_pushes(demo_data: Path, tmp_path: Path) -> None:
    """The line that `--create-on-push` prints, with an image of this test in the place of docker's."""
    command = [sys.executable, "-m", "layerscope", "--local-registry", "--data", str(tmp_path)]
    with subprocess.Popen(
        [*command, "--create-on-push", "--until-stdin-closes"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as serving:  # fmt: skip
        assert serving.stdout is not None
        line = next(line for line in serving.stdout if line.startswith("# skopeo copy"))
        source = f"oci:{demo_data / DEFAULT_CALLER.account / DEFAULT_REGION / 'inside/shop'}:1.0"
        typed = line.removeprefix("# ").replace("docker-daemon:IMAGE:TAG", source)
        run(*shlex.split(typed.replace("IMAGE:TAG", "my-app:latest")))
        serving.communicate(timeout=TIMEOUT_S)
    index = json.loads(next(tmp_path.rglob("my-app/index.json")).read_text())
    assert [each["annotations"] for each in index["manifests"]] == [
        {"org.opencontainers.image.ref.name": "latest"}
    ]


def test_skopeo_pushes_again_and_moves_a_tag(pushable: Pushable, demo_data: Path) -> None:
    demo = demo_data / DEFAULT_CALLER.account / DEFAULT_REGION / "inside/shop"
    options = ["--quiet", "--dest-tls-verify=false", f"--dest-creds={pushable.login}"]
    digests = []
    for version in ("1.0", "1.0", "1.1"):
        run("skopeo", "copy", *options, f"oci:{demo}:{version}", f"docker://{pushable.host}/shop:latest")
        digests.append(_manifest(pushable, "shop", "latest")[0])
    assert digests[0] == digests[1] != digests[2]
    listed = client(pushable.registry.endpoint).describe_images(repositoryName="shop")["imageDetails"]
    assert {each["imageDigest"]: each.get("imageTags", []) for each in listed} == {
        digests[0]: [],
        digests[2]: ["latest"],
    }


def test_skopeo_is_told_in_ecr_s_words(pushable: Pushable, demo_data: Path) -> None:
    demo = demo_data / DEFAULT_CALLER.account / DEFAULT_REGION / "inside/shop"
    ecr = client(pushable.registry.endpoint)
    ecr.create_repository(repositoryName="shop", imageTagMutability="IMMUTABLE")
    options = ["--quiet", "--dest-tls-verify=false", f"--dest-creds={pushable.login}"]
    run("skopeo", "copy", *options, f"oci:{demo}:1.0", f"docker://{pushable.host}/shop:latest")

    def told(image: str, creds: str) -> str:
        refused = ["--quiet", "--dest-tls-verify=false", f"--dest-creds={creds}"]
        done = subprocess.run(
            ["skopeo", "copy", *refused, f"oci:{demo}:1.1", f"docker://{image}"],
            capture_output=True, text=True, check=False, timeout=TIMEOUT_S,
        )  # fmt: skip
        assert done.returncode == 1
        return done.stderr

    moved = told(f"{pushable.host}/shop:latest", pushable.login)
    assert "tag invalid: The image tag 'latest' already exists in the 'shop' repository" in moved
    assert "unauthorized" in told(f"{pushable.host}/shop:other", "AWS:wrong")
    with LocalRegistry(pushable.data) as read_only:
        other = Pushable(read_only, pushable.data)
        assert "start it with --writable to push" in told(f"{other.host}/shop:other", other.login)
    with LocalRegistry(pushable.data).take_pushes() as strict:
        other = Pushable(strict, pushable.data)
        unknown = told(f"{other.host}/unknown:1", other.login)
        assert "name unknown: The repository with name 'unknown' does not exist" in unknown


def test_podman_and_buildah_push_and_podman_pulls_it_back(pushable: Pushable, containers: Containers) -> None:
    content = os.urandom(100_000)
    image = containers.made("localhost/made:1", content)
    options = ["--tls-verify=false", f"--creds={pushable.login}"]
    digests = {}
    for program in ("podman", "buildah"):
        told = containers.folder / f"{program}.digest"
        target = f"docker://{pushable.host}/by/{program}:1"
        containers.run(program, "push", "--quiet", *options, "--digestfile", told, image, target)
        digest, manifest = _manifest(pushable, f"by/{program}", "1")
        assert digest == told.read_text().strip()
        (layer,) = manifest["layers"]
        blob = pushable.layout(f"by/{program}") / "blobs" / layer["digest"].replace(":", "/")
        with tarfile.open(blob) as archive:
            member = archive.extractfile("f")
            assert member is not None
            assert member.read() == content
        digests[program] = manifest["config"]["digest"]
    identity = containers.run("podman", "image", "inspect", "--format", "{{.Id}}", image)
    containers.run("podman", "rmi", "--all", "--force")
    pulled = containers.run("podman", "pull", "--quiet", *options, f"{pushable.host}/by/podman:1")
    assert digests["podman"] == f"sha256:{pulled}" == f"sha256:{identity}"


@contextmanager
def _docker(containers: Containers, host: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Docker's own client for Python, with podman's service in the place of docker's daemon."""
    docker = pytest.importorskip("docker")
    if shutil.which("podman") is None:
        pytest.skip("podman is not installed")
    settings = containers.folder / "registries.conf"
    settings.write_text(f'[[registry]]\nlocation = "{host}"\ninsecure = true\n')
    monkeypatch.setenv("CONTAINERS_REGISTRIES_CONF", str(settings))
    path = containers.folder / "p.sock"
    with closing(socket.socket(socket.AF_UNIX)) as listening:
        listening.bind(str(path))
        listening.listen()
        command = ["podman", *containers.store, "system", "service", "--time", str(TIMEOUT_S)]
        service = subprocess.Popen(
            [sys.executable, "-c", _AS_SYSTEMD, str(listening.fileno()), *command],
            pass_fds=[listening.fileno()], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
    try:
        with closing(docker.DockerClient(base_url=f"unix://{path}", timeout=TIMEOUT_S)) as made:
            yield made
    finally:
        service.terminate()
        service.wait(TIMEOUT_S)


def test_docker_s_own_client_pushes_and_pulls(
    pushable: Pushable, containers: Containers, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = os.urandom(100_000)
    root = io.BytesIO()
    with tarfile.open(fileobj=root, mode="w") as archive:
        member = tarfile.TarInfo("f")
        member.size = len(content)
        archive.addfile(member, io.BytesIO(content))
    user, _, password = pushable.login.partition(":")
    login = {"username": user, "password": password}
    name = f"{pushable.host}/by/docker"
    with _docker(containers, pushable.host, monkeypatch) as docker:
        docker.api.import_image_from_data(root.getvalue(), repository=name, tag="latest")
        identity = docker.images.get(f"{name}:latest").id
        told = list(docker.images.push(name, tag="latest", auth_config=login, stream=True, decode=True))
        assert not [line for line in told if "error" in line]
        docker.images.remove(f"{name}:latest", force=True)
        assert docker.images.pull(name, tag="latest", auth_config=login).id == identity
    _, manifest = _manifest(pushable, "by/docker", "latest")
    assert manifest["config"]["digest"] == identity
    (layer,) = manifest["layers"]
    with tarfile.open(pushable.layout("by/docker") / "blobs" / layer["digest"].replace(":", "/")) as archive:
        read = archive.extractfile("f")
        assert read is not None
        assert read.read() == content
