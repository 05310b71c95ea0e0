"""The device flow: its rhythm, its ends, and what it leaves behind."""

from __future__ import annotations

import json
import threading
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest

from layerscope.accounts.rules.sso.device_flow import (
    DeviceAuthorization,
    SsoAccount,
    SsoRole,
    SsoSession,
    registration_key,
    sso_session_of_start_url,
    token_key,
)
from layerscope.accounts.sso.device_sign_in import SignInCancelled, Sso
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.errors.credentials import (
    ClockSkewError,
    SignInRefusedError,
    SignInRequiredError,
    SignInTimedOutError,
    UnknownStartUrlError,
)
from layerscope.registry.errors.network import NotEcrAnswerError
from support.servers.scripted_http import Asked, Reply, ok, page

NOW = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)
CORP = SsoSession("https://corp.example/start", "eu-central-1", "corp", ("sso:account:access",))
TOKEN = {"accessToken": "access-secret", "expiresIn": 28800, "refreshToken": "refresh-secret"}


def refused(error: str, code: str, status: int = 400) -> Reply:
    body = json.dumps({"error": error, "error_description": "no"}).encode()
    return Reply(status, body, {"x-amzn-ErrorType": code, "x-amzn-RequestId": "req-1"})


PENDING = refused("authorization_pending", "AuthorizationPendingException")
SLOW_DOWN = refused("slow_down", "SlowDownException")
EXPIRED = refused("expired_token", "ExpiredTokenException")
DECLINED = refused("access_denied", "AccessDeniedException")
UNKNOWN_CLIENT = refused("invalid_client", "InvalidClientException", 401)


class Clock:
    """Time that passes only while somebody waits; `waited` is how long, each time."""

    def __init__(self) -> None:
        self.now = NOW
        self.waited: list[float] = []
        self.cancel_after: int | None = None

    def wait(self, stop: threading.Event, seconds: float) -> bool:
        self.waited.append(seconds)
        self.now += timedelta(seconds=seconds)
        if self.cancel_after is not None and len(self.waited) > self.cancel_after:
            stop.set()
        return stop.is_set()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def sso(operator: Any, clock: Clock) -> Sso:
    server = operator.server
    registered = {"clientId": "cid", "clientSecret": "client-secret", "clientSecretExpiresAt": 1780000000}
    server.answer("/client/register", ok(registered))
    server.answer(
        "/device_authorization",
        ok(
            {
                "deviceCode": "device-secret",
                "userCode": "ABCD-EFGH",
                "verificationUri": "https://device.example/",
                "verificationUriComplete": "https://device.example/?user_code=ABCD-EFGH",
                "expiresIn": 600,
                "interval": 1,
            },
            Date=format_datetime(clock.now, usegmt=True),
        ),
    )
    return Sso(now=lambda: clock.now, wait=clock.wait)


def sso_file(home: Path, key: str) -> Path:
    return home / ".aws" / "sso" / "cache" / f"{key}.json"


def paths(operator: Any) -> list[str]:
    return [asked.path for asked in operator.server.asked]


def finish(sso: Sso, authorization: DeviceAuthorization) -> None:
    sso.finish(authorization, threading.Event())


def test_a_sign_in_shows_its_code_and_address(operator: Any, sso: Sso) -> None:
    begun = sso.begin(CORP)
    assert begun.user_code == "ABCD-EFGH"
    assert begun.verification_uri_complete.endswith("user_code=ABCD-EFGH")
    assert begun.expires_at == NOW + timedelta(seconds=600)
    assert "secret" not in repr(begun)
    registered = json.loads(operator.server.asked[0].body)
    assert registered == {
        "clientName": "layerscope",
        "clientType": "public",
        "scopes": ["sso:account:access"],
    }


def test_the_token_lies_where_botocore_reads_it(operator: Any, sso: Sso, clock: Clock) -> None:
    operator.server.answer("/token", PENDING, PENDING, ok(TOKEN))
    finish(sso, sso.begin(CORP))
    assert clock.waited == [0, 1, 1]
    file = sso_file(operator.home, token_key(CORP))
    assert file.stat().st_mode & 0o777 == 0o600
    assert json.loads(file.read_text()) == {
        "startUrl": CORP.start_url,
        "region": "eu-central-1",
        "accessToken": "access-secret",
        "expiresAt": "2026-03-04T13:06:09Z",
        "clientId": "cid",
        "clientSecret": "client-secret",
        "registrationExpiresAt": "2026-05-28T20:26:40Z",
        "refreshToken": "refresh-secret",
    }
    sent = json.loads(operator.server.asked[-1].body)
    assert sent["grantType"] == "urn:ietf:params:oauth:grant-type:device_code"
    assert sent["deviceCode"] == "device-secret"


@pytest.mark.parametrize(
    "session",
    [
        CORP,
        SsoSession(CORP.start_url, CORP.region),
        sso_session_of_start_url(CORP.start_url, CORP.region),
    ],
)
def test_the_files_name_is_botocores(session: SsoSession) -> None:
    from botocore.utils import SSOTokenLoader

    made = SSOTokenLoader()._generate_cache_key(session.start_url, session.name or None)
    assert token_key(session) == made


def test_slowing_down_lasts(operator: Any, sso: Sso, clock: Clock) -> None:
    operator.server.answer("/token", PENDING, SLOW_DOWN, PENDING, SLOW_DOWN, ok(TOKEN))
    finish(sso, sso.begin(CORP))
    assert clock.waited == [0, 1, 6, 6, 11]


def test_a_network_that_fails_meanwhile_does_not_end_the_wait(operator: Any, sso: Sso) -> None:
    operator.server.answer("/token", PENDING, Reply(dropped=True), Reply(503, b""), PENDING, ok(TOKEN))
    finish(sso, sso.begin(CORP))
    assert sso.is_signed_in(CORP)


def test_a_code_that_ran_out_wants_a_new_beginning(operator: Any, sso: Sso) -> None:
    operator.server.answer("/token", PENDING, EXPIRED)
    with pytest.raises(SignInTimedOutError, match="start again") as caught:
        finish(sso, sso.begin(CORP))
    assert caught.value.request_id == "req-1"
    assert not sso.is_signed_in(CORP)


def test_a_code_that_ran_out_here_is_not_asked_for_again(operator: Any, sso: Sso, clock: Clock) -> None:
    operator.server.answer("/token", PENDING)
    begun = sso.begin(CORP)
    clock.now += timedelta(seconds=596)
    with pytest.raises(SignInRequiredError):
        finish(sso, begun)
    assert clock.now == begun.expires_at
    assert paths(operator).count("/token") == 4


def test_a_person_who_declines_ends_it(operator: Any, sso: Sso) -> None:
    operator.server.answer("/token", PENDING, DECLINED)
    with pytest.raises(SignInRefusedError):
        finish(sso, sso.begin(CORP))


def test_a_sign_in_can_be_given_up(operator: Any, sso: Sso, clock: Clock) -> None:
    operator.server.answer("/token", PENDING)
    clock.cancel_after = 3
    with pytest.raises(SignInCancelled):
        finish(sso, sso.begin(CORP))
    assert paths(operator).count("/token") == 3
    assert not sso_file(operator.home, token_key(CORP)).exists()


def test_the_real_wait_ends_at_once_when_it_is_given_up(operator: Any, sso: Sso) -> None:
    stop = threading.Event()
    operator.server.answer("/token", PENDING)
    begun = sso.begin(CORP)
    stop.set()
    with pytest.raises(SignInCancelled):
        Sso(now=lambda: NOW).finish(begun, stop)


def test_the_registration_is_kept_as_the_aws_cli_keeps_it(operator: Any, sso: Sso) -> None:
    sso.begin(CORP)
    kept = json.loads(sso_file(operator.home, registration_key(CORP)).read_text())
    assert kept == {
        "clientId": "cid",
        "clientSecret": "client-secret",
        "expiresAt": "2026-05-28T20:26:40Z",
        "scopes": ["sso:account:access"],
    }
    sso.begin(CORP)
    assert paths(operator).count("/client/register") == 1


@pytest.mark.parametrize(
    "kept",
    [
        {"clientId": "old", "clientSecret": "s", "expiresAt": "2026-03-04T05:16:07Z"},  # in 10 minutes
        {"clientId": "old", "clientSecret": "s", "expiresAt": "soon"},
        {"clientId": "old"},
        ["old"],
    ],
)
def test_a_registration_that_is_over_or_broken_is_made_anew(operator: Any, sso: Sso, kept: object) -> None:
    file = sso_file(operator.home, registration_key(CORP))
    file.parent.mkdir(parents=True)
    file.write_text(json.dumps(kept))
    assert sso.begin(CORP).registration.client_id == "cid"


def test_the_aws_clis_registration_is_taken_even_in_its_older_form(operator: Any, sso: Sso) -> None:
    file = sso_file(operator.home, registration_key(CORP))
    file.parent.mkdir(parents=True)
    file.write_text('{"clientId": "clis", "clientSecret": "s", "expiresAt": "2026-04-04T05:16:07UTC"}')
    assert sso.begin(CORP).registration.client_id == "clis"


def test_a_registration_that_aws_forgot_is_made_anew(operator: Any, sso: Sso) -> None:
    file = sso_file(operator.home, registration_key(CORP))
    file.parent.mkdir(parents=True)
    file.write_text('{"clientId": "gone", "clientSecret": "s", "expiresAt": "2026-04-04T05:16:07Z"}')

    accepted = operator.server._scripts["/device_authorization"][0]

    def only_ours(asked: Asked) -> Reply:
        return UNKNOWN_CLIENT if asked.parameters["clientId"] == "gone" else accepted

    operator.server.answer("/device_authorization", only_ours)
    assert sso.begin(CORP).registration.client_id == "cid"


def test_the_legacy_form_asks_for_no_scopes(operator: Any, sso: Sso) -> None:
    operator.server.answer("/token", ok({"accessToken": "a", "expiresIn": 60}))
    legacy = SsoSession(CORP.start_url, CORP.region)
    finish(sso, sso.begin(legacy))
    assert "scopes" not in json.loads(operator.server.asked[0].body)
    assert "refreshToken" not in json.loads(sso_file(operator.home, token_key(legacy)).read_text())


def test_a_portal_in_between_is_told(operator: Any, sso: Sso) -> None:
    operator.server.answer("/client/register", page(403))
    with pytest.raises(RegistryError) as caught:
        sso.begin(CORP)
    assert isinstance(caught.value, NotEcrAnswerError)
    assert caught.value.__context__ is None


def test_signing_in_needs_no_profile(operator: Any, sso: Sso) -> None:
    operator.set(AWS_PROFILE="gone")
    assert sso.begin(CORP).user_code


# What the sign-in allows.


@pytest.fixture
def signed_in(operator: Any, clock: Clock) -> Sso:
    clock.now = datetime.now(UTC)
    file = sso_file(operator.home, token_key(CORP))
    file.parent.mkdir(parents=True)
    later = (clock.now + timedelta(hours=8)).strftime("%Y-%m-%dT%H:%M:%SZ")
    file.write_text(json.dumps({"accessToken": "access-secret", "expiresAt": later}))
    return Sso(now=lambda: clock.now)


def test_every_page_of_accounts_is_read_and_sorted_by_name(operator: Any, signed_in: Sso) -> None:
    def accounts(asked: Asked) -> Reply:
        assert asked.headers["x-amz-sso_bearer_token"] == "access-secret"
        if "next_token=2" in asked.path:
            return ok({"accountList": [{"accountId": "222222222222", "accountName": "audit"}]})
        first = {"accountId": "111122223333", "accountName": "Prod", "emailAddress": "p@corp.example"}
        return ok({"accountList": [first], "nextToken": "2"})

    operator.server.answer("/assignment/accounts", accounts)
    assert signed_in.accounts(CORP) == (
        SsoAccount("222222222222", "audit"),
        SsoAccount("111122223333", "Prod", "p@corp.example"),
    )


def test_the_roles_of_an_account(operator: Any, signed_in: Sso) -> None:
    def roles(asked: Asked) -> Reply:
        assert "account_id=111122223333" in asked.path
        return ok({"roleList": [{"roleName": "Reader"}, {"roleName": "Admin"}]})

    operator.server.answer("/assignment/roles", roles)
    assert signed_in.roles(CORP, "111122223333") == (
        SsoRole("111122223333", "Admin"),
        SsoRole("111122223333", "Reader"),
    )


def test_a_token_that_aws_ended_wants_a_sign_in(operator: Any, signed_in: Sso) -> None:
    operator.server.answer(
        "/assignment/accounts",
        Reply(
            401,
            b'{"message": "Session token not found or invalid"}',
            {"x-amzn-ErrorType": "UnauthorizedException"},
        ),
    )
    with pytest.raises(SignInRequiredError):
        signed_in.accounts(CORP)


def test_without_a_token_nothing_is_asked(operator: Any) -> None:
    with pytest.raises(SignInRequiredError):
        Sso().accounts(CORP)
    assert not operator.server.asked


def test_being_signed_in_is_told_by_the_file(operator: Any, signed_in: Sso, clock: Clock) -> None:
    assert signed_in.is_signed_in(CORP)
    clock.now += timedelta(hours=9)
    assert not signed_in.is_signed_in(CORP)
    sso_file(operator.home, token_key(CORP)).write_text("{")
    assert not signed_in.is_signed_in(CORP)


@pytest.mark.parametrize("off", [timedelta(hours=2), timedelta(hours=-2)])
def test_a_clock_that_is_wrong_is_told_before_anybody_signs_in(
    sso: Sso, clock: Clock, off: timedelta
) -> None:
    clock.now += off
    with pytest.raises(ClockSkewError) as caught:
        sso.begin(CORP)
    assert caught.value.offset_s == off.total_seconds()


def test_a_start_url_that_nobody_has_is_told(operator: Any, sso: Sso) -> None:
    operator.server.answer("/device_authorization", refused("invalid_request", "InvalidRequestException"))
    with pytest.raises(UnknownStartUrlError, match=r"corp\.example"):
        sso.begin(CORP)
