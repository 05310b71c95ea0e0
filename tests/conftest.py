"""What every test starts from: no screen, no account of the developer's, no warning that goes unnoticed."""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import re
import signal
import tempfile
from collections.abc import Awaitable, Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any, TypeVar

import hypothesis
import pytest
import qasync
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QObject
from PySide6.QtWidgets import QApplication

from layerscope.desktop.runtime.garbage_collection import collect_what_is_due
from layerscope.desktop.theme.theme import Theme
from layerscope.words.speech import speak, spoken
from support.drivers.application import let_go_of_keys, look_kept
from support.drivers.waiting import PATIENCE_S, RunAsync, end_all_others

T = TypeVar("T")
# Qt's own is 800 points wide, where the window has its panes folded.
_NO_SCREEN = f"offscreen:configfile={Path(__file__).parent / 'support' / 'screen.json'}"


def pytest_configure(config: pytest.Config) -> None:
    """Set the environment before anything reads it; the markers of this file."""
    config.addinivalue_line(
        "markers", "expects_log(pattern, …): these warnings must be logged, others still fail the test"
    )
    os.environ["QT_QPA_PLATFORM"] = os.environ.get("LAYERSCOPE_TEST_PLATFORM", _NO_SCREEN)
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        del os.environ[name]
    os.environ["AWS_CONFIG_FILE"] = os.environ["AWS_SHARED_CREDENTIALS_FILE"] = os.devnull
    os.environ["AWS_EC2_METADATA_DISABLED"] = "true"
    _move_out(config)
    # What a script runs in the background ignores it, and so would the programs that tests interrupt.
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    # Collected after each test, in its thread: a server's thread that destroys a widget crashes the process.
    gc.disable()
    hypothesis.settings.register_profile("shared machine", deadline=None)
    hypothesis.settings.load_profile("shared machine")
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))


def _move_out(config: pytest.Config) -> None:
    """Have another home than the developer's, also in the programs that tests start."""
    home = tempfile.TemporaryDirectory(prefix="layerscope-home-", ignore_cleanup_errors=True)
    config.add_cleanup(home.cleanup)
    os.environ["HOME"] = home.name
    for name in [name for name in os.environ if name.startswith("XDG_") and name.endswith("_HOME")]:
        del os.environ[name]


@pytest.fixture(autouse=True)
def _collect_in_this_thread() -> Iterator[None]:
    yield
    was_left_on = gc.isenabled()
    gc.disable()
    collect_what_is_due()
    assert not was_left_on, "the test left the collector on: any thread may now destroy a widget"


@pytest.fixture(autouse=True)
def _leaves_the_language() -> Iterator[None]:
    """Speak as before: a window chooses Qt's translations, which end with it."""
    before = spoken()
    yield
    speak(before)


@pytest.fixture(autouse=True)
def _leaves_the_look() -> Iterator[None]:
    """Give back the application's colours, which the session's theme has set once."""
    app = QApplication.instance()
    with look_kept(app) if isinstance(app, QApplication) else nullcontext():
        yield


@pytest.fixture(autouse=True)
def _leaves_no_key_held() -> Iterator[None]:
    """Or a click in a later test, which asks for them, is one with Shift."""
    yield
    app = QApplication.instance()
    if isinstance(app, QApplication):
        let_go_of_keys(app)


@pytest.fixture(autouse=True)
def _leaves_no_window(_leaves_the_look: None) -> Iterator[None]:
    """Delete what a test left to Qt's application: windows, and the theme, whose signals hold all it colours.

    Each new style sheet is applied to every widget there is: the hundredth window took four times the first's
    time.
    """
    before = set(_parts_of_application())
    yield
    for part in set(_parts_of_application()) - before:
        part.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _parts_of_application() -> list[QObject]:
    if not isinstance(app := QApplication.instance(), QApplication):
        return []
    return [*app.topLevelWidgets(), *app.findChildren(Theme)]


@pytest.fixture(autouse=True)
def _libraries_speak() -> None:
    """Each test hears the libraries' loggers, whatever a fixture of its module made quiet."""
    for name in ("boto3", "botocore", "botocore.credentials", "botocore.tokens", "urllib3"):
        logging.getLogger(name).setLevel(logging.NOTSET)


class _Warnings(logging.Handler):
    """Keeps what is logged at WARNING and above."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.name == "qt" and "This plugin does not support" in record.getMessage():
            return  # as `qt_log_ignore`: only the plug-in without a screen says so
        self.lines.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def _no_unexpected_log(request: pytest.FixtureRequest) -> Iterator[None]:
    """A warning in the log fails the test, unless `expects_log` names it; then its absence does."""
    handler = _Warnings()
    logging.getLogger().addHandler(handler)
    try:
        yield
    finally:
        logging.getLogger().removeHandler(handler)
    patterns = [pattern for mark in request.node.iter_markers("expects_log") for pattern in mark.args]
    unexpected = [line for line in handler.lines if not any(re.search(p, line) for p in patterns)]
    missing = [p for p in patterns if not any(re.search(p, line) for line in handler.lines)]
    assert not unexpected, "in the log:\n" + "\n".join(unexpected)
    assert not missing, f"expected in the log, but not there: {missing}"


@pytest.fixture
def run_async(qapp: QApplication) -> Iterator[RunAsync]:
    """`run_async(coroutine, timeout_s=40.0)`: its result, by a qasync loop that lives as long as the test.

    Tasks left over are cancelled at its end: Qt would let them go on while no loop runs. What only the
    loop's exception handler gets to see fails the test. Wait inside the coroutine (module `waiting`), not by
    qtbot: between two calls the loop stands still.
    """
    lost: list[dict[str, Any]] = []
    qapp.setQuitOnLastWindowClosed(False)  # or the loop would end before the coroutine has, as in the program

    def new_loop() -> asyncio.AbstractEventLoop:
        loop = qasync.QEventLoop(qapp, set_running_loop=False)
        loop.set_exception_handler(lambda _loop, context: lost.append(context))
        return loop

    with asyncio.Runner(loop_factory=new_loop) as runner:

        def run(awaitable: Awaitable[T], timeout_s: float = 2 * PATIENCE_S) -> T:
            async def limited() -> T:
                try:
                    return await asyncio.wait_for(awaitable, timeout_s)
                finally:
                    await end_all_others()

            return runner.run(limited())

        yield run
    assert not lost, f"left to the loop's exception handler: {lost}"
