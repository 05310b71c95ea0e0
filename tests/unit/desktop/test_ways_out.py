"""Every way by which a text leaves the program: without secrets, or just what somebody asked for."""

from __future__ import annotations

import ast
import logging
from collections.abc import Callable
from pathlib import Path

import pytest

import layerscope
from layerscope.bootstrap.log_lines import RedactingFormatter
from layerscope.desktop.runtime.faults import Fault, Faults
from layerscope.desktop.widgets.details_text import details_of, report_of
from layerscope.diagnosis.model.diagnosis import Diagnosis
from layerscope.diagnosis.model.question import Question
from layerscope.diagnosis.model.steps import Outcome, Step, StepName
from layerscope.diagnosis.report.document import as_json
from layerscope.diagnosis.report.facts import Versions
from layerscope.diagnosis.report.markdown import as_markdown
from layerscope.registry.errors.base import Evidence
from layerscope.registry.errors.service import UnexpectedServiceError
from layerscope.text.redaction import MASK
from layerscope.words.messages import Words, words

PACKAGE = Path(layerscope.__file__).parent
ROOMS = ("text", "files", "registry", "accounts", "transfers", "diagnosis", "desktop", "bootstrap")
# What hands a text on: its last argument is looked at.
WAYS = {"setMimeData", "write_text", "basicConfig", "print"}
# These give texts without secrets, which the tests below try.
WITHOUT_SECRETS = {"redact_to_hand_on", "report_of", "details_of", "report"}
# Handed on as it is, since that is what was asked for, or since it cannot hold a secret.
AS_ASKED = {
    "desktop/browse/lists/copy_actions.py": "a row's name, digest or URI",
    "desktop/widgets/results/result_pane.py": "a table of names, digests and sizes",
    "desktop/diagnosis/finding_body.py": "a command or a policy's statement, to be used as it is",
    "desktop/diagnosis/presenter.py": "the report, by SavedReports.text",
    "desktop/diagnosis/saved_reports.py": "the report, by diagnosis/report",
    "desktop/sign_in/feature.py": "a command",
    "desktop/sign_in/sso/code_page.py": "the code that is to be entered in the browser",
    "desktop/layer/json/view.py": "a manifest or config as the registry has it",
    "desktop/layer/image/heading.py": "a digest",
    "desktop/layer/image/several_layers.py": "digests",
    "desktop/layer/details/panel.py": "a presigned URL, a command with it or a digest",
    "desktop/image/copy_line.py": "an image's URI, or the command that pulls it",
    "desktop/contents/files/path_row.py": "a path of an image",
    "desktop/widgets/lines/code_view.py": "the lines of a file that were selected",
    "desktop/transfers/actions.py": "paths and digests",
    "desktop/shortcuts/sheet.py": "names of actions and keys",
    "desktop/contents/dragging/dragging_out.py": "the path of a file on this computer",
    "desktop/transfers/dragging.py": "paths of files",
    "desktop/transfers/usage_card.py": "a command with the path of a file",
    "desktop/widgets/mono_field.py": "the field's own value: a digest, a URL",
    "desktop/widgets/error_card.py": "report_of, or a policy's statement",
    "bootstrap/starting.py": "the log, by RedactingFormatter",
}
SECRET = "qT9mWvXkLrZs4HbN7cYpGdFj2UeAoIxMzQaSwEd"


def ways_out() -> dict[str, list[ast.Call]]:
    found: dict[str, list[ast.Call]] = {}
    for room in ROOMS:
        for path in sorted((PACKAGE / room).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text())):
                if isinstance(node, ast.Call) and is_way_out(node):
                    found.setdefault(path.relative_to(PACKAGE).as_posix(), []).append(node)
    return found


def is_way_out(node: ast.Call) -> bool:
    function = node.func
    if isinstance(function, ast.Name):
        return function.id in WAYS
    if not isinstance(function, ast.Attribute):
        return False
    return function.attr in WAYS or (
        function.attr == "setText" and "clipboard()" in ast.unparse(function.value)
    )


def is_without_secrets(node: ast.Call) -> bool:
    """Whether the text is a constant, or made by one of those that take the secrets out."""
    text = node.args[0] if node.args else None
    if isinstance(text, ast.Constant):
        return True
    function = text.func if isinstance(text, ast.Call) else None
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    return name in WITHOUT_SECRETS


def test_every_way_out_is_without_secrets_or_as_asked() -> None:
    found = ways_out()
    strays = [
        f"{name}:{node.lineno}: {ast.unparse(node)}"
        for name, nodes in found.items()
        if name not in AS_ASKED
        for node in nodes
        if not is_without_secrets(node)
    ]
    assert strays == []
    assert set(AS_ASKED) <= set(found), "a way out that is no more"
    assert len(found) > len(AS_ASKED)


def test_every_handler_of_the_log_has_the_formatter() -> None:
    for room in ROOMS:
        for path in sorted((PACKAGE / room).rglob("*.py")):
            source = path.read_text()
            if "Handler(" in source and "logging.handlers" in source:
                assert "setFormatter(RedactingFormatter(" in source, path
            assert "addHandler(" not in source, path


def failed() -> UnexpectedServiceError:
    said = f"it answered {SECRET} and password=hunter2"
    return UnexpectedServiceError(said, evidence=Evidence(code="Odd", raw_text=said))


def diagnosis() -> Diagnosis:
    step = Step(StepName.IMAGE, Outcome.FAILED, f"it answered {SECRET} and password=hunter2")
    return Diagnosis(
        Question(repository="team/app", seen=failed()), (step,), (), None, "prod", 0.0, complete=True
    )


def logged() -> str:
    record = logging.LogRecord("x", logging.ERROR, "f", 1, "%s", (f"{SECRET} password=hunter2",), None)
    return RedactingFormatter("%(message)s").format(record)


def recorded() -> str:
    faults, found = Faults(), list[Fault]()
    faults.found.connect(found.append)
    faults.record(ValueError(f"{SECRET} password=hunter2"), "a test")
    return found[0].text


VERSIONS = Versions("1", "2", "3", "4")
TEXTS: dict[str, Callable[[], str]] = {
    "report": lambda: as_markdown(diagnosis(), VERSIONS),
    "report as JSON": lambda: as_json(diagnosis(), VERSIONS),
    "details": lambda: details_of(failed()),
    "details as shown": lambda: details_of(failed(), 2000),
    "details of another error": lambda: details_of(ValueError(f"{SECRET} password=hunter2")),
    "card": lambda: report_of(words(failed()), details_of(failed())),
    "card's words": lambda: report_of(Words("title", f"{SECRET} password=hunter2", "next"), ""),
    "log": logged,
    "fault": recorded,
}


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(
            name, marks=pytest.mark.expects_log("unexpected error in a test") if name == "fault" else ()
        )
        for name in TEXTS
    ],
)
def test_what_leaves_has_neither_form_nor_look_of_a_secret(name: str) -> None:
    text = TEXTS[name]()
    assert MASK in text
    assert SECRET not in text
    assert "hunter2" not in text
