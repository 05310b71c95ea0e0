"""Why no keys could be taken from a file or a pasted text."""

from __future__ import annotations

from enum import unique

from layerscope.accounts.model.issues import AccountsError, IssueKind
from layerscope.text.reasons import Reason


@unique
class ImportFault(IssueKind):
    """What is wrong with the text."""

    NO_KEY = (
        Reason.tr("There is neither an access key nor a role or an SSO account in this text."),
        Reason.tr(
            "Give the CSV file of the AWS console, lines such as export AWS_ACCESS_KEY_ID=…, a profile "
            "of an AWS config or credentials file, or the JSON that aws sts assume-role prints."
        ),
    )
    CONSOLE_PASSWORD = (
        Reason.tr("This file contains a password for the AWS console, not an access key."),
        Reason.tr("Create an access key on the user's page of the IAM console, and give that one's file."),
    )
    NO_SECRET = (
        Reason.tr("The access key ID has no secret."),
        Reason.tr("Give both: neither works without the other."),
    )
    NO_KEY_ID = (
        Reason.tr("The secret access key has no access key ID."),
        Reason.tr("Give both: neither works without the other."),
    )
    SECRET_AS_KEY_ID = (
        Reason.tr("This is a secret, not an access key ID."),
        Reason.tr("Exchange the two: the access key ID begins with AKIA or ASIA."),
    )
    NOT_A_KEY_ID = (
        Reason.tr("This cannot be an access key ID."),
        Reason.tr("Copy it again: it has 16 letters and digits or more, and begins with AKIA or ASIA."),
    )
    PLACEHOLDER = (
        Reason.tr("This is a placeholder, not a key."),
        Reason.tr("Replace it with the key itself, or copy the text from where it is filled in."),
    )
    UNCLEAR_PAIRS = (
        Reason.tr("There are several access keys, and it is unclear which secret belongs to which ID."),
        Reason.tr("Enter each ID followed by its secret, or one pair at a time."),
    )
    HIDDEN_SECRET = (
        Reason.tr("The key is masked by asterisks, dots or a note."),
        Reason.tr("Copy it from where it is shown in full; AWS shows it only when the key is created."),
    )
    NO_SESSION_TOKEN = (
        Reason.tr("These keys are temporary, and their session token is missing."),
        Reason.tr("Copy the session token too: AWS_SESSION_TOKEN, next to the two keys."),
    )


class KeysImportError(AccountsError):
    """No keys could be taken; `profile` is the one of several that is meant, else empty."""

    def __init__(self, fault: ImportFault, profile: str = "") -> None:
        super().__init__(fault.issue())
        self.fault = fault
        self.profile = profile


class NoKeyFoundError(KeysImportError):
    """The text has no keys at all: it may still have roles and SSO accounts."""

    def __init__(self, fault: ImportFault = ImportFault.NO_KEY) -> None:
        super().__init__(fault)
