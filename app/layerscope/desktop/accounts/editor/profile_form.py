"""The form of an own profile: add, edit and duplicate are the same form."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Signal, SignalInstance
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from layerscope.accounts.model.access_keys import AccessKeys
from layerscope.accounts.model.keyring_errors import KeyringError
from layerscope.accounts.model.own_profiles import (
    FIELDS_OF_KIND,
    PROFILE_FIELDS,
    SECRET,
    TOKEN,
    OwnKind,
    OwnProfile,
    ProfileField,
    profile_of,
)
from layerscope.accounts.rules.shared.copy_shared_profile import Draft
from layerscope.accounts.rules.validation.secret_fields import secret_errors
from layerscope.accounts.rules.validation.validation_errors import OwnProfileError
from layerscope.desktop.accounts.editor.profile_fields import (
    choose_colour,
    label_of,
    new_kinds,
    new_rows,
)
from layerscope.desktop.accounts.secrets.keyring_card import KeyringCard
from layerscope.desktop.runtime.guard import guarded
from layerscope.desktop.theme.palette import Tone
from layerscope.desktop.widgets.announcing import announce
from layerscope.desktop.widgets.basic import PrimaryButton
from layerscope.desktop.widgets.dialogs import MessageCard, accept_or_cancel
from layerscope.desktop.widgets.fitting_area import FittingArea
from layerscope.desktop.widgets.forms import Form
from layerscope.desktop.widgets.toggles import CheckBox
from layerscope.words.outside import line

_FRAME_HEIGHT = 40  # of the title that the system puts above the dialog


@dataclass(frozen=True, slots=True)
class Entered:
    """What the form holds: the profile, new keys where there are any, and whether only for this run.

    `mistakes` are those of the secrets' fields.
    """

    profile: OwnProfile
    keys: AccessKeys | None
    run_only: bool
    mistakes: tuple[OwnProfileError, ...] = ()


@guarded
class ProfileForm(QDialog):
    """Stays open until what was entered is kept.

    Attributes: `name` of the profile that is edited, empty for a new one; `is_open` until it has closed;
    `uses`, whether the saved profile is used at once, which the button says.
    Signals: `entered(Entered)` with each Save, `test_asked(Entered)` with each Test, which keeps nothing.
    Whoever hears them shows what is wrong, of all fields at once.
    """

    entered = Signal(object)
    test_asked = Signal(object)

    def __init__(
        self,
        draft: Draft,
        name: str,
        sources: Iterable[str],
        regions: Iterable[str],
        parent: QWidget | None = None,
        *,
        uses: bool = False,
    ) -> None:
        super().__init__(parent)
        self.name = name
        self.uses = uses
        self._save_text = self.tr("Save and use") if uses else self.tr("Save")
        self.is_open = True
        self._draft = draft
        self.setObjectName("profileForm")
        self.setWindowTitle(
            line(self.tr("Edit {name}").format(name=name) if name else self.tr("Add a profile"))
        )
        self._kinds = new_kinds()
        self._rows = new_rows([each for each in sources if each != name], regions, self)
        self._run_only = CheckBox(self.tr("Keep the secret for this session only, not in the keyring"))
        self._run_only.setObjectName("profileRunOnly")
        self._card = KeyringCard()
        self._refusal = MessageCard("profileRefusal", Tone.BAD)
        self._save = PrimaryButton(self._save_text)
        self._save.setAccessibleName(self._save_text)
        self._save.setObjectName("saveProfile")
        self._test = self._new_test()
        self._form = Form()
        self._lay_out()
        self._fill(draft.profile)
        self._kinds.currentIndexChanged.connect(self._fit_kind)
        self._card.retry_asked.connect(self.accept)
        self._card.run_only_asked.connect(self._save_for_this_run)
        self._fit_kind()
        empty = (row for row in self._rows.values() if not row.isHidden() and not row.text())
        next(empty, self._rows["name"]).editor.setFocus()  # the kind was chosen already
        self._save.setDefault(True)  # only now does it know its dialog; else Enter may press Cancel

    def _new_test(self) -> QPushButton:
        button = QPushButton(self.tr("Test…"))
        button.setObjectName("testTypedProfile")
        button.setAccessibleName(button.text())
        button.setToolTip(self.tr("Calls AWS with these values without saving them"))
        return button

    def accept(self) -> None:
        """Emit what was entered."""
        self._hand_on(self.entered)

    def close_kept(self) -> None:
        super().accept()

    def done(self, result: int) -> None:
        """Close, and drop the secrets."""
        self.is_open = False
        self._draft = Draft(self._draft.profile)
        for name in (SECRET, TOKEN):
            editor = self._rows[name].editor
            if isinstance(editor, QLineEdit):
                editor.clear()
        super().done(result)

    def show_busy(self, is_busy: bool) -> None:
        """Allow no second Save while the first runs; the keyring may be asking."""
        for button in (self._save, self._test):
            button.setEnabled(not is_busy)
        self._save.setText(self.tr("Saving…") if is_busy else self._save_text)

    def show_mistakes(self, mistakes: Sequence[OwnProfileError]) -> None:
        """Show each mistake at its field, and focus the first of them."""
        by_field = {error.field: error for error in reversed(mistakes)}
        for name, row in self._rows.items():
            row.show_mistake(by_field.get(name))
        first = next((row for name, row in self._rows.items() if name in by_field), None)
        if first is not None:
            self._take_room()
            first.editor.setFocus()
            announce(self, first.mistake.text())

    def show_keyring_error(self, error: KeyringError) -> None:
        """Offer to try again, or keys for this run; what was entered stays."""
        self._card.show_error(error)

    def show_refusal(self, text: str) -> None:
        """Say why the system did not let the profile be kept."""
        self._refusal.say(text)

    def _hand_on(self, signal: SignalInstance) -> None:
        self._card.hide()
        self._refusal.hide()
        signal.emit(self._entered())

    def _save_for_this_run(self) -> None:
        self._run_only.setChecked(True)
        self.accept()

    def _entered(self) -> Entered:
        kind = OwnKind(self._kinds.currentData())
        profile = profile_of(kind, {name: self._value(name) for name in FIELDS_OF_KIND[kind]})
        keys = self._keys(profile)
        wrong = secret_errors(keys) if keys is not None else ()
        return Entered(profile, keys, self._run_only.isChecked(), wrong)

    def _keys(self, profile: OwnProfile) -> AccessKeys | None:
        """New keys; None for other kinds, and where those that are kept are to stay."""
        if profile.kind is not OwnKind.KEYS:
            return None
        secret, token = self._rows[SECRET].text(), self._rows[TOKEN].text()
        given = self._draft.keys
        if not secret and not token:
            if given is not None and given.access_key_id == profile.access_key_id:
                return given
            if self.name and self._draft.profile.access_key_id == profile.access_key_id:
                return None
        return AccessKeys(profile.access_key_id, secret, token)

    def _value(self, name: ProfileField) -> str:
        editor = self._rows[name].editor
        if name == "colour" and isinstance(editor, QComboBox):
            return str(editor.currentData() or "")
        text = self._rows[name].text()
        # A pasted account comes as 1111-2222-3333, and no name is meant to have blanks around it.
        if name in {"registry_id", "sso_account_id"}:
            return text.replace("-", "").replace(" ", "")
        return text.strip() if name in {"name", "source_profile"} else text

    def _fill(self, profile: OwnProfile) -> None:
        self._kinds.setCurrentIndex(self._kinds.findData(profile.kind))
        for name in PROFILE_FIELDS:
            editor, value = self._rows[name].editor, profile.value(name)
            if isinstance(editor, QLineEdit):
                editor.setText(value)
                editor.setCursorPosition(0)
            elif name == "colour":
                choose_colour(editor, value)
            else:
                editor.setCurrentText(value)
        self._say_what_is_kept()

    def _say_what_is_kept(self) -> None:
        secret = self._rows[SECRET].editor
        if isinstance(secret, QLineEdit):
            if self._draft.keys is not None:
                secret.setPlaceholderText(self.tr("from source"))
            elif self.name and self._draft.profile.kind is OwnKind.KEYS:
                secret.setPlaceholderText(self.tr("unchanged"))

    def _fit_kind(self) -> None:
        kind = OwnKind(self._kinds.currentData())
        used = {*FIELDS_OF_KIND[kind], *((SECRET, TOKEN) if kind is OwnKind.KEYS else ())}
        for name, row in self._rows.items():
            self._form.setRowVisible(row, name in used)
        self._form.setRowVisible(self._run_only, kind is OwnKind.KEYS)
        self._card.hide()
        self._take_room()

    def _take_room(self) -> None:
        """As high as the fields, if the screen is; Qt gives a dialog two thirds of the screen at most."""
        self._form.activate()
        room = self.screen().availableSize() - QSize(0, _FRAME_HEIGHT)
        self.resize(self.sizeHint().boundedTo(room))

    def _lay_out(self) -> None:
        self._form.addRow(self.tr("Kind"), self._kinds)
        for name, row in self._rows.items():
            self._form.addRow(label_of(name), row)
            if name == TOKEN:
                self._form.addRow("", self._run_only)
        buttons = accept_or_cancel(self, self._save)
        buttons.addButton(self._test, QDialogButtonBox.ButtonRole.ActionRole)
        self._test.setAutoDefault(False)
        self._test.clicked.connect(lambda: self._hand_on(self.test_asked))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 14)
        layout.setSpacing(12)
        fields = QWidget()
        fields.setLayout(self._form)
        self._form.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(_Fields(fields), 1)
        for card in (self._card, self._refusal):
            layout.addWidget(card)
        layout.addWidget(buttons)


@guarded
class _Fields(FittingArea):
    """Wants room for every field; scrolls where the screen has less."""

    def __init__(self, fields: QWidget) -> None:
        super().__init__(fields)
        self._fields = fields

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self._fields.sizeHint() + QSize(self.verticalScrollBar().sizeHint().width(), 0)
