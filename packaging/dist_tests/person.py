"""A person at the window: reads and presses by the accessibility bus, types by the keyboard."""

from __future__ import annotations

import contextlib
import json
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from dist_tests.outcomes import CannotTryError, UnprovenError

PATIENCE_S = 30.0
_SYSTEM_PYTHON = "/usr/bin/python3"
_READER = Path(__file__).with_name("bus_reader.py")
T = TypeVar("T")


class Person:
    """Asks again and again until what is waited for is there, or the patience is over."""

    def __init__(self, reader: subprocess.Popen[str], environment: Mapping[str, str]) -> None:
        self._reader = reader
        self._environment = dict(environment)

    def reads(self, name: str, wanted: str = "", patience_s: float = PATIENCE_S) -> str:
        """What the element says, once `wanted` is in it."""
        said = self._until(
            lambda: self._ask("text", name=name), lambda text: wanted in text, name, patience_s
        )
        return str(said)

    def presses(self, name: str) -> None:
        """Press it once it can be."""
        self._until(lambda: self._ask("press", name=name), bool, name)

    def chooses(self, name: str, wanted: str) -> list[str]:
        """Click the table's row that has this text; its cells."""
        row = self._until(lambda: self._ask("choose", name=name, wanted=wanted), bool, f"{wanted} in {name}")
        return [str(cell) for cell in row]

    def sees_rows(self, name: str, least: int) -> list[list[str]]:
        """The table's rows, once there are so many."""
        enough: Callable[[Any], bool] = lambda rows: len(rows) >= least  # noqa: E731 - one line, beside its use
        return list(self._until(lambda: self._ask("rows", name=name), enough, f"{least} rows of {name}"))

    def types(self, name: str, typed: str) -> None:
        """Put the text into the field."""
        self._until(lambda: self._ask("type", name=name, typed=typed), bool, name)

    def finds_names(self, role: str, wanted: str) -> list[str]:
        """The names of what is shown of this role, once one is `wanted`."""
        return list(self._until(lambda: self._ask("names", role=role), lambda names: wanted in names, wanted))

    def strikes(self, *keys: str) -> None:
        """Press these keys, by xdotool's names."""
        subprocess.run(["xdotool", "key", *keys], env=self._environment, check=True, timeout=20)

    def pictures(self, file: Path) -> None:
        """Keep a picture of the screen, where ImageMagick is there."""
        with contextlib.suppress(OSError):
            subprocess.run(
                ["import", "-window", "root", file], env=self._environment, check=False, timeout=30
            )

    def _until(
        self, ask: Callable[[], Any], fits: Callable[[Any], bool], what: str, patience_s: float = PATIENCE_S
    ) -> Any:
        ends_s, last = time.monotonic() + patience_s, None
        while time.monotonic() < ends_s:
            answer = ask()
            if "found" in answer and fits(answer["found"]):
                return answer["found"]
            last = answer
            time.sleep(0.1)
        raise UnprovenError(f"{what} did not come within {patience_s:.0f} s; last: {str(last)[:300]}")

    def _ask(self, what: str, **named: str) -> dict[str, Any]:
        assert self._reader.stdin is not None
        assert self._reader.stdout is not None
        self._reader.stdin.write(json.dumps({"ask": what, **named}) + "\n")
        self._reader.stdin.flush()
        line = self._reader.stdout.readline()
        if not line:
            raise UnprovenError("the reader of the accessibility bus has ended")
        return dict(json.loads(line))


@contextlib.contextmanager
def person(environment: Mapping[str, str]) -> Iterator[Person]:
    """Somebody at the desktop of this environment. Raises CannotTryError where the bus cannot be read."""
    check = [_SYSTEM_PYTHON, "-c", "import gi; gi.require_version('Atspi', '2.0')"]
    if subprocess.run(check, capture_output=True, check=False).returncode:
        raise CannotTryError("not installed: python3-gi, gir1.2-atspi-2.0")
    whole = {"PATH": "/usr/bin:/bin", **environment}
    reader = subprocess.Popen(
        [_SYSTEM_PYTHON, str(_READER)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=whole,
        text=True,
    )
    try:
        yield Person(reader, whole)
    finally:
        reader.kill()
        reader.wait()
