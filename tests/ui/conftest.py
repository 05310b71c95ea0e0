"""The theme that widgets are painted in, the tester that watches models, and AWS as a test wants it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import QAbstractItemModel
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from layerscope.desktop.theme.palette import ThemeChoice
from layerscope.desktop.theme.theme import Theme
from support.fakes.account_fakes import FakeAws
from support.fakes.shell import FakeShell

M = TypeVar("M", bound=QAbstractItemModel)


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The light theme, once for all tests: a style sheet takes its time."""
    theme = Theme(qapp, ThemeChoice.LIGHT)
    yield theme
    theme.deleteLater()


@pytest.fixture
def sayings() -> list[str]:
    """What a part says in the window's status bar, whose `say` is the list's `append`."""
    return []


@pytest.fixture
def watched(qapp: QApplication, qtlog: Any) -> Iterator[Callable[[M], M]]:
    """Models given to it are tested by Qt after each of their signals; what it finds fails the test."""
    testers: list[QAbstractItemModelTester] = []

    def watch(model: M) -> M:
        mode = QAbstractItemModelTester.FailureReportingMode.Warning
        testers.append(QAbstractItemModelTester(model, mode))
        return model

    yield watch
    found = [record.message for record in qtlog.records if "FAIL!" in record.message]
    assert not found, "\n".join(found)


@pytest.fixture
def aws() -> Iterator[FakeAws]:
    """Whatever is held back at the end is let go."""
    aws = FakeAws()
    yield aws
    aws.close()


@pytest.fixture
def fake(theme: Theme, aws: FakeAws, tmp_path: Path) -> Iterator[FakeShell]:
    """A fake shell without any feature."""
    fake = FakeShell(theme, aws, tmp_path)
    yield fake
    fake.close()
