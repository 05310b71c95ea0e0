"""Small blobs and the probe: raw bytes, checked; refusals typed; nothing endless, nothing told away."""

import asyncio
import gzip
import os
import ssl
import threading
from concurrent.futures import Executor

import pytest
import truststore

from layerscope.registry.aws import trust
from layerscope.registry.ecr import fetcher
from layerscope.registry.ecr.blob_reader import BlobReader
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.errors.blobs import (
    BlobError,
    BlobNotFoundError,
    NotABlobError,
    RangeNotSatisfiableError,
    StorageBusyError,
    UnexpectedBlobError,
    UrlDeniedError,
    UrlExpiredError,
    UrlKmsError,
    UrlRedirectedError,
)
from layerscope.registry.errors.content import (
    BlobTooLargeError,
    DigestMismatchError,
    UnsupportedDigestError,
)
from layerscope.registry.errors.network import (
    ConnectionLostError,
    ReadTimeoutError,
    TlsError,
    UnreachableError,
)
from layerscope.registry.model.presigned import PresignedUrl, Probe
from support.samples.addresses import NO_ADDRESSES
from support.samples.oci_documents import digest_of
from support.servers.scripted_http import Asked, Reply, ScriptedServer, page

CONTENT = b'{"architecture": "amd64"}'


@pytest.fixture
def blobs(pool: Executor) -> BlobReader:
    return BlobReader(pool)


def url_of(server: ScriptedServer, content: bytes = CONTENT, path: str = "/blob") -> PresignedUrl:
    return PresignedUrl.from_url(f"{server.url}{path}?X-Amz-Signature=f00d", digest_of(content))


def s3_error(status: int, code: str, message: str = "", more: str = "") -> Reply:
    xml = f"<?xml version='1.0'?><Error><Code>{code}</Code><Message>{message}</Message>{more}</Error>"
    return Reply(status, xml.encode(), {"x-amz-request-id": "S3REQ", "Content-Type": "application/xml"})


def failing(blobs: BlobReader, url: PresignedUrl, limit_bytes: int = 1000) -> RegistryError:
    with pytest.raises(RegistryError) as caught:
        asyncio.run(blobs.read(url, limit_bytes))
    error = caught.value
    assert "f00d" not in str(error) + error.raw_text
    assert error.__context__ is None
    return error


def test_a_blob_is_read_whole_and_asked_for_as_it_was_signed(
    server: ScriptedServer, blobs: BlobReader
) -> None:
    server.answer("/blob", Reply(body=CONTENT))
    assert asyncio.run(blobs.read(url_of(server))) == CONTENT
    asked = server.asked[0]
    assert asked.method == "GET"
    assert asked.headers["accept-encoding"] == "identity"
    assert "authorization" not in asked.headers
    assert "range" not in asked.headers


def test_bytes_are_never_decoded(server: ScriptedServer, blobs: BlobReader) -> None:
    squeezed = gzip.compress(CONTENT, mtime=0)
    server.answer("/blob", Reply(body=squeezed, headers={"Content-Encoding": "gzip"}))
    assert asyncio.run(blobs.read(url_of(server, squeezed))) == squeezed


def test_other_bytes_than_the_digests_are_refused(server: ScriptedServer, blobs: BlobReader) -> None:
    server.answer("/blob", Reply(body=b"something else"))
    error = failing(blobs, url_of(server))
    assert isinstance(error, DigestMismatchError)
    assert error.size_bytes == len(b"something else")
    assert error.subject.host == "127.0.0.1"


def test_a_page_instead_of_the_bytes_is_told_as_one(server: ScriptedServer, blobs: BlobReader) -> None:
    server.answer("/blob", page(200))
    assert isinstance(failing(blobs, url_of(server)), NotABlobError)


@pytest.mark.parametrize("length", [None, 5000])
def test_a_blob_beyond_the_limit_is_refused(
    server: ScriptedServer, blobs: BlobReader, length: int | None
) -> None:
    server.answer("/blob", Reply(body=b"x" * 2000, length=length))
    assert isinstance(failing(blobs, url_of(server)), BlobTooLargeError)


def test_a_body_that_outgrows_the_limit_without_a_length_is_refused(
    server: ScriptedServer, blobs: BlobReader
) -> None:
    chunked = b"7d0\r\n" + b"x" * 2000 + b"\r\n0\r\n\r\n"
    server.answer("/blob", Reply(body=chunked, headers={"Transfer-Encoding": "chunked"}))
    assert isinstance(failing(blobs, url_of(server)), BlobTooLargeError)


def test_a_digest_that_cannot_be_checked_is_not_fetched(server: ScriptedServer, blobs: BlobReader) -> None:
    url = PresignedUrl.from_url(f"{server.url}/blob", "md5:" + "a" * 32)
    assert isinstance(failing(blobs, url), UnsupportedDigestError)
    assert server.asked == []


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        (s3_error(403, "AccessDenied", "Request has expired"), UrlExpiredError),
        (s3_error(403, "AccessDenied", "Access Denied"), UrlDeniedError),
        (s3_error(403, "AccessDenied", "The ciphertext refers to a customer master key"), UrlKmsError),
        (s3_error(404, "NoSuchKey"), BlobNotFoundError),
        (s3_error(416, "InvalidRange"), RangeNotSatisfiableError),
        (s3_error(503, "SlowDown"), StorageBusyError),
        (page(403), NotABlobError),
        (page(502), NotABlobError),
        (Reply(418, b"teapot"), UnexpectedBlobError),
    ],
)
def test_refusals_are_typed_for_the_read_and_the_probe(
    server: ScriptedServer, blobs: BlobReader, reply: Reply, expected: type[RegistryError]
) -> None:
    server.answer("/blob", reply)
    error = failing(blobs, url_of(server))
    assert type(error) is expected
    assert error.subject.host == "127.0.0.1"
    assert error.subject.digest == digest_of(CONTENT)
    assert error.evidence.at_s
    with pytest.raises(expected):
        asyncio.run(blobs.probe(url_of(server)))


def test_a_connection_that_ends_early_is_told(server: ScriptedServer, blobs: BlobReader) -> None:
    server.answer("/blob", Reply(body=CONTENT[:5], length=len(CONTENT)))
    assert isinstance(failing(blobs, url_of(server)), ConnectionLostError)
    server.answer("/blob", Reply(dropped=True))
    assert isinstance(failing(blobs, url_of(server)), ConnectionLostError)


def test_nobody_there_is_told(blobs: BlobReader) -> None:
    url = PresignedUrl.from_url("http://127.0.0.1:1/blob", digest_of(CONTENT))
    error = failing(blobs, url)
    assert isinstance(error, UnreachableError)
    assert error.subject.host == "127.0.0.1"


def test_bytes_that_drip_end_at_the_deadline(server: ScriptedServer, pool: Executor) -> None:
    server.answer("/blob", Reply(body=CONTENT))
    error = failing(BlobReader(pool, deadline_s=-1), url_of(server))
    assert isinstance(error, ReadTimeoutError)


def test_a_silent_store_is_a_time_out(
    server: ScriptedServer, blobs: BlobReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetcher, "READ_TIMEOUT_S", 0.1)
    done = threading.Event()
    server.answer("/blob", Reply(body=CONTENT, before=lambda: done.wait(10)))
    try:
        assert isinstance(failing(blobs, url_of(server)), ReadTimeoutError)
    finally:
        done.set()


def test_the_probe_asks_for_one_byte_by_get(server: ScriptedServer, blobs: BlobReader) -> None:
    server.answer("/blob", Reply(206, b"{", {"Content-Range": f"bytes 0-0/{len(CONTENT)}"}))
    probe = asyncio.run(blobs.probe(url_of(server)))
    assert server.asked[0].method == "GET"
    assert server.asked[0].headers["range"] == "bytes=0-0"
    assert probe == Probe(206, len(CONTENT), probe.elapsed_s, "127.0.0.1")
    assert 0 < probe.elapsed_s < 60


@pytest.mark.parametrize(
    ("reply", "total_bytes"),
    [
        (Reply(200, CONTENT), len(CONTENT)),
        (Reply(206, b"{", {"Content-Range": "bytes 0-0/*"}), None),
        (Reply(206, b"{"), None),
        (Reply(206, b"{", {"Content-Range": "bytes 0-0/" + "9" * 5000}), None),
    ],
)
def test_the_probe_tells_the_size_where_the_store_does(
    server: ScriptedServer, blobs: BlobReader, reply: Reply, total_bytes: int | None
) -> None:
    server.answer("/blob", reply)
    assert asyncio.run(blobs.probe(url_of(server))).total_bytes == total_bytes


def test_the_probe_of_a_page_is_no_success(server: ScriptedServer, blobs: BlobReader) -> None:
    server.answer("/blob", page(200))
    with pytest.raises(NotABlobError):
        asyncio.run(blobs.probe(url_of(server)))


def test_redirects_are_followed_a_few_times(server: ScriptedServer, blobs: BlobReader) -> None:
    server.answer("/blob", Reply(307, b"", {"Location": "/moved"}))
    server.answer("/moved", Reply(body=CONTENT))
    assert asyncio.run(blobs.read(url_of(server))) == CONTENT
    for number in range(5):
        server.answer(f"/moved{number or ''}", Reply(302, b"", {"Location": f"/moved{number + 1}"}))
    assert isinstance(failing(blobs, url_of(server)), UrlRedirectedError)
    assert [asked.path.partition("?")[0] for asked in server.asked[2:]] == [
        "/blob",
        "/moved",
        "/moved1",
        "/moved2",
    ]


def test_a_redirect_of_any_form_is_one_of_our_errors(server: ScriptedServer, blobs: BlobReader) -> None:
    """Some of them are paths of the store's own, where nothing is."""
    for location in NO_ADDRESSES:
        written = location.encode("utf-8").decode("latin-1")  # as a server writes what is not ASCII
        if {"\n", "\r"} & set(location) or location.startswith("//a"):
            continue  # another header; another host
        server.answer("/blob", Reply(302, b"", {"Location": written}))
        with pytest.raises((BlobError, ConnectionLostError)):  # the latter of one that is too long to read
            asyncio.run(blobs.read(url_of(server)))


def test_a_redirect_from_tls_to_plain_http_is_not_followed(
    server: ScriptedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    followed: list[str] = []
    server.answer("/start", Reply(302, b"", {"Location": f"{server.url}/blob"}))
    plain_fetcher = fetcher.Fetcher(1)
    ask = plain_fetcher.ask

    def plain(url: str, headers: dict[str, str]) -> object:
        followed.append(url)
        return ask(url.replace("https://store.example", server.url), headers)

    monkeypatch.setattr(plain_fetcher, "ask", plain)
    with pytest.raises(UrlRedirectedError, match="without TLS"):
        plain_fetcher.get("https://store.example/start", fetcher.Subject(), {})
    assert followed == ["https://store.example/start"]


def test_a_cancelled_read_ends_in_its_thread_too(server: ScriptedServer, pool: Executor) -> None:
    arrived, go_on = threading.Event(), threading.Event()

    def held(_: Asked) -> Reply:
        arrived.set()
        return Reply(body=CONTENT, before=lambda: go_on.wait(10))

    server.answer("/blob", held)

    async def read() -> bool:
        task = asyncio.ensure_future(BlobReader(pool).read(url_of(server)))
        await asyncio.to_thread(arrived.wait, 10)
        task.cancel()
        await asyncio.wait([task])
        go_on.set()
        return task.cancelled()

    assert asyncio.run(read())


def test_the_environments_proxy_is_used_but_for_its_exceptions(
    server: ScriptedServer, blobs: BlobReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", server.url.replace("//", "//user:p%40ss@"))
    monkeypatch.setenv("no_proxy", "inside.example")
    server.answer("http://store.example/blob", Reply(body=CONTENT))
    url = PresignedUrl.from_url("http://store.example/blob?X-Amz-Signature=f00d", digest_of(CONTENT))
    assert asyncio.run(blobs.read(url)) == CONTENT
    assert server.asked[0].headers["proxy-authorization"] == "Basic dXNlcjpwQHNz"
    assert trust.proxy_for("http://inside.example/blob") is None
    assert trust.proxy_for("https://store.example/blob") is None


def test_a_proxy_without_a_scheme_is_a_plain_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "proxy.example:3128")
    assert trust.proxy_for("https://store.example/blob") == "http://proxy.example:3128"


def test_certificates_are_verified_by_the_system_and_botocore() -> None:
    context = trust.tls_context()
    assert context.verify_mode is ssl.CERT_REQUIRED
    assert context.check_hostname
    assert isinstance(context, truststore.SSLContext)


@pytest.mark.parametrize("variable", ["AWS_CA_BUNDLE", "REQUESTS_CA_BUNDLE"])
def test_a_bundle_that_is_set_is_taken_alone(monkeypatch: pytest.MonkeyPatch, variable: str) -> None:
    monkeypatch.setenv(variable, os.devnull)
    with pytest.raises(ssl.SSLError):
        trust.tls_context()


def test_a_bundle_that_cannot_be_read_is_an_error_of_tls(
    server: ScriptedServer, blobs: BlobReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_CA_BUNDLE", "/nonexistent/bundle.pem")
    error = failing(blobs, url_of(server))
    assert isinstance(error, TlsError)
    assert "/nonexistent/bundle.pem" in str(error)
