"""Checks and searches in their panes: faces, sentences, and what ends them."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton
from pytestqt.qtbot import QtBot

from layerscope.desktop.inventory.image_check import ImageCheck
from layerscope.desktop.inventory.repository_check import RepositoryCheckPresenter
from layerscope.desktop.inventory.where_used import WhereUsed
from layerscope.desktop.runtime.tasks import Tasks
from layerscope.desktop.shell.chosen_layer import ChosenLayer
from layerscope.desktop.theme.theme import Theme
from layerscope.desktop.widgets.denied_face import DeniedFace
from layerscope.desktop.widgets.results.result_pane import ResultPane
from layerscope.registry.errors.base import Subject
from layerscope.registry.errors.denials import parse_denial
from layerscope.registry.errors.service import AccessDeniedError, ImageNotFoundError, RepositoryNotFoundError
from layerscope.registry.model.layers import Availability, Layer
from support.drivers.waiting import RunAsync, until
from support.fakes.checking_fakes import FakeRegistry, an_image, an_index, digest, heard_from


@dataclass
class Bench:
    registry: FakeRegistry
    image: ImageCheck
    repository: RepositoryCheckPresenter
    usage: WhereUsed
    tasks: Tasks

    def use(self) -> None:
        for part in (self.image, self.repository, self.usage):
            part.use(self.registry.calls())

    async def done(self, prefix: str) -> None:
        await until(lambda: not self.tasks.is_running(prefix))


@pytest.fixture
def bench(theme: Theme, qtbot: QtBot, sayings: list[str]) -> Iterator[Bench]:
    errors: list[BaseException] = []
    tasks = Tasks(lambda _key, error: errors.append(error))
    bench = Bench(
        FakeRegistry(),
        ImageCheck(tasks, theme, sayings.append),
        RepositoryCheckPresenter(tasks, theme, lambda found: f"name of {found[-6:]}", sayings.append),
        WhereUsed(tasks, theme, sayings.append, settling_s=0.0),
        tasks,
    )
    for part in (bench.image, bench.repository, bench.usage):
        qtbot.addWidget(part.pane)
        part.pane.resize(680, 400)
        part.pane.show()
    bench.use()
    yield bench
    assert errors == []


def said(pane: ResultPane) -> str:
    return pane.findChild(QLabel, "listMessage").text()


def shows_rows(pane: ResultPane) -> bool:
    return pane.view.isVisible()


def button(pane: ResultPane, name: str) -> QPushButton:
    found = pane.findChild(QPushButton, name)
    assert found is not None
    return found


def rows(pane: ResultPane, key: str) -> list[str]:
    model = pane.view.rows
    column = model.place_of(key)
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def layer(name: object, repository: str = "team/app", position: int = 2) -> ChosenLayer:
    return ChosenLayer(repository, Layer(position, digest(name), size_bytes=48_200_000), digest("image"))


# The image check.


def test_before_anything_is_asked_the_panes_say_how(bench: Bench) -> None:
    for part in (bench.image, bench.repository, bench.usage):
        assert not shows_rows(part.pane)
        assert said(part.pane).startswith("Choose a")
        assert part.pane.findChild(QPushButton, "copyCheck") is None or not part.pane.again.isVisible()


def test_an_image_is_checked_and_summed_up(bench: Bench, run_async: RunAsync, sayings: list[str]) -> None:
    bench.registry.broken["two"] = Availability.UNAVAILABLE
    bench.registry.push(an_image("i", "one", "two", "three", config="c"))

    async def job() -> None:
        bench.image.check("team/app", digest("i"), "team/app:v1")
        await bench.done("check/image")

    run_async(job())
    assert bench.image.pane.note == "3 layers: 1 unavailable, 2 available. 1 config: all available."
    assert sayings == []  # the pane says it, and is looked at
    assert shows_rows(bench.image.pane)
    assert rows(bench.image.pane, "part") == ["Layer 2", "Config", "Layer 1", "Layer 3"]
    assert bench.image.view.isColumnHidden(bench.image.view.rows.place_of("platform"))


def test_an_indexs_lost_platform_comes_first(bench: Bench, run_async: RunAsync) -> None:
    bench.registry.push(an_index("index", amd64="a", arm64="gone"))
    bench.registry.push(an_image("a", "one", config="c"))

    async def job() -> None:
        bench.image.check("team/app", digest("index"), "team/app:v1")
        await bench.done("check/image")

    run_async(job())
    assert bench.image.pane.note.startswith("1 of the index's images is missing from the repository.")
    assert rows(bench.image.pane, "platform")[0] == "linux/arm64"
    assert not bench.image.view.isColumnHidden(bench.image.view.rows.place_of("platform"))


def test_an_image_that_is_gone_shows_the_error_and_can_be_asked_again(
    bench: Bench, run_async: RunAsync
) -> None:
    async def job() -> None:
        bench.image.check("team/app", digest("gone"), "team/app:v1")
        await bench.done("check/image")
        assert bench.image.pane.findChild(QLabel, "errorTitle") is not None
        assert not shows_rows(bench.image.pane)
        bench.registry.push(an_image("gone", "one"))
        button(bench.image.pane, "repeatCheck").click()
        await bench.done("check/image")

    run_async(job())
    assert bench.image.pane.note == "1 layer: all available."


def test_a_row_leads_to_its_part(bench: Bench, run_async: RunAsync) -> None:
    bench.registry.push(an_image("i", "one", config="c"))
    opened = heard_from(bench.image.part_opened)

    async def job() -> None:
        bench.image.check("team/app", digest("i"), "team/app:v1")
        await bench.done("check/image")

    run_async(job())
    bench.image.view.selectRow(1)
    QTest.keyClick(bench.image.view, Qt.Key.Key_Return)
    assert [part.layer.digest for part in opened] == [digest("one")]


def test_several_images_are_checked_as_one_list(bench: Bench, run_async: RunAsync) -> None:
    bench.registry.broken["two"] = Availability.MISSING
    for name, layer_name in (("i", "one"), ("j", "two")):
        bench.registry.push(an_image(name, layer_name, config="c"))

    async def job() -> None:
        images = ((digest("i"), "team/app:v1"), (digest("j"), "team/app:v2"))
        bench.image.check_several("team/app", images)
        await bench.done("check/image")

    run_async(job())
    assert bench.image.pane.note == "2 layers: 1 missing, 1 available. 1 config: all available."
    assert rows(bench.image.pane, "platform")[0] == "v2"
    assert bench.image.pane.findChild(QLabel, "checkHeading").text() == "2 images"


# The repository check.


def many_images(registry: FakeRegistry, count: int = 250) -> None:
    registry.broken["shared"] = Availability.MISSING
    for number in range(count):
        registry.push(an_image(number, "base", "shared" if number % 2 else f"own {number}"))


def test_a_repository_is_checked_with_progress_and_summed_up(
    bench: Bench, run_async: RunAsync, sayings: list[str]
) -> None:
    many_images(bench.registry)
    bench.registry.push(an_image("old"), status="ARCHIVED")
    notes: list[str] = []

    async def job() -> None:
        bench.repository.check("team/app")
        while bench.tasks.is_running("check/repository"):
            notes.append(bench.repository.pane.note)
            assert button(bench.repository.pane, "stopRepositoryCheck").isVisible()
            await asyncio.sleep(0)

    run_async(job())
    assert notes[0] == "Reading the list of images…"
    assert any("of 250 manifests checked" in note or "of 251 manifests checked" in note for note in notes)
    assert bench.repository.pane.note == (
        "250 manifests checked, 1 archived skipped. Cannot be pulled: 1 layer."
    )
    assert sayings == []  # the pane says it, and is looked at
    assert rows(bench.repository.pane, "images") == ["125"]
    assert rows(bench.repository.pane, "affects")[0].startswith("name of ")


def test_a_sound_repository_says_so(bench: Bench, run_async: RunAsync) -> None:
    bench.registry.push(an_image("i", "one"))

    async def job() -> None:
        bench.repository.check("team/app")
        await bench.done("check/repository")

    run_async(job())
    pane = bench.repository.pane
    assert pane.note == "1 manifest checked. No problems found."
    shown = [label for label in pane.findChildren(QLabel) if label.isVisible() and pane.note in label.text()]
    assert len(shown) == 1  # said once
    button(pane, "copyRepositoryCheck").click()
    assert QGuiApplication.clipboard().text() == "team/app: 1 manifest checked. No problems found."
    assert not button(pane, "copyCsvRepositoryCheck").isEnabled()


def test_what_was_read_before_and_is_denied_now_is_not_called_sound(
    bench: Bench, run_async: RunAsync
) -> None:
    bench.registry.push(an_image("i", "one"))
    words = "User: me is not authorized to perform: ecr:BatchGetImage"
    subject = Subject(operation="BatchGetImage", repository="team/app")
    bench.registry.errors["fresh"] = [AccessDeniedError(words, denial=parse_denial(words), subject=subject)]

    async def job() -> None:
        bench.repository.check("team/app")
        await bench.done("check/repository")

    run_async(job())
    pane = bench.repository.pane
    assert pane.note == "1 manifest checked. The manifests were read earlier; reading them is denied now."
    assert pane.findChild(DeniedFace).isVisible()
    assert not shows_rows(bench.repository.pane)


def test_a_check_can_be_stopped_and_keeps_what_it_found(bench: Bench, run_async: RunAsync) -> None:
    many_images(bench.registry, 2000)

    async def job() -> None:
        bench.repository.check("team/app")
        await until(lambda: bench.repository.model.rowCount() > 0)
        button(bench.repository.pane, "stopRepositoryCheck").click()
        await bench.done("check/repository")

    run_async(job())
    assert re.match(
        r"Stopped after [\d,]+ of [\d,]+ manifests\. Cannot be pulled", bench.repository.pane.note
    )
    assert shows_rows(bench.repository.pane)
    assert bench.repository.pane.again.isVisible()
    assert not bench.repository.pane.stop.isVisible()


def test_a_failed_check_keeps_what_it_found_below_a_banner(bench: Bench, run_async: RunAsync) -> None:
    many_images(bench.registry)
    bench.registry.errors["states"] = [None, RepositoryNotFoundError("deleted since")]

    async def job() -> None:
        bench.repository.check("team/app")
        await bench.done("check/repository")

    run_async(job())
    pane = bench.repository.pane
    assert shows_rows(pane)
    assert pane.findChild(QPushButton, "retryListing").isVisible()
    assert pane.note.startswith("Stopped after ")


def test_another_account_forgets_it_and_asks_nothing_more(bench: Bench, run_async: RunAsync) -> None:
    many_images(bench.registry, 2000)

    async def job() -> None:
        bench.repository.check("team/app")
        await until(lambda: bench.repository.model.rowCount() > 0)
        other = FakeRegistry()
        bench.repository.use(other.calls())
        assert not bench.tasks.is_running("check/repository")
        await asyncio.sleep(0.01)  # for the calls that were under way
        asked = len(bench.registry.asked)
        assert asked < 20
        await asyncio.sleep(0.01)
        assert len(bench.registry.asked) == asked
        assert other.asked == []

    run_async(job())
    assert bench.repository.model.rowCount() == 0
    assert bench.repository.pane.note == ""


def test_the_table_can_be_copied(bench: Bench, run_async: RunAsync, sayings: list[str]) -> None:
    many_images(bench.registry)

    async def job() -> None:
        bench.repository.check("team/app")
        await bench.done("check/repository")

    run_async(job())
    button(bench.repository.pane, "copyRepositoryCheck").click()
    assert digest("shared") in QGuiApplication.clipboard().text()
    button(bench.repository.pane, "copyCsvRepositoryCheck").click()
    assert QGuiApplication.clipboard().text().startswith("What,Size,Digest")
    bench.repository.view.selectRow(0)
    bench.repository.view.findChild(QAction, "copyRowRepositoryCheck").trigger()
    assert QGuiApplication.clipboard().text().startswith("Layer\t")
    assert sayings[-3:] == ["Table copied.", "Table copied.", "Row copied."]


# Where used.


def test_nothing_is_searched_until_somebody_looks(bench: Bench, run_async: RunAsync) -> None:
    bench.registry.push(an_image("i", "base", "wanted"), "v1")

    async def job() -> None:
        bench.usage.choose(layer("wanted"))
        await asyncio.sleep(0.01)
        assert bench.registry.asked == []
        bench.usage.look(is_looked_at=True)
        await bench.done("usage/search")

    run_async(job())
    assert rows(bench.usage.pane, "image") == ["v1"]
    assert (
        bench.usage.pane.note
        == "1 image contains this layer of 48.2 MB. Searched 1 image of this repository."
    )
    assert bench.usage.view.isColumnHidden(bench.usage.view.rows.place_of("repository"))


def test_another_layer_takes_the_place_of_the_one_before(bench: Bench, run_async: RunAsync) -> None:
    bench.registry.push(an_image("i", "one"), "v1")
    bench.registry.push(an_image("j", "two"), "v2")

    async def job() -> None:
        bench.usage.look(is_looked_at=True)
        bench.usage.choose(layer("one"))
        bench.usage.choose(layer("two"))
        await bench.done("usage/search")
        asked = len(bench.registry.asked)
        bench.usage.choose(layer("two"))  # told again with more known of it
        await bench.done("usage/search")
        assert len(bench.registry.asked) == asked
        assert rows(bench.usage.pane, "image") == ["v2"]
        bench.usage.choose(None)
        assert said(bench.usage.pane).startswith("Choose a layer")

    run_async(job())


def test_a_layer_that_nobody_holds_says_so(bench: Bench, run_async: RunAsync) -> None:
    bench.registry.push(an_image("i", "one"), "v1")

    async def job() -> None:
        bench.usage.look(is_looked_at=True)
        bench.usage.choose(layer("nobody's"))
        await bench.done("usage/search")

    run_async(job())
    assert bench.usage.pane.note.startswith("0 images contain this layer")


def test_the_whole_registry_is_searched_only_when_asked(bench: Bench, run_async: RunAsync) -> None:
    bench.registry.push(an_image("i", "one"), "v1")
    bench.registry.push(an_image("j", "one"), "v2", repository="team/web")

    async def job() -> None:
        bench.usage.look(is_looked_at=True)
        bench.usage.choose(layer("one"))
        await bench.done("usage/search")
        assert bench.registry.digests("list") == ["team/app"]
        button(bench.usage.pane, "searchRegistry").click()
        bar, told = bench.usage.pane.findChild(QProgressBar), {}
        while bench.tasks.is_running("usage/search"):
            told[bench.usage.pane.note] = (bar.value(), bar.maximum())
            await asyncio.sleep(0)
        assert next(told[note] for note in told if "in 1 of 2 repositories…" in note) == (1, 2)

    run_async(job())
    assert sorted(rows(bench.usage.pane, "repository")) == ["team/app", "team/web"]
    assert not bench.usage.view.isColumnHidden(bench.usage.view.rows.place_of("repository"))
    assert "in 2 repositories." in bench.usage.pane.note


def test_a_search_that_fails_shows_the_error(bench: Bench, run_async: RunAsync) -> None:
    bench.registry.errors["list"] = [RepositoryNotFoundError("gone")]

    async def job() -> None:
        bench.usage.look(is_looked_at=True)
        bench.usage.choose(layer("one"))
        await bench.done("usage/search")
        assert bench.usage.pane.findChild(QLabel, "errorTitle") is not None
        bench.registry.errors.clear()
        bench.registry.push(an_image("i", "one"), "v1")
        button(bench.usage.pane, "retry").click()
        await bench.done("usage/search")

    run_async(job())
    assert rows(bench.usage.pane, "image") == ["v1"]


def test_a_search_can_be_stopped(bench: Bench, run_async: RunAsync) -> None:
    for number in range(600):
        bench.registry.push(an_image(number, "one"), f"v{number}")

    async def job() -> None:
        bench.usage.look(is_looked_at=True)
        bench.usage.choose(layer("one"))
        await until(lambda: bench.usage.model.rowCount() > 0)
        button(bench.usage.pane, "stopWhereUsed").click()
        await bench.done("usage/search")

    run_async(job())
    assert bench.usage.pane.note.startswith("Stopped.")
    assert 0 < bench.usage.model.rowCount() <= 600


def test_error_of_an_image_is_no_error_of_the_search(bench: Bench, run_async: RunAsync) -> None:
    bench.registry.push(an_image("i", "one"), "v1", error=ImageNotFoundError("deleted since"))

    async def job() -> None:
        bench.usage.look(is_looked_at=True)
        bench.usage.choose(layer("one"))
        await bench.done("usage/search")

    run_async(job())
    assert "1 manifest could not be read" in bench.usage.pane.note
