"""Comparisons on a shell of their own, whose answers the test gives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from layerscope.contents.model.changes import Aspect
from layerscope.contents.model.entries import Kind
from layerscope.contents.model.findings import Difference, Ecosystem, PackageDifference, Side, SideFacts
from layerscope.contents.service.replies import (
    Compared,
    Cost,
    Differences,
    FileEnd,
    PackageDifferences,
    Piece,
)
from layerscope.contents.service.requests import Compare, FileCost, ListLayers, ReadFile
from layerscope.desktop.compare import feature
from layerscope.desktop.compare.chooser import CompareDialog
from layerscope.desktop.compare.difference_rows import DifferenceRow, differences_model
from layerscope.desktop.compare.feature import CompareFeature
from layerscope.desktop.compare.sides import Side as Compares
from layerscope.desktop.compare.sides import side_named
from layerscope.desktop.compare.text_diff import TextDiffDialog
from layerscope.desktop.shell.chosen_layer import ChosenLayer
from layerscope.desktop.shell.image_values import ImageChoice
from layerscope.desktop.shell.places import Row
from layerscope.desktop.shell.requests import FilePlace
from layerscope.desktop.widgets.results.result_pane import ResultPane
from layerscope.registry.errors.references import InvalidReferenceError
from layerscope.registry.model.images import ListedImage
from layerscope.registry.model.layers import Layer
from support.drivers.waiting import RunAsync, until
from support.fakes.contents_scripts import Scripted, a_read_image, digest
from support.fakes.layer_fakes import collected
from support.fakes.shell import FakeShell

OLD = ImageChoice("team/app", digest(1), "1.4", pushed_at_s=100)
NEW = ImageChoice("team/app", digest(2), "1.5", pushed_at_s=200)
LISTED = (ListedImage(digest(1), ("1.4",)), ListedImage(digest(2), ("1.5", "latest")))
FACTS = SideFacts(3, Kind.FILE, 5, 0o644, 0, 0, 100)
OTHER = SideFacts(4, Kind.FILE, 7, 0o755, 0, 0, 100)
CHANGED = Difference(b"etc/app.conf", Side.BOTH, Aspect.CONTENT | Aspect.MODE, FACTS, OTHER)
GONE = Difference(b"etc/old.conf", Side.LEFT, Aspect.NONE, FACTS, None)
COME = Difference(b"etc/new.conf", Side.RIGHT, Aspect.NONE, None, OTHER)


@pytest.fixture
def scripted(fake: FakeShell) -> Scripted:
    return Scripted(fake)


def both(fake: FakeShell) -> None:
    fake.shell.selection.several_images = lambda: (NEW, OLD)


def texts(pane: ResultPane) -> list[str]:
    rows = pane.view.rows
    columns = [column for column in rows.columns if not column.is_extra]
    return [" | ".join(column.text(rows.row_at(at)) for column in columns) for at in range(rows.rowCount())]


async def found(scripted: Scripted, *differences: Difference, place: int = 0) -> Compare:
    return await scripted.answer(
        Compare,
        lambda number: Differences(number, differences),
        lambda number: PackageDifferences(number, (PackageDifference(Ecosystem.DEB, "curl", "7.8", "8.0"),)),
        lambda number: Compared(number, 2, (3,), (3,)),
        place=place,
    )


@pytest.fixture
def start(fake: FakeShell, scripted: Scripted, run_async: RunAsync) -> Callable[[], CompareFeature]:
    """The feature, in the loop, with two images selected."""

    def begin() -> CompareFeature:
        installed = feature.install(fake.shell)
        fake.shell.navigator.images = SimpleNamespace(every_image=lambda: LISTED)  # type: ignore[assignment]
        fake.choose_account()
        fake.session.images = {
            digest(1): a_read_image(1, 11, 12, 13),
            digest(2): a_read_image(2, 11, 12, 14),
        }
        scripted.show(OLD, fake.session.images[digest(1)])
        return installed

    return begin


def test_two_selected_images_are_compared_the_older_first(
    fake: FakeShell, scripted: Scripted, start: Callable[[], CompareFeature], run_async: RunAsync
) -> None:
    async def go() -> CompareFeature:
        compare = start()
        both(fake)
        assert compare._images_fit()
        assert compare.with_another.text() == "Compare the two"
        compare.with_another.trigger()
        await scripted.open(0, 0, 0)
        await scripted.open(0, 0, 0, place=1)
        asked = await found(scripted, CHANGED, GONE, COME)
        assert (asked.left, asked.right, asked.left_layer, asked.ignores_times) == (
            digest(1),
            digest(2),
            0,
            True,
        )
        await until(lambda: "shared" in compare.presenter.view.files.note)
        return compare

    view = run_async(go()).presenter.view
    assert view.files.heading == "team/app:1.4 → 1.5"
    assert view.files.note == (
        "2 of 3 layers are shared. 3 paths differ: 1 only in 1.4, 1 only in 1.5, 1 changed."
    )
    assert texts(view.files) == [
        "/etc/app.conf | Changed | content, mode 0644 → 0755 | 5 bytes → 7 bytes",
        "/etc/new.conf | Only in 1.5 | file, -rwxr-xr-x | 7 bytes",
        "/etc/old.conf | Only in 1.4 | file, -rw-r--r-- | 5 bytes",
    ]
    assert texts(view.packages) == ["curl | 7.8 | 8.0 | Debian"]
    assert view.packages.note == "1 package differs."


def test_packages_that_nobody_compared_are_not_called_equal(
    fake: FakeShell, scripted: Scripted, start: Callable[[], CompareFeature], run_async: RunAsync
) -> None:
    async def go() -> CompareFeature:
        compare = start()
        both(fake)
        assert compare._images_fit()
        compare.with_another.trigger()
        await scripted.open(0, 0, 0)
        await scripted.open(0, 0, 0, place=1)
        await scripted.answer(Compare, lambda number: Compared(number, 3, (), ()))
        await until(lambda: "shared" in compare.presenter.view.files.note)
        return compare

    note = run_async(go()).presenter.view.packages.note
    assert note.startswith("Packages were not compared")


def test_what_is_not_certain_says_so(fake: FakeShell) -> None:
    model = differences_model(fake.shell.window)
    column = next(each for each in model.columns if each.key == "side")
    row = DifferenceRow(replace(COME, is_certain=False), "1.4", "1.5")
    assert column.text(row) == "Only in 1.5, as far as layers are listed"
    assert column.cell is not None
    pill = column.cell(row).pill
    assert pill is not None
    assert pill.text == "Only right ?"


def test_only_layers_that_one_side_has_are_listed_where_all_cost_much(
    fake: FakeShell, scripted: Scripted, start: Callable[[], CompareFeature], run_async: RunAsync
) -> None:
    async def go() -> None:
        compare = start()
        both(fake)
        compare.with_another.trigger()
        await scripted.open(500_000_000, 600_000_000, 1_000)
        await scripted.open(500_000_000, 600_000_000, 2_000, place=1)
        assert (await scripted.list()).layers == (3,)
        assert (await scripted.list(place=1)).layers == (3,)
        await scripted.open(500_000_000, 600_000_000, 0, place=2)
        await scripted.open(500_000_000, 600_000_000, 0, place=3)
        await scripted.answer(Compare, lambda number: Compared(number, 2, (3,), (3,), (1, 2), (1, 2)))
        others = compare.presenter.view.others
        await until(others.text)
        assert others.text() == "List 2 layers (1.1 GB)"
        assert "2 layers of 1.4 are not listed: 1 and 2." in compare.presenter.view.files.note
        others.click()
        assert (await scripted.list(place=2)).layers == (1, 2)

    run_async(go())


def test_what_costs_much_is_asked_for_first(
    fake: FakeShell, scripted: Scripted, start: Callable[[], CompareFeature], run_async: RunAsync
) -> None:
    async def go() -> None:
        compare = start()
        both(fake)
        compare.with_another.trigger()
        await scripted.open(0, 0, 900_000_000)
        await scripted.open(0, 0, 1_100_000_000, place=1)
        files = compare.presenter.view.files
        offer = files.findChild(QPushButton, "listOffer")
        said = files.findChild(QLabel, "listMessage")
        assert offer is not None
        assert said is not None
        await until(offer.text)
        assert offer.text() == "List 2 layers (2.0 GB)"
        assert said.text() == (
            "2 of 3 layers are shared. 2 of 4 layers are not listed yet. "
            "To list them, 2.0 GB is read from ECR once."
        )
        assert not any(isinstance(each.request, ListLayers) for each in fake.contents.asked)

    run_async(go())


def test_two_layers_are_compared_alone(
    fake: FakeShell, scripted: Scripted, start: Callable[[], CompareFeature], run_async: RunAsync
) -> None:
    layers = [ChosenLayer("team/app", Layer(place, digest(10 + place)), digest(1), "1.4") for place in (3, 2)]

    async def go() -> None:
        compare = start()
        fake.shell.selection.several_layers = lambda: layers
        fake.shell.selection.choose_layer(layers[0])
        assert "Compare layers" in fake.menus[Row.LAYER].texts(layers[0])
        compare.layers.trigger()
        await scripted.open(9, 9, 9)
        assert (await scripted.list()).layers == (2, 3)
        asked = await found(scripted, CHANGED)
        assert (asked.left, asked.right, asked.left_layer, asked.right_layer) == (digest(1), digest(1), 2, 3)
        await until(lambda: "differ" in compare.presenter.view.files.note)
        assert compare.presenter.view.files.heading == "team/app:1.4 #2 → 1.4 #3"

    run_async(go())


def test_times_count_where_they_are_wanted(
    fake: FakeShell, scripted: Scripted, start: Callable[[], CompareFeature], run_async: RunAsync
) -> None:
    async def go() -> None:
        compare = start()
        both(fake)
        compare.with_another.trigger()
        await scripted.open(0, 0, 0)
        await scripted.open(0, 0, 0, place=1)
        await found(scripted)
        await until(lambda: "differs" in compare.presenter.view.files.note)
        compare.presenter.view.ignores_times.click()
        assert not (await found(scripted, place=1)).ignores_times

    run_async(go())


def test_the_other_image_is_chosen_or_typed(
    fake: FakeShell, scripted: Scripted, start: Callable[[], CompareFeature], run_async: RunAsync
) -> None:
    chosen: list[Compares] = []

    async def ask(typed: str) -> None:
        compare = start()
        compare.compare = lambda *sides: chosen.extend(side for side in sides if side.digest != OLD.digest)  # type: ignore[method-assign]
        compare.with_another.trigger()
        dialog = fake.window.findChildren(CompareDialog)[-1]
        dialog.field.setText(typed)
        dialog.accept()
        dialog.close()

    for typed in ("latest", "1.5", digest(9), "other/app:7"):
        run_async(ask(typed))
    assert chosen == [
        Compares("team/app", digest(2), "latest"),
        Compares("team/app", digest(2), "1.5"),
        Compares("team/app", digest(9)),
        Compares("other/app", tag="7"),
    ]


def test_a_file_on_both_sides_is_told_apart_line_by_line(
    fake: FakeShell, scripted: Scripted, start: Callable[[], CompareFeature], run_async: RunAsync
) -> None:
    async def go() -> None:
        compare = start()
        both(fake)
        compare.with_another.trigger()
        await scripted.open(0, 0, 0)
        await scripted.open(0, 0, 0, place=1)
        await found(scripted, CHANGED)
        files = compare.presenter.view.files
        await until(files.view.rows.rowCount)
        files.view.row_activated.emit(files.view.rows.row_at(0))
        (dialog,) = fake.window.findChildren(TextDiffDialog)
        for place in (0, 1):
            await scripted.answer(FileCost, lambda number: Cost(number, 900_000_000, 4), place=place)
        await until(lambda: "1.8 GB" in dialog.note.text())
        dialog.read.click()
        for place, text in enumerate((b"a\nb\n", b"a\nc\n")):
            asked = await scripted.answer(
                ReadFile,
                lambda number, text=text: Piece(number, 0, text),
                lambda number: FileEnd(number, 4, True),
                place=place,
            )
            assert asked.path == CHANGED.path
        await until(lambda: dialog.view.code is not None)
        assert dialog.view.isVisible()
        assert dialog.note.text() == "1.4 → 1.5: lines added: 1, removed: 1."
        closed = collected(dialog.finished.connect)
        close = dialog.findChild(QPushButton, "textDiffClose")
        assert close is not None
        close.click()
        assert closed

    run_async(go())


def test_a_path_of_one_side_leads_to_its_file(
    fake: FakeShell, scripted: Scripted, start: Callable[[], CompareFeature], run_async: RunAsync
) -> None:
    shown: list[FilePlace] = []
    fake.shell.requests.show_file.connect(shown.append)

    async def go() -> None:
        compare = start()
        both(fake)
        compare.with_another.trigger()
        await scripted.open(0, 0, 0)
        await scripted.open(0, 0, 0, place=1)
        await found(scripted, GONE)
        files = compare.presenter.view.files
        await until(files.view.rows.rowCount)
        files.view.row_activated.emit(files.view.rows.row_at(0))
        await until(lambda: shown)

    run_async(go())
    assert shown == [FilePlace(GONE.path, 3, "team/app", digest(1), size_bytes=5)]


def test_other_features_have_it_ask_for_the_other_image(
    fake: FakeShell, scripted: Scripted, start: Callable[[], CompareFeature], run_async: RunAsync
) -> None:
    async def go() -> None:
        start()
        both(fake)  # what is selected in the list is another matter
        fake.shell.requests.compare_image.emit()
        (dialog,) = fake.window.findChildren(CompareDialog)
        assert dialog.isVisible()
        dialog.close()

    run_async(go())


def test_an_image_that_is_named_by_nothing_is_refused() -> None:
    for typed in ("", "other/app", "https://example.com/x"):
        with pytest.raises(InvalidReferenceError):
            side_named(typed, "team/app", "123456789012")
