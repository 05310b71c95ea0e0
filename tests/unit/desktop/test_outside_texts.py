"""No text from outside reaches a widget but by the one way: what goes round it is found in the source."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import layerscope

PACKAGE = Path(layerscope.__file__).parent
FILES = [path for room in ("desktop", "bootstrap", "demo") for path in sorted((PACKAGE / room).rglob("*.py"))]
MARKS = {"tr", "translate"}
# What is given to each: our own words, or the result of one of these.
WAYS = {
    "setToolTip": (0, {"tip"}),
    "setStatusTip": (0, {"line"}),
    "setWhatsThis": (0, {"tip"}),
    "showText": (1, {"tip"}),
    "setWindowTitle": (0, {"line"}),
    "addAction": (0, {"menu_text"}),
    "addMenu": (0, {"menu_text"}),
    "addItem": (0, {"line"}),
    "setAccessibleDescription": (0, {"line", "block"}),
    "QAction": (0, {"menu_text"}),
}
# Names that hold an action, a menu or a parent, or the own words that a function was given.
HOLDS_NO_TEXT = {"action", "entry", "self", "search", "self.copy_uri", "self.download_as", "self.diagnose"}
GIVES_OWN_WORDS = {
    "shell/menus.py": {"name", "title"},
    "browse/lists/copy_actions.py": {"text"},
    "widgets/results/result_pane.py": {"text"},
    "accounts/editor/profiles_dialog.py": {"text"},
    "layer/json/view.py": {"text"},
    "layer/details/actions.py": {"prompt.value", "button.accessibleName()"},
    "transfers/actions.py": {"text"},
    "accounts/editor/profile_fields.py": {"_translated(text)", "swatch(colour, editor)"},
    "diagnosis/finding_body.py": {"certainty"},
    "export/fields.py": {"form_name(form)"},
    "export/several_dialog.py": {"form_name(form)"},
    "goto/field.py": {"qts.text()", "qts.icon()"},
    "widgets/actions.py": {"text"},
}
# Widgets that read markup, or take any length; and the files of the classes that do not.
RAW = {
    "QLabel": {"widgets/basic.py", "widgets/plain_label.py"},
    "QMessageBox": {"widgets/boxes.py"},
    "QPlainTextEdit": {
        "widgets/plain_label.py",
        "accounts/importing/import_dialog.py",
    },  # the user's own text
    "QTextEdit": set(),
    "QTextBrowser": set(),
    "QErrorMessage": set(),
    "RichLabel": {"widgets/basic.py", "diagnosis/finding_body.py"},
    "setHtml": set(),
    "insertHtml": set(),
    "appendHtml": set(),
}
TOOL_TIP_ROLES = {"tables/columns.py", "tables/delegates.py", "layer/json/model.py"}


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE / path.relative_to(PACKAGE).parts[0]).as_posix()


def called(node: ast.AST) -> str:
    if not isinstance(node, ast.Call):
        return ""
    function = node.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def is_own(node: ast.expr) -> bool:
    """Whether it can only be words of this program."""
    if isinstance(node, ast.Constant):
        return True
    if isinstance(node, ast.IfExp):
        return is_own(node.body) and is_own(node.orelse)
    if isinstance(node, ast.BinOp):
        return is_own(node.left) and is_own(node.right)
    return isinstance(node, ast.Call) and called(node) in MARKS and all(map(is_own, node.args))


def round_about(tree: ast.AST, file: str) -> Iterator[str]:
    for node in ast.walk(tree):
        name = called(node)
        if isinstance(node, ast.Call) and name in WAYS:
            place, ways = WAYS[name]
            if len(node.args) > place and not _is_known(node.args[place], ways, file):
                yield f"{file}:{node.lineno}: {ast.unparse(node)}"
        raw = {name, *_bases(node)} & RAW.keys()
        if any(file not in RAW[each] for each in raw):
            yield f"{file}:{getattr(node, 'lineno', 0)}: {raw}"
        if isinstance(node, ast.Attribute) and node.attr == "ToolTipRole" and file not in TOOL_TIP_ROLES:
            yield f"{file}:{node.lineno}: a ToolTipRole"
        if name in {
            "question",
            "information",
            "warning",
            "critical",
            "about",
        } and "QMessageBox." in ast.unparse(node):
            yield f"{file}: {ast.unparse(node)}"


def _is_known(given: ast.expr, ways: set[str], file: str) -> bool:
    if isinstance(given, ast.IfExp):
        return _is_known(given.body, ways, file) and _is_known(given.orelse, ways, file)
    if is_own(given) or called(given) in ways | {"QIcon"}:
        return True
    return ast.unparse(given) in HOLDS_NO_TEXT | GIVES_OWN_WORDS.get(file, set())


def _bases(node: ast.AST) -> set[str]:
    return {getattr(base, "id", "") for base in node.bases} if isinstance(node, ast.ClassDef) else set()


def test_nothing_goes_round_the_one_way_to_show_a_text() -> None:
    found = [
        each for path in FILES for each in round_about(ast.parse(path.read_text("utf-8")), name_of(path))
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "source",
    [
        "field.setToolTip(text)",
        "self.setToolTip(f'{host}')",
        "QToolTip.showText(at, told, self)",
        "window.setWindowTitle(self.tr('of {name}').format(name=name))",
        "menu.addAction(tag)",
        "QAction(translated(reason), menu)",
        "box = QMessageBox(parent)",
        "QMessageBox.warning(parent, title, text)",
        "label = QLabel(text)",
        "class Mine(QLabel): pass",
        "field = QPlainTextEdit()",
        "view.setHtml(text)",
        "index.data(Qt.ItemDataRole.ToolTipRole)",
    ],
)
def test_what_goes_round_it_would_be_found(source: str) -> None:
    assert list(round_about(ast.parse(source), "somewhere.py"))
