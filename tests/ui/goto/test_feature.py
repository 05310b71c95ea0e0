"""Go to, installed on a shell: where its field and bar lead, and what it asks of the others."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from layerscope.accounts.model.profiles import Account
from layerscope.desktop.goto.suggesting.suggestion import Kind
from layerscope.desktop.shell.image_values import ImageChoice
from layerscope.desktop.shell.places import Area
from layerscope.registry.errors.references import InvalidReferenceError
from layerscope.registry.model.repositories import Repository
from layerscope.registry.references.target import read_target
from support.drivers.waiting import RunAsync, until
from support.fakes.goto_window import GoToWindow
from support.fakes.layer_fakes import chosen, digest
from support.fakes.shell import FakeShell

FAILURE = (
    "Failed to pull image: unexpected status code"
    f" https://111122223333.dkr.ecr.eu-central-1.amazonaws.com/v2/team/web/blobs/{digest(2)}: 403 Forbidden"
)


@pytest.fixture
def window(fake: FakeShell, qtbot: QtBot) -> GoToWindow:
    window = GoToWindow(fake)
    qtbot.addWidget(window.widget)
    window.widget.show()
    window.widget.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window.widget)
    return window


def focused() -> QWidget | None:
    return QApplication.focusWidget()


def test_escape_leads_back_to_where_one_was(window: GoToWindow) -> None:
    before = window.lists[Area.IMAGES]
    before.setFocus()
    window.enter()
    window.enter()  # pressed once more, it is still the way back
    assert focused() is window.goto.field
    window.goto.bar.show_refusal(InvalidReferenceError("x", "no image."))
    QTest.keyClick(window.goto.field, Qt.Key.Key_Escape)
    assert focused() is before
    assert window.goto.bar.isHidden()


@pytest.mark.parametrize(("position", "area"), [(2, Area.LAYERS), (0, Area.IMAGES), (None, Area.IMAGES)])
def test_arriving_leads_to_what_was_chosen_and_forgets_the_text(
    window: GoToWindow, position: int | None, area: Area
) -> None:
    if position is not None:
        window.fake.shell.selection.choose_layer(chosen(position))
    window.enter()
    window.goto.field.setText("team/app:1")
    window.goto.presenter.arrived.emit()
    assert window.goto.field.text() == ""
    assert focused() is window.lists[area]


def test_who_went_elsewhere_meanwhile_is_left_there(window: GoToWindow) -> None:
    window.lists[Area.REPOSITORIES].setFocus()
    window.goto.presenter.arrived.emit()
    assert focused() is window.lists[Area.REPOSITORIES]


def test_a_pasted_failure_is_looked_into_and_what_came_of_it_is_told(window: GoToWindow) -> None:
    window.goto.field.setText("a failure")
    window.goto.presenter.failure_pasted.emit(read_target(FAILURE), "team/web")
    [(name, asked)] = window.fake.requested
    assert name == "diagnosis"
    assert (asked.question.repository, asked.question.digest) == ("team/web", digest(2))
    assert window.goto.field.text() == ""


def test_a_text_of_another_registry_is_not_about_the_repository_that_is_open(window: GoToWindow) -> None:
    selection = window.fake.shell.selection
    selection.choose_repository(Repository("team/app"))
    window.goto.presenter.failure_pasted.emit(read_target(FAILURE.replace("/v2/team/web/blobs/", " ")), "")
    assert window.fake.requested[0][1].question.repository == ""  # type: ignore[attr-defined]


def test_nothing_of_the_text_before_stays_in_sight(window: GoToWindow, run_async: RunAsync) -> None:
    bar, field = window.goto.bar, window.goto.field
    window.fake.shell.selection.choose_layer(chosen(0))  # by its digest alone

    async def go() -> None:
        field.paste_text("hello\nworld")
        field.text_entered.emit("hello\nworld")
        assert window.fake.requested == [("text replaced",)]
        assert window.layers_shown == [None]
        await until(lambda: not bar.isHidden())
        field.paste_text("team/web:1.4")
        assert field.text() == "team/web:1.4"
        field.setText("team/app:")
        window.goto.presenter.refused.emit(InvalidReferenceError("team/app:", "no image."))
        field.paste_text("team/web:1.4")
        assert field.text() == "team/web:1.4"
        window.fake.choose_account()
        field.text_entered.emit("public.ecr.aws/nginx/nginx:1")
        assert bar.isHidden()
        await until(lambda: not bar.isHidden())

    run_async(go())


def test_a_missed_way_offers_a_diagnosis_until_something_else_is_chosen(window: GoToWindow) -> None:
    bar, selection = window.goto.bar, window.fake.shell.selection
    window.goto.presenter.missed.emit(read_target("team/web:1.4"), "no such image", ())
    selection.choose_repository(None)
    assert not bar.isHidden()
    selection.choose_repository(Repository("team/app"))
    assert bar.isHidden()
    window.goto.presenter.missed.emit(read_target("team/web:1.4"), "no such image", ())
    selection.choose_image(ImageChoice("team/app", digest(1)))
    assert bar.isHidden()


def test_a_way_begins_by_request_and_ends_with_the_account(window: GoToWindow, run_async: RunAsync) -> None:
    presenter, shell = window.goto.presenter, window.fake.shell

    async def go() -> None:
        window.fake.choose_account()
        await shell.session.accounts.identified()
        shell.requests.go_to.emit("public.ecr.aws/nginx/nginx:1")
        await until(lambda: not window.goto.bar.isHidden())
        shell.requests.go_to.emit("team/web:1.4")
        assert presenter.is_under_way
        window.fake.choose_account()
        await until(lambda: not presenter.is_under_way)
        assert shell.selection.repository is None

    run_async(go())


def test_what_was_read_is_remembered_with_its_registry(window: GoToWindow, run_async: RunAsync) -> None:
    shell = window.fake.shell

    def names() -> list[str]:
        window.goto.completing.begin()
        return [each.name for each in window.goto.field.list.model.rows if each.kind is Kind.RECENT]

    async def go() -> None:
        for account in (
            Account("prod", "eu-west-1", "111122223333"),
            Account("dev", "eu-west-1", "444455556666"),
        ):
            window.fake.choose_account(account)
            assert names() == []
            shell.selection.choose_repository(Repository("team/app"))
            shell.selection.choose_image(ImageChoice("team/app", digest(1), "1.4"))
            assert names() == []  # neither listed nor read, it may be mistyped
            shell.selection.image_read.emit(None)
            shell.selection.choose_image(ImageChoice("team/web", digest(2)))
            shell.selection.image_read.emit(None)
            images = [f"team/web@{digest(2)}", "team/app:1.4"]
            assert names() == ["team/web", "team/app", *images]
            shell.selection.choose_image(ImageChoice("team/app", digest(1), "1.4"))
            shell.selection.image_read.emit(None)
            assert names()[0] == "team/app"
            shell.selection.choose_repository(Repository("base/debian", uri="…/base/debian"))
            assert names()[:2] == ["base/debian", "team/app"]
        window.fake.choose_account(Account("prod", "eu-west-1", "111122223333"))
        assert len(names()) == 5

    run_async(go())
    assert set(shell.settings.value.opened) == {"111122223333 eu-west-1", "444455556666 eu-west-1"}
