"""What an own profile's fields may hold, each told by its own error."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlsplit

from layerscope.accounts.model.access_keys import is_access_key_id, looks_like_secret
from layerscope.accounts.model.own_profiles import FIELDS_OF_KIND, NEEDED_OF_KIND, OwnProfile
from layerscope.accounts.model.region_names import is_region_name, suggested_region
from layerscope.accounts.rules.validation.role_session_errors import SessionDurationError, SessionNameError
from layerscope.accounts.rules.validation.secret_fields import has_quotes_around
from layerscope.accounts.rules.validation.validation_errors import (
    AccessKeyIdError,
    BlanksAroundError,
    ColourError,
    ControlCharacterError,
    EndpointUrlError,
    ExternalIdError,
    MfaSerialError,
    MissingFieldError,
    NameTooLongError,
    OwnProfileError,
    QuotesAroundError,
    RegionError,
    RegistryIdError,
    RoleArnError,
    SecretInFieldError,
    SecretInIdError,
    SsoAccountError,
    SsoRoleError,
    StartUrlError,
)
from layerscope.text.redaction import redact

NAME_LIMIT_CHARACTERS = 100  # well within every keyring's limits, and within the account button
_ACCOUNT = re.compile(r"[0-9]{12}")
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


def _field_error(profile: OwnProfile, field: str) -> OwnProfileError | None:
    value: str = getattr(profile, field)
    if not value.strip():
        if field in NEEDED_OF_KIND[profile.kind]:
            return MissingFieldError(field)
        return BlanksAroundError(field) if value else None
    if value != value.strip():
        return BlanksAroundError(field)
    if not value.isprintable():
        return ControlCharacterError(field)
    wrong = _CHECKS[field](value)
    # A shape's own error is clearer; whatever passed it must still be fit for a file.
    return wrong or (SecretInFieldError(field) if _is_secret(value) else None)


def _is_secret(value: str) -> bool:
    return looks_like_secret(value) or redact(value) != value


def _name(value: str) -> OwnProfileError | None:
    return NameTooLongError(NAME_LIMIT_CHARACTERS) if len(value) > NAME_LIMIT_CHARACTERS else None


def _region(field: str) -> Callable[[str], OwnProfileError | None]:
    def check(value: str) -> OwnProfileError | None:
        return None if is_region_name(value) else RegionError(field, suggested_region(value))

    return check


def _access_key_id(value: str) -> OwnProfileError | None:
    if has_quotes_around(value):
        return QuotesAroundError("access_key_id")
    if looks_like_secret(value):
        return SecretInIdError()
    return None if is_access_key_id(value) else AccessKeyIdError()


def _mfa_serial(value: str) -> OwnProfileError | None:
    shape = _MFA_ARN if value.startswith("arn:") else _MFA_SERIAL
    return None if shape.fullmatch(value) else MfaSerialError()


def _duration(value: str) -> OwnProfileError | None:
    is_number = value.isascii() and value.isdecimal() and len(value) <= len(str(_LONGEST_SESSION_S))
    fits = is_number and _SHORTEST_SESSION_S <= int(value) <= _LONGEST_SESSION_S
    return None if fits else SessionDurationError()


def _endpoint_url(value: str) -> OwnProfileError | None:
    return None if _is_plain_url(value, {"http", "https"}) else EndpointUrlError()


def start_url_error(value: str) -> OwnProfileError | None:
    """What is wrong with an SSO start URL; None where it can be one."""
    # The portal shows its address with a fragment, and botocore takes it with one.
    address = value.partition("#")[0]
    if _is_plain_url(address, {"https"}):
        return None
    local = _is_plain_url(address, {"http"}) and urlsplit(address).hostname in _LOOPBACK
    return None if local else StartUrlError()


def _is_plain_url(value: str, schemes: set[str]) -> bool:
    if any(character.isspace() for character in value):
        return False
    try:
        url = urlsplit(value)
        port_is_one = url.port is None or url.port > 0
    except ValueError:
        return False
    plain = not (url.query or url.fragment or "@" in url.netloc or value.endswith(("?", "#")))
    return url.scheme in schemes and bool(url.hostname) and port_is_one and plain


def _matches(shape: re.Pattern[str], error: type) -> Callable[[str], OwnProfileError | None]:
    def check(value: str) -> OwnProfileError | None:
        if shape.fullmatch(value):
            return None
        wrong: OwnProfileError = error()
        return wrong

    return check


def _anything(_value: str) -> OwnProfileError | None:
    return None


_CHECKS: dict[str, Callable[[str], OwnProfileError | None]] = {
    "name": _name,
    "region": _region("region"),
    "registry_id": _matches(_ACCOUNT, RegistryIdError),
    "endpoint_url": _endpoint_url,
    "colour": _matches(_COLOUR, ColourError),
    "access_key_id": _access_key_id,
    "role_arn": _matches(_ROLE_ARN, RoleArnError),
    "source_profile": _anything,
    "external_id": _matches(_EXTERNAL_ID, ExternalIdError),
    "mfa_serial": _mfa_serial,
    "role_session_name": _matches(_SESSION_NAME, SessionNameError),
    "duration_seconds": _duration,
    "sso_start_url": start_url_error,
    "sso_region": _region("sso_region"),
    "sso_account_id": _matches(_ACCOUNT, SsoAccountError),
    "sso_role_name": _matches(_ROLE_NAME, SsoRoleError),
}
