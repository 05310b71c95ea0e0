"""The profiles' dialogs: every face of each, without a network."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from layerscope.accounts.model.access_keys import AccessKeys
from layerscope.accounts.model.issues import Issue
from layerscope.accounts.model.keyring_errors import KeyringError, KeyringFault
from layerscope.accounts.model.own_profiles import OwnKind, OwnProfile
from layerscope.accounts.model.profiles import Identity, Profile, ProfileKind
from layerscope.accounts.profiles.catalogue import Catalogue, ProfileEntry, own_profile
from layerscope.accounts.profiles.own_profiles_file import LoadedProfiles
from layerscope.accounts.rules.shared.copy_shared_profile import Draft
from layerscope.accounts.rules.validation.editing import validation_errors
from layerscope.desktop.accounts.editor.profile_form import Entered, ProfileForm
from layerscope.desktop.accounts.editor.profiles_dialog import ProfilesDialog
from layerscope.desktop.accounts.importing.import_dialog import ImportDialog
from layerscope.desktop.accounts.secrets.keys_prompt import KeysPrompt
from layerscope.desktop.accounts.trial.trial_dialog import TrialDialog
from layerscope.desktop.theme.theme import Theme
from layerscope.files.jsonfile import Loss
from layerscope.registry.ecr.permissions import ACTIONS, CallPermission, Permission
from layerscope.registry.errors.credentials import UnknownKeyError
from layerscope.registry.errors.denials import Denial
from layerscope.registry.errors.service import AccessDeniedError
from layerscope.text.reasons import Reason
from support.fakes.layer_fakes import collected

KEY_ID, SECRET = "AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
PROD = OwnProfile("prod", access_key_id=KEY_ID, region="eu-central-1", colour="#e5484d")
ROLE = OwnProfile("role", OwnKind.ROLE, role_arn="arn:aws:iam::111122223333:role/R", source_profile="prod")
PROBLEM = Issue(Reason.tr("Something is wrong."), Reason.tr("Mend it."))
CATALOGUE = Catalogue(
    entries=(
        ProfileEntry(own_profile(PROD)),
        ProfileEntry(
            Profile("shared", ProfileKind.SSO, account_id="444455556666", role="Admin"), (PROBLEM, PROBLEM)
        ),
    ),
    own=(PROD,),
)


@pytest.fixture
def shown(qtbot: QtBot, theme: Theme) -> Callable[[QDialog], None]:
    def show(dialog: QDialog) -> None:
        qtbot.addWidget(dialog)
        dialog.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)  # it has no window that stays
        dialog.show()

    return show


def label(dialog: QWidget, name: str) -> str:
    found = dialog.findChild(QLabel, name)
    return found.text() if found.isVisibleTo(dialog) else ""


def press(dialog: QWidget, name: str) -> None:
    button = dialog.findChild(QPushButton, name)
    assert button.isVisibleTo(dialog)
    button.click()


def put(dialog: QWidget, **texts: str) -> None:
    for name, text in texts.items():
        dialog.findChild(QLineEdit, name).setText(text)


# The dialog of all profiles.


@pytest.fixture
def profiles(theme: Theme, shown: Callable[[QDialog], None]) -> ProfilesDialog:
    dialog = ProfilesDialog(theme)
    QAbstractItemModelTester(dialog.view.model(), QAbstractItemModelTester.FailureReportingMode.Fatal, dialog)
    shown(dialog)
    return dialog


def rows(dialog: QWidget) -> list[list[str]]:
    model = dialog.findChild(QTableView, "profilesTable").model()
    return [[model.index(r, c).data() for c in range(model.columnCount())] for r in range(model.rowCount())]


def test_without_profiles_it_says_what_to_do(profiles: ProfilesDialog) -> None:
    profiles.show_catalogue(Catalogue())
    assert label(profiles, "profilesEmpty") == "No profiles yet. Add one or import keys."
    assert not profiles.findChild(QPushButton, "useProfile").isEnabled()
    assert profiles.findChild(QPushButton, "addProfile").isEnabled()


def test_each_profile_is_shown_with_what_is_wrong_with_it(profiles: ProfilesDialog) -> None:
    profiles.show_catalogue(CATALOGUE)
    assert rows(profiles) == [
        ["prod", "Layerscope", "Access keys", "", "", "eu-central-1", ""],
        ["shared", "AWS files", "SSO", "444455556666", "Admin", "", "2 problems"],
    ]
    assert profiles.view.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole) == "Color: Red, for production"
    assert label(profiles, "profileProblems") == ""
    profiles.select("shared", is_own=False)
    assert label(profiles, "profileProblems") == "\n".join(["Something is wrong. Mend it."] * 2)


def test_a_roles_session_name_stands_beside_it(profiles: ProfilesDialog) -> None:
    profiles.show_catalogue(Catalogue((ProfileEntry(own_profile(replace(ROLE, role_session_name="ana@x"))),)))
    assert rows(profiles)[0][4] == "R/ana@x"
    tip = profiles.view.model().index(0, 4).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "Role R, with the session name ana@x"
    profiles.findChild(QLineEdit, "profilesFilter").setText("ana")
    assert len(rows(profiles)) == 1


def test_a_test_that_fails_stays_whole_on_the_screen(shown: Callable[[QDialog], None]) -> None:
    dialog = TrialDialog("prod")
    shown(dialog)
    screen = dialog.screen().availableGeometry()
    dialog.move(0, screen.bottom() - dialog.height())
    dialog.show_error(UnknownKeyError("no such key"))
    assert screen.contains(dialog.geometry())
    assert dialog.height() >= dialog.sizeHint().height()


def test_the_form_begins_at_the_name(new_form: NewForm) -> None:
    form = new_form(Draft(OwnProfile("", OwnKind.ROLE)))
    assert form.focusWidget() is form.findChild(QLineEdit, "profileName")


def test_the_form_has_the_roles_session(new_form: NewForm) -> None:
    role = replace(ROLE, role_session_name="ana@x", duration_seconds="1800")
    form = new_form(Draft(role), "role")
    entered, tested = collected(form.entered.connect), collected(form.test_asked.connect)
    press(form, "saveProfile")
    press(form, "testTypedProfile")
    assert entered == tested == [(Entered(role, None, False),)]
    put(form, profileRoleSessionName="a b", profileDurationSeconds="12")
    press(form, "saveProfile")
    form.show_mistakes(validation_errors((PROD,), entered[1][0].profile))
    assert "2 to 64 letters" in label(form, "profileRoleSessionNameMistake")
    assert "900 to 43,200 seconds" in label(form, "profileDurationSecondsMistake")


def test_shared_profiles_are_read_only_and_can_be_duplicated(profiles: ProfilesDialog) -> None:
    profiles.show_catalogue(CATALOGUE)
    asked = collected(profiles.duplicate_asked.connect)
    profiles.select("shared", is_own=False)
    assert not profiles.findChild(QPushButton, "editProfile").isEnabled()
    assert "Duplicate one to edit a copy" in profiles.findChild(QPushButton, "deleteProfile").toolTip()
    press(profiles, "duplicateProfile")
    assert asked == [(CATALOGUE.entries[1],)]
    profiles.select("prod", is_own=True)
    assert profiles.findChild(QPushButton, "editProfile").isEnabled()


def test_files_that_do_not_parse_and_a_lost_file_are_told_above(profiles: ProfilesDialog) -> None:
    loss = LoadedProfiles((), Loss.NEWER, Path("/home/me/profiles.newer.json"))
    profiles.show_catalogue(Catalogue(CATALOGUE.entries, file_problems=(PROBLEM,), own_loss=loss))
    told = label(profiles, "profilesWarning")
    assert "newer version" in told
    assert "/home/me/profiles.newer.json" in told
    assert told.endswith("Something is wrong. Mend it.")
    assert len(rows(profiles)) == 2


def test_the_filter_and_a_new_catalogue_keep_the_choice(profiles: ProfilesDialog) -> None:
    profiles.show_catalogue(CATALOGUE)
    profiles.select("shared", is_own=False)
    put(profiles, profilesFilter="4444")
    assert [row[0] for row in rows(profiles)] == ["shared"]
    put(profiles, profilesFilter="")
    used = collected(profiles.use_asked.connect)
    profiles.show_catalogue(Catalogue((ProfileEntry(Profile("added")), *CATALOGUE.entries)))
    press(profiles, "useProfile")
    assert used[0][0].profile.name == "shared"
    put(profiles, profilesFilter="nobody")
    assert label(profiles, "profilesEmpty") == "No profile matches “nobody”."
    press(profiles, "useProfile")
    assert len(used) == 1


def test_it_needs_no_mouse(profiles: ProfilesDialog, qtbot: QtBot) -> None:
    profiles.show_catalogue(CATALOGUE)
    used = collected(profiles.use_asked.connect)
    model = profiles.view.selectionModel()
    model.setCurrentIndex(profiles.view.model().index(0, 0), QItemSelectionModel.SelectionFlag.SelectCurrent)
    qtbot.keyClick(profiles.view, Qt.Key.Key_Down)
    qtbot.keyClick(profiles.view, Qt.Key.Key_Return)
    assert used[0][0].profile.name == "shared"


# The form.


@pytest.fixture
def new_form(shown: Callable[[QDialog], None]) -> Callable[..., ProfileForm]:
    def new(draft: Draft, name: str = "") -> ProfileForm:
        form = ProfileForm(draft, name, ["prod", "shared"], ["eu-central-1", "us-east-1"])
        shown(form)
        return form

    return new


NewForm = Callable[..., ProfileForm]


def test_what_is_entered_is_handed_on(new_form: NewForm) -> None:
    form = new_form(Draft(OwnProfile("")))
    entered = collected(form.entered.connect)
    put(form, profileName=" prod ", profileAccessKeyId=KEY_ID, profileSecretAccessKey=SECRET)
    put(form, profileRegion="eu-central-1", profileRegistryId="1111-2222-3333")
    colours = form.findChild(QComboBox, "profileColour")
    colours.setCurrentIndex(colours.findText("Red, for production"))
    press(form, "saveProfile")
    profile = OwnProfile(
        "prod", region="eu-central-1", registry_id="111122223333", colour="#e5484d", access_key_id=KEY_ID
    )
    assert entered == [(Entered(profile, AccessKeys(KEY_ID, SECRET), False),)]
    assert form.isVisible()  # until it is kept
    form.close_kept()
    assert form.isHidden()
    assert form.findChild(QLineEdit, "profileSecretAccessKey").text() == ""


def test_each_kind_has_its_fields(new_form: NewForm) -> None:
    form = new_form(Draft(ROLE), "role")
    seen = lambda name: form.findChild(QWidget, name).isVisibleTo(form)  # noqa: E731
    assert form.findChild(QLineEdit, "profileRoleArn").text() == ROLE.role_arn
    assert form.findChild(QComboBox, "profileSourceProfile").currentText() == "prod"
    assert [seen(name) for name in ("profileRoleArn", "profileAccessKeyId", "profileSsoRegion")] == [
        True, False, False,
    ]  # fmt: skip
    kinds = form.findChild(QComboBox, "profileKind")
    kinds.setCurrentIndex(kinds.findData(OwnKind.SSO))
    assert [seen(name) for name in ("profileRoleArn", "profileAccessKeyId", "profileSsoRegion")] == [
        False, False, True,
    ]  # fmt: skip
    assert not seen("profileRunOnly")


def test_mistakes_stand_at_their_fields(new_form: NewForm) -> None:
    form = new_form(Draft(OwnProfile("")))
    entered = collected(form.entered.connect)
    put(form, profileName="prod", profileAccessKeyId=KEY_ID, profileSecretAccessKey=f'"{SECRET}"')
    press(form, "saveProfile")
    form.show_mistakes(entered[0][0].mistakes)
    assert "quotation marks" in label(form, "profileSecretAccessKeyMistake")
    assert SECRET not in label(form, "profileSecretAccessKeyMistake")
    put(form, profileSecretAccessKey=SECRET, profileRegion="eu-central-1a")
    assert label(form, "profileSecretAccessKeyMistake") == ""
    press(form, "saveProfile")
    form.show_mistakes(validation_errors((PROD,), entered[1][0].profile))
    assert "Another profile has the name prod" in label(form, "profileNameMistake")
    assert "Did you mean eu-central-1?" in label(form, "profileRegionMistake")
    described = form.findChild(QLineEdit, "profileRegion").accessibleDescription()
    assert "Did you mean eu-central-1?" in described


def test_an_edited_profile_keeps_its_secret_unless_its_key_changes(new_form: NewForm) -> None:
    form = new_form(Draft(PROD), "prod")
    entered = collected(form.entered.connect)
    assert form.findChild(QLineEdit, "profileSecretAccessKey").placeholderText() == "unchanged"
    press(form, "saveProfile")
    assert entered == [(Entered(PROD, None, False),)]
    put(form, profileAccessKeyId="AKIAIOSFODNN7ANOTHER")
    press(form, "saveProfile")
    assert entered[1][0].keys is not None
    assert [error.field for error in entered[1][0].mistakes] == ["secret_access_key"]


def test_a_copy_takes_the_keys_over(new_form: NewForm) -> None:
    keys = AccessKeys(KEY_ID, SECRET)
    form = new_form(Draft(PROD, keys))
    entered = collected(form.entered.connect)
    field = form.findChild(QLineEdit, "profileSecretAccessKey")
    assert (field.text(), field.placeholderText()) == ("", "from source")
    press(form, "saveProfile")
    assert entered == [(Entered(PROD, keys, False),)]


def test_a_keyring_that_fails_offers_two_ways_on(new_form: NewForm) -> None:
    form = new_form(Draft(PROD, AccessKeys(KEY_ID, SECRET)))
    entered = collected(form.entered.connect)
    form.show_keyring_error(KeyringError(KeyringFault.LOCKED))
    assert "locked" in label(form, "keyringReason")
    press(form, "retryKeyring")
    assert not entered[0][0].run_only
    form.show_keyring_error(KeyringError(KeyringFault.MISSING))
    press(form, "keysForThisRun")
    assert entered[1][0].run_only


def test_a_disk_that_refuses_is_told_and_saving_is_done_once(new_form: NewForm) -> None:
    form = new_form(Draft(PROD), "prod")
    form.show_busy(True)
    save = form.findChild(QPushButton, "saveProfile")
    assert (save.text(), save.isEnabled()) == ("Saving…", False)
    form.show_busy(False)
    form.show_refusal("No space left.")
    assert label(form, "profileRefusal") == "No space left."
    assert save.isEnabled()


# Import, the prompt for keys, the trial.


def test_the_import_forgets_what_was_pasted(shown: Callable[[QDialog], None]) -> None:
    dialog = ImportDialog()
    shown(dialog)
    entered = collected(dialog.text_entered.connect)
    text = dialog.findChild(QPlainTextEdit, "importText")
    assert not dialog.findChild(QPushButton, "readKeys").isEnabled()
    text.setPlainText(f"export AWS_ACCESS_KEY_ID={KEY_ID}")
    press(dialog, "readKeys")
    assert entered == [(f"export AWS_ACCESS_KEY_ID={KEY_ID}",)]
    dialog.show_mistake("There is no secret.")
    assert label(dialog, "importMistake") == "There is no secret."
    dialog.show_keyring_error(KeyringError(KeyringFault.LOCKED))
    asked = collected(dialog.run_only_asked.connect)
    press(dialog, "keysForThisRun")
    assert asked == [()]
    dialog.reject()
    assert text.toPlainText() == ""
    assert not text.isUndoRedoEnabled()


def test_the_prompt_takes_keys_for_this_run(shown: Callable[[QDialog], None]) -> None:
    prompt = KeysPrompt(PROD, "The keyring is locked.", "Unlock it.")
    shown(prompt)
    assert label(prompt, "keyringReason") == "The keyring is locked."
    assert not prompt.findChild(QLineEdit, "promptSecret").isVisibleTo(prompt)
    entered = collected(prompt.keys_entered.connect)
    press(prompt, "keysForThisRun")
    put(prompt, promptSecret=KEY_ID)
    press(prompt, "useKeysForThisRun")
    assert "not its secret" in label(prompt, "promptSecretMistake")
    put(prompt, promptSecret=SECRET)
    press(prompt, "useKeysForThisRun")
    assert entered == [(SECRET, "")]
    assert prompt.findChild(QLineEdit, "promptSecret").text() == ""


def test_the_prompt_tries_again(shown: Callable[[QDialog], None]) -> None:
    prompt = KeysPrompt(PROD, "The keyring is locked.", "Unlock it.")
    shown(prompt)
    asked = collected(prompt.retry_asked.connect)
    press(prompt, "retryKeyring")
    assert asked == [()]
    assert prompt.isHidden()


def test_the_trial_shows_its_three_faces(shown: Callable[[QDialog], None]) -> None:
    dialog = TrialDialog("prod")
    shown(dialog)
    assert "Checking identity" in label(dialog, "trialTitle")
    assert dialog.findChild(QPushButton, "closeTrial").text() == "Cancel"
    dialog.show_error(UnknownKeyError("no"))
    assert label(dialog, "trialTitle") == "Access key not recognized"
    again = collected(dialog.again_asked.connect)
    press(dialog, "testAgain")
    assert again == [()]
    denied = AccessDeniedError("no", denial=Denial())
    calls = tuple(
        CallPermission(name, Permission.DENIED, "no", denied)
        if name == "DescribeImages"
        else CallPermission(name, Permission.ALLOWED)
        for name in ACTIONS
    )
    dialog.show_running()
    dialog.show_report(Identity("111122223333", "arn:aws:iam::111122223333:user/me"), "eu-central-1", calls)
    assert label(dialog, "trialTitle") == "5 of 6 required permissions"
    assert label(dialog, "trialDescribeImages0") == "denied"
    assert label(dialog, "trialDescribeImages2") == "ecr:DescribeImages"
    assert label(dialog, "trialDescribeImages3")
    assert dialog.findChild(QLineEdit, "trialAccount").text() == "111122223333"
    assert dialog.findChild(QPushButton, "closeTrial").text() == "Close"
    dialog.show_report(Identity("1", "arn"), "", calls[:2])  # once more, in place of the first
    assert dialog.findChild(QLineEdit, "trialRegion").text() == "not set"
