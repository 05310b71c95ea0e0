"""Access keys as one value, and what their shape alone shows."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

# accessKeyIdType: https://docs.aws.amazon.com/IAM/latest/APIReference/API_AccessKey.html; IAM writes
# letters and digits only, and no other sign may get in by a wrong paste.
_ID = re.compile(r"[A-Za-z0-9_]{16,128}")
# https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
_AWS_ID = re.compile(r"(?:AKIA|ASIA)[A-Z0-9]{12,124}")
QUOTES = "\"'`“”„‘’"  # noqa: RUF001
_SECRET = re.compile(r"(?![0-9a-f]{40}$)[A-Za-z0-9/+]{40}")  # forty hexadecimal digits are a commit's


@dataclass(frozen=True, slots=True)
class AccessKeys:
    """An access key id with its secret and, of temporary keys, the session token (else empty).

    They are kept together, since each is of use only with the others.
    """

    access_key_id: str
    secret_access_key: str = field(repr=False)
    session_token: str = field(default="", repr=False)


def is_access_key_id(text: str) -> bool:
    """Whether IAM could have made the text as an access key id, and not as a secret."""
    return bool(_ID.fullmatch(text)) and not looks_like_secret(text)


def is_aws_access_key_id(text: str) -> bool:
    """Whether the text is an access key id beyond doubt: with AWS's own prefix."""
    return bool(_AWS_ID.fullmatch(text))


def looks_like_secret(text: str) -> bool:
    """Whether the text has a secret access key's shape: 40 characters of base64, small letters among them."""
    return bool(_SECRET.fullmatch(text)) and any(character.islower() for character in text)


def has_quotes_around(value: str) -> bool:
    """Whether the value begins or ends with a sign that quotes it where it was copied."""
    return any(sign in QUOTES for sign in value[:1] + value[-1:])
