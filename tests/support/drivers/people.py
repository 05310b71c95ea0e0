"""Two people without a mouse: one has the keyboard alone, one a screen reader; both count what they do.

An interaction is a button pressed, a value entered, or a row ticked or opened. Moving the focus is none, but
whatever is used has to be reached by it.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from support.drivers.waiting import until

MOST_TABS = 60
PRESSED = {QAccessible.Role.Button, QAccessible.Role.ButtonMenu}
TYPED = {QAccessible.Role.EditableText, QAccessible.Role.ComboBox}


class Person(ABC):
    """Attributes: `interactions`, how many so far; `window`."""

    def __init__(self, window: QWidget) -> None:
        self.window = window
        self.interactions = 0

    def place(self) -> QWidget:
        """The window or dialog in front."""
        dialogs = [each for each in self.window.findChildren(QDialog) if each.isVisible()]
        return dialogs[-1] if dialogs else self.window

    async def press(self, name: str) -> None:
        """Press the button called so, once it is there."""
        await until(lambda: self.finds(name, PRESSED))
        self.interactions += 1
        self._press(name)

    async def enter(self, name: str, text: str) -> None:
        """Put the text into the field called so, once it is there."""
        await until(lambda: self.finds(name, TYPED))
        self.interactions += 1
        self._enter(name, text)

    def finds(self, name: str, roles: set[QAccessible.Role]) -> QAccessibleInterface | None:
        """What is called so, in sight and usable, as a screen reader has it."""
        for each in every_part(self.place()):
            state = each.state()
            is_called_so = name in {each.text(QAccessible.Text.Name).replace("&", ""), _own_name(each)}
            if each.role() in roles and is_called_so and not (state.invisible or state.disabled):
                return each
        return None

    @abstractmethod
    def _press(self, name: str) -> None: ...

    @abstractmethod
    def _enter(self, name: str, text: str) -> None: ...


class KeyboardPerson(Person):
    """Tab, letters and Space."""

    def _press(self, name: str) -> None:
        QTest.keyClick(self._go_to(name), Qt.Key.Key_Space)

    def _enter(self, name: str, text: str) -> None:
        field = self._go_to(name)
        QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(field, text)

    def _go_to(self, name: str) -> QWidget:
        """What has the name, reached by Tab from where the focus is."""
        passed = []
        place = self.place()
        for _ in range(MOST_TABS):
            focus = place.focusWidget() or place
            parent = focus.parentWidget()
            if name in {focus.accessibleName(), parent.accessibleName() if parent is not None else ""}:
                return focus
            passed.append(focus.accessibleName() or focus.objectName())
            QTest.keyClick(focus, Qt.Key.Key_Tab)
        raise AssertionError(f"no Tab leads to {name}: {passed}")


class ReaderPerson(Person):
    """The accessibility tree alone: what it does not name or cannot do is not there."""

    def _press(self, name: str) -> None:
        found = self.finds(name, PRESSED)
        assert found is not None
        actions = found.actionInterface()
        assert actions.actionNames()[0] in {"Press", "ShowMenu"}
        actions.doAction(actions.actionNames()[0])

    def _enter(self, name: str, text: str) -> None:
        found = self.finds(name, TYPED)
        assert found is not None
        if found.role() == QAccessible.Role.ComboBox:
            found = next(each for each in parts_of(found) if each.role() == QAccessible.Role.EditableText)
        found.setText(QAccessible.Text.Value, text)


def _own_name(part: QAccessibleInterface) -> str:
    """The name given to a choice: Qt reads its value in place of it where readers go by the label."""
    widget = part.object()
    is_choice = part.role() == QAccessible.Role.ComboBox and isinstance(widget, QWidget)
    return widget.accessibleName() if is_choice else ""


def every_part(widget: QWidget) -> Iterator[QAccessibleInterface]:
    """The widget's accessibility tree, from the top; not what is inside tables."""
    root = QAccessible.queryAccessibleInterface(widget)
    yield root
    yield from parts_of(root)


def parts_of(part: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """All below the part."""
    if part.role() in {QAccessible.Role.Table, QAccessible.Role.List}:
        return
    for place in range(part.childCount()):
        child = part.child(place)
        if child is not None:
            yield child
            yield from parts_of(child)


def nameless(widget: QWidget) -> list[str]:
    """The controls in sight that a screen reader has no name for."""
    controls = PRESSED | TYPED | {QAccessible.Role.Table, QAccessible.Role.CheckBox}
    return [
        f"{each.role()} in {told_of(each)}"
        for each in every_part(widget)
        if each.role() in controls and not each.state().invisible and not each.text(QAccessible.Text.Name)
        if not isinstance(each.object().parent(), QLineEdit)  # an icon that only decorates a field
    ]


def told_of(part: QAccessibleInterface) -> str:
    """The objectNames from the part upwards."""
    part_object, names = part.object(), list[str]()
    while part_object is not None:
        names.append(part_object.objectName() or type(part_object).__name__)
        part_object = part_object.parent()
    return " < ".join(names)
