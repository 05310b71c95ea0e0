"""The dialog for a secret that cannot be had: unlock the keyring and try again, or enter it for this run."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from layerscope.accounts.model.access_keys import AccessKeys
from layerscope.accounts.model.own_profiles import SECRET, TOKEN, OwnProfile, SecretField
from layerscope.accounts.rules.validation.secret_fields import secret_errors
from layerscope.desktop.accounts.secrets.form_row import FormRow
from layerscope.desktop.accounts.secrets.keyring_card import KeyringCard
from layerscope.desktop.runtime.guard import guarded
from layerscope.desktop.widgets.basic import PrimaryButton
from layerscope.desktop.widgets.dialogs import accept_or_cancel, secret_field
from layerscope.desktop.widgets.mono_field import MonoField
from layerscope.words.outside import line

_LETTERS = 46


@guarded
class KeysPrompt(QDialog):
    """Says what is wrong with the keyring; its fields appear once keys for this run are wanted.

    Signals: `retry_asked`; `keys_entered(secret, token)`, for this run only.
    """

    retry_asked = Signal()
    keys_entered = Signal(str, str)

    def __init__(
        self, profile: OwnProfile, reason: str, next_step: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("keysPrompt")
        self.setWindowTitle(line(self.tr("Secret of {name}").format(name=profile.name)))
        self._profile = profile
        self._card = KeyringCard()
        self._card.say(reason, next_step)
        self._card.retry_asked.connect(self._retry)
        self._card.run_only_asked.connect(self._show_fields)
        self._key_id = MonoField(self.tr("Access key ID"))
        self._key_id.setText(profile.access_key_id)
        self._secret = self._row(SECRET, "promptSecret", self.tr("Secret access key"))
        self._token = self._row(TOKEN, "promptToken", self.tr("Session token"))
        self._use = PrimaryButton(self.tr("Use"))
        self._use.setObjectName("useKeysForThisRun")
        self._fields = QWidget()
        self._lay_out()
        self._fields.hide()
        self._use.hide()

    def accept(self) -> None:
        """Emit the secret, or show what is wrong with it."""
        keys = AccessKeys(self._profile.access_key_id, self._secret.text(), self._token.text())
        wrong = {error.field: error for error in secret_errors(keys)}
        for row in (self._secret, self._token):
            row.show_mistake(wrong.get(row.name))
        if not wrong:
            self.keys_entered.emit(keys.secret_access_key, keys.session_token)
            super().accept()

    def done(self, result: int) -> None:
        """Close, and drop the secrets."""
        for row in (self._secret, self._token):
            if isinstance(row.editor, QLineEdit):
                row.editor.clear()
        super().done(result)

    def _retry(self) -> None:
        self.retry_asked.emit()
        super().accept()

    def _show_fields(self) -> None:
        self._fields.show()
        self._use.show()
        self._use.setDefault(True)
        self._secret.setFocus()

    def _row(self, field: SecretField, name: str, accessible_name: str) -> FormRow:
        editor = secret_field(name, accessible_name)
        editor.setMinimumWidth(_LETTERS * editor.fontMetrics().averageCharWidth())
        return FormRow(field, editor)

    def _lay_out(self) -> None:
        form = QFormLayout(self._fields)
        form.setContentsMargins(0, 0, 0, 0)
        form.addRow(self.tr("Access key ID"), self._key_id)
        form.addRow(self.tr("Secret access key"), self._secret)
        form.addRow(self.tr("Session token"), self._token)
        buttons = accept_or_cancel(self, self._use)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 14)
        layout.setSpacing(10)
        layout.addWidget(self._card)
        layout.addWidget(self._fields)
        layout.addWidget(buttons)
