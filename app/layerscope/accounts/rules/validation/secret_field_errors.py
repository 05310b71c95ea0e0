"""What can be wrong with the fields that go to the keyring: leaves of own_profile_errors' tree.

None of them holds the secret.
"""

from __future__ import annotations

from layerscope.accounts.rules.validation.validation_errors import OwnProfileError
from layerscope.text.reasons import Reason


class HiddenFieldError(OwnProfileError):
    """Asterisks or dots stand for the value, as where it was printed to be looked at."""

    def __init__(self, field: str) -> None:
        super().__init__(
            field,
            Reason.tr("Asterisks or dots stand for the value."),
            Reason.tr("Copy it from where it is shown in full."),
        )


class IdInSecretError(OwnProfileError):
    """The access key id stands where the secret should."""

    def __init__(self) -> None:
        super().__init__(
            "secret_access_key",
            Reason.tr("This is the access key id, not its secret."),
            Reason.tr("Copy the secret access key, which stands beside the id where the key was created."),
        )


class TokenMissingError(OwnProfileError):
    """Temporary keys, whose id begins with ASIA, without their session token."""

    def __init__(self) -> None:
        super().__init__(
            "session_token",
            Reason.tr("Keys whose id begins with ASIA are temporary and need their session token."),
            Reason.tr("Copy the session token too."),
        )
