"""Bodies as they come over a connection: of a length, in chunks, and such as are none."""

from __future__ import annotations

import io
import socket
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layerscope.localregistry.serving.request_body import BrokenBodyError, RequestBody
from layerscope.localregistry.serving.server import LocalRegistry
from unit.localregistry.docker_client import Docker
from unit.localregistry.layouts import LayoutFolder

CHUNKED = {"transfer-encoding": "chunked"}


def body(sent: bytes, **headers: str) -> RequestBody:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return RequestBody(io.BufferedReader(io.BytesIO(sent)), named)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.binary(min_size=1, max_size=600_000), max_size=4))
def test_both_forms_give_the_bytes_and_leave_the_next_request(pieces: list[bytes]) -> None:
    whole = b"".join(pieces)
    chunked = b"".join(b"%X;a=b\r\n%b\r\n" % (len(piece), piece) for piece in pieces)
    for sent, headers in (
        (whole, {"content-length": str(len(whole))}),
        (chunked + b"0\r\nTrailer: x\r\n\r\n", CHUNKED),
    ):
        file = io.BufferedReader(io.BytesIO(sent + b"GET / HTTP/1.1"))
        read = RequestBody(file, headers)
        assert b"".join(read) == whole
        assert read.is_read
        assert file.read() == b"GET / HTTP/1.1"


def test_no_body() -> None:
    read = body(b"GET /")
    assert read.is_read
    assert list(read) == []


@pytest.mark.parametrize(
    "headers",
    [
        {"content_length": "-1"},
        {"content_length": "1" * 20},
        {"content_length": "one"},
        {"transfer_encoding": "gzip"},
        {"transfer_encoding": "chunked", "content_length": "3"},
    ],
)
def test_a_length_that_is_none_is_refused_at_once(headers: dict[str, str]) -> None:
    with pytest.raises(BrokenBodyError):
        body(b"abc", **headers)


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"3\r\nab",
        b"3\r\nabc",
        b"3\r\nabcd\r\n0\r\n\r\n",
        b"-3\r\nabc\r\n",
        b"\r\nabc\r\n",
        b"F" * 13 + b"\r\n",
        b"0\r\n" + b"Trailer: x\r\n" * 200 + b"\r\n",
        b"0" * 10_000,
    ],
)
def test_chunks_that_are_none(sent: bytes) -> None:
    read = body(sent, transfer_encoding="chunked")
    with pytest.raises(BrokenBodyError):
        list(read)
    assert not read.is_read


def test_a_body_shorter_than_its_length() -> None:
    with pytest.raises(BrokenBodyError, match="ended early"):
        list(body(b"ab", content_length="3"))


def test_what_is_not_wanted_is_read_so_that_the_answer_arrives(data: Path, layout: LayoutFolder) -> None:
    with LocalRegistry(data).take_pushes() as running:
        docker = Docker(running.endpoint)
        refused = docker.ask("/v2/team/app/blobs/uploads/", "POST", token="", body=bytes(8 * 1024 * 1024))
        assert (refused.status, refused.headers["connection"]) == (401, "close")
        host = urlsplit(running.endpoint)
        with socket.create_connection((str(host.hostname), int(host.port or 0)), 10) as connection:
            connection.sendall(b"PATCH /v2/x HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\nabc")
            assert connection.recv(100) == b""
