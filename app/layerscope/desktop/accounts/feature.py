"""Accounts in the window: the button that switches them, the dialogs of the profiles, and who is asking."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject

from layerscope.desktop.accounts.editor.profiles_presenter import ProfilesPresenter
from layerscope.desktop.accounts.files_watch import FilesWatch
from layerscope.desktop.accounts.importing.import_presenter import ImportPresenter
from layerscope.desktop.accounts.kept import accounts_kept
from layerscope.desktop.accounts.secrets.keys_presenter import KeysPresenter
from layerscope.desktop.accounts.settings_part import AccountsPart
from layerscope.desktop.accounts.switcher.button import AccountButton
from layerscope.desktop.shell.menus import MenuSection
from layerscope.desktop.shell.places import Row
from layerscope.desktop.shell.requests import AccountWish
from layerscope.desktop.shell.setting_rows import SettingsPage
from layerscope.desktop.shell.shell import Shell
from layerscope.desktop.widgets.actions import new_action
from layerscope.desktop.widgets.remedies import Remedy
from layerscope.registry.errors.credentials import CredentialsError
from layerscope.registry.errors.service import RegionDisabledError
from layerscope.words.messages import words
from layerscope.words.own_profiles import own_loss_text

translate = QCoreApplication.translate


class AccountsFeature(QObject):
    """The button and the dialogs. Attributes: `button`; `profiles` and `imports`, the dialogs' presenters."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell.window)
        self._shell = shell
        own = shell.session.own
        self._accounts = accounts = shell.session.accounts
        self._said_loss = False
        self.button = AccountButton(accounts, shell.theme)
        self.profiles = ProfilesPresenter(shell)
        self.imports = ImportPresenter(shell, self.profiles)
        self._keys = KeysPresenter(accounts, own.store, shell.window)
        renew = shell.session.renewal_wanted.emit
        self._watch = FilesWatch(shell.tasks, accounts, shell.blocking, own.stamp, renew, self)
        self._watch.check()  # what is seen now is what later changes are told by
        self._fill_places()
        self._connect()

    def _fill_places(self) -> None:
        places = self._shell.places
        places.bar(self.button)
        places.row_menu(Row.ACCOUNT, self.button)
        places.settings(SettingsPage.ACCOUNTS, self._new_settings_part)
        places.kept += accounts_kept(self._shell)
        places.remedies.caller_arn = self._caller_arn
        text = translate("WindowMenu", "Switch account…")
        change = new_action(self, text, self.button.open_switcher, name="switchAccount")
        places.remedies.add(Remedy(change, _another_account_helps))
        switch, profiles = translate("WindowMenu", "Switch account…"), translate("WindowMenu", "Profiles…")
        places.menu(
            MenuSection.ACCOUNT,
            new_action(self, switch, self.button.open_switcher, shortcut="Ctrl+P"),
            new_action(self, profiles, self.profiles.open, shortcut="Ctrl+Shift+P"),
        )

    def _connect(self) -> None:
        self.button.profiles_asked.connect(self.profiles.open)
        self.button.add_asked.connect(self.profiles.open_keys_form)
        self.button.network_asked.connect(self._shell.requests.network_settings)
        self._shell.window.activated.connect(self._watch.check)
        self._accounts.state_changed.connect(self._show_identity)
        self._accounts.state_changed.connect(self._say_loss)
        self._shell.requests.account.connect(self._answer)
        self._shell.places.work_area.covered.connect(self._show_identity)

    def _answer(self, wish: AccountWish) -> None:
        if wish is AccountWish.KEYS:
            self.profiles.open_keys_form()
        elif wish is AccountWish.IMPORT:
            self.imports.open()
        elif wish is AccountWish.PROFILES:
            self.profiles.open()

    def _new_settings_part(self) -> AccountsPart:
        accounts = self._accounts
        return AccountsPart(accounts, self.profiles.open, self.imports.open, accounts.renew)

    def _caller_arn(self) -> str:
        identity = self._accounts.identity
        return identity.arn if identity else ""

    def _show_identity(self, *_: object) -> None:
        identity, error = self._accounts.identity, self._accounts.identity_error
        if error is not None and self._shell.places.work_area.is_covered:
            self._shell.window.show_identity("")  # the page says it
        elif error is not None:
            told = words(error)
            self._shell.window.show_identity(told.title, f"{told.text}\n{told.next_step}")
        else:
            self._shell.window.show_identity(identity.arn if identity else "")

    def _say_loss(self) -> None:
        loss = self._accounts.catalogue.own_loss
        if loss is not None and not self._said_loss:
            self._said_loss = True
            self._shell.say(own_loss_text(loss))


def _another_account_helps(error: BaseException) -> bool:
    """Whether the error's next step is to choose another account, or another region."""
    return isinstance(error, CredentialsError | RegionDisabledError)


def install(shell: Shell) -> AccountsFeature:
    """Put the account's button into the window, and offer the profiles."""
    return AccountsFeature(shell)
