"""What is kept of accounts: own profiles with their keys, and which account each profile belongs to."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from layerscope.accounts.model.profiles import Account
from layerscope.accounts.profiles.own_profiles_file import default_path as profiles_path
from layerscope.accounts.profiles.remembered_identities import default_path as identities_path
from layerscope.desktop.shell.kept import Kept
from layerscope.desktop.shell.shell import Shell

translate = QCoreApplication.translate


def accounts_kept(shell: Shell) -> tuple[Kept, ...]:
    """Each with what it holds, and what clearing it loses."""
    return _profiles(shell), _identities(shell)


def _profiles(shell: Shell) -> Kept:
    session = shell.session

    def delete_all() -> None:
        for profile in session.own.store.profiles():
            session.own.store.delete(profile.name)

    async def clear() -> None:
        accounts = session.accounts
        was_own = accounts.profile is not None and accounts.profile.is_own
        try:
            await shell.blocking(delete_all)
        finally:
            await accounts.take_profiles()
        if was_own:
            accounts.choose(Account())

    return Kept(
        "keptProfiles",
        translate("Kept", "Layerscope profiles"),
        translate(
            "Kept",
            "The profiles you added here. Their keys are in the keyring of the system, under layerscope, and "
            "not in this file.",
        ),
        translate(
            "Kept",
            "All Layerscope profiles are deleted, and their keys removed from the keyring. The profiles of "
            "the AWS configuration files are not touched. This cannot be undone.",
        ),
        profiles_path(),
        clear,
    )


def _identities(shell: Shell) -> Kept:
    async def clear() -> None:
        await shell.blocking(shell.session.own.remembered.clear)
        await shell.session.accounts.take_profiles()

    return Kept(
        "keptIdentities",
        translate("Kept", "Account IDs"),
        translate("Kept", "Which AWS account each profile belongs to."),
        translate("Kept", "Profiles show their account again once they are used."),
        identities_path(),
        clear,
    )
