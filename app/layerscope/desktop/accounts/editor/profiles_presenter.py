"""What people do with profiles: add, edit, duplicate, delete, test, each in a dialog that blocks nothing."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from layerscope.accounts.model.issues import AccountsError
from layerscope.accounts.model.keyring_errors import KeyringError
from layerscope.accounts.model.own_profiles import OwnKind, OwnProfile, find, free_name
from layerscope.accounts.model.profiles import Account
from layerscope.accounts.profiles.catalogue import ProfileEntry, own_profile
from layerscope.accounts.profiles.shared_config import read_shared_config
from layerscope.accounts.rules.choosing import region_in_force
from layerscope.accounts.rules.region_order import ordered_regions
from layerscope.accounts.rules.shared.copy_shared_profile import Draft, copied_profile
from layerscope.accounts.rules.validation.editing import validation_errors
from layerscope.accounts.rules.validation.typed_profile import TypedProfile, typed_profile
from layerscope.accounts.rules.validation.validation_errors import FieldFault, OwnProfileError
from layerscope.accounts.secrets.kept_keys import NoKeysKeptError
from layerscope.accounts.sessions.identity import REGION_OF_LAST_RESORT
from layerscope.desktop.accounts.editor.profile_form import Entered, ProfileForm
from layerscope.desktop.accounts.editor.profiles_dialog import ProfilesDialog
from layerscope.desktop.accounts.trial.trials import Trials
from layerscope.desktop.shell.shell import Shell
from layerscope.desktop.widgets.boxes import MessageBox
from layerscope.words.outside import line
from layerscope.words.own_profiles import issue_text

T = TypeVar("T")


class ProfilesPresenter(QObject):
    """Keeps one dialog of the profiles, and the forms that it leads to.

    Signal: `import_asked`, by the dialog's button.
    """

    import_asked = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell.window)
        self._tasks = shell.tasks
        self._accounts = shell.session.accounts
        self._blocking = shell.blocking
        self._store = shell.session.own.store
        self._trials = Trials(shell)
        self._theme = shell.theme
        self._window = shell.window
        self._say = shell.say
        self._work_area = shell.places.work_area
        self._dialog: ProfilesDialog | None = None
        self._accounts.state_changed.connect(self._show_catalogue)

    def open(self) -> None:
        """Show the dialog, with what the files say now."""
        if self._dialog is None:
            dialog = self._dialog = ProfilesDialog(self._theme, self._window)
            dialog.add_asked.connect(self._add)
            dialog.import_asked.connect(self.import_asked)
            dialog.use_asked.connect(self._use)
            dialog.edit_asked.connect(self._edit)
            dialog.duplicate_asked.connect(self._duplicate)
            dialog.delete_asked.connect(self._ask_to_delete)
            dialog.test_asked.connect(self._test)
        self._accounts.read_profiles()
        self._show_catalogue()
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()

    def open_keys_form(self) -> None:
        """Show the form for access keys, with what can be known before them."""
        name = self.free_name(self.tr("Access keys"))
        self.open_form(Draft(OwnProfile(name, OwnKind.KEYS)))

    def open_form(self, draft: Draft, name: str = "") -> ProfileForm:
        """Show the form with the draft in it; `name` is of the own profile that it changes.

        While there is nobody to ask as, a new profile is used at once.
        """
        accounts = self._accounts
        draft = draft if name else self._with_region(draft)
        regions = ordered_regions(accounts.regions, accounts.recent.regions)
        sources = [profile.name for profile in accounts.profiles]
        uses = not name and self._work_area.is_covered
        form = ProfileForm(draft, name, sources, regions, self._parent(), uses=uses)
        form.entered.connect(lambda entered: self._save(form, entered))
        form.test_asked.connect(lambda entered: self._test_typed(form, entered))
        form.finished.connect(form.deleteLater)
        form.open()
        return form

    def free_name(self, name: str, besides: Iterable[str] = ()) -> str:
        """The name, or one like it that no profile has, nor any of `besides`."""
        return free_name(name, [*(profile.name for profile in self._accounts.profiles), *besides])

    def _parent(self) -> QWidget:
        return self._dialog if self._dialog is not None and self._dialog.isVisible() else self._window

    def _show_catalogue(self) -> None:
        if self._dialog is not None:
            self._dialog.show_catalogue(self._accounts.catalogue, self._accounts.account.profile or "")

    def _use(self, entry: ProfileEntry) -> None:
        self._accounts.choose(entry.profile.account)
        if self._dialog is not None:
            self._dialog.close()

    # The form.

    def _add(self, kind: OwnKind) -> None:
        self.open_form(Draft(OwnProfile("", kind)))

    def _edit(self, entry: ProfileEntry) -> None:
        profile = find(self._accounts.catalogue.own, entry.profile.name)
        if profile is not None:
            self.open_form(Draft(profile), profile.name)

    def _duplicate(self, entry: ProfileEntry) -> None:
        self._tasks.start("profiles/draft", lambda: self._open_duplicate(entry))

    async def _open_duplicate(self, entry: ProfileEntry) -> None:
        try:
            draft = await self._blocking(lambda: self._draft_of(entry))
        except AccountsError as error:
            self._tell(self.tr("Duplicate a profile"), error)
        else:
            name = self.free_name(draft.profile.name)
            self.open_form(Draft(replace(draft.profile, name=name), draft.keys))

    def _draft_of(self, entry: ProfileEntry) -> Draft:
        """The profile with its keys; without them where they are not kept, to be entered anew."""
        name = entry.profile.name
        if not entry.profile.is_own:
            shared = read_shared_config()
            return copied_profile(name, shared.profiles, shared.sso_sessions)
        profile = find(self._store.profiles(), name) or OwnProfile(name)
        if profile.kind is not OwnKind.KEYS:
            return Draft(profile)
        try:
            return Draft(profile, self._store.keys_of(profile))
        except NoKeysKeptError:
            return Draft(profile)

    def _save(self, form: ProfileForm, entered: Entered) -> None:
        others = tuple(each for each in self._accounts.catalogue.own if each.name != form.name)
        wrong = [*validation_errors(others, entered.profile, self._accounts.catalogue.shared_names)]
        wrong += [*entered.mistakes, *self._region_mistakes(entered.profile)]
        form.show_mistakes(wrong)
        if not wrong:
            form.show_busy(True)
            self._tasks.start("profiles/save", lambda: self._keep(form, entered))

    async def _keep(self, form: ProfileForm, entered: Entered) -> None:
        try:
            await self._blocking(lambda: self._write(form.name, entered))
        except (KeyringError, OwnProfileError, OSError) as error:
            if form.is_open:  # else the form was closed, and nothing has changed
                self._show_failure(form, error)
        else:
            await self._take_kept(form, entered.profile)

    def _show_failure(self, form: ProfileForm, error: KeyringError | OwnProfileError | OSError) -> None:
        form.show_busy(False)
        if isinstance(error, KeyringError):
            form.show_keyring_error(error)
        elif isinstance(error, OwnProfileError):
            form.show_mistakes([error])
        else:
            form.show_refusal(
                self.tr("The profile could not be saved: {error}.").format(error=error.strerror)
            )

    def _region_mistakes(self, profile: OwnProfile) -> tuple[OwnProfileError, ...]:
        """A region has to be named by the profile where the environment names none."""
        is_named = profile.region or region_in_force(None, os.environ)
        return () if is_named else (OwnProfileError(FieldFault.MISSING, "region"),)

    def _with_region(self, draft: Draft) -> Draft:
        """The draft of a new profile, with the region that is most likely meant where nothing names one."""
        if draft.profile.region or region_in_force(None, os.environ):
            return draft
        accounts = self._accounts
        region = next(iter(accounts.recent.regions), "") or accounts.region or REGION_OF_LAST_RESORT
        return Draft(replace(draft.profile, region=region), draft.keys)

    def _write(self, name: str, entered: Entered) -> None:
        shared = self._accounts.catalogue.shared_names
        if name:
            self._store.edit(name, entered.profile, entered.keys, run_only=entered.run_only, shared=shared)
        else:
            self._store.add(entered.profile, entered.keys, run_only=entered.run_only, shared=shared)

    async def _take_kept(self, form: ProfileForm, profile: OwnProfile) -> None:
        was_in_use = bool(form.name) and self._accounts.account.profile == form.name
        if form.is_open:
            form.close_kept()
        await self._accounts.take_profiles()
        if self._dialog is not None:
            self._dialog.select(profile.name, is_own=True)
        self._say(self.tr("Profile “{name}” saved.").format(name=profile.name))
        if was_in_use or form.uses:
            self._accounts.choose(own_profile(profile).account)

    # Delete.

    def _ask_to_delete(self, entry: ProfileEntry) -> None:
        name = entry.profile.name
        text = self.tr("Delete the profile {name}? Its secret is removed from the keyring too.")
        box = self._question("deleteQuestion", self.tr("Delete a profile"), text.format(name=name))
        self._button(box, self.tr("Delete"), "confirmDelete", lambda: self._start_deleting(name))
        box.open()

    def _start_deleting(self, name: str, *, leave_secret: bool = False) -> None:
        self._tasks.start("profiles/delete", lambda: self._delete(name, leave_secret))

    async def _delete(self, name: str, leave_secret: bool) -> None:
        title = self.tr("Delete a profile")
        try:
            await self._blocking(lambda: self._store.delete(name, leave_secret=leave_secret))
        except KeyringError as error:
            self._ask_about_secret(name, error)
        except OwnProfileError as error:
            self._tell(title, error)
        except OSError as error:
            text = self.tr("The profile could not be deleted: {error}.").format(error=error.strerror)
            self._question("profileTold", title, text, cancel=False).open()
        else:
            await self._accounts.take_profiles()
            self._say(self.tr("Profile “{name}” deleted.").format(name=name))
            if self._accounts.account.profile == name:
                self._accounts.choose(Account(name))  # which says that it is gone

    def _ask_about_secret(self, name: str, error: KeyringError) -> None:
        text = issue_text(error.issue)
        box = self._question("deleteQuestion", self.tr("Delete a profile"), text)
        self._button(box, self.tr("Try again"), "retryDelete", lambda: self._start_deleting(name))
        self._button(
            box,
            self.tr("Delete, but keep its secret"),
            "deleteWithoutSecret",
            lambda: self._start_deleting(name, leave_secret=True),
        )
        box.open()

    # Test.

    def _test(self, entry: ProfileEntry) -> None:
        account = self._accounts.in_a_region(entry.profile.account)  # as Use would have it
        self._trials.open(entry.profile.name, account, self._parent())

    def _test_typed(self, form: ProfileForm, entered: Entered) -> None:
        catalogue = self._accounts.catalogue
        typed = typed_profile(
            catalogue.own,
            entered.profile,
            entered.keys,
            name=form.name,
            stand_in=self.free_name(self.tr("New profile")),
            shared=catalogue.shared_names,
        )
        wrong = [*entered.mistakes, *self._region_mistakes(entered.profile)]
        wrong += () if isinstance(typed, TypedProfile) else typed
        form.show_mistakes(wrong)
        if isinstance(typed, TypedProfile) and not wrong:
            account = own_profile(typed.profile).account
            name = entered.profile.name or typed.profile.name
            self._trials.open(name, account, form, typed)

    # Small questions.

    def _tell(self, title: str, error: AccountsError) -> None:
        self._question("profileTold", title, issue_text(error.issue), cancel=False).open()

    def _question(self, name: str, title: str, text: str, *, cancel: bool = True) -> QMessageBox:
        kind = QMessageBox.StandardButton.Cancel if cancel else QMessageBox.StandardButton.Ok
        box = MessageBox(self._parent())
        box.setWindowTitle(line(title))
        box.setText(text)
        box.setStandardButtons(kind)
        box.setObjectName(name)
        box.finished.connect(box.deleteLater)
        return box

    def _button(self, box: QMessageBox, text: str, name: str, act: Callable[[], object]) -> None:
        button = QPushButton(text, box)  # held by it: addButton alone does not keep it alive
        button.setObjectName(name)
        button.setAccessibleName(text)
        button.clicked.connect(act)
        box.addButton(button, QMessageBox.ButtonRole.ActionRole)
