"""The diagnosis's faces as its runner tells more, and what can be done with each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLabel, QPlainTextEdit, QTableView, QWidget
from pytestqt.qtbot import QtBot

from layerscope.accounts.model.profiles import Identity
from layerscope.accounts.rules.sign_ins import sign_in_helps
from layerscope.desktop.diagnosis.presenter import DiagnosisPresenter
from layerscope.desktop.diagnosis.report_dialog import ReportDialog, is_json, report_name
from layerscope.desktop.diagnosis.role_dialog import RoleDialog
from layerscope.desktop.diagnosis.summary import RunState
from layerscope.desktop.diagnosis.view import DiagnosisTab
from layerscope.desktop.runtime.tasks import Tasks
from layerscope.desktop.shell.asked import Asked, about_layer, about_pasted
from layerscope.desktop.theme.theme import Theme
from layerscope.desktop.widgets.remedies import Remedies, Remedy
from layerscope.diagnosis.model.diagnosis import Diagnosis
from layerscope.diagnosis.model.findings import Elsewhere
from layerscope.diagnosis.model.question import Question
from layerscope.diagnosis.model.steps import StepName
from layerscope.registry.model.layers import LayerRef
from layerscope.registry.references.target import read_target
from layerscope.text.reasons import Reason
from layerscope.words.principals import fault_of
from support.drivers.waiting import RunAsync, until
from support.fakes.diagnosis_fakes import (
    DENIED,
    FINE,
    FOUND,
    NONE_FITS,
    ORPHANED,
    PLACE,
    QUESTION,
    FakeRunner,
    a_diagnosis,
    steps,
)
from support.fakes.layer_fakes import a_layer, chosen, collected, digest

ASKED = Asked(QUESTION, a_layer(5), "v4.18.2")
ME = Identity("111122223333", "arn:aws:iam::111122223333:user/me", region="eu-central-1")
PARTLY = a_diagnosis(steps=steps(until=StepName.NETWORK), complete=False)


@dataclass
class Bench:
    """The presenter with its tab, a runner that is held, and all that was told."""

    tab: DiagnosisTab
    presenter: DiagnosisPresenter
    runner: FakeRunner
    errors: list[BaseException]
    said: list[tuple[str]]
    places: list[Elsewhere]
    remedies: Remedies

    def find(self, name: str) -> QWidget | None:
        return next((each for each in self.tab.findChildren(QWidget, name) if each.isVisible()), None)

    def text(self, name: str) -> str:
        found = self.find(name)
        if isinstance(found, QPlainTextEdit):
            return found.toPlainText()
        return found.text() if isinstance(found, (QLabel, QAbstractButton)) else ""

    def press(self, name: str) -> None:
        button = self.find(name)
        assert isinstance(button, QAbstractButton)
        assert button.isEnabled()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def outcomes(self) -> list[str]:
        model = self.tab.findChild(QTableView, "diagnosis").model()
        return [str(model.index(row, 1).data()) for row in range(model.rowCount())]

    async def ended(self, diagnosis: object = FOUND, asked: Asked = ASKED) -> None:
        """Ask, and have the runner end with this."""
        before = len(self.runner.asked)
        self.presenter.ask(asked)
        await until(lambda: len(self.runner.asked) > before)
        self.runner.end(diagnosis)  # type: ignore[arg-type]
        await until(lambda: self.presenter.state is not RunState.RUNNING)


@pytest.fixture
def bench(theme: Theme, qtbot: QtBot) -> Bench:
    runner, errors = FakeRunner(), list[BaseException]()
    remedies = Remedies()
    said: list[tuple[str]] = []
    places: list[Elsewhere] = []

    def say(sentence: str) -> None:
        said.append((sentence,))

    tab = DiagnosisTab(theme, say, places.append, remedies=remedies)
    qtbot.addWidget(tab)
    tab.resize(700, 500)
    presenter = DiagnosisPresenter(tab, Tasks(lambda _key, error: errors.append(error)), runner, say)
    presenter.use(runner)
    tab.show()
    return Bench(tab, presenter, runner, errors, said, places, remedies)


def test_at_first_it_says_what_it_does(bench: Bench) -> None:
    assert "Read-only" in bench.text("diagnosisReason")
    ask = bench.find("diagnoseChosen")
    assert isinstance(ask, QAbstractButton)
    assert not ask.isEnabled()
    bench.presenter.choose(about_layer(chosen(2)))
    assert ask.isEnabled()
    assert bench.text("diagnosisChosen") == "Layer 2 of team/checkout:v1 · sha256:000000…0002"


def test_the_button_asks_about_what_is_chosen(bench: Bench, run_async: RunAsync) -> None:
    wanted = collected(bench.presenter.sight_wanted.connect)

    async def ask() -> None:
        bench.presenter.choose(about_layer(chosen(2)))
        bench.press("diagnoseChosen")
        await until(lambda: bench.runner.asked)

    run_async(ask())
    assert bench.runner.asked == [about_layer(chosen(2)).question]
    assert wanted == [()]


def test_stages_come_in_one_by_one(bench: Bench, run_async: RunAsync) -> None:
    async def run() -> None:
        bench.presenter.ask(ASKED)
        assert bench.text("diagnosisTitle") == "Looking for the cause…"
        assert set(bench.outcomes()) == {"Checking…"}
        await until(lambda: bench.runner.asked)
        bench.runner.tell(PARTLY)
        assert bench.outcomes() == ["OK", "OK", *["Checking…"] * 5]
        bench.runner.tell(a_diagnosis(ORPHANED, steps=steps(until=StepName.IMAGE)))
        assert bench.text("diagnosisTitle") == ORPHANED.title
        assert "may change" in bench.text("diagnosisText")
        bench.runner.end(FOUND)
        await until(lambda: bench.presenter.state is RunState.ENDED)

    run_async(run())
    assert bench.text("diagnosisText") == ""
    assert bench.text("diagnosisSubject").startswith("Layer 5 of team/checkout:v4.18.2")
    assert bench.said[-1] == (ORPHANED.title,)


def test_a_finding_says_why_what_next_and_who(bench: Bench, run_async: RunAsync) -> None:
    run_async(bench.ended(a_diagnosis(DENIED, failed=StepName.URL)))
    assert bench.text("diagnosisTitle") == DENIED.title
    assert bench.text("findingCertainty") == "Likely"
    assert bench.text("findingBecause") == DENIED.because[0]
    assert bench.text("findingChange") == DENIED.change
    assert bench.text("findingWho") == DENIED.who
    assert bench.text("findingSnippet") == DENIED.snippet
    bench.press("copySnippet")
    assert QGuiApplication.clipboard().text() == DENIED.snippet
    assert bench.said[-1] == ("Policy statement copied.",)
    assert bench.find("getElsewhere") is None


def test_the_same_is_diagnosed_for_a_role_that_is_typed(bench: Bench, run_async: RunAsync) -> None:
    arn = "arn:aws:iam::111122223333:role/eks/node"

    async def ask() -> None:
        await bench.ended(FINE)
        bench.press("asRole")
        dialog = bench.tab.findChild(RoleDialog)
        dialog.field.setText("role/*")
        dialog.accept()
        assert dialog.findChild(QLabel, "roleFault").text() == "This is a pattern. Name one role or user."
        dialog.field.setText(f" {arn} ")
        dialog.accept()
        await until(lambda: len(bench.runner.asked) == 2)
        assert bench.runner.asked[1] == replace(QUESTION, principal=arn)
        assert "as the role node" in bench.text("diagnosisSubject")
        assert bench.find("asRole") is None
        verdict = Reason.tr("You can pull this; the role node cannot")
        there = replace(DENIED, cause="on-that-machine", title="What only the machine can tell")
        bench.runner.end(a_diagnosis(DENIED, verdict=verdict, on_machine=there))
        await until(lambda: bench.presenter.state is RunState.ENDED)

    run_async(ask())
    assert (bench.text("diagnosisTitle"), bench.text("diagnosisCause")) == (
        "You can pull this; the role node cannot",
        DENIED.title,
    )
    assert bench.text("findingOpener") == "▸ What only the machine can tell"


@pytest.mark.parametrize(
    ("arn", "told"),
    [
        ("", "Enter the ARN"),
        ("node", "not the ARN of a role"),
        ("arn:aws:iam::111122223333:root", "names an account"),
        ("arn:aws:iam::*:role/node", "a pattern"),
        ("arn:aws:iam::111122223333:role/a b", "not the ARN of a role"),
        ("arn:aws:iam::111122223333:role/node", ""),
        ("arn:aws-cn:sts::111122223333:assumed-role/node/i-0abc", ""),
        ("arn:aws:iam::111122223333:user/ops/ci", ""),
    ],
)
def test_what_is_no_role_is_refused_with_the_reason(arn: str, told: str) -> None:
    assert fault_of(arn).find(told) >= 0
    assert bool(fault_of(arn)) is bool(told)


@pytest.mark.parametrize(
    ("diagnosis", "told"),
    [
        (replace(a_diagnosis(DENIED, failed=StepName.BYTES), identity=ME), [DENIED.title]),
        (replace(FINE, identity=ME), [""]),
        (replace(FOUND, identity=ME), []),  # it did not come to the bytes
        (replace(FINE, identity=replace(ME, region="us-east-1")), []),  # another registry's layer
    ],
)
def test_it_tells_the_lists_whether_the_layer_could_be_read(
    bench: Bench, run_async: RunAsync, diagnosis: Diagnosis, told: list[str]
) -> None:
    heard = collected(bench.presenter.layer_read.connect)
    run_async(bench.ended(diagnosis))
    assert heard == [(LayerRef(QUESTION.repository, QUESTION.digest), text) for text in told]


def test_further_findings_are_folded_below(bench: Bench, run_async: RunAsync) -> None:
    run_async(bench.ended())
    assert bench.text("findingOpener") == "▸ Your identity lacks ecr:GetDownloadUrlForLayer && more"
    assert bench.find("findingSnippet") is None
    bench.press("findingOpener")
    assert bench.text("findingSnippet") == DENIED.snippet
    bench.press("findingOpener")
    assert bench.find("findingSnippet") is None


def test_one_click_gets_the_layer_from_elsewhere(bench: Bench, run_async: RunAsync) -> None:
    run_async(bench.ended())
    assert bench.text("getElsewhere") == "Download it from v4.18.1"
    asked = collected(bench.presenter.download_asked.connect)
    bench.press("getElsewhere")
    [(there,)] = asked
    assert (there.repository, there.tag, there.layer.digest) == ("team/checkout", "v4.18.1", digest(5))
    assert there.layer.size_bytes == 5_000_000


def test_the_image_is_looked_into_where_its_files_tell_more(bench: Bench, run_async: RunAsync) -> None:
    run_async(bench.ended())
    assert bench.find("lookInside") is None
    asked = replace(ASKED, question=replace(QUESTION, pasted=read_target("no space left on device")))
    run_async(bench.ended(a_diagnosis(replace(DENIED, cause="disk-full"), failed=StepName.BYTES), asked))
    wanted = collected(bench.presenter.look_asked.connect)
    bench.press("lookInside")
    assert wanted == [("team/checkout", digest(99))]


def test_a_sign_in_is_offered_where_it_mends_the_first_finding(bench: Bench, run_async: RunAsync) -> None:
    signed_out = replace(DENIED, cause="signed-out", step=StepName.IDENTITY)
    run_async(bench.ended(a_diagnosis(signed_out, failed=StepName.IDENTITY)))
    assert bench.find("signInFromDiagnosis") is None  # a window without such an action
    action = QAction("Sign in again…", bench.tab)
    bench.remedies.add(Remedy(action, sign_in_helps, cause="signed-out"))
    triggered = collected(action.triggered.connect)
    run_async(bench.ended())
    assert bench.find("signInFromDiagnosis") is None
    run_async(bench.ended(a_diagnosis(signed_out, failed=StepName.IDENTITY)))
    assert bench.text("signInFromDiagnosis") == "Sign in again…"
    bench.press("signInFromDiagnosis")
    assert triggered


def test_a_place_is_a_link_that_leads_there(bench: Bench, run_async: RunAsync) -> None:
    run_async(bench.ended())
    places = bench.find("findingPlaces")
    assert isinstance(places, QLabel)
    places.linkActivated.emit("0")
    assert bench.places == [PLACE]


def test_what_fits_nothing_and_what_is_fine_say_so(bench: Bench, run_async: RunAsync) -> None:
    run_async(bench.ended(NONE_FITS))
    assert bench.text("diagnosisTitle").startswith("The evidence matches no known cause")
    run_async(bench.ended(FINE))
    assert bench.text("diagnosisTitle") == "This layer can be downloaded"
    assert bench.find("findingChange") is None


def test_cancelling_keeps_what_has_come_in(bench: Bench, run_async: RunAsync) -> None:
    async def cancel() -> None:
        bench.presenter.ask(ASKED)
        await until(lambda: bench.runner.asked)
        bench.runner.tell(PARTLY)
        bench.press("cancelDiagnosis")
        await until(lambda: bench.runner.cancelled)
        bench.runner.tell(FOUND)  # a thread's answer that comes too late

    run_async(cancel())
    assert bench.text("diagnosisTitle") == "The diagnosis was canceled"
    assert bench.outcomes() == ["OK", "OK", *["No answer"] * 5]
    assert bench.find("cancelDiagnosis") is None


def test_run_again_asks_the_same_anew(bench: Bench, run_async: RunAsync) -> None:
    async def again() -> None:
        await bench.ended()
        bench.press("runAgain")
        await until(lambda: len(bench.runner.asked) == 2)

    run_async(again())
    assert bench.runner.asked == [QUESTION, QUESTION]
    assert bench.text("diagnosisTitle") == "Looking for the cause…"
    assert bench.find("findingChange") is None


def test_it_stays_while_something_else_is_chosen(bench: Bench, run_async: RunAsync) -> None:
    async def choose() -> None:
        await bench.ended()
        bench.presenter.choose(ASKED)
        assert bench.find("diagnoseOther") is None
        bench.presenter.choose(about_layer(chosen(2)))
        assert bench.text("diagnosisTitle") == ORPHANED.title
        bench.press("diagnoseOther")
        await until(lambda: len(bench.runner.asked) == 2)

    run_async(choose())
    assert bench.runner.asked[-1] == about_layer(chosen(2)).question
    assert bench.find("diagnoseOther") is None
    assert bench.text("diagnosisSubject").startswith("Layer 2 of team/checkout:v1")


def test_another_question_takes_the_place_of_the_one_under_way(bench: Bench, run_async: RunAsync) -> None:
    async def ask_twice() -> None:
        bench.presenter.ask(ASKED)
        await until(lambda: bench.runner.asked)
        bench.presenter.ask(about_layer(chosen(2)))
        await until(lambda: len(bench.runner.asked) == 2)
        bench.runner.tell(FOUND, run=0)
        assert bench.text("diagnosisTitle") == "Looking for the cause…"
        bench.runner.end(FINE)
        await until(lambda: bench.presenter.state is RunState.ENDED)

    run_async(ask_twice())
    assert bench.text("diagnosisTitle") == "This layer can be downloaded"
    assert bench.runner.cancelled == 1


PASTED = read_target(f'Failed to pull image "team/checkout:v1": layer {digest(5)}: 403 Forbidden')


def test_a_pasted_failure_is_seen_at_once_and_goes_with_its_text(bench: Bench, run_async: RunAsync) -> None:
    wanted = collected(bench.presenter.sight_wanted.connect)
    pasted = about_pasted(PASTED, "team/checkout")

    async def paste_two() -> None:
        bench.presenter.choose(about_layer(chosen(2)))
        bench.presenter.ask(pasted)
        assert wanted == [()]
        await until(lambda: bench.runner.asked)
        bench.runner.tell(FOUND)
        assert bench.find("diagnosisSubject")
        bench.presenter.forget_pasted()
        await until(lambda: bench.runner.cancelled)
        bench.runner.tell(FOUND, run=0)  # a part of it that was under way
        assert bench.presenter.diagnosis is None
        assert bench.presenter.state is RunState.ENDED
        assert bench.find("diagnosisSubject") is None
        assert bench.find("diagnoseOther") is None
        bench.presenter.copy_report()
        bench.presenter.again()
        assert len(bench.runner.asked) == 1

    run_async(paste_two())
    assert bench.said == []


def test_a_lookalike_in_the_text_is_warned_of_above_what_is_found(bench: Bench, run_async: RunAsync) -> None:
    host = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"
    forged = read_target(f"pull {host}/team/app:1 failed; try {host.replace('z', '2')}/team/app")

    async def ask() -> None:
        bench.presenter.ask(about_pasted(forged))
        assert "ama[2]onaws" in bench.text("diagnosisWarning")
        bench.presenter.ask(ASKED)
        assert bench.find("diagnosisWarning") is None

    run_async(ask())


@pytest.mark.parametrize(
    "asked", [ASKED, about_layer(chosen(2)), about_pasted(read_target("team/checkout:v1"))], ids=str
)
def test_what_somebody_asked_for_outlives_a_pasted_text(
    bench: Bench, run_async: RunAsync, asked: Asked
) -> None:
    async def ask() -> None:
        bench.presenter.ask(asked)
        await until(lambda: bench.runner.asked)
        bench.presenter.forget_pasted()
        bench.runner.end(FOUND)
        await until(lambda: bench.presenter.state is RunState.ENDED)
        bench.presenter.forget_pasted()

    run_async(ask())
    assert bench.presenter.diagnosis is FOUND


def test_another_account_leaves_nothing_of_the_one_before(bench: Bench, run_async: RunAsync) -> None:
    async def switch() -> None:
        await bench.ended()
        bench.presenter.ask(ASKED)
        await until(lambda: len(bench.runner.asked) == 2)
        bench.presenter.use(FakeRunner())
        await until(lambda: bench.runner.cancelled)
        bench.runner.tell(FOUND)

    run_async(switch())
    assert bench.presenter.diagnosis is None
    assert bench.find("diagnosis") is None
    assert "Read-only" in bench.text("diagnosisReason")


def test_without_an_account_or_a_choice_it_says_what_is_missing(bench: Bench) -> None:
    bench.presenter.ask_chosen()
    assert bench.said[-1][0].startswith("Choose what to diagnose")
    bench.presenter.use(None)
    bench.presenter.ask(ASKED)
    assert bench.said[-1][0].startswith("Choose an account first")


def test_a_mistake_of_the_program_ends_it_and_is_told(bench: Bench, run_async: RunAsync) -> None:
    async def fail() -> None:
        await bench.ended(ZeroDivisionError("no"))
        await until(lambda: bench.errors)

    run_async(fail())
    assert isinstance(bench.errors[0], ZeroDivisionError)
    assert set(bench.outcomes()) == {"No answer"}


def test_what_somebody_selected_in_a_finding_outlives_further_stages(
    bench: Bench, run_async: RunAsync
) -> None:
    async def select() -> None:
        bench.presenter.ask(ASKED)
        await until(lambda: bench.runner.asked)
        bench.runner.tell(a_diagnosis(DENIED, steps=steps(StepName.URL, until=StepName.URL)))
        await until(lambda: bench.find("findingSnippet"))
        snippet = bench.find("findingSnippet")
        assert isinstance(snippet, QPlainTextEdit)
        snippet.selectAll()
        bench.runner.end(a_diagnosis(DENIED, failed=StepName.URL))
        await until(lambda: bench.presenter.state is RunState.ENDED)
        assert bench.find("findingSnippet") is snippet
        assert snippet.textCursor().hasSelection()

    run_async(select())


# The report.


def test_the_report_is_copied_as_markdown_or_json(bench: Bench, run_async: RunAsync) -> None:
    run_async(bench.ended())
    bench.press("copyReport")
    assert QGuiApplication.clipboard().text() == f"# Markdown of {digest(5)}: 2"
    assert "no secrets" in bench.said[-1][0]
    more = bench.find("moreOfDiagnosis")
    assert isinstance(more, QWidget)
    next(action for action in more.menu().actions() if action.objectName() == "copyReportJson").trigger()  # type: ignore[attr-defined]
    assert QGuiApplication.clipboard().text() == f"{{JSON}} of {digest(5)}: 2"


def test_copy_takes_the_chosen_stage_else_the_report(bench: Bench, run_async: RunAsync) -> None:
    run_async(bench.ended(FINE))
    bench.presenter.copy()
    assert QGuiApplication.clipboard().text().startswith("# Markdown")
    bench.tab.steps.view.selectRow(1)
    bench.presenter.copy()
    assert QGuiApplication.clipboard().text().startswith("Network: OK")


def _dialog(bench: Bench) -> ReportDialog:
    found = bench.tab.window().findChild(ReportDialog)
    assert isinstance(found, ReportDialog)
    return found


@pytest.mark.parametrize(("name", "head"), [("why.md", "# Markdown"), ("why.json", "{JSON}")])
def test_the_report_is_saved_as_its_ending_says(
    bench: Bench, run_async: RunAsync, tmp_path: Path, name: str, head: str
) -> None:
    async def save() -> None:
        await bench.ended()
        bench.press("saveReport")
        _dialog(bench).fileSelected.emit(str(tmp_path / name))
        await until(lambda: bench.runner.saved)
        _dialog(bench).reject()

    run_async(save())
    [(path, text)] = bench.runner.saved.items()
    assert (path, text) == (tmp_path / name, f"{head} of {digest(5)}: 2")
    assert bench.said[-1] == (f"Report saved as {tmp_path / name}.",)


def test_a_report_that_cannot_be_written_is_told(bench: Bench, run_async: RunAsync, tmp_path: Path) -> None:
    async def save() -> None:
        bench.runner.save_error = PermissionError(13, "Permission denied")
        await bench.ended()
        bench.press("saveReport")
        _dialog(bench).fileSelected.emit(str(tmp_path / "why.md"))
        await until(lambda: "Permission denied" in bench.said[-1][0])
        _dialog(bench).reject()

    run_async(save())


def test_the_dialog_offers_a_name_and_its_filter_changes_the_ending(theme: Theme, qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = ReportDialog(parent, QUESTION)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    assert Path(dialog.selectedFiles()[0]).name == "diagnosis-team-checkout-000000000000.md"
    dialog.filterSelected.emit("JSON (*.json)")
    assert Path(dialog.selectedFiles()[0]).name == "diagnosis-team-checkout-000000000000.json"
    assert dialog.defaultSuffix() == "json"


def test_names_of_reports() -> None:
    assert report_name(Question("team/app", "v1")) == "diagnosis-team-app-v1"
    assert report_name(Question()) == "diagnosis"
    assert is_json(Path("x.JSON"))
    assert not is_json(Path("x"))


@pytest.mark.parametrize(
    ("name", "accessible_name"),
    [
        ("copyReport", "Copy report"),
        ("saveReport", "Save report"),
        ("runAgain", "Run again"),
        ("getElsewhere", "Download it from v4.18.1"),
        ("moreOfDiagnosis", "More"),
    ],
)
def test_buttons_have_names_and_are_reached_by_tab(
    bench: Bench, run_async: RunAsync, name: str, accessible_name: str
) -> None:
    run_async(bench.ended())
    button = bench.find(name)
    assert button is not None
    assert button.accessibleName() == accessible_name
    assert button.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_it_can_be_read_in_a_small_window(
    bench: Bench, run_async: RunAsync, qtbot: QtBot, theme: Theme
) -> None:
    run_async(bench.ended())
    bench.tab.resize(420, 240)
    for name in ("diagnosisTitle", "getElsewhere", "copyReport", "saveReport"):
        part = bench.find(name)
        assert part is not None
        qtbot.waitUntil(_is_inside(bench.tab, part))


def _is_inside(tab: QWidget, part: QWidget) -> Callable[[], bool]:
    return lambda: tab.rect().contains(part.mapTo(tab, part.rect().center()))
