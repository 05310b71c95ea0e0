"""Notifications and the file manager over a real D-Bus, with a daemon on it that takes what is sent."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from layerscope.desktop.runtime import session_bus

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("dbus-daemon") is None, reason="needs dbus-daemon"
)
ANSWER_TIMEOUT_S = 10.0


@pytest.fixture
def bus(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    command = ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", process.stdout.readline().strip())
        yield
        process.terminate()


class Daemon(threading.Thread):
    """Has a name on the bus and answers one call, by an error where it `refuses`; keeps what it was sent."""

    def __init__(self, name: str, *, refuses: bool = False) -> None:
        super().__init__(daemon=True)
        from jeepney.bus_messages import message_bus
        from jeepney.io.blocking import Proxy, open_dbus_connection

        self.received: tuple[str, tuple[Any, ...]] = ("", ())
        self._refuses = refuses
        self._connection = open_dbus_connection("SESSION")
        Proxy(message_bus, self._connection).RequestName(name)

    def run(self) -> None:
        from jeepney import HeaderFields, MessageType, new_error, new_method_return

        while True:
            message = self._connection.receive(timeout=ANSWER_TIMEOUT_S)
            if message.header.message_type is MessageType.method_call:
                break
        self.received = message.header.fields[HeaderFields.member], message.body
        answer = (
            new_error(message, "org.freedesktop.DBus.Error.Failed")
            if self._refuses
            else new_method_return(message)
        )
        self._connection.send(answer)
        self._connection.close()


@pytest.mark.usefixtures("bus")
def test_a_notification_arrives_as_the_specification_wants_it() -> None:
    daemon = Daemon("org.freedesktop.Notifications")
    daemon.start()
    assert session_bus.is_there()
    assert session_bus.notify("Download complete", "Saved <a&b>.tar.gz")
    daemon.join(ANSWER_TIMEOUT_S)
    method, body = daemon.received
    assert method == "Notify"
    assert body[0] == "Layerscope"
    assert body[3:6] == ("Download complete", "Saved &lt;a&amp;b&gt;.tar.gz", [])


@pytest.mark.usefixtures("bus")
def test_the_file_manager_is_asked_to_select_the_file(tmp_path: Path) -> None:
    daemon = Daemon("org.freedesktop.FileManager1")
    daemon.start()
    path = tmp_path / "a layer.tar.gz"
    assert session_bus.show_file(path)
    daemon.join(ANSWER_TIMEOUT_S)
    assert daemon.received == ("ShowItems", ([path.as_uri()], ""))


@pytest.mark.usefixtures("bus")
def test_a_refusal_and_an_empty_bus_are_no_success() -> None:
    assert not session_bus.notify("Nobody", "is there")
    daemon = Daemon("org.freedesktop.Notifications", refuses=True)
    daemon.start()
    assert not session_bus.notify("Refused", "by the daemon")
    daemon.join(ANSWER_TIMEOUT_S)


def test_without_a_bus_nobody_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    assert not session_bus.is_there()
    assert not session_bus.notify("Nobody", "is there")
