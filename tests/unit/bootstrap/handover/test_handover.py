"""A second start's reference reaches the window that is open, and nobody else's reaches it."""

from __future__ import annotations

import json
import os
import socket
import stat
import sys
import threading
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from layerscope.__main__ import read_arguments
from layerscope.bootstrap.handover import handing_on, listening, place, wire
from layerscope.bootstrap.handover.handing_on import hand_on, is_to_be_handed_on, surroundings
from layerscope.bootstrap.handover.listening import Listening
from layerscope.bootstrap.handover.wire import HandoverError, Line, Request, answer, ask, hear

REFERENCE = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/team/app:1"


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return {"XDG_RUNTIME_DIR": str(tmp_path), "DISPLAY": ":3", "AWS_PROFILE": "ops"}


@pytest.fixture(params=["path", "port"])
def transport(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """With sockets that have paths, and as on a system that has none."""
    kind: str = request.param
    if kind == "port":
        monkeypatch.setattr(listening, "_LONGEST_PATH", 0)
    return kind


class Window:
    """One that listens, and takes what `takes` lets it. Attribute: `requests`."""

    def __init__(self, environment: dict[str, str], takes: Callable[[Request], bool]) -> None:
        self.requests: list[Request] = []
        self._takes = takes
        self.listening = Listening(self._take, environment)
        self.listening._open()
        self.listening._thread = threading.Thread(target=self.listening._accept, daemon=True)
        self.listening.start()

    def _take(self, request: Request) -> bool:
        self.requests.append(request)
        return self._takes(request)


@pytest.fixture
def window(environment: dict[str, str]) -> Iterator[Window]:
    opened = Window(environment, lambda _request: True)
    yield opened
    opened.listening.close()
    opened.listening._thread.join(5)
    assert not opened.listening._thread.is_alive()


@pytest.mark.usefixtures("transport")
def test_a_reference_is_taken_with_what_it_means(window: Window, environment: dict[str, str]) -> None:
    assert hand_on(REFERENCE, {**environment, "XDG_ACTIVATION_TOKEN": "token"})
    alike = surroundings(window.listening.token, environment)
    assert window.requests == [Request(REFERENCE, alike, "token")]
    assert hand_on("ünïcode \N{SNOWMAN}", environment)
    assert window.requests[1].reference == "ünïcode \N{SNOWMAN}"


def test_the_aws_variables_are_told_apart_and_not_told() -> None:
    token = place.new_token()
    one = surroundings(token, {"AWS_PROFILE": "a", "PATH": "/bin"})
    assert one == surroundings(token, {"PATH": "/usr/bin", "AWS_PROFILE": "a"})
    assert one != surroundings(token, {"AWS_PROFILE": "b"})
    assert one != surroundings(place.new_token(), {"AWS_PROFILE": "a"})


def test_who_refuses_does_not_take_it(environment: dict[str, str]) -> None:
    refusing = Window(environment, lambda _request: False)
    assert not hand_on(REFERENCE, environment)
    assert len(refusing.requests) == 1
    refusing.listening.close()


@pytest.mark.usefixtures("transport")
def test_a_window_that_has_ended_is_not_found(environment: dict[str, str], tmp_path: Path) -> None:
    ended = Window(environment, lambda _request: True)
    ended.listening.close()
    assert not hand_on(REFERENCE, environment)
    assert list((tmp_path / "layerscope").iterdir()) == []


def test_a_window_that_was_killed_is_passed_over(environment: dict[str, str], tmp_path: Path) -> None:
    file = place.file_of(place.made_private(place.folder(environment)), environment)
    for address in (str(tmp_path / "gone.sock"), 1):
        place.write(file, place.Window(address, place.new_token(), 1))
        assert not hand_on(REFERENCE, environment)


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="no sockets with paths here")
def test_what_a_killed_window_leaves_is_tidied(environment: dict[str, str], tmp_path: Path) -> None:
    killed = Window(environment, lambda _request: True)
    assert killed.listening._socket
    killed.listening._socket.shutdown(socket.SHUT_RDWR)  # as the system does
    killed.listening._socket.close()
    assert not hand_on(REFERENCE, environment)
    after = Window(environment, lambda _request: True)
    assert hand_on(REFERENCE, environment)
    after.listening.close()
    assert list((tmp_path / "layerscope").iterdir()) == []


def test_one_on_another_screen_is_not_found(window: Window, environment: dict[str, str]) -> None:
    assert not hand_on(REFERENCE, {**environment, "DISPLAY": ":4"})
    assert window.requests == []


def test_the_one_that_came_to_the_front_last_is_found(environment: dict[str, str]) -> None:
    windows = [Window(environment, lambda _request: True) for _ in range(2)]
    first, second = windows
    assert hand_on(REFERENCE, environment)
    first.listening.come_first()
    assert hand_on(REFERENCE, environment)
    second.listening.close()  # takes nothing of the first's away
    assert hand_on(REFERENCE, environment)
    assert [len(each.requests) for each in windows] == [2, 1]
    first.listening.close()
    first.listening.come_first()  # too late
    assert not hand_on(REFERENCE, environment)


def test_a_window_that_does_not_answer_is_given_up(
    environment: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handing_on, "TIMEOUT_S", 0.2)
    with closing(socket.create_server(("127.0.0.1", 0))) as hangs:
        file = place.file_of(place.made_private(place.folder(environment)), environment)
        place.write(file, place.Window(hangs.getsockname()[1], place.new_token(), 1))
        assert not hand_on(REFERENCE, environment)


def test_what_is_too_long_opens_a_window_of_its_own(window: Window, environment: dict[str, str]) -> None:
    assert not hand_on("a" * (wire.LONGEST_REFERENCE + 1), environment)
    assert window.requests == []


# Others.


@pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX's")
def test_nobody_else_can_read_the_token_or_connect(
    window: Window, environment: dict[str, str], tmp_path: Path
) -> None:
    folder = tmp_path / "layerscope"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}


@pytest.mark.skipif(sys.platform == "win32", reason="links are POSIX's")
def test_somebody_elses_folder_or_file_is_not_used(environment: dict[str, str], tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (tmp_path / "layerscope").symlink_to(elsewhere)
    with pytest.raises(PermissionError):
        place.made_private(place.folder(environment))
    file = place.file_of(elsewhere, environment)
    place.write(file, place.Window(5, place.new_token(), 1))
    link = file.with_name("link.json")
    link.symlink_to(file)
    assert place.read(link) is None
    assert place.read(file) is not None


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"\xff",
        b'{"address": 5, "token": "00", "pid": 1}',
        json.dumps({"address": True, "token": "00" * 32, "pid": 1}).encode(),
        json.dumps({"address": 70000, "token": "00" * 32, "pid": 1}).encode(),
        json.dumps({"address": "/s", "token": "00" * 32, "pid": "1"}).encode(),
        json.dumps({"address": "/s", "token": 5, "pid": 1}).encode(),
        b'{"address": "' + b"a" * 5000,
    ],
)
def test_a_file_that_is_something_else_names_no_window(
    content: bytes, environment: dict[str, str], tmp_path: Path
) -> None:
    file = place.file_of(place.made_private(place.folder(environment)), environment)
    file.write_bytes(content)
    assert place.read(file) is None
    assert not hand_on(REFERENCE, environment)


def pair() -> tuple[Line, Line]:
    one, other = socket.socketpair()
    return Line(one, 2.0), Line(other, 2.0)


def both(first: Callable[[Line], Any], second: Callable[[Line], Any]) -> list[Any]:
    """What the two sides of a connection came to; a HandoverError where one gave up."""
    came: list[Any] = [None, None]

    def run(number: int, side: Callable[[Line], Any], line: Line) -> None:
        try:
            came[number] = side(line)
        except HandoverError as error:
            came[number] = error
        finally:
            line._connection.close()

    lines = pair()
    threads = [
        threading.Thread(target=run, args=(number, side, line))
        for number, (side, line) in enumerate(zip((first, second), lines, strict=True))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    return came


TOKEN, OTHER = b"t" * 32, b"o" * 32


def serve(token: bytes, *, is_taken: bool = True) -> Callable[[Line], Request]:
    def side(line: Line) -> Request:
        request, nonce = hear(line, token)
        answer(line, token, nonce, is_taken=is_taken)
        return request

    return side


@pytest.mark.parametrize("is_taken", [True, False])
def test_both_sides_have_the_token(is_taken: bool) -> None:
    asked, heard = both(lambda line: ask(line, TOKEN, Request("a")), serve(TOKEN, is_taken=is_taken))
    assert (asked, heard) == (is_taken, Request("a"))


def test_neither_side_believes_one_without_it() -> None:
    asked, heard = both(lambda line: ask(line, TOKEN, Request("a secret place")), serve(OTHER))
    assert isinstance(asked, HandoverError)
    assert isinstance(heard, HandoverError)


def test_a_stranger_in_the_windows_place_learns_nothing() -> None:
    def strange(line: Line) -> str:
        told = str(line.receive())
        line.send(nonce="00", proof="0" * 64)
        try:
            return told + str(line.receive())
        except HandoverError:
            return told

    asked, told = both(lambda line: ask(line, TOKEN, Request("a secret place")), strange)
    assert isinstance(asked, HandoverError)
    assert "secret" not in told


@pytest.mark.parametrize(
    "said",
    [
        b"\n",
        b"{}\n",
        b"[1]\n",
        b'{"nonce": 5}\n',
        b'{"nonce": "a"}\n{"body": "{}", "proof": "\xc3\xa4"}\n',
        b"[" * 3000 + b"\n",
        b"a" * (wire.MOST_BYTES + 10_000),
        b"",
    ],
)
def test_whatever_a_stranger_says_is_refused(said: bytes) -> None:
    def strange(line: Line) -> None:
        connection = line._connection
        connection.settimeout(2)
        try:
            connection.sendall(said)
            connection.shutdown(socket.SHUT_WR)
            connection.recv(1000)
        except OSError:
            pass

    _, heard = both(strange, serve(TOKEN))
    assert isinstance(heard, HandoverError)


def test_one_who_is_slow_is_given_up() -> None:
    one, other = socket.socketpair()
    with one, other, pytest.raises(HandoverError):
        hear(Line(other, 0.05), TOKEN)


# Which starts are handed on.


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([REFERENCE], True),
        ([], False),
        (["--new-window", REFERENCE], False),
        (["--profile", "ops", REFERENCE], False),
        (["--profile", "", REFERENCE], False),
        (["--region", "eu-central-1", REFERENCE], False),
        (["--registry-id", "111122223333", REFERENCE], False),
        (["--demo", REFERENCE], False),
    ],
)
def test_only_a_place_to_go_to_is_handed_on(arguments: list[str], expected: bool) -> None:
    options: Namespace = read_arguments(arguments)
    assert is_to_be_handed_on(options) is expected


def test_the_folder_is_the_sessions_else_the_programs_own(tmp_path: Path) -> None:
    assert place.folder({"XDG_RUNTIME_DIR": "/run/user/5"}) == Path("/run/user/5/layerscope")
    assert place.folder({}).name == "running"
    assert os.fspath(place.folder({}))
