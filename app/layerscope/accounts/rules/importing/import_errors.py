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
        Reason.tr("This file holds a user's password for the AWS console, and no access key."),
        Reason.tr("Create an access key on the user's page of the IAM console, and give that one's file."),
    )
    NO_SECRET = (
        Reason.tr("The access key id has no secret with it."),
        Reason.tr("Give both: neither is of use without the other."),
    )
    NO_KEY_ID = (
        Reason.tr("The secret access key has no access key id with it."),
        Reason.tr("Give both: neither is of use without the other."),
    )
    SECRET_AS_KEY_ID = (
        Reason.tr("A secret stands where the access key id should."),
        Reason.tr("Exchange the two: the access key id begins with AKIA or ASIA."),
    )
    NOT_A_KEY_ID = (
        Reason.tr("What stands as the access key id cannot be one."),
        Reason.tr("Copy it again: it has 16 letters and digits or more, and begins with AKIA or ASIA."),
    )
    PLACEHOLDER = (
        Reason.tr("A placeholder stands where the key should."),
        Reason.tr("Put the key itself in its place, or copy the text from where it is filled in."),
    )
    UNCLEAR_PAIRS = (
        Reason.tr("There are several access keys, and which secret belongs to which id is not told."),
        Reason.tr("Give each id with its secret behind it, or one pair at a time."),
    )
    HIDDEN_SECRET = (
        Reason.tr("The key is hidden: asterisks, dots or a note stand for it."),
        Reason.tr("Copy it from where it is shown in full; AWS shows it only when the key is created."),
    )
    NO_SESSION_TOKEN = (
        Reason.tr("These keys are temporary, and their session token is missing."),
        Reason.tr("Copy the session token too: AWS_SESSION_TOKEN stands beside the two keys."),
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
