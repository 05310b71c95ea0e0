"""Analyses on a shell of their own, whose answers the test gives."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from layerscope.contents.errors import PackagesUnreadableError
from layerscope.contents.model.changes import HiddenBy
from layerscope.contents.model.findings import (
    Ecosystem,
    LargeFile,
    LeftBehind,
    LeftBehindPlace,
    Package,
    PackageChange,
    PackageStep,
    Permission,
    PermissionFinding,
    StartFault,
    StartFinding,
    WastedFile,
)
from layerscope.contents.service.replies import (
    AnalysisCost,
    Done,
    Failed,
    FileEnd,
    Found,
    ListProgress,
    Piece,
)
from layerscope.contents.service.requests import Analysis, Analyze, BomForm, ListLayers, WriteBom
from layerscope.desktop.analysis import feature, summaries
from layerscope.desktop.analysis.feature import AnalysisFeature
from layerscope.desktop.shell.image_values import ImageChoice
from layerscope.desktop.shell.requests import FilePlace, Route
from layerscope.desktop.widgets.results.result_pane import ResultPane
from layerscope.desktop.widgets.results.saving import FormsDialog
from support.drivers.waiting import RunAsync, until
from support.fakes.contents_scripts import Scripted, a_read_image, digest
from support.fakes.shell import FakeShell

IMAGE = ImageChoice("team/app", digest(1), "1.4")
WASTED = WastedFile(b"var/cache/apt/pkgcache.bin", 2, 50_000_000, 20_000_000, 3, HiddenBy.WHITEOUT)
IN_FIRST = WastedFile(b"etc/motd", 1, 100, None, 2, None)
Tell = Callable[..., Callable[[int], Found]]


@pytest.fixture
def scripted(fake: FakeShell) -> Scripted:
    return Scripted(fake)


@pytest.fixture
def analysis(fake: FakeShell, scripted: Scripted) -> AnalysisFeature:
    installed = feature.install(fake.shell)
    scripted.show(IMAGE, a_read_image(1, 11, 12, 13, size_bytes=100_000_000))
    return installed


def found(**values: object) -> Callable[[int], Found]:
    return lambda number: Found(number, **values)  # type: ignore[arg-type]


def pane_of(analysis: AnalysisFeature, kind: Analysis) -> ResultPane:
    return analysis.presenter.view.pane.panes[kind.value]


def rows_of(pane: ResultPane) -> list[str]:
    rows = pane.view.rows
    columns = [column for column in rows.columns if not column.is_extra]
    return [" | ".join(column.text(rows.row_at(at)) for column in columns) for at in range(rows.rowCount())]


def test_what_costs_little_is_listed_and_looked_through(
    analysis: AnalysisFeature, scripted: Scripted, run_async: RunAsync
) -> None:
    pane = pane_of(analysis, Analysis.WASTED)

    async def go() -> None:
        analysis.analyze.trigger()
        opened = await scripted.open(10_000_000, 0, 20_000_000)
        assert opened.image.os == "linux"
        assert (await scripted.list()).layers == (1, 3)
        older = IN_FIRST
        asked = await scripted.answer(Analyze, found(wasted=(older,)), found(wasted=(WASTED,)))
        assert (asked.analysis, asked.image, asked.config) == (Analysis.WASTED, digest(1), '{"os":"linux"}')
        await until(lambda: "pull" in pane.note)

    run_async(go())
    assert pane.heading == "team/app:1.4"
    assert rows_of(pane) == [
        "/var/cache/apt/pkgcache.bin | 50.0 MB | about 20.0 MB | 2 | removed by layer 3",
        "/etc/motd | 100 bytes | \N{EN DASH} | 1 | newer in layer 2",
    ]
    assert pane.note == (
        "2 files are stored that the image does not show: 50.0 MB. "
        "Every pull transfers about 20.0 MB for them, 7% of the image."
    )


def test_what_costs_much_is_asked_for_first(
    analysis: AnalysisFeature, scripted: Scripted, run_async: RunAsync
) -> None:
    pane = pane_of(analysis, Analysis.WASTED)

    async def go() -> None:
        analysis.analyze.trigger()
        await scripted.open(400_000_000, 800_000_000)
        offer = pane.findChild(QPushButton, "listOffer")
        assert offer is not None
        await until(offer.text)
        assert offer.text() == "List 2 layers (1.2 GB)"
        assert not any(isinstance(each.request, ListLayers) for each in scripted.fake.contents.asked)
        offer.click()
        await scripted.list()
        await scripted.answer(Analyze)
        await until(lambda: pane.note.startswith("No file"))

    run_async(go())


def test_what_is_listed_is_looked_at_and_the_rest_offered(
    analysis: AnalysisFeature, scripted: Scripted, run_async: RunAsync
) -> None:
    pane = pane_of(analysis, Analysis.WASTED)

    async def go() -> None:
        analysis.analyze.trigger()
        await scripted.open(0, 900_000_000)
        await scripted.answer(Analyze, found(missing_layers=(2,)))
        others = pane.findChild(QPushButton, "listOthersAnalysisWasted")
        assert others is not None
        await until(others.text)
        assert pane.note.endswith("1 layer was not looked at: 2.")
        assert others.text() == "List 1 layer (900.0 MB)"
        others.click()
        await scripted.list()
        await scripted.answer(Analyze, found(wasted=(WASTED,)), place=1)
        await until(pane.view.rows.rowCount)

    run_async(go())


def test_each_kind_has_its_own_table(
    analysis: AnalysisFeature, scripted: Scripted, run_async: RunAsync
) -> None:
    view = analysis.presenter.view
    curl = Package(Ecosystem.DEB, "curl", "8.0", b"var/lib/dpkg/status", license="MIT")
    secret = LeftBehind(LeftBehindPlace.FILE, "AWS access key", b"root/.env", 1, 3, "AKIA", 2)
    in_history = LeftBehind(LeftBehindPlace.HISTORY, "password", beginning="hunter2secret")
    values: dict[Analysis, tuple[dict[str, object], list[str], str]] = {
        Analysis.LARGE: (
            {"large": (LargeFile(b"usr/lib/libbig.so", 2, 9_000_000),)},
            ["/usr/lib/libbig.so | 9.0 MB | 2"],
            "1 large file: 9.0 MB.",
        ),
        Analysis.PACKAGES: (
            {
                "packages": (
                    PackageStep(curl, PackageChange.ADDED, 1),
                    PackageStep(curl, PackageChange.UPGRADED, 2, "7.9"),
                ),
                "failures": (PackagesUnreadableError("/var/lib/rpm/Packages", "it is damaged"),),
            },
            ["curl | Added | 8.0 |  | 1 | Debian", "curl | Upgraded | 8.0 | 7.9 | 2 | Debian"],
            "Packages: 1 added, 1 upgraded. ",
        ),
        Analysis.PERMISSIONS: (
            {"permissions": (PermissionFinding(b"bin/su", 1, Permission.SETUID, 0o4755),)},
            ["/bin/su | setuid | -rwsr-xr-x | 1 | "],
            "Files by permission: setuid 1.",
        ),
        Analysis.LEFT_BEHIND: (
            {"left_behind": (secret, in_history)},
            [
                "AWS access key | /root/.env:3 | AKIA… | 1 | removed by layer 2, still in layer 1",
                "password | History of the image | hunt… | \N{EN DASH} | ",
            ],
            "2 secrets, or files that usually hold one. 1 of them was removed later, and is still in the ",
        ),
        Analysis.STARTING: (
            {
                "starting": (StartFinding(StartFault.BROKEN_LINK, b"srv/start", other=b"opt/start"),),
                "unpacked_bytes": 1_200_000_000,
            },
            ["/srv/start | \N{EN DASH} | It links to /opt/start, and nothing is there."],
            "The image's program cannot be started. Unpacked, its layers take 1.2 GB on a disk.",
        ),
    }

    async def go() -> None:
        analysis.analyze.trigger()
        await scripted.open(0, 0, 0)
        await scripted.answer(Analyze)
        for place, (kind, (reply, rows, said)) in enumerate(values.items(), 1):
            view.pane.choose(kind.value)
            asked = await scripted.answer(Analyze, found(**reply), place=place)
            assert asked.analysis is kind
            pane = pane_of(analysis, kind)
            await until(lambda pane=pane: pane.again.isVisibleTo(pane))
            assert rows_of(pane) == rows
            assert pane.note.startswith(said)
        view.pane.choose(Analysis.LARGE.value)  # is kept
        assert len([each for each in scripted.fake.contents.asked if isinstance(each.request, Analyze)]) == 6

    run_async(go())


def test_another_feature_has_the_image_looked_into(
    analysis: AnalysisFeature, scripted: Scripted, run_async: RunAsync
) -> None:
    fake = scripted.fake
    opened: list[str] = []

    async def open_repository(name: str) -> None:
        opened.append(name)

    async def open_image(image: str, *, is_certain: bool) -> bool:
        opened.append(image)
        return is_certain

    async def go() -> None:
        fake.shell.navigator.open_repository = open_repository  # type: ignore[method-assign]
        fake.shell.navigator.open_image = open_image  # type: ignore[method-assign]
        fake.shell.requests.look_inside.emit(Route("team/app", "1.4"))
        await scripted.open(0, 0, 0)
        assert (await scripted.answer(Analyze)).analysis is Analysis.STARTING
        await until(lambda: pane_of(analysis, Analysis.STARTING).note.startswith("Nothing was found"))

    run_async(go())
    assert opened == ["team/app", "1.4"]


def test_the_rows_of_one_layer_are_seen_alone(
    analysis: AnalysisFeature, scripted: Scripted, run_async: RunAsync
) -> None:
    pane, layers = pane_of(analysis, Analysis.WASTED), analysis.presenter.view.layers

    async def go() -> None:
        analysis.analyze.trigger()
        await scripted.open(0, 0, 0)
        await scripted.answer(Analyze, found(wasted=(WASTED, IN_FIRST)))
        await until(lambda: pane.view.rows.rowCount() == 2)

    run_async(go())
    assert [layers.itemText(place) for place in range(layers.count())][:2] == ["All layers", "Layer 1"]
    layers.setCurrentIndex(1)
    assert rows_of(pane) == ["/etc/motd | 100 bytes | \N{EN DASH} | 1 | newer in layer 2"]
    layers.setCurrentIndex(0)
    assert pane.view.rows.rowCount() == 2


def test_looking_into_files_says_what_it_costs(
    analysis: AnalysisFeature, scripted: Scripted, run_async: RunAsync
) -> None:
    view = analysis.presenter.view

    async def go() -> None:
        analysis.analyze.trigger()
        await scripted.open(0, 0, 0)
        await scripted.answer(Analyze)
        view.pane.choose(Analysis.LEFT_BEHIND.value)
        await scripted.answer(Analyze, lambda number: AnalysisCost(number, 1_200_000_000), place=1)
        await until(view.contents.text)
        assert view.contents.text() == "Search contents (reads 1.2 GB)"
        view.contents.click()
        asked = await scripted.answer(Analyze, place=2)
        assert asked.reads_layers
        await until(lambda: pane_of(analysis, Analysis.LEFT_BEHIND).note == "Nothing was found.")
        assert not view.contents.text()

    run_async(go())


def test_what_packages_cost_more_is_read_when_asked_for(
    analysis: AnalysisFeature, scripted: Scripted, run_async: RunAsync
) -> None:
    view = analysis.presenter.view

    async def go() -> None:
        view.pane.choose(Analysis.PACKAGES.value)
        analysis.analyze.trigger()
        await scripted.open(0, 0, 0)
        await scripted.answer(
            Analyze, found(missing_layers=(2,)), lambda number: AnalysisCost(number, 300_000_000)
        )
        await until(view.rest.text)
        assert view.rest.text() == "Read all packages (300.0 MB)"
        view.rest.click()
        asked, request = await scripted.asked(Analyze, 1)
        assert request.reads_layers
        asked.tell(ListProgress(request.number, 2, 100_000_000, 300_000_000, 5))
        pane = pane_of(analysis, Analysis.PACKAGES)
        assert pane.note == "100.0 MB of 300.0 MB read."
        asked.tell(Done(request.number))
        await until(lambda: pane.note == "No packages are known.")
        assert not view.rest.text()

    run_async(go())


def test_a_row_leads_to_its_file(analysis: AnalysisFeature, scripted: Scripted, run_async: RunAsync) -> None:
    pane = pane_of(analysis, Analysis.WASTED)
    shown: list[FilePlace] = []
    scripted.fake.shell.requests.show_file.connect(shown.append)

    async def go() -> None:
        analysis.analyze.trigger()
        await scripted.open(0, 0, 0)
        await scripted.answer(Analyze, found(wasted=(WASTED,)))
        await until(pane.view.rows.rowCount)
        pane.view.row_activated.emit(WASTED)
        await until(lambda: shown)

    run_async(go())
    assert shown == [FilePlace(WASTED.path, 2, "team/app", digest(1), size_bytes=50_000_000)]


def test_what_fails_is_shown_and_asked_again(
    analysis: AnalysisFeature, scripted: Scripted, run_async: RunAsync
) -> None:
    pane = pane_of(analysis, Analysis.WASTED)

    async def go() -> None:
        analysis.analyze.trigger()
        await scripted.open(0, 0, 0)
        asked, request = await scripted.asked(Analyze)
        asked.tell(Failed(request.number, PackagesUnreadableError("/x", "it is damaged")))
        await until(lambda: pane.again.isVisibleTo(pane))
        pane.again.click()
        await scripted.answer(Analyze, found(wasted=(WASTED,)), place=1)
        await until(pane.view.rows.rowCount)

    run_async(go())


def test_a_stopped_analysis_is_cancelled(
    analysis: AnalysisFeature, scripted: Scripted, run_async: RunAsync
) -> None:
    pane = pane_of(analysis, Analysis.WASTED)

    async def go() -> None:
        analysis.analyze.trigger()
        await scripted.open(0, 0, 0)
        asked, _request = await scripted.asked(Analyze)
        pane.stop.click()
        await until(lambda: not asked.is_heard)
        assert pane.note == "Stopped."

    run_async(go())


def test_what_a_stopped_analysis_had_found_stays_to_choose_from(
    analysis: AnalysisFeature, scripted: Scripted, run_async: RunAsync
) -> None:
    pane, layers = pane_of(analysis, Analysis.WASTED), analysis.presenter.view.layers

    async def go() -> None:
        analysis.analyze.trigger()
        await scripted.open(0, 0, 0)
        asked, request = await scripted.asked(Analyze)
        both = (WASTED, IN_FIRST)
        asked.tell(found(wasted=both)(request.number))
        await until(lambda: pane.view.rows.rowCount() == 2)
        layers.setCurrentIndex(1)
        pane.stop.click()
        await until(lambda: not asked.is_heard)
        assert pane.note.startswith("Stopped. ")
        assert len(rows_of(pane)) == 1
        layers.setCurrentIndex(0)
        assert len(rows_of(pane)) == 2
        told = pane.note

        pane.again.click()  # begins anew, and shows nothing of before
        layers.setCurrentIndex(1)
        layers.setCurrentIndex(0)
        assert rows_of(pane) == []
        await scripted.answer(Analyze, found(wasted=both), place=1)
        await until(lambda: pane.view.rows.rowCount() == 2)
        await until(lambda: pane.note == told.removeprefix("Stopped. "))

    run_async(go())


def test_a_bill_of_materials_is_saved(
    analysis: AnalysisFeature, scripted: Scripted, run_async: RunAsync, tmp_path: Path
) -> None:
    view, path = analysis.presenter.view, tmp_path / "bom.spdx.json"

    async def go() -> None:
        analysis.analyze.trigger()
        await scripted.open(0, 0, 0)
        await scripted.answer(Analyze)
        await until(view.bom.isEnabled)
        view.bom.click()
        (dialog,) = scripted.fake.window.findChildren(FormsDialog)
        spdx = dialog.nameFilters()[1]
        dialog.selectNameFilter(spdx)
        dialog.filterSelected.emit(spdx)
        assert Path(dialog.selectedFiles()[0]).name == "bom-team-app-1.4.spdx.json"
        dialog.fileSelected.emit(str(path))
        dialog.close()
        asked = await scripted.answer(
            WriteBom, lambda number: Piece(number, 0, b"{}"), lambda number: FileEnd(number, 2, False)
        )
        assert (asked.form, asked.name) == (BomForm.SPDX, "team/app:1.4")
        await until(lambda: path.exists() and path.read_bytes())

    run_async(go())
    assert path.read_bytes() == b"{}"


def test_another_account_leaves_nothing(
    analysis: AnalysisFeature, scripted: Scripted, run_async: RunAsync, fake: FakeShell
) -> None:
    pane = pane_of(analysis, Analysis.WASTED)

    async def go() -> None:
        analysis.analyze.trigger()
        await scripted.open(0, 0, 0)
        await scripted.answer(Analyze, found(wasted=(WASTED,)))
        await until(pane.view.rows.rowCount)
        fake.choose_account()
        assert pane.view.rows.rowCount() == 0
        assert fake.tabs.count() == 0

    run_async(go())


def test_little_waste_is_not_told_as_none() -> None:
    rows = [WastedFile(b"/etc/motd", 1, 100, 40, 2, None)]
    assert summaries.wasted(rows, 1_000_000).endswith("for them, less than 1% of the image.")
    assert summaries.wasted(rows, 1_000).endswith("for them, 4% of the image.")
