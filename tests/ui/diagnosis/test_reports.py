"""A report in the window: shown as somebody else's, laid beside one's own, and closed again."""

from __future__ import annotations

import asyncio
import os
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel, QTableView, QWidget

from layerscope.accounts.model.credential_sources import CredentialSource, FoundCredentials, SourceKind
from layerscope.accounts.model.profiles import Identity
from layerscope.desktop.diagnosis.feature import DiagnosisFeature, install
from layerscope.desktop.diagnosis.reports.fault_words import fault_words
from layerscope.desktop.diagnosis.reports.opening import FileDrops
from layerscope.desktop.diagnosis.reports.page import ReportPage
from layerscope.desktop.diagnosis.reports.words import language_note, notes_on, origin_words, rows_on
from layerscope.desktop.diagnosis.summary import RunState
from layerscope.desktop.goto import feature as goto
from layerscope.desktop.shell.asked import Asked, about_repository
from layerscope.desktop.theme.theme import Theme
from layerscope.diagnosis.model.diagnosis import Diagnosis
from layerscope.diagnosis.model.environment import Clock, DiskSpace, Environment, HostAddress, HostRole
from layerscope.diagnosis.model.findings import Certainty, Finding
from layerscope.diagnosis.model.steps import StepName
from layerscope.diagnosis.report.comparing import Side, compare
from layerscope.diagnosis.report.document import as_json
from layerscope.diagnosis.report.facts import Versions
from layerscope.diagnosis.report.reading import read_report
from layerscope.diagnosis.report.received import Report, ReportFault, UnreadableReportError
from support.drivers.waiting import RunAsync, until
from support.fakes.diagnosis_fakes import DENIED, FINE, PLACE, QUESTION, FakeRunner, a_diagnosis, steps
from support.fakes.shell import FakeShell

NODE = Identity("111122223333", "arn:aws:sts::111122223333:assumed-role/node/i-0abc", region="eu-central-1")
ME = Identity("111122223333", "arn:aws:iam::111122223333:user/me", region="eu-central-1")
MACHINE = Environment(
    "ip-10-0-1-2",
    "root",
    0,
    runs_in="kubernetes",
    credentials=FoundCredentials(CredentialSource(SourceKind.IRSA, "role node")),
    addresses=(HostAddress(HostRole.API, "api.ecr.eu-central-1.amazonaws.com", ("10.0.3.7",), True),),
    clock=Clock(1.0, "api.ecr.eu-central-1.amazonaws.com"),
    disk=(DiskSpace("/var/lib/containerd", 5_000_000_000, 10_000_000_000),),
)
HERE = Environment(
    credentials=FoundCredentials(CredentialSource(SourceKind.SSO)),
    addresses=(HostAddress(HostRole.API, "api.ecr.eu-central-1.amazonaws.com", ("52.94.0.1",), False),),
)
COMMANDED = Finding(
    "layer-gone",
    StepName.URL,
    Certainty.SHOWN,
    "The URL was denied",
    change="Push it again.",
    snippet="aws ecr put-image --repository-name x",
    elsewhere=(PLACE,),
)
THERE = replace(
    a_diagnosis(DENIED, steps=steps(StepName.URL)), identity=NODE, started_at_s=1.8e9, profile="node"
)
VERSIONS = Versions("0.1.0", "1.44.5", "3.11.9", "Linux 6.1")
TEXT = as_json(THERE, VERSIONS, MACHINE)
MINE = replace(FINE, identity=ME)


@dataclass
class Bench:
    """The feature on a fake shell, what its diagnoses come to, and what a person sees of it."""

    fake: FakeShell
    feature: DiagnosisFeature
    runner: FakeRunner

    def find(self, name: str) -> QWidget | None:
        parts = self.fake.window.findChildren(QWidget, name)
        return next((each for each in parts if each.isVisible()), None)

    def text(self, name: str) -> str:
        """Of the label that can be seen; empty where there is none."""
        label = self.find(name)
        return label.text() if isinstance(label, QLabel) else ""

    def press(self, name: str) -> None:
        button = self.find(name)
        assert isinstance(button, QAbstractButton), name
        button.click()

    def rows(self, name: str) -> list[str]:
        """The first column of a table that can be seen."""
        view = self.find(name)
        assert isinstance(view, QTableView)
        model = view.model()
        shown = (row for row in range(model.rowCount()) if not view.isRowHidden(row))
        return [str(model.index(row, 0).data()) for row in shown]

    async def open(self, text: str = TEXT) -> None:
        self.fake.shell.requests.report.emit(text)
        await until(lambda: bool(self.text("reportOrigin") or self.text("reportFaultText")))

    async def ask_here(self, comes_to: Diagnosis = MINE) -> None:
        """Ask the same here, and have it end so."""
        self.press("diagnoseHere")
        await asyncio.sleep(0)
        self.runner.end(comes_to)
        await until(lambda: bool(self.text("comparisonTitle")))


@pytest.fixture
def bench(fake: FakeShell, monkeypatch: pytest.MonkeyPatch) -> Bench:
    feature = install(fake.shell)
    runner = FakeRunner()
    feature._diagnosing = runner  # type: ignore[assignment] # what an account's entry hands on

    async def machine(_own: Diagnosis) -> Environment:
        return HERE

    feature.reports.presenter._ask_machine = machine
    fake.show()
    return Bench(fake, feature, runner)


def test_it_is_shown_as_somebody_elses(bench: Bench, run_async: RunAsync) -> None:
    async def go() -> None:
        await bench.open()
        assert bench.text("reportOrigin").startswith(
            "Report from ip-10-0-1-2 as the role node · 15 Jan 2027, "
        )
        assert bench.text("reportTitle") == DENIED.title
        assert bench.rows("reportSteps") == ["URL", "Bytes"]  # those before are folded
        assert bench.text("snippetEffect") == "From the report, not checked: read it before use"
        assert bench.find("hereSteps") is None
        assert bench.find("comparison") is None
        values = [label.text() for label in bench.fake.window.findChildren(QLabel, "factValue")]
        assert "10.0.3.7 (private)" in " ".join(values)
        assert bench.feature.tab.wants_room
        bench.press("closeReport")
        assert bench.find("reportPage") is None
        assert bench.find("diagnoseChosen") is not None

    run_async(go())


def test_the_same_here_lies_beside_it_and_the_first_difference_is_named(
    bench: Bench, run_async: RunAsync
) -> None:
    async def go() -> None:
        bench.fake.choose_account()
        await bench.open()
        await bench.ask_here()
        asked = bench.runner.asked[-1]
        assert (asked.repository, asked.registry_id) == (QUESTION.repository, QUESTION.registry_id)
        assert bench.text("comparisonTitle") == "First difference: URL"
        assert bench.text("comparisonSentence") == f"There: failed ({DENIED.title}). Here: OK."
        for name in ("reportSteps", "hereSteps"):
            assert bench.rows(name)[5] == "URL, the first that differs"
            view = bench.find(name)
            assert isinstance(view, QTableView)
            assert [index.row() for index in view.selectionModel().selectedRows()] == [5]
        assert bench.text("hereSideTitle") == "Here, as the user me"
        await until(lambda: "public" in facts(bench))
        assert facts(bench)[:4] == [
            "the role node of account 111122223333",
            "the user me of account 111122223333",
            "private",
            "public",
        ]

    run_async(go())


def facts(bench: Bench) -> list[str]:
    """What the comparison's facts say, row by row."""
    grid = bench.find("comparisonFacts")
    return [each.text() for each in grid.findChildren(QLabel, "factValue")] if grid else []


def test_an_own_diagnosis_of_the_same_is_laid_beside_at_once(bench: Bench, run_async: RunAsync) -> None:
    async def go() -> None:
        bench.fake.choose_account()
        bench.fake.shell.requests.diagnosis.emit(Asked(QUESTION))
        await asyncio.sleep(0)
        bench.runner.end(MINE)
        await until(lambda: bool(bench.text("diagnosisTitle")))
        await bench.open()
        assert bench.text("comparisonTitle") == "First difference: URL"
        bench.press("closeReport")
        assert bench.text("diagnosisTitle") == "This layer can be downloaded"

    run_async(go())


def test_another_question_comes_into_sight_and_the_report_stays_open(
    bench: Bench, run_async: RunAsync
) -> None:
    async def go() -> None:
        bench.fake.choose_account()
        await bench.open()
        bench.fake.shell.requests.diagnosis.emit(about_repository("team/other"))
        assert bench.find("reportPage") is None
        assert bench.text("diagnosisSubject").startswith("team/other")
        bench.press("showReport")
        assert bench.text("reportOrigin")
        assert bench.find("hereSteps") is None  # it is about something else
        bench.fake.choose_account()
        assert bench.text("reportOrigin")  # whoever asks, it is the same

    run_async(go())


def test_the_last_report_takes_the_place_of_the_one_before(bench: Bench, run_async: RunAsync) -> None:
    async def go() -> None:
        bench.fake.choose_account()
        await bench.open()
        await bench.ask_here()
        other = replace(THERE, question=replace(QUESTION, repository="team/other"), findings=())
        await bench.open(as_json(other, VERSIONS))
        await until(lambda: bench.text("reportOrigin").startswith("Report as the role node"))
        assert bench.find("comparison") is None
        assert bench.find("hereSteps") is None

    run_async(go())


def test_a_running_one_can_be_given_up_by_the_keyboard(bench: Bench, run_async: RunAsync) -> None:
    async def go() -> None:
        bench.fake.choose_account()
        await bench.open()
        here = bench.find("diagnoseHere")
        assert here is not None
        here.setFocus()
        QTest.keyClick(here, Qt.Key.Key_Space)
        cancel = bench.find("cancelHere")
        assert QApplication.focusWidget() is cancel
        QTest.keyClick(cancel, Qt.Key.Key_Space)
        again = bench.find("diagnoseHere")
        assert again is not None
        assert QApplication.focusWidget() is again
        assert again.accessibleName() == "Diagnose here again"

    run_async(go())


def test_a_command_is_copied_with_a_mark_and_a_place_is_gone_to_in_its_registry(
    bench: Bench, run_async: RunAsync
) -> None:
    async def go() -> None:
        await bench.open(as_json(replace(THERE, findings=(COMMANDED,)), VERSIONS))
        bench.press("copySnippet")
        assert QGuiApplication.clipboard().text() == (
            "# From the report, not checked: read it before use\naws ecr put-image --repository-name x"
        )
        places = bench.find("findingPlaces")
        assert isinstance(places, QLabel)
        places.linkActivated.emit("0")
        host = "111122223333.dkr.ecr.eu-central-1.amazonaws.com"
        assert ("go to", f"{host}/{PLACE.repository}:{PLACE.image}") in bench.fake.requested

    run_async(go())


def test_copy_takes_the_step_of_what_is_in_sight(bench: Bench, run_async: RunAsync) -> None:
    async def go() -> None:
        bench.fake.choose_account()
        await bench.open()
        assert QApplication.focusWidget() is bench.find("diagnoseHere")  # where one goes on
        bench.fake.shell.places.copy()
        assert QGuiApplication.clipboard().text().startswith("URL: Failed. ")
        await bench.ask_here()
        view = bench.find("hereSteps")
        assert isinstance(view, QTableView)
        view.setFocus()
        bench.fake.shell.places.copy()
        assert QGuiApplication.clipboard().text().startswith("URL: OK. ")

    run_async(go())


def test_what_is_no_report_is_told_and_what_was_open_stays(bench: Bench, run_async: RunAsync) -> None:
    async def go() -> None:
        await bench.open()
        await bench.open(TEXT[:2000])
        await until(lambda: bool(bench.text("reportFaultText")))
        assert bench.text("reportFaultText") == "This report is cut off: its end is missing."
        assert "report.json" in bench.text("reportFaultNextStep")
        assert bench.text("reportOrigin")
        bar = bench.find("reportFault")
        QTest.keyClick(bar, Qt.Key.Key_Escape)
        assert bench.find("reportFault") is None

    run_async(go())


def test_it_stays_when_the_windows_inside_is_built_anew(bench: Bench, run_async: RunAsync) -> None:
    async def go() -> None:
        await bench.open()
        again = install(bench.fake.shell)  # as for another language
        assert again.reports.presenter.report is bench.feature.reports.presenter.report
        assert again.tab.wants_room
        again.reports.presenter.close()
        assert not again.tab.wants_room

    run_async(go())


# The ways into the window.


def test_the_menu_asks_for_a_file(bench: Bench, run_async: RunAsync, tmp_path: Path) -> None:
    file = tmp_path / "r.json"
    file.write_bytes(TEXT.encode("utf-16"))
    (act,) = (each for each in bench.fake.menu().every_action() if each.objectName() == "openReport")

    async def go() -> None:
        act.trigger()
        dialog = bench.fake.window.findChild(QFileDialog, "openReportDialog")
        assert dialog is not None
        assert Path(dialog.directory().path()) == tmp_path  # of downloads
        dialog.fileSelected.emit(str(file))
        dialog.reject()
        await until(lambda: bool(bench.text("reportOrigin")))

    run_async(go())


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes by name on this system")
@pytest.mark.parametrize("kind", ["missing", "folder", "pipe"])
def test_what_is_no_file_is_told(bench: Bench, run_async: RunAsync, tmp_path: Path, kind: str) -> None:
    path = tmp_path / "there"
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)

    async def go() -> None:
        bench.feature.reports.presenter.open_file(path)
        await until(lambda: bool(bench.text("reportFaultText")))
        assert bench.text("reportFaultText").startswith("This file cannot be read: there")

    run_async(go())


def dragged(*urls: str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl(url) for url in urls])
    return data


@pytest.mark.parametrize(
    ("urls", "is_taken"),
    [
        (["file:///tmp/r.json"], True),
        (["file:///tmp/a.json", "file:///tmp/b.json"], False),
        (["https://example.com/r.json"], False),
        ([], False),
    ],
)
def test_one_file_can_be_dropped(fake: FakeShell, urls: list[str], is_taken: bool) -> None:
    drops, dropped = FileDrops(fake.window), list[Path]()
    drops.dropped.connect(dropped.append)
    data, copy = dragged(*urls), Qt.DropAction.CopyAction
    held = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    entered = QDragEnterEvent(QPoint(5, 5), copy, data, *held)
    QApplication.sendEvent(fake.window, entered)
    assert entered.isAccepted() is is_taken
    if is_taken:  # Qt drops onto nothing else
        QApplication.sendEvent(fake.window, QDropEvent(QPointF(5, 5), copy, data, *held))
    assert dropped == ([Path("/tmp/r.json")] if is_taken else [])


def test_go_to_hands_a_report_on_and_leaves_files_to_the_window(fake: FakeShell) -> None:
    feature = goto.install(fake.shell)
    texts = list[str]()
    fake.shell.requests.report.connect(texts.append)
    feature.field.paste_text(f"root@node:~# layerscope diagnose x --json\n{TEXT}")
    QTest.keyClick(feature.field, Qt.Key.Key_Return)
    assert len(texts) == 1
    assert texts[0].endswith("}")
    assert feature.field.text() == ""
    assert ("text replaced",) not in fake.requested  # what was pasted before still counts
    entered = QDragEnterEvent(
        QPoint(5, 5),
        Qt.DropAction.CopyAction,
        data := dragged("file:///tmp/r.json"),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    data.setText("/tmp/r.json")
    QApplication.sendEvent(feature.field, entered)
    assert not entered.isAccepted()
    drops, dropped = FileDrops(fake.window), list[Path]()
    drops.dropped.connect(dropped.append)
    fake.show()
    QApplication.sendEvent(feature.field, entered)
    assert entered.isAccepted()
    QApplication.sendEvent(fake.window, QDragLeaveEvent())  # Qt knows whom it was over


# How it lies, and its words.


def test_in_a_narrow_page_one_is_below_the_other(theme: Theme, qapp: QApplication) -> None:
    page = ReportPage(theme, lambda _said: None, lambda _place: None, lambda _place: None)
    page.show_report(read_report(TEXT), asked := Asked(QUESTION))
    page.show_here(MINE, asked, RunState.ENDED)
    page.show_comparison(compare(Side(THERE), Side(MINE)))
    page.resize(1200, 800)
    page.show()
    qapp.processEvents()
    assert page.here.y() == page.there.y()
    assert page.here.x() > page.there.geometry().right()
    page.resize(420, 800)
    qapp.processEvents()
    assert page.here.y() > page.there.y()
    page.hide()


def test_what_to_know_of_it_is_told() -> None:
    report = Report(
        replace(THERE, complete=False),
        VERSIONS,
        notes=("Noted.",),
        seen="denied",
        unread=2,
        is_newer=True,
        is_joined=True,
    )
    told = " ".join(notes_on(report))
    for part in ("later version", "still running", "joined", "left out", "Seen before: denied", "Noted."):
        assert part in told
    assert notes_on(Report(THERE, VERSIONS)) == []
    assert language_note() == ""  # the window speaks what the command does


def test_of_an_own_report_only_what_it_says_is_told() -> None:
    report = Report(Diagnosis(QUESTION), Versions("", "", "", ""))
    assert origin_words(report) == "Report"
    assert rows_on(report) == []
    rows = dict(rows_on(Report(THERE, VERSIONS, MACHINE)))
    assert rows["Host"] == "ip-10-0-1-2 (kubernetes)"
    assert rows["User"] == "root (uid 0)"
    assert rows["Source of the credentials"] == "irsa (role node)"
    assert rows["Clock"] == "as AWS's"
    assert rows["Free disk space"].startswith("/var/lib/containerd 5")


@pytest.mark.parametrize("fault", ReportFault)
def test_every_fault_has_its_words(fault: ReportFault) -> None:
    words = fault_words(UnreadableReportError(fault, "7"))
    assert words.text.endswith(".")
    assert words.next_step
    assert "{" not in words.text + words.next_step
