"""A field of a form, and below it what is wrong with its value."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from layerscope.accounts.model.issues import AccountsError
from layerscope.accounts.model.own_profiles import ProfileField, SecretField
from layerscope.desktop.widgets.plain_label import PlainLabel
from layerscope.words.outside import block
from layerscope.words.own_profiles import issue_text

FormField = ProfileField | SecretField


class FormRow(QWidget):
    """The `editor` of the field `name`, and `mistake`, what is wrong with it; hidden while nothing is.

    Whoever edits the field sees no more of what was wrong with it before.
    """

    def __init__(self, name: FormField, editor: QLineEdit | QComboBox) -> None:
        super().__init__()
        self.name = name
        self.editor = editor
        self.mistake = PlainLabel(wordWrap=True)
        self.mistake.setObjectName(f"{editor.objectName()}Mistake")
        self.mistake.setProperty("kind", "mistake")
        self.mistake.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(editor)
        layout.addWidget(self.mistake)
        self.setFocusProxy(editor)
        changed = editor.textChanged if isinstance(editor, QLineEdit) else editor.currentTextChanged
        changed.connect(lambda _text: self.show_mistake(None))

    def text(self) -> str:
        editor = self.editor
        return editor.text() if isinstance(editor, QLineEdit) else editor.currentText()

    def show_mistake(self, error: AccountsError | None) -> None:
        """Show the error below the field, and to screen readers with it; None removes it."""
        text = issue_text(error.issue) if error is not None else ""
        self.mistake.setText(text)
        self.mistake.setVisible(bool(text))
        self.editor.setAccessibleDescription(block(text))
