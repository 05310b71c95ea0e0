"""What can go wrong with the system's keyring.

With each issue "keys for this run only" remain possible, and never a plain file.
"""

from __future__ import annotations

import sys
from enum import unique

from layerscope.accounts.model.issues import AccountsError, IssueKind
from layerscope.text.reasons import Reason
from layerscope.text.redaction import redact

_SHOWN_CHARACTERS = 300
_ON_LINUX = Reason.tr(
    "Install gnome-keyring (sudo apt install gnome-keyring, sudo dnf install gnome-keyring), KDE Wallet or "
    "KeePassXC with its Secret Service enabled, and sign in to the desktop again; or use the keys for this "
    "session only."
)
_ELSEWHERE = Reason.tr(
    "Sign in to this computer's desktop and try again, or use the keys for this session only."
)


@unique
class KeyringFault(IssueKind):
    """What the keyring did not do."""

    MISSING = (
        Reason.tr("This system has no keyring to store secrets in."),
        _ON_LINUX if sys.platform == "linux" else _ELSEWHERE,
    )
    # The one that is configured keeps secrets readable in a file, or does not keep them.
    REFUSED = (
        Reason.tr("The keyring is set to {backend}, which does not keep secrets safe."),
        Reason.tr(
            "Remove PYTHON_KEYRING_BACKEND or the file keyringrc.cfg to use the system's own keyring, or "
            "use the keys for this session only."
        ),
    )
    LOCKED = (
        Reason.tr("The system's keyring is locked."),
        Reason.tr(
            "Unlock it with its password, often the one you sign in to this computer with, and try again; "
            "or use the keys for this session only."
        ),
    )
    # Its question may be open behind another window.
    SILENT = (
        Reason.tr("The system's keyring did not answer within {seconds} seconds."),
        Reason.tr(
            "Look for its prompt behind the other windows, answer it and try again; or use the keys for "
            "this session only."
        ),
    )
    FAILED = (
        Reason.tr("The system's keyring failed."),
        Reason.tr(
            "Restart it, for instance by signing in to this computer again, and try again; or use the keys "
            "for this session only."
        ),
    )
    # What it holds for a profile is incomplete, or in another form than this program writes.
    DAMAGED = (
        Reason.tr("The keyring entry of the profile {name} is incomplete."),
        Reason.tr("Enter the profile's secret again."),
    )


class KeyringError(AccountsError):
    """The system's keyring did not do what it was asked; `detail` is what it said, without secrets."""

    def __init__(self, fault: KeyringFault, detail: str = "", **facts: object) -> None:
        super().__init__(fault.issue(**facts))
        self.fault = fault
        self.detail = redact(detail)[:_SHOWN_CHARACTERS]

    @property
    def is_missing(self) -> bool:
        """Whether there is no keyring that could hold anything."""
        return self.fault in {KeyringFault.MISSING, KeyringFault.REFUSED}
