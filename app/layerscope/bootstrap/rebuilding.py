"""The window's inside built anew: in another language, font or time zone, with all that was open."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtWidgets import QApplication

from layerscope.desktop.shell.lasting import deafen
from layerscope.desktop.shell.navigator import Navigator
from layerscope.desktop.shell.places import Places
from layerscope.desktop.shell.requests import Requests
from layerscope.desktop.shell.selection import Selection
from layerscope.desktop.shell.settings import Settings
from layerscope.desktop.shell.shell import Shell
from layerscope.desktop.theme.font_size import FontSize, set_font_size
from layerscope.desktop.widgets.filter_field import FilterField
from layerscope.desktop.words.language import Language
from layerscope.words import formats

# Nothing of the window's inside: transfers and their list, settings being written, the program, its demo.
_GOES_ON = ("transfers/", "transfer-list/", "settings/", "program/", "demonstration")


@dataclass(frozen=True, slots=True)
class TextLook:
    """What every text in the window depends on."""

    language: str
    font_size: FontSize
    utc: bool

    @classmethod
    def of(cls, settings: Settings) -> TextLook:
        return cls(settings.language, settings.font_size, settings.utc)

    def take(self, app: QApplication, language: Language) -> None:
        """Let what is made from now on look so."""
        language.choose(self.language)
        set_font_size(app, self.font_size)
        formats.show_utc(self.utc)


@dataclass(frozen=True, slots=True)
class Filtered:
    """What was typed into the lists' filters, by objectName; the place in them is remembered as ever."""

    texts: dict[str, str]

    @classmethod
    def of(cls, shell: Shell) -> Filtered:
        return cls({each.objectName(): each.text() for each in shell.window.findChildren(FilterField)})

    def fill(self, shell: Shell) -> None:
        """Type it into the new ones."""
        for each in shell.window.findChildren(FilterField):
            each.setText(self.texts.get(each.objectName(), ""))


async def emptied(shell: Shell) -> Shell:
    """A shell for new features, once the old ones and all they were doing are gone.

    The account, its session, the settings and the queue of transfers are the same.
    """
    session, window = shell.session, shell.window
    session.left.emit()
    await shell.tasks.end_all_but(_GOES_ON)
    session.forget_features()
    deafen(shell.settings.changed, window.closing, window.activated, window.arranged)
    window.empty()
    shell.transfers.reopen()
    selection = Selection(window)
    return replace(
        shell,
        selection=selection,
        places=Places(window),
        navigator=Navigator(selection, session),
        requests=Requests(window),
    )


def enter_again(shell: Shell) -> None:
    """Have the new features take the session, and what was being found out of who asks found out again."""
    session, accounts = shell.session, shell.session.accounts
    if session.current is not None:
        session.entered.emit(session.current)
        accounts.read_profiles()
        if accounts.identity is None and accounts.identity_error is None:
            accounts.ask_again()
    accounts.state_changed.emit()
