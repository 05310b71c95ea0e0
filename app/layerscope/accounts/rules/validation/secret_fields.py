"""What the fields for a secret may hold, before it goes to the keyring."""

from __future__ import annotations

import re

from layerscope.accounts.model.access_keys import AccessKeys, is_aws_access_key_id
from layerscope.accounts.rules.validation.secret_field_errors import (
    HiddenFieldError,
    IdInSecretError,
    TokenMissingError,
)
from layerscope.accounts.rules.validation.validation_errors import (
    BlanksAroundError,
    MissingFieldError,
    OwnProfileError,
    QuotesAroundError,
)

SECRET, TOKEN = "secret_access_key", "session_token"
QUOTES = "\"'`“”„‘’"  # noqa: RUF001
_HIDDEN = re.compile(r"\*{3}|…|\.{3}|•")


def secret_errors(keys: AccessKeys) -> tuple[OwnProfileError, ...]:
    """Everything wrong with secret and session token, at most one error each; none of them quotes it."""
    found = [_secret_error(SECRET, keys.secret_access_key), _secret_error(TOKEN, keys.session_token)]
    if not keys.secret_access_key.strip():
        found[0] = MissingFieldError(SECRET)
    elif found[0] is None and is_aws_access_key_id(keys.secret_access_key):
        found[0] = IdInSecretError()
    if keys.access_key_id.startswith("ASIA") and not keys.session_token.strip():
        found[1] = TokenMissingError()
    return tuple(error for error in found if error is not None)


def has_quotes_around(value: str) -> bool:
    """Whether the value begins or ends with a sign that quotes it where it was copied."""
    return any(sign in QUOTES for sign in value[:1] + value[-1:])


def _secret_error(field: str, value: str) -> OwnProfileError | None:
    if value != value.strip() or any(sign.isspace() for sign in value):
        return BlanksAroundError(field)
    if has_quotes_around(value):
        return QuotesAroundError(field)
    return HiddenFieldError(field) if _HIDDEN.search(value) else None
