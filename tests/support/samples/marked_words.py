"""What the sources mark for translation, read by Python's own parser: a second opinion of lupdate's.

lupdate reads Python with a few rules of thumb and leaves out, without a word, what it does not understand.
"""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import NamedTuple

from layerscope import __file__ as package_file

PACKAGE = Path(package_file).parent
# Sentences in a call with these names: with the context as first argument, or as what stands before `.tr`.
_WITH_CONTEXT = {"translate", "QT_TRANSLATE_NOOP"}
# What puts text before people's eyes or ears.
_SHOWING = {
    "QAction", "QCheckBox", "QGroupBox", "QLabel", "QMenu", "QPushButton", "QRadioButton", "QToolButton",
    "PrimaryButton", "FlatToolButton", "addAction", "addButton", "addItem", "addMenu", "addRow", "addTab",
    "announce", "say", "setAccessibleDescription", "setAccessibleName", "setInformativeText", "setLabelText",
    "setPlaceholderText", "setStatusTip", "setTabText", "setText", "setTitle", "setToolTip", "setWhatsThis",
    "setWindowTitle", "show_nothing", "show_running",
}  # fmt: skip


class Marked(NamedTuple):
    """A sentence marked for translation; `text` None where it is no literal."""

    context: str
    text: str | None
    place: str
    is_plural: bool = False


class Shown(NamedTuple):
    """A literal that is shown as it stands."""

    text: str
    place: str


def sources(*rooms: str) -> list[Path]:
    """The package's modules, or those below its rooms."""
    folders = [PACKAGE / room for room in rooms] or [PACKAGE]
    return sorted(path for folder in folders for path in folder.rglob("*.py"))


def marked_in(path: Path) -> list[Marked]:
    """Every sentence of the module that is marked for translation."""
    return list(_marked(ast.parse(path.read_text("utf-8")), "", path.name))


def shown_in(path: Path) -> list[Shown]:
    """Every literal with words in it that is handed to what shows it, without being translated."""
    tree = ast.parse(path.read_text("utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and _name(node) in _SHOWING]
    return [
        Shown(text, f"{path.name}:{call.lineno}")
        for call in calls
        for argument in call.args
        for text in _untranslated(argument)
        if sum(letter.isalpha() for letter in text) > 1
    ]


def messages_in(path: Path, errors: Collection[str]) -> list[Shown]:
    """Every literal with words in it that one of these errors, by name, or its base is given to say."""
    tree = ast.parse(path.read_text("utf-8"))
    return [found for node in ast.iter_child_nodes(tree) for found in _messages(node, errors, path.name)]


def _messages(node: ast.AST, errors: Collection[str], file: str) -> Iterator[Shown]:
    if isinstance(node, ast.ClassDef) and node.name in errors:
        errors = {*errors, "__init__"}
    if isinstance(node, ast.Call) and _name(node) in errors and node.args:
        texts = [text for text in _untranslated(node.args[0]) if " " in text.strip()]
        yield from (Shown(text, f"{file}:{node.lineno}") for text in texts)
    for child in ast.iter_child_nodes(node):
        yield from _messages(child, errors, file)


def _marked(node: ast.AST, owner: str, file: str) -> Iterator[Marked]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Call):
            yield from _of_call(child, owner, f"{file}:{child.lineno}")
        yield from _marked(child, child.name if isinstance(child, ast.ClassDef) else owner, file)


def _of_call(call: ast.Call, owner: str, place: str) -> Iterator[Marked]:
    name, arguments = _name(call), call.args
    if name == "tr" and isinstance(call.func, ast.Attribute) and isinstance(call.func.value, ast.Name):
        before = call.func.value.id
        context = owner if before == "self" else before
        yield Marked(context, _literal(arguments[0]), place, is_plural=len(arguments) > 2)
    elif name in _WITH_CONTEXT and len(arguments) > 1 and (context := _literal(arguments[0])) is not None:
        yield Marked(context, _literal(arguments[1]), place, is_plural=len(arguments) > 3)


def _untranslated(node: ast.expr) -> Iterator[str]:
    """The literals of an expression that come out as they are: none of those inside of calls, or `in`."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        yield "".join(part.value for part in node.values if isinstance(part, ast.Constant))
    elif isinstance(node, (ast.BinOp, ast.BoolOp, ast.IfExp)):
        parts = {ast.BinOp: ("left", "right"), ast.IfExp: ("body", "orelse")}.get(type(node))
        values = [getattr(node, part) for part in parts] if parts else node.values
        for value in values:
            yield from _untranslated(value)
    elif isinstance(node, ast.Call) and _name(node) == "format" and isinstance(node.func, ast.Attribute):
        yield from _untranslated(node.func.value)


def _name(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _literal(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None
