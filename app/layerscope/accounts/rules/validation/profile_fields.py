"""What an own profile's fields may hold."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlsplit

from layerscope.accounts.model.access_keys import has_quotes_around, is_access_key_id, looks_like_secret
from layerscope.accounts.model.own_profiles import FIELDS_OF_KIND, NEEDED_OF_KIND, OwnProfile, ProfileField
from layerscope.accounts.model.region_names import is_region_name, suggested_region
from layerscope.accounts.rules.validation.validation_errors import FieldFault, OwnProfileError
from layerscope.text.account_ids import is_account_id
from layerscope.text.redaction import holds_secret
from layerscope.text.web_addresses import is_plain_address

NAME_LIMIT_CHARACTERS = 100  # well within every keyring's limits, and within the account button
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
# Role names and paths: roleNameType and pathType of the IAM API reference.
_ROLE_NAME = re.compile(r"[\w+=,.@-]{1,64}", re.ASCII)
_ROLE_ARN = re.compile(
    r"arn:aws[a-z-]*:iam::[0-9]{12}:role/(?:[\x21-\x2e\x30-\x7e]+/){0,64}[\w+=,.@-]{1,64}", re.ASCII
)
# serialNumberType, externalIdType, roleSessionNameType and roleDurationSecondsType:
# https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
_MFA_SERIAL = re.compile(r"[\w+=/:,.@-]{9,256}", re.ASCII)
_MFA_ARN = re.compile(r"arn:aws[a-z-]*:iam::[0-9]{12}:mfa/[\w+=/,.@-]+", re.ASCII)
_SESSION_NAME = re.compile(r"[\w+=,.@-]{2,64}", re.ASCII)
_SHORTEST_SESSION_S, _LONGEST_SESSION_S = 900, 43200
_EXTERNAL_ID = re.compile(r"[\w+=,.@:/-]{2,1224}", re.ASCII)
_LOOPBACK = {"localhost", "127.0.0.1", "::1"}


def field_errors(profile: OwnProfile) -> tuple[OwnProfileError, ...]:
    """Everything wrong with the fields that the profile's kind uses, at most one error a field."""
    found = (_field_error(profile, name) for name in FIELDS_OF_KIND[profile.kind])
    return tuple(error for error in found if error is not None)


def start_url_error(value: str) -> OwnProfileError | None:
    """What is wrong with an SSO start URL; None where it can be one."""
    return None if _is_start_url(value) else OwnProfileError(FieldFault.START_URL, "sso_start_url")


def _field_error(profile: OwnProfile, field: ProfileField) -> OwnProfileError | None:
    value = profile.value(field)
    fault = _fault_of_any(value, is_needed=field in NEEDED_OF_KIND[profile.kind])
    if fault is None and value:
        # A shape's own error is clearer; whatever passed it must still be fit for a file.
        fault = _CHECKS[field](value) or (FieldFault.SECRET_IN_FILE if _is_secret(value) else None)
    if fault is None:
        return None
    if fault is FieldFault.REGION and (region := suggested_region(value)):
        return OwnProfileError(FieldFault.MISTYPED_REGION, field, region=region)
    return OwnProfileError(fault, field, limit=NAME_LIMIT_CHARACTERS)


def _fault_of_any(value: str, *, is_needed: bool) -> FieldFault | None:
    """What can be wrong with a value of any field."""
    if is_needed and not value.strip():
        return FieldFault.MISSING
    if value != value.strip():
        return FieldFault.BLANKS_AROUND
    return None if value.isprintable() else FieldFault.CONTROL_CHARACTER


def _is_secret(value: str) -> bool:
    return looks_like_secret(value) or holds_secret(value)


def _access_key_id(value: str) -> FieldFault | None:
    if has_quotes_around(value):
        return FieldFault.QUOTES_AROUND
    if looks_like_secret(value):
        return FieldFault.SECRET_AS_KEY_ID
    return None if is_access_key_id(value) else FieldFault.ACCESS_KEY_ID


def _is_mfa_serial(value: str) -> bool:
    shape = _MFA_ARN if value.startswith("arn:") else _MFA_SERIAL
    return bool(shape.fullmatch(value))


def _is_duration(value: str) -> bool:
    is_number = value.isascii() and value.isdecimal() and len(value) <= len(str(_LONGEST_SESSION_S))
    return is_number and _SHORTEST_SESSION_S <= int(value) <= _LONGEST_SESSION_S


def _is_start_url(value: str) -> bool:
    # The portal shows its address with a fragment, and botocore takes it with one.
    address = value.partition("#")[0]
    if is_plain_address(address, {"https"}):
        return True
    return is_plain_address(address, {"http"}) and urlsplit(address).hostname in _LOOPBACK


def _unless(fits: Callable[[str], object], fault: FieldFault) -> Callable[[str], FieldFault | None]:
    return lambda value: None if fits(value) else fault


_CHECKS: dict[ProfileField, Callable[[str], FieldFault | None]] = {
    "name": _unless(lambda value: len(value) <= NAME_LIMIT_CHARACTERS, FieldFault.NAME_TOO_LONG),
    "region": _unless(is_region_name, FieldFault.REGION),
    "registry_id": _unless(is_account_id, FieldFault.REGISTRY_ID),
    "endpoint_url": _unless(is_plain_address, FieldFault.ENDPOINT_URL),
    "colour": _unless(_COLOUR.fullmatch, FieldFault.COLOUR),
    "access_key_id": _access_key_id,
    "role_arn": _unless(_ROLE_ARN.fullmatch, FieldFault.ROLE_ARN),
    "source_profile": lambda _value: None,  # `editing` looks for it among the others
    "external_id": _unless(_EXTERNAL_ID.fullmatch, FieldFault.EXTERNAL_ID),
    "mfa_serial": _unless(_is_mfa_serial, FieldFault.MFA_SERIAL),
    "role_session_name": _unless(_SESSION_NAME.fullmatch, FieldFault.SESSION_NAME),
    "duration_seconds": _unless(_is_duration, FieldFault.SESSION_DURATION),
    "sso_start_url": _unless(_is_start_url, FieldFault.START_URL),
    "sso_region": _unless(is_region_name, FieldFault.REGION),
    "sso_account_id": _unless(is_account_id, FieldFault.SSO_ACCOUNT),
    "sso_role_name": _unless(_ROLE_NAME.fullmatch, FieldFault.SSO_ROLE),
}
