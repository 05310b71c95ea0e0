"""What a screen reader is told of the window: each control a name, once, and the state that it is in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QRegularExpression, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget

from layerscope.desktop.layer.feature import LayerFeature
from support.drivers.waiting import RunAsync, until
from support.drivers.window_driver import Driver, OpenProgram

Role = QAccessible.Role
# What these do is not told by their role alone.
CONTROLS = {
    Role.PushButton, Role.Button, Role.ButtonMenu, Role.ButtonDropDown, Role.CheckBox, Role.RadioButton,
    Role.ComboBox, Role.EditableText, Role.SpinBox, Role.Slider, Role.Table, Role.Tree, Role.List,
    Role.PageTab,
}  # fmt: skip
_SENTENCE = re.compile(r"[^.\n]+")


class Told(NamedTuple):
    """One part of what is told."""

    role: Role
    name: str
    description: str
    widget: QWidget | None

    def __str__(self) -> str:
        where = self.widget
        names: list[str] = []
        while where is not None:
            names.append(where.objectName() or type(where).__name__)
            where = where.parentWidget()
        return f"{self.role.name} {self.name!r} ({self.description!r}) in {' < '.join(names[:6])}"


def told(root: QWidget) -> Iterator[Told]:
    """Everything of the window that is in sight, cells left out: their tables tell them one by one."""
    yield from _told(QAccessible.queryAccessibleInterface(root))


def _told(part: QAccessibleInterface | None) -> Iterator[Told]:
    if part is None or not part.isValid() or part.state().invisible:
        return
    widget = part.object()
    name, description = part.text(QAccessible.Text.Name), part.text(QAccessible.Text.Description)
    yield Told(part.role(), name, description, widget if isinstance(widget, QWidget) else None)
    if part.role() not in {Role.Table, Role.Tree, Role.List}:
        for place in range(part.childCount()):
            yield from _told(part.child(place))


def nameless(root: QWidget) -> list[str]:
    """Controls without a name; those that nobody can reach by keys are no exception."""
    return [str(each) for each in told(root) if _is_control(each) and not each.name.strip()]


def _is_control(each: Told) -> bool:
    part = each.widget
    takes_focus = part is not None and bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return each.role in CONTROLS or (part is not None and takes_focus and part.focusProxy() is None)


def said_twice(root: QWidget) -> list[str]:
    """Parts whose name and description have the same sentence more than once.

    A description that is the name, as a button's tooltip is, is left out by every screen reader.
    """
    return [str(each) for each in told(root) if each.name != each.description and _repeats(each)]


def _repeats(each: Told) -> bool:
    sentences = [text.strip() for text in _SENTENCE.findall(f"{each.name}\n{each.description}")]
    sentences = [text for text in sentences if text]
    return len(set(sentences)) != len(sentences)


def unlabelled(root: QWidget) -> list[str]:
    """Boxes whose value is their name, as Qt has it on Linux, and that no label says more of."""
    found = []
    for each in told(root):
        if each.role is Role.ComboBox and each.widget is not None:
            interface = QAccessible.queryAccessibleInterface(each.widget)
            labels = interface.relations(QAccessible.RelationFlag.Label)
            told_by = [label.text(QAccessible.Text.Name) for label, _flag in labels]
            if each.name == interface.text(QAccessible.Text.Value) and not any(told_by):
                found.append(f"no label: {each}")
    return found


def problems(root: QWidget) -> list[str]:
    return [*nameless(root), *said_twice(root), *unlabelled(root)]


def open_dialog() -> QDialog | None:
    every = QApplication.topLevelWidgets()
    return next((each for each in every if isinstance(each, QDialog) and each.isVisible()), None)


async def problems_of_dialogs(driver: Driver) -> list[str]:
    """Of each dialog that the menu leads to."""
    found: list[str] = []
    for way in (
        ("Settings…",),
        ("Account", "Profiles…"),
        ("Help", "Keyboard shortcuts"),
        ("Help", "Recent messages…"),
        ("Image", "Export image…"),
    ):
        driver.choose_in_menu(*way)
        await until(lambda: open_dialog() is not None)
        dialog = open_dialog()
        assert dialog is not None
        found += problems(dialog)
        dialog.reject()
        await until(lambda: open_dialog() is None)
    return found


def test_every_control_has_a_name_and_nothing_is_told_twice(
    run_async: RunAsync, open_program: OpenProgram
) -> None:
    async def job() -> None:
        async with open_program() as driver:
            await driver.open_layer("ops/cron", "1 1.4", 1)
            await driver.url()
            tabs = driver.program.feature(LayerFeature).tabs
            failing: list[str] = []
            for place in range(tabs.count()):
                tabs.setCurrentIndex(place)
                failing += problems(driver.window)
            driver.control(Qt.Key.Key_J)
            for field in driver.window.findChildren(QLineEdit, QRegularExpression("Filter$|^goTo$")):
                field.setText("1")  # has a button that clears it
            driver.window.resize(720, 480)
            failing += problems(driver.window)
            failing += await problems_of_dialogs(driver)
            assert not failing, "\n".join(sorted(set(failing)))

    run_async(job(), 60)
