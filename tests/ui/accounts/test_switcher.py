"""The switcher: what is offered, in which order, and what keys and letters do."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QAbstractItemModel, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from layerscope.accounts.model.profile_marks import ProfileMark
from layerscope.accounts.model.profiles import Account, Profile
from layerscope.accounts.profiles.catalogue import Catalogue, ProfileEntry
from layerscope.desktop.accounts.colours import PALETTE
from layerscope.desktop.accounts.switcher.choices import ChoicesModel
from layerscope.desktop.accounts.switcher.switcher import Switcher
from layerscope.desktop.shell.accounts import AccountInUse
from layerscope.desktop.shell.recent_accounts import Recent
from layerscope.desktop.tables.cells import CELL_ROLE
from layerscope.desktop.theme.palette import DARK, LIGHT, Colours, contrast
from layerscope.desktop.theme.theme import Theme
from support.drivers.waiting import RunAsync
from support.fakes.account_fakes import FakeAws
from support.fakes.layer_fakes import collected

DEFAULT = "Default credential chain"
MANY = tuple(
    Profile(f"team-{number:03}", account_id=f"{number:012}", role="Reader" if number % 2 else "Admin")
    for number in range(500)
)


@pytest.fixture
def presenter(aws: FakeAws) -> AccountInUse:
    presenter = aws.presenter()
    presenter.catalogue = Catalogue(tuple(map(ProfileEntry, MANY)))
    return presenter


@pytest.fixture
def switcher(qtbot: QtBot, theme: Theme, presenter: AccountInUse) -> Iterator[Switcher]:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    switcher = Switcher(presenter, theme, window)
    QAbstractItemModelTester(model_of(switcher), QAbstractItemModelTester.FailureReportingMode.Fatal, window)
    yield switcher
    switcher.close()


def model_of(switcher: Switcher) -> QAbstractItemModel:
    return switcher.findChild(QTableView, "profileList").model()


def names(switcher: Switcher) -> list[str]:
    model = model_of(switcher)
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def current(switcher: Switcher) -> str:
    return switcher.findChild(QTableView, "profileList").currentIndex().siblingAtColumn(0).data()


def search(switcher: Switcher) -> QLineEdit:
    return switcher.findChild(QLineEdit, "profileSearch")


def test_the_last_used_come_first(switcher: Switcher, presenter: AccountInUse) -> None:
    presenter.recent = Recent(("team-300", "", "team-007"))
    presenter.account = Account("team-300")
    switcher.open_at(QPoint(0, 0))
    assert names(switcher)[:4] == ["team-300", DEFAULT, "team-007", "team-000"]
    assert len(names(switcher)) == 501
    assert current(switcher) == DEFAULT  # Enter goes back to the one before


def test_letters_find_names_accounts_and_roles(switcher: Switcher, qtbot: QtBot) -> None:
    switcher.open_at(QPoint(0, 0))
    qtbot.keyClicks(search(switcher), "000000000042")
    assert names(switcher) == ["team-042"]
    search(switcher).setText("admin 48")
    assert names(switcher) == ["team-048", "team-148", "team-248", "team-348", "team-448"] + [
        f"team-{number}" for number in range(480, 490, 2) if number != 448
    ]
    search(switcher).setText("default")
    assert names(switcher) == [DEFAULT]
    search(switcher).setText("nobody")
    assert names(switcher) == []
    assert switcher.findChild(QLabel, "profileNote").text() == "No profile matches “nobody”."


def test_arrows_pages_and_enter_work_while_one_types(
    run_async: RunAsync, switcher: Switcher, presenter: AccountInUse, qtbot: QtBot
) -> None:
    async def go() -> None:
        switcher.open_at(QPoint(0, 0))
        field = search(switcher)
        qtbot.keyClicks(field, "team")
        for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
            qtbot.keyClick(field, key)
        assert current(switcher) == "team-001"
        qtbot.keyClick(field, Qt.Key.Key_PageDown)
        assert current(switcher) > "team-005"
        qtbot.keyClick(field, Qt.Key.Key_Up)
        chosen = current(switcher)
        qtbot.keyClick(field, Qt.Key.Key_Return)
        assert switcher.isHidden()
        assert presenter.account == Account(chosen)
        await presenter.identified()

    run_async(go())


def test_escape_leaves_and_enter_on_nothing_chooses_nothing(
    switcher: Switcher, presenter: AccountInUse, qtbot: QtBot
) -> None:
    before = presenter.account
    switcher.open_at(QPoint(0, 0))
    qtbot.keyClicks(search(switcher), "nobody")
    qtbot.keyClick(search(switcher), Qt.Key.Key_Return)
    assert switcher.isVisible()
    qtbot.keyClick(search(switcher), Qt.Key.Key_Escape)
    assert switcher.isHidden()
    assert presenter.account == before


def test_what_arrives_while_it_is_open_is_taken_in_and_the_choice_stays(
    switcher: Switcher, presenter: AccountInUse, qtbot: QtBot
) -> None:
    presenter.catalogue = Catalogue(tuple(map(ProfileEntry, MANY[5:9])))
    switcher.open_at(QPoint(0, 0))
    qtbot.keyClick(search(switcher), Qt.Key.Key_Down)
    chosen = current(switcher)
    presenter.catalogue = Catalogue(tuple(map(ProfileEntry, MANY)))
    presenter.state_changed.emit()
    assert len(names(switcher)) == 501
    assert current(switcher) == chosen
    switcher.close()


def test_names_are_read_and_colours_told(switcher: Switcher) -> None:
    assert search(switcher).accessibleName() == "Search profiles"
    assert switcher.findChild(QTableView, "profileList").accessibleName() == "Profiles"
    model = ChoicesModel()
    prod = Profile("prod", account_id="1", role="Admin", region="eu-west-1", colour="#e5484d")
    model.offer([prod], (), "prod")
    assert model.index(1, 0).data(CELL_ROLE).stripe == "#e5484d"
    assert model.describe(1) == "prod Other 1 Admin eu-west-1"


@pytest.mark.parametrize("colour", PALETTE)
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_each_colour_is_seen_in_the_light_and_in_the_dark(theme: Colours, colour: str) -> None:
    assert contrast(colour, theme.window) >= 3.0


def test_marks_say_what_is_known_and_none_matching_can_be_added(
    switcher: Switcher, presenter: AccountInUse, qtbot: QtBot
) -> None:
    marks = {
        "team-000": ProfileMark.SIGNED_OUT,
        "team-001": ProfileMark.MFA,
        "team-002": ProfileMark.SIGNED_IN,
    }
    presenter.catalogue = Catalogue(tuple(map(ProfileEntry, MANY[:3])), marks=marks)
    presenter.account = Account("team-002")
    presenter.recent = Recent(("team-002",))
    switcher.open_at(QPoint(0, 0))
    model = model_of(switcher)
    assert [model.index(row, 1).data() for row in range(4)] == ["signed in", "", "signed out", "MFA"]
    assert model.index(2, 2).data() == "Other"  # its kind
    assert current(switcher) == "team-002"  # Enter leads nowhere where nobody has been before
    add = switcher.findChild(QPushButton, "addProfileHere")
    assert add.isHidden()
    qtbot.keyClicks(search(switcher), "nobody")
    asked = collected(switcher.add_asked.connect)
    add.click()
    assert asked == [()]
    assert switcher.isHidden()
