"""What the fields for a secret may hold, before it goes to the keyring."""

from __future__ import annotations

import re

from layerscope.accounts.model.access_keys import AccessKeys, has_quotes_around, is_aws_access_key_id
from layerscope.accounts.model.own_profiles import SECRET, TOKEN, SecretField
from layerscope.accounts.rules.validation.validation_errors import FieldFault, OwnProfileError

_HIDDEN = re.compile(r"\*{3}|…|\.{3}|•")


def secret_errors(keys: AccessKeys) -> tuple[OwnProfileError, ...]:
    """Everything wrong with secret and session token, at most one error each; none of them quotes it."""
    secret, token = _fault(keys.secret_access_key), _fault(keys.session_token)
    if not keys.secret_access_key.strip():
        secret = FieldFault.MISSING
    elif secret is None and is_aws_access_key_id(keys.secret_access_key):
        secret = FieldFault.KEY_ID_AS_SECRET
    if keys.access_key_id.startswith("ASIA") and not keys.session_token.strip():
        token = FieldFault.NO_SESSION_TOKEN
    faults: dict[SecretField, FieldFault | None] = {SECRET: secret, TOKEN: token}
    return tuple(OwnProfileError(fault, field) for field, fault in faults.items() if fault is not None)


def _fault(value: str) -> FieldFault | None:
    if value != value.strip() or any(sign.isspace() for sign in value):
        return FieldFault.BLANKS_AROUND
    if has_quotes_around(value):
        return FieldFault.QUOTES_AROUND
    return FieldFault.HIDDEN_SECRET if _HIDDEN.search(value) else None
