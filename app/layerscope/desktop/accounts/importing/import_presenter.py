"""Takes keys and profiles out of a text or a file, into the form of one profile or into several profiles."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject

from layerscope.accounts.model.issues import AccountsError
from layerscope.accounts.model.keyring_errors import KeyringError
from layerscope.accounts.model.own_profiles import OwnProfile
from layerscope.accounts.rules.importing.imported_keys import MAX_READ_BYTES
from layerscope.accounts.rules.importing.imported_profiles import read_profiles, read_profiles_file
from layerscope.accounts.rules.shared.copy_shared_profile import Draft
from layerscope.desktop.accounts.editor.profiles_presenter import ProfilesPresenter
from layerscope.desktop.accounts.importing.import_dialog import ImportDialog
from layerscope.desktop.shell.shell import Shell
from layerscope.words.own_profiles import issue_text

_ID_LETTERS = 4  # of an access key id, which distinguish its profile


class ImportPresenter(QObject):
    """Opens the dialog; one profile goes on into the form, several are kept at once."""

    def __init__(self, shell: Shell, profiles: ProfilesPresenter) -> None:
        super().__init__(shell.window)
        self._tasks = shell.tasks
        self._accounts = shell.session.accounts
        self._blocking = shell.blocking
        self._store = shell.session.own.store
        self._profiles = profiles
        self._window = shell.window
        self._say = shell.say
        self._found: tuple[Draft, ...] = ()
        profiles.import_asked.connect(self.open)

    def open(self) -> None:
        dialog = ImportDialog(self._window)
        dialog.text_entered.connect(lambda text: self._start(dialog, lambda: read_profiles(text)))
        dialog.file_chosen.connect(lambda path: self._start(dialog, lambda: _read_file(path)))
        dialog.run_only_asked.connect(
            lambda: self._tasks.start("profiles/import", lambda: self._keep(dialog, run_only=True))
        )
        dialog.finished.connect(self._forget)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _start(self, dialog: ImportDialog, read: Callable[[], tuple[Draft, ...]]) -> None:
        self._tasks.start("profiles/import", lambda: self._read(dialog, read))

    async def _read(self, dialog: ImportDialog, read: Callable[[], tuple[Draft, ...]]) -> None:
        try:
            self._found = await self._blocking(read)
        except (AccountsError, OSError) as error:
            self._tell(dialog, error, self.tr("The file cannot be read: {error}."))
            return
        if dialog.is_open:
            await self._take(dialog)

    async def _take(self, dialog: ImportDialog) -> None:
        if len(self._found) > 1:
            await self._keep(dialog, run_only=False)
            return
        found = self._found[0]
        draft = Draft(self._named(found.profile, []), found.keys)
        dialog.close_taken()
        self._profiles.open_form(draft)

    async def _keep(self, dialog: ImportDialog, *, run_only: bool) -> None:
        """Keep one after the other; after an error those that are left can be tried again."""
        names: list[str] = []
        try:
            while self._found:
                names.append(await self._keep_next(names, run_only))
        except (AccountsError, OSError) as error:
            self._tell(dialog, error, self.tr("The profile could not be saved: {error}."))
        else:
            if dialog.is_open:
                dialog.close_taken()
        await self._accounts.take_profiles()
        if names:
            self._say(self.tr("Profiles added: {names}.").format(names=", ".join(names)))

    async def _keep_next(self, names: list[str], run_only: bool) -> str:
        found = self._found[0]
        profile = self._named(found.profile, names)
        shared = self._accounts.catalogue.shared_names
        await self._blocking(lambda: self._store.add(profile, found.keys, run_only=run_only, shared=shared))
        self._found = tuple(_following(each, found.profile.name, profile.name) for each in self._found[1:])
        return profile.name

    def _tell(self, dialog: ImportDialog, error: AccountsError | OSError, refusal: str) -> None:
        if not dialog.is_open:
            return
        if isinstance(error, KeyringError):
            dialog.show_keyring_error(error)
        elif isinstance(error, AccountsError):
            dialog.show_mistake(issue_text(error.issue))
        else:
            dialog.show_mistake(refusal.format(error=error.strerror))

    def _named(self, profile: OwnProfile, names: list[str]) -> OwnProfile:
        """The profile under a name that no other has; `names` were just given."""
        end = f"…{profile.access_key_id[-_ID_LETTERS:]}"
        name = profile.name or self.tr("Keys {end}").format(end=end)
        return replace(profile, name=self._profiles.free_name(name, names))

    def _forget(self) -> None:
        self._found = ()


def _following(draft: Draft, source: str, kept_as: str) -> Draft:
    """The draft, whose source profile may have got another name."""
    if not source or draft.profile.source_profile != source:
        return draft
    return draft._replace(profile=replace(draft.profile, source_profile=kept_as))


def _read_file(path: Path) -> tuple[Draft, ...]:
    with path.open("rb") as file:
        return read_profiles_file(file.read(MAX_READ_BYTES))
