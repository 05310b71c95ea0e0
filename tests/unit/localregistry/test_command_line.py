from __future__ import annotations

import base64
import json
import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from layerscope.localregistry.__main__ import main
from layerscope.localregistry.demo.people.identities import START_URL
from unit.localregistry.clients import client, get, refused
from unit.localregistry.docker_client import Docker
from unit.localregistry.identities import SERIAL, operator, sso, write
from unit.localregistry.layouts import LayoutFolder, digest

COMMAND = [sys.executable, "-m", "layerscope.localregistry"]
END_S = 10


@contextmanager
def started(*arguments: str) -> Iterator[tuple[subprocess.Popen[str], dict[str, Any]]]:
    """The registry as a process, and what its first line says."""
    process = subprocess.Popen(
        [*COMMAND, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield process, json.loads(process.stdout.readline() if process.stdout else "")
    finally:
        process.kill()
        process.communicate()


def test_what_it_prints_leads_a_client_to_it(data: Path, layout: LayoutFolder) -> None:
    layout.image(b"a layer", tags=("v1",))
    with started("--data", str(data)) as (process, told):
        assert process.stdout
        environment = told["environment"]
        exports = [process.stdout.readline().strip() for _ in environment]
        assert exports == [f"export {name}={value}" for name, value in environment.items()]
        assert environment["AWS_ENDPOINT_URL_ECR"] == environment["AWS_ENDPOINT_URL_STS"] == told["endpoint"]
        assert told["endpoint"].startswith("http://127.0.0.1:")
        keys = {"key": environment["AWS_ACCESS_KEY_ID"], "secret": environment["AWS_SECRET_ACCESS_KEY"]}
        ecr = client(told["endpoint"], region=environment["AWS_DEFAULT_REGION"], **keys)
        url = ecr.get_download_url_for_layer(repositoryName="team/app", layerDigest=digest(b"a layer"))
        assert get(url["downloadUrl"]).body == b"a layer"


def test_it_takes_pushes_and_says_by_which_command(data: Path) -> None:
    with started("--data", str(data), "--create-on-push") as (process, told):
        assert process.stdout
        lines = [process.stdout.readline() for _ in range(len(told["environment"]) + 1)]
        words = lines[-1].split()
        assert words[:3] == ["#", "skopeo", "copy"]
        host = told["endpoint"].removeprefix("http://")
        assert words[-2:] == ["docker-daemon:IMAGE:TAG", f"docker://{host}/IMAGE:TAG"]
        password = words[words.index("--dest-creds") + 1]
        docker = Docker(told["endpoint"])
        assert docker.ask("/v2/", token=base64.b64encode(password.encode()).decode()).status == 200
        assert docker.ask("/v2/new/app/blobs/uploads/", "POST").status == 202


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_in_order(data: Path, number: signal.Signals) -> None:
    with started("--data", str(data)) as (process, _):
        process.send_signal(number)
        assert process.wait(END_S) == 0
        assert process.stderr
        assert process.stderr.read() == ""


def test_it_ends_with_standard_input_if_told_to(data: Path) -> None:
    with started("--data", str(data), "--until-stdin-closes") as (process, _):
        assert process.stdin
        process.stdin.close()
        assert process.wait(END_S) == 0
        process.stdin = None  # communicate() would flush it


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="no way here to wait for another's child")
def test_it_ends_with_a_parent_that_was_killed(data: Path) -> None:
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT, *COMMAND, "--data", str(data), "--until-stdin-closes"],
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert parent.stdout
        child = int(parent.stdout.readline())
        watch = os.pidfd_open(child)
        parent.kill()
        parent.wait(END_S)
        ready, _, _ = select.select([watch], [], [], END_S)
        os.close(watch)
        assert ready
    finally:
        parent.kill()
        parent.communicate()


PARENT = """
import subprocess, sys
child = subprocess.Popen(sys.argv[1:], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
child.stdout.readline()
print(child.pid, flush=True)
child.wait()
"""


def test_the_access_log_has_no_secrets(data: Path, layout: LayoutFolder) -> None:
    layout.image(b"a layer")
    with started("--data", str(data), "--verbose") as (process, told):
        ecr = client(told["endpoint"])
        url = ecr.get_download_url_for_layer(repositoryName="team/app", layerDigest=digest(b"a layer"))
        get(url["downloadUrl"])
        process.send_signal(signal.SIGTERM)
        log = process.communicate(timeout=END_S)[1]
    signature = url["downloadUrl"].rpartition("=")[2]
    assert "GetDownloadUrlForLayer 200" in log
    assert "blob 200" in log
    assert signature not in log
    assert "X-Amz-" not in log
    assert "local-registry-secret" not in log


def test_the_log_says_what_was_called_and_no_secret_of_it(data: Path) -> None:
    mfa = {"serial": SERIAL, "codes": ["123456"]}
    write(data, accounts=[operator(mfa=mfa)], sso=sso())
    with started("--data", str(data), "--verbose") as (process, told):
        sts = client(told["endpoint"], "sts")
        session = sts.get_session_token(SerialNumber=SERIAL, TokenCode="123456")["Credentials"]
        registered = client(told["endpoint"], "sso-oidc").register_client(clientName="x", clientType="public")
        with refused():
            client(told["endpoint"], "sso").list_accounts(accessToken="made-up")
        process.send_signal(signal.SIGTERM)
        log = process.communicate(timeout=END_S)[1]
    assert "POST / GetSessionToken 200" in log
    assert "POST /client/register RegisterClient 200" in log
    assert "GET /assignment/accounts ListAccounts 401 UnauthorizedException" in log
    for secret in (session["SessionToken"], registered["clientSecret"], "made-up", "123456"):
        assert secret not in log


def test_the_demo_names_its_profiles() -> None:
    with started() as (_, told):
        config = Path(told["environment"]["AWS_CONFIG_FILE"]).read_text()
        keys = Path(told["environment"]["AWS_SHARED_CREDENTIALS_FILE"]).read_text()
    assert "[profile prod-admin]" in config
    assert f"sso_start_url = {START_URL}" in config
    assert "[default]" in keys


def test_it_is_quiet_by_default(data: Path, layout: LayoutFolder) -> None:
    with started("--data", str(data)) as (process, told):
        client(told["endpoint"]).describe_repositories()
        process.send_signal(signal.SIGTERM)
        assert process.communicate(timeout=END_S)[1] == ""


def test_how_long_a_restore_takes_can_be_chosen(data: Path, layout: LayoutFolder) -> None:
    image = layout.image(b"a layer", tags=("v1",))
    with started("--data", str(data), "--activation-s", "0.0") as (_, told):
        keys = told["environment"]
        ecr = client(told["endpoint"], key=keys["AWS_ACCESS_KEY_ID"], secret=keys["AWS_SECRET_ACCESS_KEY"])
        for storage_class, status in (("ARCHIVE", "ARCHIVED"), ("STANDARD", "ACTIVE")):
            ecr.update_image_storage_class(
                repositoryName="team/app", imageId={"imageDigest": image}, targetStorageClass=storage_class
            )
            told_of = ecr.describe_images(repositoryName="team/app", filter={"imageStatus": "ANY"})
            assert told_of["imageDetails"][0]["imageStatus"] == status


def test_synthetic_repositories_beside_the_data(data: Path, layout: LayoutFolder) -> None:
    layout.image(b"a layer")
    with started("--data", str(data), "--repositories", "3", "--images", "7") as (_, told):
        ecr = client(told["endpoint"])
        names = [found["repositoryName"] for found in ecr.describe_repositories()["repositories"]]
        assert len(names) == 4
        assert "team/app" in names
        assert len(ecr.describe_images(repositoryName=names[0])["imageDetails"]) == 7


@pytest.mark.parametrize(
    "arguments",
    [["--data", "/nonexistent"], ["--images", "-1"], ["--port", "x"], ["--activation-s", "soon"], ["more"]],
)
def test_a_wrong_command_line_is_status_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert arguments[-1] in capsys.readouterr().err


def test_data_that_cannot_be_served_is_status_1(data: Path) -> None:
    (data / "registry.json").write_text("{")
    ended = subprocess.run(
        [*COMMAND, "--data", str(data)], capture_output=True, text=True, timeout=END_S, check=False
    )
    assert ended.returncode == 1
    assert ended.stderr.startswith("The local registry cannot be served: registry.json: ")
    assert ended.stdout == ""


def test_a_port_that_is_taken_is_status_1(data: Path) -> None:
    with started("--data", str(data)) as (_, told):
        port = told["endpoint"].rpartition(":")[2]
        ended = subprocess.run(
            [*COMMAND, "--data", str(data), "--port", port],
            capture_output=True,
            text=True,
            timeout=END_S,
            check=False,
        )
    assert ended.returncode == 1
    assert "in use" in ended.stderr
