"""What an SSO sign-in consists of, as values, and the rules of the device flow (RFC 8628)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from layerscope.registry.aws.members import TOKEN_CHARACTERS, Members
from layerscope.text import values

ACCOUNT_SCOPE = "sso:account:access"
DEFAULT_INTERVAL_S = 5  # where the answer names none
LEAST_INTERVAL_S, MOST_INTERVAL_S = 1, 60
SLOW_DOWN_S = 5
# A registration that ends within this counts as ended, as in the AWS CLI.
REGISTRATION_MARGIN_S = 15 * 60


@dataclass(frozen=True, slots=True)
class SsoSession:
    """What is signed in to. `name` is the sso-session's; empty is the legacy form, known by its start URL."""

    start_url: str
    region: str
    name: str = ""
    scopes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Registration:
    """This program as a client of one SSO region; a secret that ends by itself."""

    client_id: str
    client_secret: str = field(repr=False)
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class DeviceAuthorization:
    """A sign-in that waits for a person: `user_code` is shown, `verification_uri_complete` opened."""

    sso: SsoSession
    user_code: str
    verification_uri: str
    verification_uri_complete: str
    expires_at: datetime
    interval_s: float
    device_code: str = field(repr=False)
    registration: Registration


@dataclass(frozen=True, slots=True)
class SsoAccount:
    """An account that the sign-in allows."""

    account_id: str
    name: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class SsoRole:
    """A role of an account that the sign-in allows."""

    account_id: str
    name: str


def sso_session_of_start_url(start_url: str, region: str) -> SsoSession:
    """The session of own profiles: named by its start URL, and with the scope that lets its token renew."""
    return SsoSession(start_url, region, name=start_url, scopes=(ACCOUNT_SCOPE,))


def token_key(sso: SsoSession) -> str:
    """The token file's name without `.json` (botocore.utils.SSOTokenLoader)."""
    return _sha1(sso.name or sso.start_url)


def registration_key(sso: SsoSession) -> str:
    """The registration file's name without `.json`, as the AWS CLI makes it (awscli/botocore/utils.py)."""
    return _sha1(
        json.dumps(
            {
                "tool": "botocore",
                "startUrl": sso.start_url,
                "region": sso.region,
                "scopes": list(sso.scopes) or None,
                "session_name": sso.name or None,
            },
            sort_keys=True,
        )
    )


def registration_record(registration: Registration, sso: SsoSession) -> dict[str, Any]:
    """The registration as the AWS CLI keeps it."""
    record: dict[str, Any] = {
        "clientId": registration.client_id,
        "clientSecret": registration.client_secret,
        "expiresAt": utc_text(registration.expires_at),
    }
    return {**record, "scopes": list(sso.scopes)} if sso.scopes else record


def read_registration(record: object, now: datetime) -> Registration | None:
    """The registration in a record; None where it is damaged, or about to expire."""
    try:
        if not isinstance(record, Mapping):
            return None
        expires_at = _time(str(record["expiresAt"]))
        read = Registration(str(record["clientId"]), str(record["clientSecret"]), expires_at)
    except (KeyError, ValueError):
        return None
    return read if expires_at - now > timedelta(seconds=REGISTRATION_MARGIN_S) else None


def registered(answer: Members) -> Registration:
    """The registration that RegisterClient answers with; raises UnfitError."""
    return Registration(
        answer.wanted("clientId"),
        answer.wanted("clientSecret", TOKEN_CHARACTERS),
        datetime.fromtimestamp(answer.required("clientSecretExpiresAt", values.time_s), UTC),
    )


def begun(answer: Members, sso: SsoSession, registration: Registration, now: datetime) -> DeviceAuthorization:
    """The sign-in that StartDeviceAuthorization answers with; raises UnfitError."""
    uri = answer.address("verificationUri")
    has_complete = answer.has("verificationUriComplete")
    interval_s = answer.required("interval", values.span_s) if answer.has("interval") else DEFAULT_INTERVAL_S
    return DeviceAuthorization(
        sso=sso,
        user_code=answer.wanted("userCode"),
        verification_uri=uri,
        verification_uri_complete=answer.address("verificationUriComplete") if has_complete else uri,
        expires_at=now + timedelta(seconds=answer.required("expiresIn", values.span_s)),
        interval_s=min(max(interval_s, LEAST_INTERVAL_S), MOST_INTERVAL_S),
        device_code=answer.wanted("deviceCode", TOKEN_CHARACTERS),
        registration=registration,
    )


def token_record(authorization: DeviceAuthorization, answer: Members, now: datetime) -> dict[str, Any]:
    """The token as botocore and the AWS CLI keep it; `answer` is CreateToken's. Raises UnfitError."""
    registration = authorization.registration
    record = {
        "startUrl": authorization.sso.start_url,
        "region": authorization.sso.region,
        "accessToken": answer.wanted("accessToken", TOKEN_CHARACTERS),
        "expiresAt": utc_text(now + timedelta(seconds=answer.required("expiresIn", values.span_s))),
        "clientId": registration.client_id,
        "clientSecret": registration.client_secret,
        "registrationExpiresAt": utc_text(registration.expires_at),
    }
    if refresh_token := answer.text("refreshToken", TOKEN_CHARACTERS):
        record["refreshToken"] = refresh_token
    return record


def utc_text(time: datetime) -> str:
    """`2026-01-02T03:04:05Z`."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ")


def _time(text: str) -> datetime:
    """Older versions of the AWS CLI wrote `UTC` for `Z`."""
    time = datetime.fromisoformat(text.replace("UTC", "Z"))
    return time if time.tzinfo else time.replace(tzinfo=UTC)


def _sha1(text: str) -> str:
    return hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()
