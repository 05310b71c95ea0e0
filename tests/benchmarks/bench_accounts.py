"""Choosing among 500 profiles: how long the menu, the switcher and the dialog keep the window waiting."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path
from statistics import median

from offscreen import application
from PySide6.QtCore import QEventLoop, QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from layerscope.access.own_accounts import OwnAccounts
from layerscope.accounts.model.profiles import Account, Profile, ProfileKind
from layerscope.accounts.profiles.catalogue import Catalogue, ProfileEntry
from layerscope.accounts.sessions.sessions import Sessions
from layerscope.desktop.accounts.editor.profiles_dialog import ProfilesDialog
from layerscope.desktop.accounts.switcher.menu import AccountMenu
from layerscope.desktop.accounts.switcher.switcher import Switcher
from layerscope.desktop.runtime.blocking import blocking_in
from layerscope.desktop.runtime.tasks import Tasks
from layerscope.desktop.shell.accounts import AccountInUse
from layerscope.desktop.shell.recent_accounts import Recent
from layerscope.desktop.theme.palette import ThemeChoice
from layerscope.desktop.theme.theme import Theme
from layerscope.registry.aws.network_settings import NetworkSettings

TITLE = "500 profiles, from the key to the painted list (20 times each)"
COLUMNS = ("what", "first", "median", "worst", "to reach")
PROFILES = 500
TIMES = 20
GAP_TIMES = 6
TICK_MS = 5
_SLOW = """
import json, time
time.sleep(0.5)
print(json.dumps({"Version": 1, "AccessKeyId": "AKIAEXAMPLEEXAMPLE00", "SecretAccessKey": "s"}))
"""
_TYPED = ("t", "te", "team-4", "1111", "admin 49", "nobody", "")


def rows() -> Iterator[tuple[str, ...]]:
    """The first opening, the median and the worst of all that follow."""
    app = application()
    theme = Theme(app, ThemeChoice.LIGHT)
    window = QWidget()
    QVBoxLayout(window)
    window.resize(1400, 900)
    window.show()
    presenter = _presenter()
    switcher = Switcher(presenter, theme, window)
    search = switcher.findChild(QLineEdit, "profileSearch")

    def painted(act: Callable[[], object]) -> float:
        begun_s = time.perf_counter()
        act()
        app.processEvents()
        return (time.perf_counter() - begun_s) * 1000

    opened = []
    for _ in range(TIMES):
        opened.append(painted(lambda: switcher.open_at(QPoint(0, 0))))
        switcher.close()
        app.processEvents()
    yield _row("Ctrl+P: the switcher, ms", opened, "≤ 50 ms")
    switcher.open_at(QPoint(0, 0))
    typed = [painted(lambda text=text: search.setText(text)) for text in _TYPED * 3]
    switcher.close()
    yield _row("one letter in it, ms", typed, "≤ 16 ms")
    menus = []
    for _ in range(TIMES):
        menu = AccountMenu(presenter, window)
        menus.append(painted(lambda menu=menu: menu.popup(QPoint(0, 0))))
        menu.close()
    yield _row("the account menu, ms", menus, "≤ 50 ms")
    dialogs = []
    for _ in range(TIMES):
        dialog = ProfilesDialog(theme, window)
        dialogs.append(painted(lambda dialog=dialog: _show(dialog, presenter)))
        dialog.close()
        dialog.deleteLater()
    yield _row("the dialog of profiles, ms", dialogs, "≤ 50 ms")
    yield _row("longest gap while a slow credential_process runs, ms", _gaps_ms(app), "≤ 16 ms")
    with ThreadPoolExecutor(1) as pool:
        idle = [_longest_gap_ms(app, pool.submit(time.sleep, 0.6)) for _ in range(GAP_TIMES)]
    yield _row("the same while nothing runs, ms", idle, "")
    window.close()


def _gaps_ms(app: QApplication) -> list[float]:
    """The longest gap of a 5 ms timer in each of some sign-ins by a process that takes half a second."""
    longest = []
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(1) as pool:
        script, config = Path(folder, "process.py"), Path(folder, "config")
        script.write_text(_SLOW)
        config.write_text(f"[profile slow]\nregion = eu-central-1\ncredential_process = python3 {script}\n")
        os.environ["AWS_CONFIG_FILE"] = str(config)
        os.environ["AWS_ENDPOINT_URL"] = "http://127.0.0.1:9"  # nobody answers, and nobody is asked
        pool.submit(_credentials, Sessions()).result()  # boto3 is imported once in a run
        for _ in range(GAP_TIMES):
            sessions = Sessions()
            asked = pool.submit(lambda sessions=sessions: _credentials(sessions))
            longest.append(_longest_gap_ms(app, asked))
    return longest


def _credentials(sessions: Sessions) -> object:
    client = sessions.open("slow").client("ecr")
    return client._request_signer._credentials.get_frozen_credentials()


def _longest_gap_ms(app: QApplication, asked: Future[object]) -> float:
    ticks = [time.perf_counter()]
    timer = QTimer(interval=TICK_MS, timerType=Qt.TimerType.PreciseTimer)
    timer.timeout.connect(lambda: ticks.append(time.perf_counter()))
    timer.start()
    while not asked.done():
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    timer.stop()
    asked.result()
    return max(after - before for before, after in pairwise(ticks)) * 1000


def _show(dialog: ProfilesDialog, presenter: AccountInUse) -> None:
    dialog.show_catalogue(presenter.catalogue)
    dialog.show()


def _row(what: str, taken_ms: list[float], aim: str) -> tuple[str, ...]:
    first, *others = taken_ms
    return what, f"{first:.1f}", f"{median(others):.1f}", f"{max(others):.1f}", aim


def _presenter() -> AccountInUse:
    blocking = blocking_in(ThreadPoolExecutor(1))
    presenter = AccountInUse(Tasks(lambda *_: None), blocking, OwnAccounts.open(NetworkSettings()))
    presenter.catalogue = Catalogue(tuple(map(_entry, range(PROFILES))))
    presenter.account = Account("team-007")
    presenter.recent = Recent(tuple(f"team-{number:03}" for number in (7, 300, 12, 480)))
    presenter.regions = tuple(f"eu-west-{number}" for number in range(30))
    return presenter


def _entry(number: int) -> ProfileEntry:
    role = "AdministratorAccess" if number % 2 else "ReadOnly"
    name = f"team-{number:03}"
    return ProfileEntry(
        Profile(name, ProfileKind.SSO, "eu-central-1", f"{number:012}", role, colour="#e5484d")
    )
