"""SSO OIDC's operations: a client registered, a device authorised, tokens created and refreshed."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from layerscope.localregistry.identity.sso_grants import DEVICE_GRANT, REFRESH_GRANT, Client, SignInSession
from layerscope.localregistry.protocol.sso_errors import oidc_error
from layerscope.localregistry.services.sso.device_page import PAGE_PATH
from layerscope.localregistry.services.sso.sso_call import SsoCall


def register_client(call: SsoCall) -> dict[str, Any]:
    """A client of the only type there is, `public`."""
    if call.parameters["clientType"] != "public":
        raise oidc_error("InvalidClientMetadataException", "Invalid client type provided")
    scopes, grant_types = call.parameters.get("scopes", ()), call.parameters.get("grantTypes", ())
    client = call.sign_ins.register(call.parameters["clientName"], scopes, grant_types)
    return {
        "clientId": client.client_id,
        "clientSecret": client.secret,
        "clientIdIssuedAt": int(client.issued_at_s),
        "clientSecretExpiresAt": int(client.expires_at_s),
    }


def start_device_authorization(call: SsoCall) -> dict[str, Any]:
    """A code for the person to compare, and the page on which to answer."""
    client = _client(call)
    if not client.may_grant(DEVICE_GRANT):
        raise oidc_error("UnauthorizedClientException", "The client is not registered for the device grant")
    device = call.sign_ins.start(client, call.parameters["startUrl"])
    page = f"{call.origin}{PAGE_PATH}"
    organization = call.sign_ins.organization
    return {
        "deviceCode": device.code,
        "userCode": device.user_code,
        "verificationUri": page,
        "verificationUriComplete": f"{page}?user_code={quote(device.user_code)}",
        "expiresIn": int(organization.device_life_s),
        "interval": int(organization.interval_s),
    }


def create_token(call: SsoCall) -> dict[str, Any]:
    """The tokens of a device code that was approved, or of a refresh token."""
    client = _client(call)
    grant_type = call.parameters["grantType"]
    if grant_type == DEVICE_GRANT:
        session = call.sign_ins.redeem(client, _given(call, "deviceCode"))
    elif grant_type == REFRESH_GRANT:
        session = call.sign_ins.refresh(client, _given(call, "refreshToken"))
    else:
        raise oidc_error("UnsupportedGrantTypeException", "Unsupported grant type provided")
    return _tokens(call, session)


def _client(call: SsoCall) -> Client:
    return call.sign_ins.client(call.parameters["clientId"], call.parameters["clientSecret"])


def _given(call: SsoCall, name: str) -> str:
    value: str = call.parameters.get(name, "")
    if not value:
        raise oidc_error("InvalidRequestException", f"Missing {name}")
    return value


def _tokens(call: SsoCall, session: SignInSession) -> dict[str, Any]:
    tokens = {
        "accessToken": session.access_token,
        "tokenType": "Bearer",
        "expiresIn": int(call.sign_ins.organization.token_life_s),
    }
    return tokens | ({"refreshToken": session.refresh_token} if session.refresh_token else {})
