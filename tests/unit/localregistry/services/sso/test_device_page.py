"""The page on which a person allows or refuses a sign-in, by plain HTTP."""

from __future__ import annotations

import http.client
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest

from layerscope.localregistry.serving.server import LocalRegistry
from unit.localregistry.clients import get, refused
from unit.localregistry.services.sso.conftest import SignIn


def answer(url: str, **fields: str) -> tuple[int, str]:
    """What the page says to a form with these fields."""
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.netloc, timeout=10)
    try:
        form = urlencode(fields)
        connection.request(
            "POST", parts.path, body=form, headers={"Content-Type": "application/x-www-form-urlencoded"}
        )
        response = connection.getresponse()
        return response.status, response.read().decode()
    finally:
        connection.close()


def test_it_asks_and_takes_the_answer(sign_in: SignIn) -> None:
    device = sign_in.start()
    page = get(device["verificationUriComplete"])
    assert (page.status, page.headers["content-type"]) == (200, "text/html; charset=utf-8")
    text = page.body.decode()
    assert device["userCode"] in text
    assert "https://example.awsapps.com/start" in text
    status, said = answer(device["verificationUri"], user_code=device["userCode"], decision="approve")
    assert (status, "Signed in" in said) == (200, True)
    assert sign_in.poll()["accessToken"]


def test_a_refusal(sign_in: SignIn) -> None:
    device = sign_in.start()
    assert answer(device["verificationUri"], user_code=device["userCode"], decision="refuse")[0] == 200
    with refused() as told:
        sign_in.poll()
    assert told[0].code == "AccessDeniedException"


def test_a_code_typed_by_hand(sign_in: SignIn) -> None:
    device = sign_in.start()
    asking = get(device["verificationUri"] + "?").body.decode()
    assert 'name="user_code"' in asking
    by_hand = device["userCode"].replace("-", "").lower()
    assert device["userCode"] in get(f"{device['verificationUri']}?user_code={by_hand}").body.decode()


def test_a_code_that_nobody_waits_with(sign_in: SignIn, registry: LocalRegistry) -> None:
    page = f"{registry.endpoint}/device"
    assert get(f"{page}?user_code=%3Cscript%3E").status == 404
    assert b"<script>" not in get(f"{page}?user_code=%3Cscript%3E").body
    assert answer(page, user_code="BBBB-BBBB", decision="approve")[0] == 404
    device = sign_in.start()
    registry.approve_sign_in(device["userCode"])
    assert get(device["verificationUriComplete"]).status == 404


@pytest.mark.parametrize("fields", [{}, {"decision": "maybe"}])
def test_no_answer_is_none(sign_in: SignIn, fields: dict[str, Any]) -> None:
    device = sign_in.start()
    assert answer(device["verificationUri"], user_code=device["userCode"], **fields)[0] == 400
    with refused() as told:
        sign_in.poll()
    assert told[0].code == "AuthorizationPendingException"


def test_the_clients_name_is_no_html(registry: LocalRegistry, sign_in: SignIn) -> None:
    named = sign_in.oidc.register_client(clientName="<b>x</b>", clientType="public")
    sign_in.keys = {name: named[name] for name in ("clientId", "clientSecret")}
    text = get(sign_in.start()["verificationUriComplete"]).body.decode()
    assert "&lt;b&gt;x&lt;/b&gt; asks to sign in as operator@example.com" in text
