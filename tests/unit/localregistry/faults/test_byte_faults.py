from __future__ import annotations

import http.client
import socket
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import pytest

from layerscope.localregistry.serving.server import LocalRegistry
from unit.localregistry.clients import get
from unit.localregistry.layouts import LayoutFolder, digest

CONTENT = b"0123456789" * 10_000
LAYER = digest(CONTENT)
Presign = Callable[..., str]


@pytest.fixture
def presign(layout: LayoutFolder, ecr: Any) -> Presign:
    """Switch a fault on and give the URL that meets it."""
    layout.image(CONTENT)

    def url(**fault: Any) -> str:
        layout.faults(fault)
        answer = ecr.get_download_url_for_layer(repositoryName="team/app", layerDigest=LAYER)
        presigned: str = answer["downloadUrl"]
        return presigned

    return url


@pytest.mark.parametrize(
    ("kind", "status", "code", "words"),
    [
        ("denied", 403, "AccessDenied", "Access Denied"),
        ("expired", 403, "AccessDenied", "Request has expired"),
        ("kms", 403, "AccessDenied", "The ciphertext refers to a customer master key that does not exist"),
        ("skewed", 403, "RequestTimeTooSkewed", "The difference between the request time and"),
        ("missing", 404, "NoSuchKey", "The specified key does not exist."),
        ("redirect", 301, "PermanentRedirect", "The bucket you are attempting to access must be addressed"),
        ("slow-down", 503, "SlowDown", "Please reduce your request rate."),
        ("busy", 503, "ServiceUnavailable", "Service is unable to handle request."),
        ("internal-error", 500, "InternalError", "We encountered an internal error. Please try again."),
    ],
)
def test_errors_of_s3(presign: Presign, kind: str, status: int, code: str, words: str) -> None:
    got = get(presign(bytes=kind))
    told = got.xml()
    assert (got.status, told["Code"]) == (status, code)
    assert told["Message"].startswith(words)
    assert told["RequestId"] == got.headers["x-amz-request-id"]


def test_a_page_of_html_with_status_200(presign: Presign) -> None:
    got = get(presign(bytes="html"))
    assert got.status == 200
    assert got.headers["content-type"].startswith("text/html")
    assert got.body.startswith(b"<!DOCTYPE html>")


def test_truncation_promises_more_than_it_sends(presign: Presign) -> None:
    with pytest.raises(http.client.IncompleteRead) as caught:
        get(presign(bytes="truncated", after_bytes=1000))
    assert caught.value.partial == CONTENT[:1000]
    assert caught.value.expected == len(CONTENT) - 1000


def test_a_reset_connection(presign: Presign) -> None:
    with pytest.raises(ConnectionResetError):
        get(presign(bytes="reset", after_bytes=10))


def test_a_corrupt_byte_is_wrong_in_every_range_that_has_it(presign: Presign) -> None:
    url = presign(bytes="corrupt", after_bytes=500)
    whole = get(url).body
    assert whole[:500] + whole[501:] == CONTENT[:500] + CONTENT[501:]
    assert whole[500] != CONTENT[500]
    assert get(url, Range="bytes=500-500").body == whole[500:501]
    assert get(url, Range="bytes=0-499").body == CONTENT[:500]


def test_a_slow_connection_is_slow_and_whole(presign: Presign) -> None:
    url = presign(bytes="slow", bytes_per_s=400_000)
    started_s = time.monotonic()
    assert get(url).body == CONTENT
    assert time.monotonic() - started_s >= 0.2


def test_a_fault_that_strikes_once(presign: Presign) -> None:
    url = presign(bytes="slow-down", times=1)
    assert [get(url).status, get(url).status] == [503, 200]


def test_another_layer_is_spared(presign: Presign) -> None:
    assert get(presign(bytes="denied", digest=digest(b"other"))).body == CONTENT


def stalled(url: str) -> tuple[socket.socket, bytes]:
    """A connection that has got the first bytes and gets no more."""
    parts = urlsplit(url)
    connection = socket.create_connection((parts.hostname, parts.port or 0), timeout=10)
    request = f"GET {parts.path}?{parts.query} HTTP/1.1\r\nHost: {parts.netloc}\r\n\r\n"
    connection.sendall(request.encode())
    got = b""
    while CONTENT[:100] not in got:
        got += connection.recv(65536)
    return connection, got.partition(b"\r\n\r\n")[2]


def test_a_stall_ends_when_the_server_stops(presign: Presign, registry: LocalRegistry) -> None:
    connection, body = stalled(presign(bytes="stall", after_bytes=100))
    with connection:
        assert body == CONTENT[:100]
        connection.settimeout(0.1)
        with pytest.raises(TimeoutError):
            connection.recv(1)
        started_s = time.monotonic()
        registry.stop()
        assert time.monotonic() - started_s < 2
        connection.settimeout(5)
        assert connection.recv(1) == b""


def test_a_slow_answer_ends_when_the_server_stops(presign: Presign, registry: LocalRegistry) -> None:
    connection, _ = stalled(presign(bytes="slow", bytes_per_s=1000))
    with connection:
        started_s = time.monotonic()
        registry.stop()
        assert time.monotonic() - started_s < 2
