"""Restore: asked first, followed until it is there, and ended in every way it can end."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from itertools import islice

import pytest
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from layerscope.desktop.inventory.restore_dialog import ask_restore
from layerscope.desktop.inventory.restoring import (
    LONGEST_WAIT_S,
    MOST_S,
    Restored,
    Restoring,
    growing_waits,
)
from layerscope.desktop.runtime.tasks import Tasks
from layerscope.registry.errors.network import UnreachableError
from layerscope.registry.errors.service import ImageNotFoundError, StorageClassError
from layerscope.registry.model.images import ListedImage
from support.drivers.waiting import RunAsync, until
from support.fakes.checking_fakes import an_image, heard_from, listed

IMAGE = an_image("i")
WANTED = Restored("team/app", IMAGE.digest, "team/app:v1")


class Ecr:
    """Tells statuses one after the other, the last one again and again; errors are raised."""

    def __init__(self, *told: str | Exception, answer: str | Exception = "ACTIVATING") -> None:
        self.told = list(told)
        self.answer = answer
        self.restored: list[str] = []
        self.looks = 0

    async def restore(self, repository: str, digest: str) -> str:
        self.restored.append(f"{repository}@{digest}")
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer

    async def look(self, _repository: str, _digest: str) -> ListedImage:
        self.looks += 1
        status = self.told.pop(0) if len(self.told) > 1 else self.told[0]
        if isinstance(status, Exception):
            raise status
        return listed(IMAGE, "v1", status=status)


@pytest.fixture
def restoring(sayings: list[str]) -> Iterator[Restoring]:
    errors: list[BaseException] = []
    tasks = Tasks(lambda _key, error: errors.append(error))
    yield Restoring(tasks, sayings.append, waits_s=lambda: islice(iter(lambda: 0.0, 1), 50))
    assert errors == []


async def over(restoring: Restoring) -> None:
    await until(lambda: not restoring.is_followed(WANTED.repository, WANTED.digest))


def test_an_image_is_followed_until_it_is_active(
    restoring: Restoring, run_async: RunAsync, sayings: list[str]
) -> None:
    ecr = Ecr("ACTIVATING", "ACTIVATING", "ACTIVE")
    said: list[str] = []
    restoring.listed.connect(lambda _wanted, image: said.append(image.status))

    async def job() -> None:
        restoring.use(ecr)
        restoring.start(WANTED)
        assert restoring.is_followed(WANTED.repository, WANTED.digest)
        restoring.start(WANTED)  # once is enough
        await over(restoring)

    run_async(job())
    assert ecr.restored == [f"team/app@{IMAGE.digest}"]
    assert said == ["ACTIVATING", "ACTIVATING", "ACTIVE"]
    assert "up to 20 minutes" in sayings[-2]
    assert sayings[-1] == "team/app:v1 is restored and can be pulled again."


def test_a_refusal_is_told_with_its_error(restoring: Restoring, run_async: RunAsync) -> None:
    error = StorageClassError("not now")
    failed = []
    restoring.failed.connect(lambda wanted, why: failed.append((wanted, why)))

    async def job() -> None:
        restoring.use(Ecr("ARCHIVED", answer=error))
        restoring.start(WANTED)
        await over(restoring)

    run_async(job())
    assert failed == [(WANTED, error)]


def test_a_look_that_fails_for_a_moment_is_made_again(
    restoring: Restoring, run_async: RunAsync, sayings: list[str]
) -> None:
    ecr = Ecr("ACTIVATING", UnreachableError("cable"), "ACTIVE")

    async def job() -> None:
        restoring.use(ecr)
        restoring.start(WANTED)
        await over(restoring)

    run_async(job())
    assert ecr.looks == 3
    assert "is restored" in sayings[-1]


@pytest.mark.parametrize("error", [ImageNotFoundError("deleted"), UnreachableError("cable")])
def test_an_image_that_is_not_heard_of_any_more_ends_it(
    restoring: Restoring, run_async: RunAsync, error: Exception
) -> None:
    failed = []
    restoring.failed.connect(lambda _wanted, why: failed.append(why))

    async def job() -> None:
        restoring.use(Ecr("ACTIVATING", error))
        restoring.start(WANTED)
        await over(restoring)

    run_async(job())
    assert failed == [error]


def test_following_ends_after_its_time(restoring: Restoring, run_async: RunAsync, sayings: list[str]) -> None:
    ecr = Ecr("ACTIVATING")

    async def job() -> None:
        restoring.use(ecr)
        restoring.start(WANTED)
        await over(restoring)

    run_async(job())
    assert ecr.looks == 50
    assert "is not restored yet" in sayings[-1]


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (("ACTIVATING", "ACTIVE"), "is restored"),
        (("ACTIVE",), "is restored"),
        (("ACTIVATING", "ARCHIVED"), "is archived again"),
        (("ACTIVATING",), "is not restored yet"),
    ],
)
def test_a_restore_of_an_earlier_run_is_followed_without_asking_for_it_again(
    restoring: Restoring, run_async: RunAsync, sayings: list[str], told: tuple[str, ...], said: str
) -> None:
    ecr = Ecr(*told)
    ended = heard_from(restoring.ended)

    async def job() -> None:
        restoring.follow(WANTED)  # nobody to ask yet
        restoring.use(ecr)
        restoring.follow(WANTED)
        restoring.follow(WANTED)
        assert restoring.is_followed(WANTED.repository, WANTED.digest)
        await over(restoring)

    run_async(job())
    assert ecr.restored == []
    assert said in sayings[-1]
    assert ended == [WANTED]


@pytest.mark.parametrize(
    ("error", "is_over"), [(ImageNotFoundError("deleted"), True), (UnreachableError("cable"), False)]
)
def test_only_ecrs_own_word_ends_what_is_to_be_followed(
    restoring: Restoring, run_async: RunAsync, error: Exception, *, is_over: bool
) -> None:
    begun, ended = heard_from(restoring.begun), heard_from(restoring.ended)

    async def job() -> None:
        restoring.use(Ecr("ACTIVATING", error))
        restoring.start(WANTED)
        await over(restoring)

    run_async(job())
    assert begun == [WANTED]
    assert ended == [WANTED] * is_over


@pytest.mark.parametrize("how", ["stop", "account"])
def test_following_can_be_ended(restoring: Restoring, run_async: RunAsync, how: str) -> None:
    ecr = Ecr("ACTIVATING")

    async def job() -> None:
        endless = Restoring(restoring._tasks, lambda _text: None, waits_s=lambda: iter(lambda: 0.0, 1))
        ended = heard_from(endless.ended)
        endless.use(ecr)
        endless.start(WANTED)
        await until(lambda: ecr.looks > 3)
        if how == "stop":
            endless.stop_following(WANTED.repository, WANTED.digest)
        else:
            endless.use(Ecr("ACTIVE"))
        looks = ecr.looks
        for _ in range(20):
            await asyncio.sleep(0)
        assert ecr.looks == looks
        assert not endless.is_followed(WANTED.repository, WANTED.digest)
        assert ended == [WANTED] * (how == "stop")  # the other account's is to be followed when it is back

    run_async(job())


def test_the_waits_grow_and_end() -> None:
    waits = list(growing_waits())
    assert waits == sorted(waits)
    assert waits[-1] == LONGEST_WAIT_S
    assert MOST_S <= sum(waits) < MOST_S + LONGEST_WAIT_S
    assert len(waits) < 80


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget


def test_the_question_says_what_it_costs_and_what_it_needs(parent: QWidget) -> None:
    box = ask_restore(parent, WANTED, lambda: None)
    text = f"{box.text()} {box.informativeText()}"
    for needed in (
        "team/app:v1",
        IMAGE.digest,
        "changes the registry",
        "charges",
        "20 minutes",
        "ecr:UpdateImageStorageClass",
    ):
        assert needed in text
    assert box.defaultButton() is box.button(QMessageBox.StandardButton.Cancel)
    box.done(0)


@pytest.mark.parametrize("answer", ["restore", "cancel", "escape"])
def test_nothing_happens_unless_it_is_answered_by_restore(parent: QWidget, answer: str) -> None:
    asked: list[str] = []
    box = ask_restore(parent, WANTED, lambda: asked.append("restore"))
    if answer == "restore":
        box.findChild(QPushButton, "confirmRestore").click()
    elif answer == "cancel":
        box.button(QMessageBox.StandardButton.Cancel).click()
    else:
        box.reject()
    assert asked == (["restore"] if answer == "restore" else [])
    assert not box.isVisible()
