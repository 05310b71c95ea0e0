"""What a second start and a window say to each other: lines of JSON, with proofs of a common token."""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
import socket
import time
from collections.abc import Mapping
from typing import Any, NamedTuple

MOST_BYTES = 64 * 1024  # of a line
LONGEST_REFERENCE = 16_000  # characters; an error text may be one
_NONCE_BYTES = 16
_CHUNK = 4096


class HandoverError(Exception):
    """The other side did not answer in time, or not as it has to."""


class Request(NamedTuple):
    """What the window is to open.

    Attributes: `reference`; `surroundings`, by which is known whether both mean the same by "default";
    `activation`, with which a Wayland compositor lets the window come to the front.
    """

    reference: str
    surroundings: str = ""
    activation: str = ""


class Line:
    """A connection that gives up at its deadline, however slowly the other side writes."""

    def __init__(self, connection: socket.socket, timeout_s: float) -> None:
        self._connection = connection
        self._ends_at_s = time.monotonic() + timeout_s
        self._rest = b""

    def send(self, **fields: Any) -> None:
        """Raises HandoverError."""
        try:
            self._connection.settimeout(self._left_s())
            self._connection.sendall(json.dumps(fields).encode() + b"\n")
        except OSError as error:
            raise HandoverError("the other side is gone") from error

    def receive(self) -> Mapping[str, Any]:
        """The next line's fields. Raises HandoverError."""
        try:
            while b"\n" not in self._rest:
                self._connection.settimeout(self._left_s())
                chunk = self._connection.recv(_CHUNK)
                if not chunk or len(self._rest) > MOST_BYTES:
                    raise HandoverError("no whole line")
                self._rest += chunk
            line, _, self._rest = self._rest.partition(b"\n")
            fields = json.loads(line)
        except (OSError, ValueError, RecursionError) as error:
            raise HandoverError("no line that can be read") from error
        if not isinstance(fields, dict):
            raise HandoverError("no fields")
        return fields

    def _left_s(self) -> float:
        left_s = self._ends_at_s - time.monotonic()
        if left_s <= 0:
            raise HandoverError("it takes too long")
        return left_s


def ask(line: Line, token: bytes, request: Request) -> bool:
    """Whether the window takes the request; it has proved before that it is the one. Raises HandoverError."""
    nonce = secrets.token_hex(_NONCE_BYTES)
    line.send(nonce=nonce)
    told = line.receive()
    _check(told, token, "window", nonce)
    body = json.dumps(request._asdict())
    line.send(body=body, proof=_proof(token, "start", _text(told, "nonce"), body))
    told = line.receive()
    taken = _text(told, "taken")
    _check(told, token, "answer", nonce, taken)
    return taken == "yes"


def hear(line: Line, token: bytes) -> tuple[Request, str]:
    """What is wanted, of somebody who has the token, and the nonce to answer with. Raises HandoverError."""
    theirs, ours = _text(line.receive(), "nonce"), secrets.token_hex(_NONCE_BYTES)
    line.send(nonce=ours, proof=_proof(token, "window", theirs))
    told = line.receive()
    body = _text(told, "body")
    _check(told, token, "start", ours, body)
    try:
        request = Request(**json.loads(body))
    except (ValueError, TypeError, RecursionError) as error:
        raise HandoverError("another version's request") from error
    if not all(isinstance(field, str) for field in request) or len(request.reference) > LONGEST_REFERENCE:
        raise HandoverError("no request")
    return request, theirs


def answer(line: Line, token: bytes, nonce: str, *, is_taken: bool) -> None:
    """Say whether the request is taken. Raises HandoverError."""
    taken = "yes" if is_taken else "no"
    line.send(taken=taken, proof=_proof(token, "answer", nonce, taken))


def _proof(token: bytes, *parts: str) -> str:
    return hmac.new(token, json.dumps(parts).encode(), hashlib.sha256).hexdigest()


def _check(told: Mapping[str, Any], token: bytes, *parts: str) -> None:
    # As bytes: compare_digest refuses letters beyond ASCII.
    if not hmac.compare_digest(_text(told, "proof").encode(errors="replace"), _proof(token, *parts).encode()):
        raise HandoverError("the other side does not have the token")


def _text(told: Mapping[str, Any], name: str) -> str:
    value = told.get(name)
    if not isinstance(value, str):
        raise HandoverError(f"no {name}")
    return value
