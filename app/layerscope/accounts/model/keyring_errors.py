"""What can go wrong with the system's keyring, as one tree.

KeyringError
├── KeyringMissingError         there is none, or none that can be reached
│   └── KeyringRefusedError       the one that is configured keeps secrets readable, or not at all
├── KeyringLockedError          it is locked, and was not unlocked
│   └── KeyringSilentError        nobody answered its question in time
└── KeyringFailedError          it is there, and failed
    └── DamagedSecretsError       what it holds is not whole

None of them holds a secret; with each, "keys for this run only" remain possible, and never a plain file.
"""

from __future__ import annotations

import platform

from layerscope.accounts.model.issues import AccountsError
from layerscope.text.reasons import Reason
from layerscope.text.redaction import redact

_SHOWN_CHARACTERS = 300


class KeyringError(AccountsError):
    """The system's keyring did not do what it was asked; `detail` is what it said, without secrets."""

    def __init__(self, reason: Reason, next_step: Reason, detail: str = "") -> None:
        super().__init__(reason, next_step)
        self.detail = redact(detail)[:_SHOWN_CHARACTERS]


class KeyringMissingError(KeyringError):
    """There is no keyring, or none that this program can reach."""

    def __init__(self, detail: str = "") -> None:
        super().__init__(
            Reason.tr("This system has no keyring that secrets can be kept in."), _what_to_install(), detail
        )


class KeyringRefusedError(KeyringMissingError):
    """The keyring that is configured, `backend`, keeps secrets readable in a file, or does not keep them."""

    def __init__(self, backend: str) -> None:
        KeyringError.__init__(
            self,
            Reason.tr("The keyring is set to {backend}, which does not keep secrets safe.", backend=backend),
            Reason.tr(
                "Remove PYTHON_KEYRING_BACKEND or the file keyringrc.cfg, so that the system's own keyring "
                "is used, or use the keys for this run only."
            ),
        )
        self.backend = backend


class KeyringLockedError(KeyringError):
    """The keyring is locked, and was not unlocked when it asked."""

    def __init__(self, detail: str = "") -> None:
        super().__init__(
            Reason.tr("The system's keyring is locked."),
            Reason.tr(
                "Unlock it with its password, often the one you sign in to this computer with, and try "
                "again; or use the keys for this run only."
            ),
            detail,
        )


class KeyringSilentError(KeyringLockedError):
    """The keyring gave no answer in `waited_s` seconds; it may be asking behind another window."""

    def __init__(self, waited_s: float) -> None:
        KeyringError.__init__(
            self,
            Reason.tr("The system's keyring gave no answer within {seconds} seconds.", seconds=int(waited_s)),
            Reason.tr(
                "Look for its question behind the other windows, answer it and try again; or use the keys "
                "for this run only."
            ),
        )
        self.waited_s = waited_s


class KeyringFailedError(KeyringError):
    """The keyring is there, and failed; `detail` says how."""

    def __init__(self, detail: str = "") -> None:
        super().__init__(
            Reason.tr("The system's keyring failed."),
            Reason.tr(
                "Restart it, for instance by signing in to this computer anew, and try again; or use the "
                "keys for this run only."
            ),
            detail,
        )


class DamagedSecretsError(KeyringFailedError):
    """What the keyring holds for a profile is not whole, or not of the form written here."""

    def __init__(self, name: str) -> None:
        KeyringError.__init__(
            self,
            Reason.tr("What the keyring holds for the profile {name} is not whole.", name=name),
            Reason.tr("Enter the profile's secret again."),
        )
        self.name = name


def _what_to_install() -> Reason:
    if platform.system() == "Linux":
        return Reason.tr(
            "Install gnome-keyring (sudo apt install gnome-keyring, sudo dnf install gnome-keyring), KDE "
            "Wallet or KeePassXC with its Secret Service switched on, and sign in to the desktop again; or "
            "use the keys for this run only."
        )
    return Reason.tr("Sign in to this computer's desktop and try again, or use the keys for this run only.")
