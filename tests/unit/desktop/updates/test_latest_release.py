"""Which release is the latest, asked of a real HTTP server: what is sent, read and refused."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from layerscope import REPOSITORY_URL
from layerscope.desktop.updates.latest_release import (
    ADDRESS,
    MOST_BYTES,
    LatestRelease,
    NoLatestReleaseError,
)
from layerscope.desktop.updates.version import Version
from layerscope.registry.aws.network_settings import NetworkSettings
from layerscope.registry.errors.network import (
    ConnectionLostError,
    ProxyError,
    SlowAnswerError,
    TlsError,
    UnreachableError,
)
from support.servers.certificates import new_authority
from support.servers.scripted_http import Reply, ScriptedServer, page, scripted_server

DIRECT = NetworkSettings(proxy="")
PATH = "/repos/o/p/releases/latest"
# As the documentation's example has it: https://docs.github.com/en/rest/releases/releases
ANSWER = {
    "url": "https://api.github.com/repos/octocat/Hello-World/releases/1",
    "html_url": "https://github.com/octocat/Hello-World/releases/v1.0.0",
    "id": 1,
    "tag_name": "v1.0.0",
    "target_commitish": "master",
    "name": "v1.0.0",
    "body": "Description of the release",
    "draft": False,
    "prerelease": False,
    "assets": [{"name": "example.zip", "state": "uploaded", "size": 1024, "download_count": 42}],
}


def released(tag: object) -> Reply:
    return Reply(body=json.dumps({**ANSWER, "tag_name": tag}).encode())


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with scripted_server() as server:
        yield server


def latest(server: ScriptedServer, network: NetworkSettings = DIRECT) -> LatestRelease:
    return LatestRelease(lambda: network, server.url + PATH, deadline_s=5)


def test_the_address_is_the_project_s() -> None:
    owner_and_name = REPOSITORY_URL.removeprefix("https://github.com/")
    assert owner_and_name.count("/") == 1
    assert f"https://api.github.com/repos/{owner_and_name}/releases/latest" == ADDRESS


def test_the_latest_is_read_and_nothing_is_told_of_the_asker(server: ScriptedServer) -> None:
    server.answer(PATH, released("v1.12.3"))
    assert latest(server).read() == Version(1, 12, 3)
    (asked,) = server.asked
    assert (asked.method, asked.path, asked.body) == ("GET", PATH, b"")
    assert asked.headers == {
        "host": server.url.removeprefix("http://"),
        "accept": "application/vnd.github+json",
        "accept-encoding": "identity",
        "user-agent": "Layerscope",
        "x-github-api-version": "2022-11-28",
    }


def test_a_project_that_moved_is_followed_on_the_same_server(server: ScriptedServer) -> None:
    server.answer(PATH, Reply(301, headers={"Location": "/repositories/7/releases/latest"}))
    server.answer("/repositories/7/releases/latest", released("v2.0.0"))
    assert latest(server).read() == Version(2, 0, 0)


@pytest.mark.parametrize(
    "location", ["http://192.0.2.1/latest", "//github.example/x", "ftp:/x", "", "file:///etc/passwd"]
)
def test_no_other_server_is_asked(server: ScriptedServer, location: str) -> None:
    server.answer(PATH, Reply(302, headers={"Location": location}))
    with pytest.raises(NoLatestReleaseError, match="another server"):
        latest(server).read()
    assert len(server.asked) == 1


def test_redirects_have_an_end(server: ScriptedServer) -> None:
    server.answer(PATH, Reply(302, headers={"Location": PATH}))
    with pytest.raises(NoLatestReleaseError, match="too often"):
        latest(server).read()
    assert len(server.asked) == 4


@pytest.mark.parametrize(
    ("reply", "why"),
    [
        (Reply(404, b'{"message": "Not Found"}'), "No release is published yet"),
        (Reply(403, b'{"message": "API rate limit exceeded"}'), "rejects requests"),
        (Reply(429), "rejects requests"),
        (Reply(500), "HTTP status 500"),
        (Reply(204, b""), "HTTP status 204"),
        (page(200), "not GitHub's"),
        (Reply(body=b""), "not GitHub's"),
        (Reply(body=b"\xff\xfe"), "not GitHub's"),
        (Reply(body=b"[" * 100_000), "not GitHub's"),
        (Reply(body=b"[]"), "not GitHub's"),
        (Reply(body=b" " * MOST_BYTES + b"{}"), "not GitHub's"),
        (released(None), "not GitHub's"),
        (released(12), "not GitHub's"),
        (released("nightly"), "nightly, which is not a version"),
        (released("v2.0.0-rc.1"), "not a version"),
        (released("v" * 5000), "not a version"),
    ],
)
def test_an_answer_that_names_no_release_says_why(server: ScriptedServer, reply: Reply, why: str) -> None:
    server.answer(PATH, reply)
    with pytest.raises(NoLatestReleaseError, match=why) as caught:
        latest(server).read()
    assert len(str(caught.value)) < 200


@pytest.mark.parametrize("encoding", ["gzip", "chunked"])
def test_an_answer_in_pieces_is_read_and_a_packed_one_is_none(server: ScriptedServer, encoding: str) -> None:
    body = json.dumps(ANSWER).encode()
    if encoding == "chunked":
        packed = (
            b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (body[:50], body[50:])) + b"0\r\n\r\n"
        )
        server.answer(PATH, Reply(body=packed, headers={"Transfer-Encoding": "chunked"}))
        assert latest(server).read() == Version(1, 0, 0)
    else:
        server.answer(PATH, Reply(body=b"\x1f\x8b" + body, headers={"Content-Encoding": "gzip"}))
        with pytest.raises(NoLatestReleaseError):
            latest(server).read()


def test_an_answer_that_drips_is_cut_off() -> None:
    held = threading.Event()
    try:
        with scripted_server() as server:
            server.answer(PATH, Reply(before=lambda: held.wait(20)))
            with pytest.raises(SlowAnswerError):
                LatestRelease(lambda: NetworkSettings(proxy=""), server.url + PATH, deadline_s=0.2).read()
            held.set()
    finally:
        held.set()


def test_no_answer_is_a_network_s_error(server: ScriptedServer) -> None:
    server.answer(PATH, Reply(dropped=True))
    with pytest.raises(ConnectionLostError):
        latest(server).read()
    with pytest.raises(UnreachableError):
        LatestRelease(lambda: NetworkSettings(proxy=""), "http://127.0.0.1:9/x").read()


def test_the_proxy_of_the_settings_is_asked(server: ScriptedServer) -> None:
    by_proxy = NetworkSettings(proxy=server.url)
    server.answer("http://releases.example/latest", released("v3.0.0"))
    assert LatestRelease(lambda: by_proxy, "http://releases.example/latest").read() == Version(3, 0, 0)
    nobody = NetworkSettings(proxy="http://127.0.0.1:9")
    with pytest.raises(ProxyError):
        LatestRelease(lambda: nobody, "http://releases.example/latest").read()


def test_the_ca_file_of_the_settings_is_trusted_and_no_unknown_authority(tmp_path: Path) -> None:
    authority = new_authority(tmp_path)
    with scripted_server(authority.server_context) as server:
        server.answer(PATH, released("v3.0.0"))
        trusting = NetworkSettings(ca_file=str(authority.ca_file), proxy="")
        assert latest(server, trusting).read() == Version(3, 0, 0)
        with pytest.raises(TlsError):
            latest(server).read()
