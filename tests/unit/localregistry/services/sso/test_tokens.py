"""SSO OIDC: clients, device codes and tokens as botocore asks for them."""

from __future__ import annotations

import http.client
import json
import time
from pathlib import Path
from typing import Any

import boto3
import pytest

from layerscope.localregistry.serving.server import LocalRegistry
from unit.localregistry.clients import refused
from unit.localregistry.conftest import Clock
from unit.localregistry.services.sso.conftest import DEVICE_GRANT, SignIn


def test_a_sign_in_from_the_client_to_the_token(sign_in: SignIn, registry: LocalRegistry) -> None:
    assert 89 * 86400 < sign_in.registered["clientSecretExpiresAt"] - time.time() < 91 * 86400
    device = sign_in.start()
    assert device["verificationUriComplete"] == (f"{registry.endpoint}/device?user_code={device['userCode']}")
    assert (device["expiresIn"], device["interval"]) == (600, 0)
    with refused() as told:
        sign_in.poll()
    assert (told[0].code, told[0].status) == ("AuthorizationPendingException", 400)
    assert registry.approve_sign_in(device["userCode"])
    tokens = sign_in.poll()
    assert (tokens["tokenType"], tokens["expiresIn"]) == ("Bearer", 8 * 3600)
    assert tokens["accessToken"] != tokens["refreshToken"]


def test_a_device_code_is_good_for_one_token(sign_in: SignIn) -> None:
    sign_in.whole()
    with refused() as told:
        sign_in.poll()
    assert told[0].code == "InvalidGrantException"


def test_a_refusal(sign_in: SignIn, registry: LocalRegistry) -> None:
    assert registry.refuse_sign_in(sign_in.start()["userCode"].lower().replace("-", ""))
    with refused() as told:
        sign_in.poll()
    assert (told[0].code, told[0].status) == ("AccessDeniedException", 400)
    assert not registry.approve_sign_in(sign_in.device["userCode"])


def test_a_device_code_runs_out(sign_in: SignIn, registry: LocalRegistry, clock: Clock) -> None:
    sign_in.start()
    clock.ahead_s = 601
    with refused() as told:
        sign_in.poll()
    assert (told[0].code, told[0].status) == ("ExpiredTokenException", 400)
    assert not registry.approve_sign_in(sign_in.device["userCode"])


@pytest.mark.parametrize("settings", [{"interval_s": 5}])
def test_asking_more_often_than_told(sign_in: SignIn, clock: Clock) -> None:
    assert sign_in.start()["interval"] == 5
    for ahead_s, code in (
        (0, "AuthorizationPendingException"),
        (2, "SlowDownException"),
        (7, "AuthorizationPendingException"),
        (12, "AuthorizationPendingException"),
    ):
        clock.ahead_s = ahead_s
        with refused() as told:
            sign_in.poll()
        assert told[0].code == code


def test_refreshing(sign_in: SignIn) -> None:
    tokens = sign_in.whole()
    again = sign_in.refresh(tokens["refreshToken"])
    assert again["accessToken"] != tokens["accessToken"]
    for token in (tokens, again):
        assert sign_in.portal.list_accounts(accessToken=token["accessToken"])["accountList"]


@pytest.mark.parametrize("settings", [{"session_life_s": 100}])
def test_a_session_that_is_over_cannot_be_refreshed(sign_in: SignIn, clock: Clock) -> None:
    tokens = sign_in.whole()
    clock.ahead_s = 50
    again = sign_in.refresh(tokens["refreshToken"])
    clock.ahead_s = 101
    with refused() as told:
        sign_in.refresh(again["refreshToken"])
    assert (told[0].code, told[0].status) == ("InvalidGrantException", 400)


def test_a_test_ends_the_sign_ins(sign_in: SignIn, registry: LocalRegistry) -> None:
    tokens = sign_in.whole()
    registry.expire_sign_ins(refreshable=True)
    with refused() as told:
        sign_in.portal.list_accounts(accessToken=tokens["accessToken"])
    assert told[0].code == "UnauthorizedException"
    assert sign_in.refresh(tokens["refreshToken"])
    registry.expire_sign_ins(refreshable=False)
    with refused() as told:
        sign_in.refresh(tokens["refreshToken"])
    assert told[0].code == "InvalidGrantException"


def test_without_the_scope_there_is_nothing_to_refresh_with(registry: LocalRegistry) -> None:
    legacy = SignIn(registry, scopes=())
    assert "refreshToken" not in legacy.whole()
    with refused() as told:
        legacy.refresh("made-up")
    assert told[0].code == "InvalidGrantException"


def test_tokens_belong_to_their_client(sign_in: SignIn, registry: LocalRegistry) -> None:
    tokens = sign_in.whole()
    other = SignIn(registry)
    with refused() as told:
        other.refresh(tokens["refreshToken"])
    assert told[0].code == "InvalidGrantException"
    other.device = sign_in.start()
    registry.approve_sign_in(other.device["userCode"])
    with refused() as told:
        other.poll()
    assert told[0].code == "InvalidGrantException"
    assert sign_in.poll()


def test_a_client_that_is_wrong_or_too_old(sign_in: SignIn, clock: Clock) -> None:
    secret = sign_in.keys["clientSecret"]
    for wrong, ahead_s in (({"clientSecret": "guessed"}, 0), ({"clientSecret": secret}, 91 * 86400)):
        clock.ahead_s = ahead_s
        sign_in.keys |= wrong
        with refused() as told:
            sign_in.start()
        assert (told[0].code, told[0].status) == ("InvalidClientException", 401)


def test_what_else_is_refused(sign_in: SignIn) -> None:
    oidc, keys = sign_in.oidc, sign_in.keys
    for call, code in (
        (lambda: sign_in.start("https://other.awsapps.com/start"), "InvalidRequestException"),
        (lambda: oidc.create_token(**keys, grantType=DEVICE_GRANT), "InvalidRequestException"),
        (lambda: oidc.create_token(**keys, grantType="password"), "UnsupportedGrantTypeException"),
        (
            lambda: oidc.register_client(clientName="x", clientType="confidential"),
            "InvalidClientMetadataException",
        ),
        (
            lambda: oidc.create_token(**keys, grantType=DEVICE_GRANT, deviceCode="made-up"),
            "InvalidGrantException",
        ),
    ):
        with refused() as told:
            call()
        assert (told[0].code, told[0].status) == (code, 400)


def test_a_client_for_another_grant_starts_no_device(sign_in: SignIn) -> None:
    registered = sign_in.oidc.register_client(
        clientName="x", clientType="public", grantTypes=["authorization_code"]
    )
    sign_in.keys = {name: registered[name] for name in ("clientId", "clientSecret")}
    with refused() as told:
        sign_in.start()
    assert told[0].code == "UnauthorizedClientException"


def test_the_start_url_in_the_forms_that_people_write(sign_in: SignIn) -> None:
    for url in ("https://example.awsapps.com/start/", "https://example.awsapps.com/start/#/"):
        assert sign_in.start(url)["userCode"]


def post(registry: LocalRegistry, path: str, body: bytes) -> tuple[int, dict[str, str], Any]:
    connection = http.client.HTTPConnection(registry.endpoint.removeprefix("http://"), timeout=10)
    try:
        connection.request("POST", path, body=body, headers={"Content-Type": "application/json"})
        answer = connection.getresponse()
        return answer.status, dict(answer.headers.items()), json.loads(answer.read())
    finally:
        connection.close()


def test_an_error_on_the_wire(sign_in: SignIn, registry: LocalRegistry) -> None:
    asked = {**sign_in.keys, "grantType": DEVICE_GRANT, "deviceCode": sign_in.start()["deviceCode"]}
    status, headers, body = post(registry, "/token", json.dumps(asked).encode())
    assert status == 400
    assert headers["x-amzn-ErrorType"] == (
        "AuthorizationPendingException:http://internal.amazon.com/coral/com.amazonaws.sso.oidc/"
    )
    assert body == {
        "error": "authorization_pending",
        "error_description": "Authorization is still pending",
    }


@pytest.mark.parametrize("body", [b"{", b"[]", b'{"clientName": 1, "clientType": "public"}', b"{}"])
def test_a_body_that_the_model_does_not_allow(registry: LocalRegistry, body: bytes) -> None:
    status, headers, answer = post(registry, "/client/register", body)
    assert status == 400
    assert headers["x-amzn-ErrorType"].startswith("InvalidRequestException:")
    assert answer["error"] == "invalid_request"


def test_nobody_signs_in_where_there_is_no_organization(data: Path) -> None:
    with LocalRegistry(data) as registry, refused() as told:
        SignIn(registry).start()
    assert told[0].code == "InvalidRequestException"


def test_no_secret_is_in_a_repr(sign_in: SignIn, registry: LocalRegistry) -> None:
    tokens = sign_in.whole()
    kept = registry._service.sign_ins
    told = repr([*kept._clients.values(), *kept._devices.values(), *kept._sessions])
    for secret in (tokens["accessToken"], tokens["refreshToken"], *sign_in.device.values()):
        assert str(secret) not in told or secret in (sign_in.device["userCode"], 0, 600)
    assert sign_in.keys["clientSecret"] not in told


def test_the_environment_leads_botocore_here(
    registry: LocalRegistry, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in registry.environment().items():
        monkeypatch.setenv(name, value)
    for service in ("sso", "sso-oidc", "sts", "ecr"):
        assert boto3.Session().client(service).meta.endpoint_url == registry.endpoint
