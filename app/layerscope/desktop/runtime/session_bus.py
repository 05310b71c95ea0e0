"""What other programs of a Linux desktop do for this one, asked over the session's D-Bus.

jeepney speaks it in a worker: Qt's own D-Bus module cannot send the unsigned numbers that a notification
needs from Python (packaging/decisions/0021-session-bus-by-jeepney.md). Every call blocks.
"""

from __future__ import annotations

import html
import os
import sys
from pathlib import Path
from typing import Any

CALL_TIMEOUT_S = 2.0
_NOTIFICATIONS = ("/org/freedesktop/Notifications", "org.freedesktop.Notifications")
_FILE_MANAGER = ("/org/freedesktop/FileManager1", "org.freedesktop.FileManager1")
_PORTAL_SETTINGS = (
    "/org/freedesktop/portal/desktop",
    "org.freedesktop.portal.Desktop",
    "org.freedesktop.portal.Settings",
)
_AS_THE_DAEMON_LIKES = -1  # how long a notification stays


def is_there() -> bool:
    """Whether there may be a session bus to ask."""
    return sys.platform == "linux" and bool(os.environ.get("DBUS_SESSION_BUS_ADDRESS"))


def notify(summary: str, body: str) -> bool:
    """Show a notification; whether a daemon took it.

    https://specifications.freedesktop.org/notification-spec/latest/protocol.html
    """
    hints: dict[str, tuple[str, str]] = {"desktop-entry": ("s", "layerscope"), "category": ("s", "transfer")}
    text = html.escape(body, quote=False)  # which some daemons take for markup
    told: tuple[Any, ...] = ("Layerscope", 0, "layerscope", summary, text, [], hints, _AS_THE_DAEMON_LIKES)
    return _call(*_NOTIFICATIONS, "Notify", "susssasa{sv}i", told)


def show_file(path: Path) -> bool:
    """Have the file manager open the file's folder with the file selected; whether one did.

    https://www.freedesktop.org/wiki/Specifications/file-manager-interface/
    """
    return _call(*_FILE_MANAGER, "ShowItems", "ass", ([path.as_uri()], ""))


def is_animated() -> bool:
    """Whether the desktop has its animations on; also where it does not say.

    https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.Settings.html
    """
    asked = ("org.gnome.desktop.interface", "enable-animations")
    answer = _answer(*_PORTAL_SETTINGS, "Read", "ss", asked)
    value: object = answer[0] if answer else True
    while isinstance(value, tuple):  # a variant, with one in it: each its signature and its value
        value = value[-1]
    return value is not False


def _call(path: str, interface: str, method: str, signature: str, body: tuple[Any, ...]) -> bool:
    """Whether the call was answered without an error, by the service that has the interface's name."""
    return _answer(path, interface, interface, method, signature, body) is not None


def _answer(
    path: str, service: str, interface: str, method: str, signature: str, body: tuple[Any, ...]
) -> tuple[Any, ...] | None:
    """What the call was answered with; None where it was not, or with an error. Never raises."""
    try:
        from jeepney import DBusAddress, MessageType, new_method_call
        from jeepney.io.blocking import open_dbus_connection

        message = new_method_call(DBusAddress(path, service, interface), method, signature, body)
        with open_dbus_connection("SESSION") as connection:
            answer = connection.send_and_get_reply(message, timeout=CALL_TIMEOUT_S)
    except Exception:  # noqa: BLE001 - no bus, none that lets us in, no answer: there is another way then
        return None
    is_good = answer.header.message_type is MessageType.method_return
    return tuple(answer.body) if is_good else None
