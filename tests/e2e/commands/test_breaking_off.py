"""Lists that break off, hostile names, broken pipes and Ctrl+C, at a registry that answers as it is told."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from e2e.commands.conftest import Run
from layerscope.localregistry.serving.server import LocalRegistry
from support.servers.scripted_http import Asked, Reply, ScriptedServer, ok, refusal, scripted_server

SCHEMAS = Path(__file__).parents[3] / "packaging" / "schemas"
DIGEST = "sha256:" + "4be1d07c" * 8
HOSTILE = "1.0\x1b]0;owned\x07\u202egpj.exe"
TIMEOUT_S = 60
Begin = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with scripted_server() as running:
        yield running


@pytest.fixture
def begin(at_demo: None, server: ScriptedServer) -> Iterator[Begin]:
    """`begin("images", "a")`: the command as a process, which asks the scripted registry."""
    begun: list[subprocess.Popen[str]] = []

    def process(*arguments: str, endpoint: str = "", stdout: Any = subprocess.PIPE) -> Any:
        program = [sys.executable, "-m", "layerscope", *arguments, "--endpoint-url", endpoint or server.url]
        begun.append(subprocess.Popen(program, stdout=stdout, stderr=subprocess.PIPE, text=True))
        return begun[-1]

    yield process
    for each in begun:
        each.kill()
        each.communicate()


def repositories(*names: str, more: str = "") -> dict[str, Any]:
    page: dict[str, Any] = {"repositories": [{"repositoryName": name} for name in names]}
    return page | ({"nextToken": more} if more else {})


def checked(text: str) -> Any:
    found = json.loads(text)
    schema = json.loads((SCHEMAS / f"{found['command']}.json").read_text("utf-8"))
    Draft202012Validator(schema).validate(found)
    return found


def interrupting(process: Callable[[], subprocess.Popen[str]]) -> Callable[[Asked], Reply]:
    """An answer that comes when Ctrl+C has ended whoever asks."""

    def before() -> None:
        process().send_signal(signal.SIGINT)
        process().wait(TIMEOUT_S)

    return lambda _asked: Reply(dropped=True, before=before)


@pytest.mark.parametrize("is_json", [True, False])
def test_ctrl_c_leaves_what_was_read(server: ScriptedServer, begin: Begin, is_json: bool) -> None:
    begun: list[subprocess.Popen[str]] = []
    server.answer(
        "DescribeRepositories",
        ok(repositories("team/app", more="2")),
        interrupting(lambda: begun[0]),
    )
    begun.append(begin("repositories", *(["--json"] if is_json else [])))
    out, err = begun[0].communicate(timeout=TIMEOUT_S)
    assert begun[0].returncode == 130
    assert "Stopped by Ctrl+C" in err
    assert "Traceback" not in err
    if is_json:
        found = checked(out)
        assert (found["complete"], found["error"]["kind"]) == (False, "Interrupted")
        assert [each["name"] for each in found["repositories"]] == ["team/app"]
    else:
        assert out.splitlines()[1].split()[0] == "team/app"


def test_ctrl_c_in_a_check_tells_what_was_found(server: ScriptedServer, begin: Begin) -> None:
    begun: list[subprocess.Popen[str]] = []
    server.answer("DescribeImages", ok({"imageDetails": [{"imageDigest": DIGEST, "imageTags": ["1"]}]}))
    server.answer("BatchGetImage", interrupting(lambda: begun[0]))
    begun.append(begin("check", "team/app", "--json"))
    out, _err = begun[0].communicate(timeout=TIMEOUT_S)
    assert begun[0].returncode == 130
    found = checked(out)
    assert (found["complete"], found["counts"]["listed"]) == (False, 1)
    assert found["summary"].startswith("Stopped after 0 of 1 manifest")


def test_a_page_that_is_denied_leaves_those_before(server: ScriptedServer, run: Run) -> None:
    pages = (ok(repositories("team/app", more="2")), refusal("AccessDeniedException", "no"))
    for arguments in ((), ("--json",)):
        server.answer("DescribeRepositories", *pages)
        ran = run("repositories", *arguments, "--endpoint-url", server.url)
        assert ran.status == 1
        assert "This is not all" in ran.err
        assert "team/app" in ran.out
    assert (ran.document["complete"], ran.document["error"]["kind"]) == (False, "AccessDeniedError")


def test_what_acts_on_a_terminal_is_shown_as_text(server: ScriptedServer, run: Run) -> None:
    image = {
        "imageDigest": DIGEST,
        "imageTags": [HOSTILE],
        "imageStatus": HOSTILE,
        "imageScanStatus": {"status": HOSTILE, "description": HOSTILE},
    }
    server.answer("DescribeImages", ok({"imageDetails": [image]}))
    server.answer("DescribeRepositories", ok(repositories(HOSTILE)))
    for arguments in (("images", "team/app"), ("repositories",)):
        ran = run(*arguments, "--endpoint-url", server.url)
        assert ran.status == 0, ran.err
        assert "␛]0;owned␇⟨U+202E⟩gpj.exe" in ran.out
        assert not set("\x1b\x07\u202e") & set(ran.out + ran.err)


@pytest.mark.parametrize("arguments", [("repositories",), ("images", "team/checkout", "--json")])
def test_a_broken_pipe_ends_it_quietly(
    begin: Begin, registry: LocalRegistry, arguments: tuple[str, ...]
) -> None:
    read, write = os.pipe()
    os.close(read)
    process = begin(*arguments, endpoint=registry.endpoint, stdout=write)
    os.close(write)
    _, err = process.communicate(timeout=TIMEOUT_S)
    assert (process.returncode, err) == (141, "")
