"""The line above the files: the scope, a filter, and which changes are shown."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from layerscope.contents.model.changes import Change, Scope
from layerscope.desktop.contents.folding_row import FoldingRow
from layerscope.desktop.widgets.filter_field import FilterField
from layerscope.desktop.words.tips import menu_text

_TYPING_MS = 150
_LEAST_LETTERS = 40  # of the filter and the changes beside it
translate = QCoreApplication.translate


class ScopeRow(QWidget):
    """In one line where there is room, as the files below have more use for a second one.

    Attribute: `filter`.
    Signals: `scope_chosen(Scope)`, `changes_chosen(tuple)`, empty for all of them; `filtered(str)`, once
    somebody has stopped typing.
    """

    scope_chosen = Signal(object)
    changes_chosen = Signal(object)
    filtered = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._scopes = {scope: self._scope_button(scope) for scope in Scope}
        self.filter = FilterField()
        self.filter.setObjectName("filesFilter")
        self.filter.setAccessibleName(translate("Files", "Filter files"))
        self.filter.setPlaceholderText(translate("Files", "Filter files"))
        self.filter.setToolTip(
            translate(
                "Files", "Words of names, or with a / of paths; also *.jar, >10M, <1k, mode:suid, layer:3"
            )
        )
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._typing.timeout.connect(lambda: self.filtered.emit(self.filter.text().strip()))
        self.filter.textChanged.connect(lambda _text: self._typing.start())
        self.changes = QPushButton()
        self.changes.setObjectName("filesChanges")
        self._kinds = self._changes_menu()
        self._name_changes()
        self._lay_out()

    def show_scope(self, scope: Scope, *, has_layer: bool, has_image: bool) -> None:
        """Mark what is looked at; without a layer only the whole image can be."""
        self._scopes[scope].setChecked(True)
        for each, button in self._scopes.items():
            button.setEnabled(has_image and (has_layer or each is Scope.IMAGE))
        self.filter.setEnabled(has_image)
        self.changes.setEnabled(has_image)

    def scope_actions(self, parent: QWidget) -> list[QAction]:
        """Ctrl+1 to Ctrl+3, heard while something of `parent` has the focus."""
        actions = []
        for number, (scope, button) in enumerate(self._scopes.items(), 1):
            action = QAction(menu_text(_scope_text(scope)), parent)
            action.setShortcut(QKeySequence(f"Ctrl+{number}"))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(button.click)
            actions.append(action)
        return actions

    def _scope_button(self, scope: Scope) -> QPushButton:
        button = QPushButton(_scope_text(scope))
        button.setObjectName(f"filesScope-{scope.value}")
        button.setAccessibleName(_scope_text(scope))
        button.setCheckable(True)
        button.clicked.connect(lambda _checked=False: self.scope_chosen.emit(scope))
        return button

    def _changes_menu(self) -> dict[Change, QAction]:
        menu = QMenu(self.changes)
        kinds = {}
        for change, text in (
            (Change.ADDED, translate("Files", "Added")),
            (Change.CHANGED, translate("Files", "Changed")),
            (Change.REMOVED, translate("Files", "Removed")),
            (Change.UNCHANGED, translate("Files", "Unchanged")),
        ):
            action = menu.addAction(menu_text(text))
            action.setCheckable(True)
            action.setChecked(True)
            action.triggered.connect(self._on_change_triggered)
            kinds[change] = action
        menu.addSeparator()
        menu.addAction(translate("Files", "Only changes")).triggered.connect(
            lambda: self._choose({Change.ADDED, Change.CHANGED, Change.REMOVED})
        )
        menu.addAction(translate("Files", "Everything")).triggered.connect(lambda: self._choose(set(kinds)))
        self.changes.setMenu(menu)
        return kinds

    def _choose(self, changes: set[Change]) -> None:
        for change, action in self._kinds.items():
            action.setChecked(change in changes)
        self._on_change_triggered()

    def _on_change_triggered(self) -> None:
        chosen = tuple(change for change, action in self._kinds.items() if action.isChecked())
        self._name_changes()
        self.changes_chosen.emit(() if len(chosen) in {0, len(self._kinds)} else chosen)

    def _name_changes(self) -> None:
        chosen = [action.text() for action in self._kinds.values() if action.isChecked()]
        is_all = len(chosen) in {0, len(self._kinds)}
        text = translate("Files", "Changes") if is_all else ", ".join(chosen)
        self.changes.setText(f"{text} ▾")
        self.changes.setAccessibleName(text)

    def _lay_out(self) -> None:
        scopes = QWidget()
        scopes.setObjectName("filesScope")
        group = QButtonGroup(self)
        row = QHBoxLayout(scopes)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for button in self._scopes.values():
            group.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        second = QWidget()
        narrowing = QHBoxLayout(second)
        narrowing.setContentsMargins(0, 0, 0, 0)
        narrowing.setSpacing(8)
        narrowing.addWidget(self.filter, 1)
        narrowing.addWidget(self.changes)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(FoldingRow(scopes, second, second, _LEAST_LETTERS))


def _scope_text(scope: Scope) -> str:
    return {
        Scope.LAYER: translate("Files", "This layer"),
        Scope.UP_TO: translate("Files", "Up to this layer"),
        Scope.IMAGE: translate("Files", "Whole image"),
    }[scope]
