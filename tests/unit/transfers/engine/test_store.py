"""The way to a store: certificates, proxies, redirects, stalls."""

from __future__ import annotations

import datetime as dt
import ipaddress
import ssl
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from layerscope.registry.errors.blobs import UrlRedirectedError
from layerscope.registry.errors.network import ConnectionLostError, ProxyError, ReadTimeoutError, TlsError
from layerscope.registry.model.presigned import PresignedUrl
from layerscope.transfers.engine.connections import ConnectionFactory
from layerscope.transfers.engine.download import DownloadRequest, download
from layerscope.transfers.engine.stopping import Stop
from layerscope.transfers.engine.store import StoreConnection
from layerscope.transfers.errors import TransferStoppedError
from support.samples.addresses import NO_ADDRESSES
from support.servers.blob_store import CONTENT, DIGEST, Store, redirect, send


def read(url: PresignedUrl, stall_s: float = 15.0) -> bytes:
    connection = StoreConnection(ConnectionFactory(5.0), stall_s)
    buffer = memoryview(bytearray(65536))
    body = b""
    try:
        connection.get(url, None)
        while count := connection.readinto(buffer):
            body += buffer[:count]
    finally:
        connection.close()
    return body


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for 127.0.0.1 that nobody vouches for, with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "store")])
    now = dt.datetime.now(dt.UTC)
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False
        )
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "store.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(private + signed.public_bytes(serialization.Encoding.PEM))
    return path


@pytest.fixture
def secure(certificate: Path) -> Iterator[Store]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    store = Store(context)
    yield store
    store.stop()


@pytest.fixture
def _trusted(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_CA_BUNDLE", str(certificate))


def test_a_certificate_nobody_vouches_for_is_not_trusted(secure: Store) -> None:
    with pytest.raises(TlsError) as caught:
        read(secure.url())
    assert "certificate verify failed" in caught.value.raw_text
    assert secure.seen == []


@pytest.mark.usefixtures("_trusted")
def test_the_bundle_of_the_environment_is(secure: Store) -> None:
    assert read(secure.url()) == CONTENT


def test_a_bundle_that_cannot_be_read_is_told(secure: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_CA_BUNDLE", "/nowhere/bundle.pem")
    with pytest.raises(TlsError) as caught:
        read(secure.url())
    assert "AWS_CA_BUNDLE names /nowhere/bundle.pem" in caught.value.raw_text


def test_a_redirect_of_any_form_is_followed_or_refused_by_us(store: Store) -> None:
    """Some of them are paths of the store's own, which redirects on and on."""
    for location in NO_ADDRESSES:
        if {"\n", "\r"} & set(location) or location.startswith("//a"):
            continue  # another header; another host
        store.answer = redirect(location.encode("utf-8").decode("latin-1"))
        with pytest.raises((UrlRedirectedError, ConnectionLostError)):
            read(store.url())


@pytest.mark.usefixtures("_trusted")
def test_a_redirect_may_lead_to_tls_and_never_out_of_it(secure: Store, store: Store) -> None:
    store.answer = redirect(f"{secure.address}/there")
    assert read(store.url()) == CONTENT
    store.answer = send(CONTENT)
    secure.answer = redirect(f"{store.address}/there")
    with pytest.raises(UrlRedirectedError, match="without TLS"):
        read(secure.url())
    assert secure.targets == ["/there", "/id/id?X-Amz-Signature=secret"]


def test_a_store_that_falls_silent(store: Store) -> None:
    goes_on = threading.Event()

    def half(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", str(len(CONTENT)))
        handler.end_headers()
        handler.wfile.write(CONTENT[:1000])
        handler.wfile.flush()
        goes_on.wait(5)

    def nothing(_handler: BaseHTTPRequestHandler) -> None:
        goes_on.wait(5)

    try:
        for silence in (half, nothing):
            store.answer = silence
            with pytest.raises(ReadTimeoutError):
                read(store.url(), stall_s=0.1)
    finally:
        goes_on.set()


@pytest.mark.usefixtures("_trusted")
@pytest.mark.parametrize("is_secure", [False, True])
@pytest.mark.parametrize("sent_bytes", [None, 0, 1000])
@pytest.mark.timeout(30)
def test_a_stop_is_heard_while_nothing_comes(
    store: Store,
    secure: Store,
    tmp_path: Path,
    is_secure: bool,
    sent_bytes: int | None,
) -> None:
    asked, goes_on = threading.Event(), threading.Event()

    def silence(handler: BaseHTTPRequestHandler) -> None:
        if sent_bytes is not None:
            send(CONTENT[:sent_bytes], promised=len(CONTENT))(handler)
            handler.wfile.flush()
        asked.set()
        goes_on.wait()

    asked_of = secure if is_secure else store
    asked_of.answer = silence
    stop = Stop()
    stopper = threading.Thread(target=lambda: (asked.wait(), stop.set()))
    stopper.start()
    try:
        order = DownloadRequest(asked_of.url(), DIGEST, len(CONTENT), tmp_path, "layer")
        with pytest.raises(TransferStoppedError):
            download(order, lambda _received: None, stop)
        assert list(tmp_path.iterdir()) == []
    finally:
        goes_on.set()
        stopper.join()


def test_a_store_that_hangs_up(store: Store) -> None:
    store.answer = lambda _handler: None
    with pytest.raises(ConnectionLostError):
        read(store.url())


class TestProxy:
    """A proxy named by the environment; the store's own address leads nowhere without it."""

    FAR = "127.0.0.2"

    @pytest.fixture(autouse=True)
    def _proxy(self, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
        for name in ("http_proxy", "https_proxy"):
            monkeypatch.setenv(name, f"http://me%40here:p%3Aw@127.0.0.1:{store.port}")
        monkeypatch.delenv("no_proxy", raising=False)
        monkeypatch.delenv("NO_PROXY", raising=False)

    def url(self, scheme: str) -> PresignedUrl:
        return PresignedUrl.from_url(f"{scheme}://{self.FAR}:9/a/b?X-Amz-Signature=secret", DIGEST)

    def test_http_is_asked_for_by_its_whole_address(self, store: Store) -> None:
        assert read(self.url("http")) == CONTENT
        assert store.targets == [f"http://{self.FAR}:9/a/b?X-Amz-Signature=secret"]
        assert store.seen[0]["Proxy-Authorization"] == "Basic bWVAaGVyZTpwOnc="  # me@here:p:w

    def test_https_goes_through_a_tunnel(self, store: Store) -> None:
        with pytest.raises(ProxyError) as caught:
            read(self.url("https"))
        assert store.tunnels == [f"{self.FAR}:9"]
        assert store.targets == []
        assert "502" in caught.value.raw_text

    @pytest.mark.parametrize("scheme", ["http", "https"])
    def test_a_proxy_that_wants_a_sign_in(self, store: Store, scheme: str) -> None:
        store.answer = store.answer_tunnel = send(b"<html>who are you</html>", 407)
        with pytest.raises(ProxyError) as caught:
            read(self.url(scheme))
        assert "407" in caught.value.raw_text
        assert "secret" not in str(caught.value) + caught.value.raw_text

    def test_a_proxy_that_is_not_there(self, store: Store) -> None:
        store.refuse_connections()
        with pytest.raises(ProxyError) as caught:
            read(self.url("https"))
        assert "127.0.0.1" in caught.value.raw_text
        assert "p:w" not in caught.value.raw_text

    def test_a_proxy_of_another_kind_is_refused_with_the_reason(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("https_proxy", "socks5://127.0.0.1:1")
        with pytest.raises(ProxyError) as caught:
            read(self.url("https"))
        assert "socks5" in caught.value.raw_text

    def test_hosts_that_need_no_proxy_are_reached_straight(
        self, store: Store, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("no_proxy", "127.0.0.1")
        assert read(store.url()) == CONTENT
        assert store.targets == ["/id/id?X-Amz-Signature=secret"]
