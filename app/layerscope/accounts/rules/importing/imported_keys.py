"""Access keys out of a file or a pasted text, as typed values or a typed error."""

from __future__ import annotations

import base64
import codecs
import re
from dataclasses import astuple, dataclass
from datetime import UTC, datetime

from layerscope.accounts.model.access_keys import (
    AccessKeys,
    is_access_key_id,
    is_aws_access_key_id,
    looks_like_secret,
)
from layerscope.accounts.model.region_names import is_region_name
from layerscope.accounts.rules.importing.field_names import PLACEHOLDER, Fields
from layerscope.accounts.rules.importing.import_errors import ImportFault, KeysImportError, NoKeyFoundError
from layerscope.accounts.rules.importing.import_formats import is_sign_in_file, is_whole, read_fields
from layerscope.accounts.rules.importing.keys_by_shape import fields_by_shape

MAX_READ_BYTES = 1024 * 1024  # of a file, or characters of a text; those that hold keys have some hundred
_HIDDEN = re.compile(r"\*{3}|…|\.{3}|•|^x{8,}$|^\((?:sensitive|hidden)", re.IGNORECASE)
_NO_KEYS = ((PLACEHOLDER, ImportFault.PLACEHOLDER), (_HIDDEN, ImportFault.HIDDEN_SECRET))


@dataclass(frozen=True, slots=True)
class ImportedKeys:
    """Keys with what stood beside them; empty or None where nothing did. Its repr shows no secret."""

    keys: AccessKeys
    name: str = ""  # of a profile or user, to be offered as a profile's name
    region: str = ""
    expires_at_s: float | None = None  # epoch seconds


def read_keys(text: str) -> tuple[ImportedKeys, ...]:
    """The keys of a text, in order: a CSV of the console, shell lines, JSON of the AWS CLI, or ini profiles.

    A text with nothing but an id and a secret is taken too. Raises the KeysImportError of the first pair
    that cannot be used; nothing is taken by halves.
    """
    text = text[:MAX_READ_BYTES]
    found = read_fields(text)
    if not any(map(is_whole, found)):
        by_shape = fields_by_shape(text)
        found = by_shape if any(map(is_whole, by_shape)) else found or by_shape
    if not found:
        raise NoKeyFoundError(ImportFault.CONSOLE_PASSWORD if is_sign_in_file(text) else ImportFault.NO_KEY)
    return tuple(_imported(fields) for fields in found)


def text_of(content: bytes) -> str:
    """The text of a file's bytes; UTF-16 with a byte-order mark is what PowerShell writes."""
    content = content[:MAX_READ_BYTES]
    utf_16 = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return content.decode("utf-16" if utf_16 else "utf-8-sig", "replace")


def _imported(fields: Fields) -> ImportedKeys:
    profile = fields.get("name", "")
    keys = _decoded(
        AccessKeys(
            access_key_id=_unquoted(fields.get("access_key_id", "")),
            secret_access_key=_unquoted(fields.get("secret_access_key", "")),
            session_token=_unquoted(fields.get("session_token", "")),
        )
    )
    if not keys.access_key_id and not keys.secret_access_key:
        raise NoKeyFoundError
    if fault := _fault(keys):
        raise KeysImportError(fault, profile)
    region = fields.get("region", "")
    region = region if is_region_name(region) else ""
    return ImportedKeys(keys, profile, region, _time_s(fields.get("expiration", "")))


def _decoded(keys: AccessKeys) -> AccessKeys:
    """The keys out of a Kubernetes Secret, whose `data` is base64; others as they are."""
    try:
        parts = [base64.b64decode(part, validate=True).decode("ascii") for part in astuple(keys)]
    except ValueError:
        return keys
    return AccessKeys(*parts) if is_aws_access_key_id(parts[0].strip()) else keys


def _fault(keys: AccessKeys) -> ImportFault | None:
    found = (fault for pattern, fault in _NO_KEYS if any(map(pattern.search, astuple(keys))))
    if fault := next(found, None):
        return fault
    if looks_like_secret(keys.access_key_id):
        return ImportFault.SECRET_AS_KEY_ID
    if not keys.access_key_id:
        return ImportFault.NO_KEY_ID
    if not is_access_key_id(keys.access_key_id):
        return ImportFault.NOT_A_KEY_ID
    if not keys.secret_access_key:
        return ImportFault.NO_SECRET
    is_temporary = keys.access_key_id.startswith("ASIA")
    return ImportFault.NO_SESSION_TOKEN if is_temporary and not keys.session_token else None


def _unquoted(value: str) -> str:
    return value.strip(" \t\r\n\"'`")


def _time_s(text: str) -> float | None:
    """Epoch seconds of an ISO 8601 time, or of the milliseconds of SSO's API; None where it is neither."""
    if text.isdecimal() and text.isascii():
        return int(text[:15]) / 1000
    try:
        time = datetime.fromisoformat(text)
    except ValueError:
        return None
    return (time if time.tzinfo else time.replace(tzinfo=UTC)).timestamp()
