"""What Go to suggests while somebody types, and what taking it does."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from layerscope.accounts.model.profiles import Account
from layerscope.desktop.goto.suggesting.suggestion import Kind
from layerscope.desktop.goto.suggesting.view import MOST_SHOWN
from layerscope.desktop.shell.menus import MenuSection
from layerscope.desktop.shell.places import Area
from layerscope.desktop.shell.settings import Settings
from layerscope.desktop.widgets.actions import new_action
from layerscope.registry.model.repositories import Repository
from support.drivers.waiting import RunAsync, until
from support.fakes.goto_window import GoToWindow
from support.fakes.layer_fakes import collected
from support.fakes.shell import FakeShell

REPOSITORIES = ("base/debian", "synthetic/pricing-1765", "team/app", "team/app-worker", "team/web")
HOST = "444455556666.dkr.ecr.eu-central-1.amazonaws.com"


class Typist:
    """Somebody at the field. Attributes: `window`; `went`, each text that was followed."""

    def __init__(self, window: GoToWindow) -> None:
        self.window = window
        self.field, self.list = window.goto.field, window.goto.field.list
        self.went: list[str] = []
        window.goto.presenter.go = self.went.append  # type: ignore[method-assign]

    def type(self, text: str) -> list[str]:
        """What is suggested then, each as its kind and name."""
        self.window.enter()
        QTest.keyClick(self.field, Qt.Key.Key_Backspace)
        QTest.keyClicks(self.field, text)
        return self.rows

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(self.field, key)

    @property
    def rows(self) -> list[str]:
        return [f"{each.kind.value} {each.name}" for each in self.list.model.rows] if self.is_open else []

    @property
    def is_open(self) -> bool:
        return self.list.isVisible()

    @property
    def marked(self) -> str:
        return self.list.marked.name if self.list.marked else ""


@pytest.fixture
def typist(fake: FakeShell, qtbot: QtBot) -> Typist:
    window = GoToWindow(fake)
    window.listed.repositories = REPOSITORIES
    qtbot.addWidget(window.widget)
    window.widget.resize(900, 600)
    window.widget.show()
    window.widget.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window.widget)
    return Typist(window)


def test_repositories_are_completed_the_best_first_and_enter_takes_it(typist: Typist) -> None:
    assert typist.type("team/app") == ["repository team/app", "repository team/app-worker"]
    assert typist.marked == "team/app"
    typist.press(Qt.Key.Key_Return)
    assert (typist.went, typist.field.text(), typist.is_open) == (["team/app"], "", False)
    assert typist.type("wor te") == ["repository team/app-worker"]
    assert typist.type("web")[:2] == ["repository team/web", "typed web"]


def test_a_name_without_its_prefix_opens_the_image_of_the_listed_repository(typist: Typist) -> None:
    typist.type("pricing-1765:1.1.50")
    typist.press(Qt.Key.Key_Return)
    assert typist.went == ["synthetic/pricing-1765:1.1.50"]
    digest = "sha256:" + "ab" * 32
    assert f"tag synthetic/pricing-1765@{digest}" in typist.type(f"pricing-1765@{digest}")


def test_arrows_choose_and_what_was_typed_can_be_opened_as_it_is(typist: Typist) -> None:
    rows = typist.type("app:1.4")
    assert rows == ["tag team/app:1.4", "typed app:1.4"]
    typist.press(Qt.Key.Key_Down)
    assert typist.marked == "app:1.4"
    typist.press(Qt.Key.Key_Down)
    assert typist.marked == "team/app:1.4"  # round
    typist.press(Qt.Key.Key_Up, Qt.Key.Key_Return)
    assert typist.went == ["app:1.4"]


def test_tags_of_the_open_repository_are_completed(typist: Typist) -> None:
    listed, selection = typist.window.listed, typist.window.fake.shell.selection
    listed.tags = ("1.10", "1.9", "2.0")
    selection.choose_repository(Repository("team/app"))
    assert typist.type("1.")[:2] == ["tag team/app:1.10", "tag team/app:1.9"]
    assert typist.type("app:2.") == ["tag team/app:2.0", "typed app:2."]
    assert typist.type("app:3") == ["typed app:3"]  # all are listed, and none is so
    listed.is_complete = False
    assert typist.type("team/app:3") == ["tag team/app:3"]


def test_a_listing_that_is_not_complete_does_not_take_another_for_what_was_typed(typist: Typist) -> None:
    typist.window.listed.is_complete = False
    assert typist.type("team/ap")[0] == "typed team/ap"
    assert typist.type("team/app")[0] == "repository team/app"


@pytest.mark.parametrize(
    "text", [f"{HOST}/team/app:1.4", f"layerscope://{HOST}/team/app", "sha256:" + "ab" * 32]
)
def test_what_needs_no_list_is_first_as_it_is(typist: Typist, text: str) -> None:
    assert typist.type(text)[0] == f"typed {text}"
    typist.press(Qt.Key.Key_Return)
    assert typist.went == [text]


def test_what_names_nothing_is_read_as_before(typist: Typist) -> None:
    assert typist.type("what is this") == []
    typist.press(Qt.Key.Key_Return)
    assert typist.went == ["what is this"]


def test_pasting_shows_no_list_and_enter_follows_the_text(typist: Typist) -> None:
    typist.window.enter()
    typist.field.paste_text("app")
    assert not typist.is_open
    typist.press(Qt.Key.Key_Return)
    assert typist.went == ["app"]
    typist.window.enter()
    typist.field.paste_text("app")
    typist.press(Qt.Key.Key_Down)
    assert typist.is_open


def test_before_anything_is_typed_there_are_places_then_actions_and_none_is_marked(typist: Typist) -> None:
    shell = typist.window.fake.shell
    shell.settings.value = Settings(opened={"profile ": ("team/web:2", "team/app:1.4")})
    shell.places.menu(MenuSection.CHOSEN, *(new_action(shell.window, f"Do {n}", list) for n in range(20)))
    typist.window.enter()
    assert typist.rows[:5] == [
        "recent team/web", "recent team/app", "recent team/web:2", "recent team/app:1.4", "action Do 0",
    ]  # fmt: skip
    assert typist.marked == ""
    assert typist.list.height() < (MOST_SHOWN + 1) * typist.list.view.row_height
    typist.press(Qt.Key.Key_Return)
    assert typist.went == []
    typist.window.enter()
    typist.press(Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert typist.went == ["team/web"]
    assert typist.type("app:1.4") == ["recent team/app:1.4", "typed app:1.4"]  # once


def test_every_action_of_the_menu_is_found_with_its_shortcut_and_run_where_one_was(typist: Typist) -> None:
    places, window = typist.window.fake.shell.places, typist.window.fake.window
    done: list[object] = []
    copy = new_action(
        window, "&Copy digest", lambda: done.append(QApplication.focusWidget()), shortcut="Ctrl+7"
    )
    check = new_action(window, "Check image", lambda: done.append("checked"))
    theme = QMenu("&Theme", window)
    theme.addAction(QAction("Dark", theme, triggered=lambda: done.append("dark")))
    places.menu(MenuSection.CHOSEN, copy, check, fits={check: lambda: False})
    places.menu(MenuSection.SETTINGS, theme)
    typist.window.lists[Area.IMAGES].setFocus()
    assert typist.type("digest") == ["action Copy digest", "typed digest"]
    assert [str(typist.list.model.index(0, column).data()) for column in range(3)] == [
        "Copy digest", "Ctrl+7", "Action",
    ]  # fmt: skip
    typist.press(Qt.Key.Key_Return)
    assert done == [typist.window.lists[Area.IMAGES]]
    typist.type("dark the")
    typist.press(Qt.Key.Key_Return)
    assert done[1:] == ["dark"]
    assert typist.type("selection check") == ["action Check image"]  # by its menu's title too
    typist.press(Qt.Key.Key_Return)
    assert done[2:] == []
    assert typist.window.fake.said[-1] == "“Check image” is not available now."
    assert all("Go to" not in row for row in typist.type("go"))


def test_profiles_and_regions_are_switched_to(typist: Typist, run_async: RunAsync) -> None:
    accounts = typist.window.fake.shell.session.accounts
    chosen = collected(accounts.account_chosen.connect)

    async def switch() -> None:
        accounts.start(Account("dev", "eu-central-1"))
        await until(lambda: accounts.profiles and accounts.regions)
        assert typist.type("4444 prod") == ["profile prod"]
        typist.press(Qt.Key.Key_Return)
        assert typist.type("us-ea")[0] == "region us-east-1"
        typist.press(Qt.Key.Key_Return)

    run_async(switch())
    assert [account for (account,) in chosen[1:]] == [
        Account("prod"), Account("prod", "us-east-1"),
    ]  # fmt: skip


def test_escape_closes_the_list_then_empties_then_leaves(typist: Typist) -> None:
    left = collected(typist.field.left.connect)
    typist.type("team")
    typist.press(Qt.Key.Key_Escape)
    assert (typist.is_open, typist.field.text()) == (False, "team")
    typist.press(Qt.Key.Key_Escape)
    assert (typist.field.text(), left) == ("", [])
    typist.press(Qt.Key.Key_Down, Qt.Key.Key_Escape)
    assert (typist.is_open, left) == (False, [()])


def test_the_list_closes_with_the_focus_and_a_click_takes_a_row(typist: Typist) -> None:
    typist.type("team")
    assert typist.list.geometry().top() > typist.field.geometry().bottom()
    typist.window.lists[Area.IMAGES].setFocus()
    assert not typist.is_open
    typist.type("team")
    view = typist.list.view
    place = view.visualRect(typist.list.model.index(1, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert typist.went == ["team/app-worker"]


def test_a_text_put_in_by_the_program_is_no_typing(typist: Typist) -> None:
    typist.type("team")
    typist.field.setText("base/debian:12")
    assert not typist.is_open
    typist.press(Qt.Key.Key_Return)
    assert typist.went == ["base/debian:12"]


def test_each_row_is_named_for_a_screen_reader(typist: Typist) -> None:
    typist.type("team")
    view = typist.list.view
    assert (view.objectName(), view.accessibleName()) == ("goToNames", "Suggestions")
    row = [str(typist.list.model.index(0, column).data() or "") for column in range(3)]
    assert row == ["team/app", "", "Repository"]
    assert {each.kind for each in typist.list.model.rows} == {Kind.REPOSITORY, Kind.TYPED}


def test_a_text_of_several_words_is_no_name(typist: Typist) -> None:
    typist.type(
        'Failed to pull image "111122223333.dkr.ecr.eu-central-1.amazonaws.com/team/app:v1": not found'
    )
    (row,) = typist.list.model.rows
    assert row.kind is Kind.TEXT
    assert typist.list.model.data(typist.list.model.index(0, 2)) == "Error text"
