"""Why no keys could be taken from a file or a pasted text.

KeysImportError
├── NoKeyFoundError           neither an access key id nor a secret is in it
│   └── SignInFileError         the console's file for a user's password, which holds no key
├── HalfPairError             an id without a secret, or the reverse
├── SecretInIdPlaceError      the secret stands where the id should
├── KeyIdShapeError           what stands as the id cannot be one
├── HiddenSecretError         asterisks or dots stand for the secret
└── NoSessionTokenError       temporary keys without their token

None of them holds a secret.
"""

from __future__ import annotations

from layerscope.accounts.model.issues import AccountsError
from layerscope.text.reasons import Reason


class KeysImportError(AccountsError):
    """No keys could be taken; `profile` is the one of several that is meant, else empty."""

    def __init__(self, reason: Reason, next_step: Reason, profile: str = "") -> None:
        super().__init__(reason, next_step)
        self.profile = profile


class NoKeyFoundError(KeysImportError):
    """Neither an access key id nor a secret is in the text."""

    def __init__(self) -> None:
        super().__init__(
            Reason.tr("There is neither an access key nor a role or an SSO account in this text."),
            Reason.tr(
                "Give the CSV file of the AWS console, lines such as export AWS_ACCESS_KEY_ID=…, a profile "
                "of an AWS config or credentials file, or the JSON that aws sts assume-role prints."
            ),
        )


class SignInFileError(NoKeyFoundError):
    """The console's CSV for a user's password; it holds no access key."""

    def __init__(self) -> None:
        KeysImportError.__init__(
            self,
            Reason.tr("This file holds a user's password for the AWS console, and no access key."),
            Reason.tr(
                "Create an access key on the user's page of the IAM console, and give that one's file."
            ),
        )


class HalfPairError(KeysImportError):
    """Half a pair; `missing` is `access_key_id` or `secret_access_key`."""

    def __init__(self, missing: str, profile: str = "") -> None:
        reason = Reason.tr("The access key id has no secret with it.")
        if missing == "access_key_id":
            reason = Reason.tr("The secret access key has no access key id with it.")
        super().__init__(reason, Reason.tr("Give both: neither is of use without the other."), profile)
        self.missing = missing


class SecretInIdPlaceError(KeysImportError):
    """The secret stands where the access key id should."""

    def __init__(self, profile: str = "") -> None:
        super().__init__(
            Reason.tr("A secret stands where the access key id should."),
            Reason.tr("Exchange the two: the access key id begins with AKIA or ASIA."),
            profile,
        )


class KeyIdShapeError(KeysImportError):
    """What stands as the access key id cannot be one."""

    def __init__(self, profile: str = "") -> None:
        super().__init__(
            Reason.tr("What stands as the access key id cannot be one."),
            Reason.tr("Copy it again: it has 16 letters and digits or more, and begins with AKIA or ASIA."),
            profile,
        )


class HiddenSecretError(KeysImportError):
    """Asterisks or dots stand for the secret, as where it was printed to be looked at."""

    def __init__(self, profile: str = "") -> None:
        super().__init__(
            Reason.tr("The secret is hidden: asterisks or dots stand for it."),
            Reason.tr("Copy it from where it is shown in full; AWS shows it only when the key is created."),
            profile,
        )


class NoSessionTokenError(KeysImportError):
    """Temporary keys, whose id begins with ASIA, without the session token that AWS wants with them."""

    def __init__(self, profile: str = "") -> None:
        super().__init__(
            Reason.tr("These keys are temporary, and their session token is missing."),
            Reason.tr("Copy the session token too: AWS_SESSION_TOKEN stands beside the two keys."),
            profile,
        )
