"""Network settings in the running window: a proxy and a CA file hold from the next call on."""

from __future__ import annotations

import http.client
import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QRadioButton, QWidget

from layerscope.localregistry.serving.server import LocalRegistry
from support.drivers.waiting import RunAsync
from support.drivers.window_driver import Driver, OpenProgram, running_program
from support.servers.certificates import Authority, new_authority

_HOP_BY_HOP = {"connection", "keep-alive", "transfer-encoding", "proxy-connection"}


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """Nothing: a client that does not trust the certificate goes away."""


class Forwarder:
    """Hands requests on to the registry: as a proxy, or as a server that a company's authority knows."""

    def __init__(self, registry: LocalRegistry, authority: Authority | None = None) -> None:
        self.hosts: list[str] = []
        target = urlsplit(registry.endpoint).netloc

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(handler) -> None:  # noqa: N805 - the handler's own name is taken
                self.hosts.append(urlsplit(handler.path).hostname or "")
                body = handler.rfile.read(int(handler.headers.get("Content-Length", "0")))
                connection = http.client.HTTPConnection(target, timeout=10)
                connection.request("POST", urlsplit(handler.path).path or "/", body, dict(handler.headers))
                answer = connection.getresponse()
                content = answer.read()
                connection.close()
                handler.send_response(answer.status)
                for name, value in answer.headers.items():
                    if name.lower() not in {*_HOP_BY_HOP, "content-length"}:
                        handler.send_header(name, value)
                handler.send_header("Content-Length", str(len(content)))
                handler.end_headers()
                handler.wfile.write(content)

            def log_message(handler, *_: object) -> None:  # noqa: N805
                """Nothing: the test looks at `hosts`."""

        self._server = _Server(("127.0.0.1", 0), Handler)
        if authority is not None:
            context = authority.server_context
            self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
        self.port = self._server.server_address[1]
        self._thread = Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


@pytest.fixture
def proxy(registry: LocalRegistry) -> Iterator[Forwarder]:
    forwarder = Forwarder(registry)
    yield forwarder
    forwarder.close()


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return new_authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture
def inspected(registry: LocalRegistry, authority: Authority) -> Iterator[Forwarder]:
    forwarder = Forwarder(registry, authority)
    yield forwarder
    forwarder.close()


async def open_settings(driver: Driver) -> None:
    await driver.come_back()
    driver.shell.requests.network_settings.emit()
    await driver.shown(QWidget, "networkPage")


def put(driver: Driver, name: str, text: str) -> None:
    field = driver.find(QLineEdit, name)
    assert field is not None
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_a_proxy_holds_from_the_next_call_on_and_is_remembered(
    run_async: RunAsync,
    qapp: QApplication,
    open_program: OpenProgram,
    proxy: Forwarder,
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://registry.example")
    for service in ("ECR", "STS"):
        monkeypatch.setenv(f"AWS_ENDPOINT_URL_{service}", "http://registry.example")
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")  # the system's way leads nowhere

    async def job() -> None:
        async with running_program(qapp) as driver:
            await driver.reads("errorTitle", "roxy")
            await open_settings(driver)
            put(driver, "networkProxy", f"http://me:secret@127.0.0.1:{proxy.port}")
            assert "HTTPS_PROXY" in await driver.reads("networkMistake", "password")
            put(driver, "networkProxy", f"127.0.0.1:{proxy.port}")
            await driver.reads("identity", "user/operator")
            await driver.choose("repositories", "web/landing")
            assert set(proxy.hosts) == {"registry.example"}

    async def next_one() -> None:
        async with running_program(qapp) as driver:
            await driver.reads("identity", "user/operator")
            await open_settings(driver)
            assert driver.text("networkProxy") == f"127.0.0.1:{proxy.port}"
            given = driver.find(QRadioButton, "networkProxyGiven")
            assert given is not None
            assert given.isChecked()
            QTest.keyClick(given, Qt.Key.Key_Escape)

    run_async(job(), 60)
    settings = json.loads((home / "config" / "layerscope" / "settings.json").read_text())
    assert settings["proxy"] == f"127.0.0.1:{proxy.port}"
    run_async(next_one(), 60)


def test_a_ca_file_is_looked_at_and_trusted_from_the_next_call_on(
    run_async: RunAsync,
    qapp: QApplication,
    open_program: OpenProgram,
    inspected: Forwarder,
    authority: Authority,
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for service in ("", "_ECR", "_STS"):
        monkeypatch.setenv(f"AWS_ENDPOINT_URL{service}", f"https://127.0.0.1:{inspected.port}")
    no_certificate = home / "empty.pem"
    no_certificate.write_text("nothing of the kind\n")

    async def job() -> None:
        async with running_program(qapp) as driver:
            await driver.reads("errorTitle", "certificate")
            await open_settings(driver)
            for path, told in ((home / "none.pem", "cannot be read"), (no_certificate, "no PEM certificate")):
                put(driver, "networkCaFile", str(path))
                await driver.reads("networkCaState", told)
                await driver.reads("networkMistake", "Nothing was changed")
            put(driver, "networkCaFile", str(authority.ca_file))
            await driver.reads("networkCaState", "1 certificate")
            box = driver.find(QCheckBox, "networkDualStack")
            assert box is not None
            assert not box.isChecked()
            await driver.reads("identity", "user/operator")
            await driver.choose("repositories", "web/landing")

    run_async(job(), 60)
