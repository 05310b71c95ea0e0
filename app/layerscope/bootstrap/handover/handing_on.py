"""A second start's side: its reference goes to the window that is open, before Qt is loaded."""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import json
import os
import socket
import sys
from argparse import Namespace
from collections.abc import Mapping

from layerscope.bootstrap.handover import place
from layerscope.bootstrap.handover.wire import LONGEST_REFERENCE, HandoverError, Line, Request, ask

TIMEOUT_S = 3.0  # a window that is busy for longer does not get it: another one opens
_LONGEST_ACTIVATION = 300


def is_to_be_handed_on(options: Namespace) -> bool:
    """Whether the command line names only a place to go to, and nothing that another window may not mean."""
    says_as_whom = options.profile is not None or options.region or options.registry_id or options.demo
    return bool(options.reference) and not says_as_whom and not options.new_window


def hand_on(reference: str, environment: Mapping[str, str] = os.environ) -> bool:
    """Whether a window on this screen has taken the reference, within TIMEOUT_S; never fails."""
    if len(reference) > LONGEST_REFERENCE:
        return False
    window = place.read(place.file_of(place.folder(environment), environment))
    if window is None:
        return False
    _let_come_to_front(window.pid)
    activation = environment.get("XDG_ACTIVATION_TOKEN", "")[:_LONGEST_ACTIVATION]
    request = Request(reference, surroundings(window.token, environment), activation)
    with contextlib.suppress(OSError, HandoverError), _connected(window.address) as connection:
        return ask(Line(connection, TIMEOUT_S), window.token, request)
    return False


def surroundings(token: bytes, environment: Mapping[str, str]) -> str:
    """A mark of the AWS variables, the same only where all of them are; it tells nothing of them."""
    variables = sorted(item for item in environment.items() if item[0].startswith("AWS_"))
    return hmac.new(token, json.dumps(variables).encode(), hashlib.sha256).hexdigest()


def _connected(address: str | int) -> socket.socket:
    if isinstance(address, int):
        return socket.create_connection(("127.0.0.1", address), TIMEOUT_S)
    connection = socket.socket(socket.AF_UNIX)
    connection.settimeout(TIMEOUT_S)
    try:
        connection.connect(address)
    except OSError:
        connection.close()
        raise
    return connection


def _let_come_to_front(pid: int) -> None:
    """Windows lets a program come to the front only if the one in front says so."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(pid)
