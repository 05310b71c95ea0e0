"""The list of repositories: its faces, what is chosen, and what a refresh leaves alone."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Iterator

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from layerscope.desktop.browse.repositories import RepositoriesPresenter
from layerscope.desktop.runtime.tasks import Tasks
from layerscope.desktop.tables.cells import CELL_ROLE
from layerscope.desktop.theme.icons import IconName
from layerscope.desktop.theme.palette import LIGHT
from layerscope.desktop.theme.theme import Theme
from layerscope.registry.errors.base import Subject
from layerscope.registry.errors.service import ThrottledError
from layerscope.registry.model.repositories import Repository
from support.drivers.waiting import RunAsync, until
from support.fakes.browse_fakes import Listed

URI = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/"


def _repositories(*names: str) -> tuple[Repository, ...]:
    return tuple(Repository(name, uri=URI + name) for name in names)


def _throttled() -> ThrottledError:
    return ThrottledError("Rate exceeded", subject=Subject("DescribeRepositories"))


@pytest.fixture
def lost() -> list[tuple[str, BaseException]]:
    return []


@pytest.fixture
def presenter(
    theme: Theme, qtbot: QtBot, lost: list[tuple[str, BaseException]], sayings: list[str]
) -> Iterator[RepositoriesPresenter]:
    presenter = RepositoriesPresenter(
        Tasks(lambda key, error: lost.append((key, error))), theme, sayings.append
    )
    qtbot.addWidget(presenter.pane)
    presenter.pane.resize(260, 300)
    presenter.pane.show()
    yield presenter
    assert lost == []


def _shown(presenter: RepositoriesPresenter) -> list[str]:
    return [str(presenter.model.index(row, 0).data()) for row in range(presenter.model.rowCount())]


def _label(presenter: RepositoriesPresenter, name: str) -> QLabel:
    label = presenter.pane.findChild(QLabel, name)
    assert isinstance(label, QLabel)
    return label


def _message(presenter: RepositoriesPresenter) -> str:
    label = _label(presenter, "listMessage")
    return label.text() if label.isVisible() else ""


def _try_again(presenter: RepositoriesPresenter) -> QPushButton:
    buttons = presenter.pane.findChildren(QPushButton)
    (button,) = [button for button in buttons if button.text() == "Try again" and button.isVisible()]
    return button


def _current(presenter: RepositoriesPresenter) -> str:
    index = presenter.view.currentIndex()
    return str(index.data()) if index.isValid() and presenter.view.selectionModel().hasSelection() else ""


async def _read(presenter: RepositoriesPresenter, listed: Listed) -> None:
    presenter.open(listed.read)
    await until(lambda: not presenter.pane.state.is_reading)


def test_parts_have_the_names_that_stay(presenter: RepositoriesPresenter) -> None:
    field = presenter.pane.findChild(QLineEdit, "repositoryFilter")
    assert (presenter.view.objectName(), presenter.view.accessibleName()) == ("repositories", "Repositories")
    assert isinstance(field, QLineEdit)
    assert field.accessibleName() == "Filter repositories"
    assert _label(presenter, "repositoryCount").accessibleName() == ""


def test_it_says_what_to_do_before_anything_was_asked(presenter: RepositoriesPresenter) -> None:
    assert _message(presenter) == "Choose an account to see its repositories"


def test_what_has_arrived_is_shown_while_more_is_read(
    presenter: RepositoriesPresenter, run_async: RunAsync
) -> None:
    async def scenario() -> None:
        listed = Listed([], _repositories("b/two", "a/one"), _repositories("c/three"), gated=True)
        presenter.open(listed.read)
        await until(lambda: listed.readings)
        assert _message(presenter) == "Reading the repositories…"
        presenter.close()
        listed = Listed(_repositories("b/two", "a/one"), _repositories("c/three"), gated=True)
        presenter.open(listed.read)
        await until(lambda: presenter.model.rowCount() == 2)
        assert _shown(presenter) == ["a/one", "b/two"]
        assert presenter.view.isVisible()
        assert presenter.pane.state.is_reading
        listed.gate.set()
        await until(lambda: not presenter.pane.state.is_reading)
        assert _shown(presenter) == ["a/one", "b/two", "c/three"]

    run_async(scenario())
    assert _label(presenter, "repositoryCount").text() == "3 repositories"
    assert presenter.model.index(0, 0).data(CELL_ROLE).icon is IconName.REPOSITORY


def test_counts_are_those_of_the_language(presenter: RepositoriesPresenter, run_async: RunAsync) -> None:
    run_async(_read(presenter, Listed(_repositories(*(f"r{n}" for n in range(1204))))))
    assert _label(presenter, "repositoryCount").text() == "1,204 repositories"
    presenter.pane.filter.setText("r120")
    assert _label(presenter, "repositoryCount").text() == "5 of 1,204 repositories"


def test_empty_says_why(presenter: RepositoriesPresenter, run_async: RunAsync) -> None:
    run_async(_read(presenter, Listed()))
    assert _message(presenter) == "This registry has no repositories"
    run_async(_read(presenter, Listed(_repositories("a"))))
    presenter.pane.filter.setText("zz")
    assert _message(presenter) == "No repositories match “zz”"
    presenter.pane.filter.clear()
    assert _message(presenter) == ""


def test_a_failure_is_told_and_tried_again(presenter: RepositoriesPresenter, run_async: RunAsync) -> None:
    listed = Listed(error=_throttled())
    run_async(_read(presenter, listed))
    assert _label(presenter, "errorTitle").isVisible()

    async def again() -> None:
        listed.error = None
        listed.pages = [_repositories("a")]
        _try_again(presenter).click()
        await until(lambda: _shown(presenter) == ["a"])

    run_async(again())
    assert listed.readings == 2
    assert presenter.pane.state.failure is None


def test_a_failure_after_pages_keeps_them(presenter: RepositoriesPresenter, run_async: RunAsync) -> None:
    listed = Listed(_repositories("a", "b"), error=_throttled())
    run_async(_read(presenter, listed))
    assert _shown(presenter) == ["a", "b"]
    assert presenter.view.isVisible()
    listed.error = None

    async def again() -> None:
        _try_again(presenter).click()
        await until(lambda: presenter.pane.state.failure is None and not presenter.pane.state.is_reading)

    run_async(again())
    assert not [b for b in presenter.pane.findChildren(QPushButton) if b.isVisible()]


def test_a_refresh_that_fails_takes_nothing_away(
    presenter: RepositoriesPresenter, run_async: RunAsync
) -> None:
    listed = Listed(_repositories("a", "b"))
    run_async(_read(presenter, listed))
    listed.pages, listed.error = [_repositories("a")], _throttled()

    async def refresh() -> None:
        presenter.refresh()
        await until(lambda: presenter.pane.state.failure)

    run_async(refresh())
    assert _shown(presenter) == ["a", "b"]
    assert presenter.pane.state.as_of_s is not None


def test_a_refresh_keeps_choice_and_position(presenter: RepositoriesPresenter, run_async: RunAsync) -> None:
    names = [f"r{n:03}" for n in range(100)]
    listed = Listed(_repositories(*names))
    chosen: list[str] = []
    presenter.repository_chosen.connect(lambda repository: chosen.append(repository.name))

    async def scenario() -> None:
        await _read(presenter, listed)
        assert await presenter.select("r050")
        at = presenter.view.visualRect(presenter.view.currentIndex()).top()
        listed.pages = [_repositories("q1", "q2", *names[10:])]
        presenter.refresh()
        await until(lambda: not presenter.pane.state.is_reading)
        assert len(_shown(presenter)) == 92
        assert _current(presenter) == "r050"
        assert presenter.view.visualRect(presenter.view.currentIndex()).top() == at

    run_async(scenario())
    assert chosen == ["r050"]


def test_a_chosen_row_that_is_gone_is_told(presenter: RepositoriesPresenter, run_async: RunAsync) -> None:
    listed = Listed(_repositories("a", "b"))
    told: list[object] = []
    presenter.repository_chosen.connect(told.append)
    presenter.choice_lost.connect(lambda: told.append("lost"))

    async def scenario() -> None:
        await _read(presenter, listed)
        await presenter.select("a")
        listed.pages = [_repositories("b")]
        presenter.refresh()
        await until(lambda: not presenter.pane.state.is_reading)

    run_async(scenario())
    assert told == [*_repositories("a"), "lost"]
    assert (presenter.selected(), _current(presenter)) == (None, "")


def test_filtering_hides_the_choice_and_brings_it_back(
    presenter: RepositoriesPresenter, run_async: RunAsync
) -> None:
    run_async(_read(presenter, Listed(_repositories("apple", "pear"))))
    told: list[object] = []
    presenter.repository_chosen.connect(told.append)
    run_async(presenter.select("pear"))
    presenter.pane.filter.setText("app")
    assert _current(presenter) == ""
    assert presenter.selected() == _repositories("pear")[0]
    presenter.pane.filter.setText("")
    assert _current(presenter) == "pear"
    assert len(told) == 1


def test_select_waits_for_the_row_and_clears_the_filter(
    presenter: RepositoriesPresenter, run_async: RunAsync
) -> None:
    async def scenario() -> None:
        listed = Listed(_repositories("x"), _repositories("late"), gated=True)
        presenter.open(listed.read)
        presenter.pane.filter.setText("x")
        late = asyncio.ensure_future(presenter.select("late"))
        never = asyncio.ensure_future(presenter.select("never"))
        await until(lambda: presenter.model.rowCount() == 1)
        assert not late.done()
        listed.gate.set()
        assert await late
        assert not await never

    run_async(scenario())
    assert (_current(presenter), presenter.pane.filter.text()) == ("late", "")


def test_select_gives_up_when_another_registry_is_opened(
    presenter: RepositoriesPresenter, run_async: RunAsync
) -> None:
    async def scenario() -> None:
        presenter.open(Listed(_repositories("a"), gated=True).read)
        waiting = asyncio.ensure_future(presenter.select("b"))
        await until(lambda: presenter.model.rowCount() == 1)
        await _read(presenter, Listed(_repositories("b")))
        assert not await waiting

    run_async(scenario())


def test_pages_of_the_registry_before_are_dropped(
    presenter: RepositoriesPresenter, run_async: RunAsync
) -> None:
    async def scenario() -> None:
        before = Listed(_repositories("old"), _repositories("older"), gated=True)
        presenter.open(before.read)
        await until(lambda: presenter.model.rowCount() == 1)
        await _read(presenter, Listed(_repositories("new")))
        before.gate.set()
        await until(lambda: before.ended)

    run_async(scenario())
    assert _shown(presenter) == ["new"]


def test_a_refresh_under_way_is_left_alone(presenter: RepositoriesPresenter, run_async: RunAsync) -> None:
    async def scenario() -> None:
        listed = Listed(_repositories("a"), gated=True)
        presenter.open(listed.read)
        await until(lambda: presenter.model.rowCount() == 1)
        presenter.refresh()
        listed.gate.set()
        await until(lambda: not presenter.pane.state.is_reading)
        assert listed.readings == 1

    run_async(scenario())


def test_the_keyboard_moves_leaves_and_copies(
    presenter: RepositoriesPresenter, run_async: RunAsync, sayings: list[str]
) -> None:
    run_async(_read(presenter, Listed(_repositories("a", "b", "c"))))
    told: list[str] = []
    presenter.repository_chosen.connect(lambda repository: told.append(repository.name))
    presenter.right_pressed.connect(lambda: told.append("right"))
    view = presenter.view
    run_async(presenter.select("a"))
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_End)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert told == ["a", "b", "right", "c", "right"]
    presenter.actions.copy_uri.trigger()
    assert QGuiApplication.clipboard().text() == presenter.selected_uri() == f"{URI}c"
    assert sayings == [f"Copied {URI}c"]


def test_the_menu_offers_what_there_is(presenter: RepositoriesPresenter, run_async: RunAsync) -> None:
    run_async(_read(presenter, Listed(_repositories("a"))))
    menu = presenter.actions.menu()
    texts = [action.text() for action in menu.actions() if action.text()]
    assert (texts, presenter.actions.copy_uri.isEnabled()) == (["Copy URI", "Refresh"], False)
    menu.close()
    run_async(presenter.select("a"))
    presenter.actions.menu().close()
    assert presenter.actions.copy_uri.isEnabled()


def test_ctrl_f_puts_the_cursor_into_the_filter(presenter: RepositoriesPresenter) -> None:
    presenter.pane.filter.setText("abc")
    presenter.pane.focus_filter()
    assert presenter.pane.filter.selectedText() == "abc"


def test_keys_lead_out_of_the_filter(presenter: RepositoriesPresenter, run_async: RunAsync) -> None:
    run_async(_read(presenter, Listed(_repositories("a", "b"))))
    left: list[str] = []
    field = presenter.pane.filter
    field.left.connect(lambda: left.append(field.text()))
    QTest.keyClicks(field, "a")
    assert _shown(presenter) == ["a"]
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert (_shown(presenter), left) == (["a", "b"], ["a"])
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert left == ["a", ""]


def test_a_reading_over_a_second_shows_that_it_runs(
    presenter: RepositoriesPresenter, run_async: RunAsync
) -> None:
    async def scenario() -> None:
        listed = Listed(_repositories("a"), gated=True)
        presenter.open(listed.read)
        await until(lambda: presenter.model.rowCount() == 1)
        assert not presenter.pane.is_busy_shown
        presenter.pane.busy_after.setInterval(1)
        await until(lambda: presenter.pane.is_busy_shown)
        listed.gate.set()
        await until(lambda: not presenter.pane.is_busy_shown)

    run_async(scenario())


def test_a_row_selected_as_screen_readers_do_is_chosen(
    presenter: RepositoriesPresenter, run_async: RunAsync
) -> None:
    chosen: list[Repository] = []
    presenter.repository_chosen.connect(chosen.append)

    async def select() -> None:
        presenter.open(Listed(_repositories("a", "b", "c")).read)
        await until(lambda: presenter.model.rowCount() == 3)
        flags = QItemSelectionModel.SelectionFlag
        presenter.view.selectionModel().select(presenter.model.index(2, 0), flags.Select | flags.Rows)

    run_async(select())
    assert [repository.name for repository in chosen] == ["c"]
    assert presenter.view.currentIndex().row() == 2


def test_a_click_chooses_the_row_below_it_whatever_the_choice_sets_off(
    presenter: RepositoriesPresenter, run_async: RunAsync
) -> None:
    chosen: list[str] = []

    def on_chosen(repository: Repository) -> None:
        chosen.append(repository.name)
        # As in the window: what was under way is left, and the list gets another height, or other rows.
        presenter.model.put(_repositories("a/first", "a/second"), show=False)
        presenter.model.show_arrived()
        presenter.pane.resize(260, 420)
        presenter.pane.layout().activate()

    async def job() -> None:
        presenter.open(Listed(_repositories(*(f"team/{number:02}" for number in range(40)))).read)
        await until(lambda: presenter.model.rowCount() == 40)
        presenter.repository_chosen.connect(on_chosen)
        view = presenter.view
        index = view.rows.index(37, 0)
        view.scrollTo(index)
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center())
        selected = presenter.selected()
        assert selected is not None
        assert (chosen, selected.name) == (["team/37"], "team/37")

    run_async(job())


def test_enter_in_the_filter_opens_the_first_match(
    presenter: RepositoriesPresenter, run_async: RunAsync
) -> None:
    chosen: list[str] = []
    presenter.repository_chosen.connect(lambda repository: chosen.append(repository.name))
    run_async(_read(presenter, Listed(_repositories("app-worker", "base/app", "web", "app"))))
    view = presenter.view
    for typed, opened in (("app", "app"), ("wor", "app-worker")):  # its very name before any other
        presenter.pane.filter.setText(typed)
        QTest.keyClick(presenter.pane.filter, Qt.Key.Key_Return)
        assert chosen[-1] == opened
        assert [index.data() for index in view.selectionModel().selectedRows()] == [opened]
    presenter.pane.filter.setText("biling")
    assert _message(presenter) == "No repositories match “biling”"
    offer = presenter.pane.findChild(QPushButton, "listOffer")
    assert offer.text() == "Clear filter"
    offer.click()
    assert presenter.pane.filter.text() == ""
    assert presenter.model.rowCount() == 4


def test_the_focus_frames_the_list_while_no_row_is_chosen(
    presenter: RepositoriesPresenter, qtbot: QtBot, run_async: RunAsync
) -> None:
    run_async(_read(presenter, Listed(_repositories("a", "b", "c"))))
    view = presenter.view
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    picture = view.viewport().grab().toImage()
    middle, between = picture.height() - 1, view.row_height - 1
    assert picture.pixelColor(20, middle).name() == LIGHT.accent
    assert picture.pixelColor(20, between).name() != LIGHT.accent
    assert (view.currentIndex().isValid(), view.chosen) == (False, "")
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.chosen == "a"
    assert view.viewport().grab().toImage().pixelColor(20, middle).name() != LIGHT.accent


def test_nothing_is_shown_any_more_once_the_reading_is_cancelled(
    presenter: RepositoriesPresenter, run_async: RunAsync
) -> None:
    """The window may be gone by then."""

    async def go() -> None:
        listing, handles = presenter._listing, []

        async def read() -> AsyncGenerator[tuple[Repository, ...], None]:
            yield _repositories("a")  # shown at once
            yield _repositories("b")  # a little later
            handles.append(listing._showing)
            await asyncio.Event().wait()

        listing.open(read)
        await until(lambda: handles)
        await presenter._listing._tasks.close()
        assert handles[0] is not None
        assert handles[0].cancelled()

    run_async(go())
