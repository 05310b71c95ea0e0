from __future__ import annotations

import socket
import threading
import time
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

from layerscope.localregistry.serving.server import LocalRegistry
from unit.localregistry.clients import client, get
from unit.localregistry.layouts import LayoutFolder, digest


def test_it_stops_at_once_whoever_is_connected(data: Path) -> None:
    others = set(threading.enumerate())  # of registries that other tests share
    with LocalRegistry(data) as registry:
        host, port = registry.endpoint.removeprefix("http://").split(":")
        idle = socket.create_connection((host, int(port)), timeout=5)
        kept_alive = client(registry.endpoint)
        kept_alive.describe_repositories()
        started_s = time.monotonic()
    assert time.monotonic() - started_s < 2
    with idle:
        assert idle.recv(1) == b""
    own = set(threading.enumerate()) - others
    assert not [thread for thread in own if "process_request" in thread.name]


def test_it_can_be_stopped_twice_and_has_no_address_before_it_starts(data: Path) -> None:
    registry = LocalRegistry(data)
    with pytest.raises(RuntimeError):
        _ = registry.endpoint
    registry.start()
    assert registry.endpoint.startswith("http://127.0.0.1:")
    registry.stop()
    registry.stop()


def test_one_connection_serves_many_requests(registry: LocalRegistry, layout: LayoutFolder) -> None:
    layout.image(b"a")
    host, port = registry.endpoint.removeprefix("http://").split(":")
    request = b"GET /nothing HTTP/1.1\r\nHost: x\r\n\r\n"
    with socket.create_connection((host, int(port)), timeout=5) as connection:
        answers = connection.makefile("rb")
        for _ in range(3):
            connection.sendall(request)
            assert answers.readline() == b"HTTP/1.1 404 Not Found\r\n"
            length = 0
            while (line := answers.readline()) != b"\r\n":
                name, _, value = line.partition(b":")
                length = int(value) if name == b"Content-Length" else length
            assert answers.read(length)
        answers.close()


@pytest.mark.parametrize(
    ("request_line", "status"),
    [
        (b"POST / HTTP/1.1\r\nHost: x\r\nX-Amz-Target: y\r\n\r\n", b"411"),
        (b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999\r\n\r\n", b"413"),
        (b"nonsense\r\n\r\n", b"400"),
        (b"DELETE / HTTP/1.1\r\nHost: x\r\n\r\n", b"501"),
    ],
)
def test_requests_that_are_not_served(registry: LocalRegistry, request_line: bytes, status: bytes) -> None:
    host, port = registry.endpoint.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=5) as connection:
        connection.sendall(request_line)
        assert status in connection.recv(65536)


def test_many_clients_at_once_get_what_they_ask_for(registry: LocalRegistry, layout: LayoutFolder) -> None:
    contents = [bytes([number]) * 100_000 for number in range(16)]
    layout.image(*contents)
    ecr = client(registry.endpoint)
    wrong: list[Any] = []

    def fetch(content: bytes) -> None:
        answer = ecr.get_download_url_for_layer(repositoryName="team/app", layerDigest=digest(content))
        if get(answer["downloadUrl"]).body != content:
            wrong.append(content[:1])

    threads = [threading.Thread(target=fetch, args=(content,)) for content in contents]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert wrong == []
    assert not any(thread.is_alive() for thread in threads)


def test_the_date_is_of_the_registrys_clock(registry: LocalRegistry, clock: Any) -> None:
    clock.ahead_s = 3600
    with urlopen(f"{registry.endpoint}/device", timeout=5) as answer:
        told_s = parsedate_to_datetime(answer.headers["Date"]).timestamp()
    assert 3500 < told_s - time.time() < 3700
