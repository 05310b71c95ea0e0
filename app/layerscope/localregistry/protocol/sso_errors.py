"""What SSO OIDC and SSO refuse with, in their own words where they are known."""

from __future__ import annotations

import re

from layerscope.localregistry.protocol.api_error import ApiError
from layerscope.localregistry.protocol.service_model import SSO_OIDC, error_status

_DESCRIPTIONS = {
    "AuthorizationPendingException": "Authorization is still pending",
    "InvalidClientException": "Invalid client provided",
    "SlowDownException": "Client is making requests too quickly",
}
_WORDS = re.compile(r"(?<=[a-z])(?=[A-Z])")


def oidc_error(code: str, description: str = "") -> ApiError:
    return ApiError(code, description or _DESCRIPTIONS.get(code, ""), error_status(code, SSO_OIDC))


def oauth_name(code: str) -> str:
    """What OAuth 2.0 calls the error: `authorization_pending` for AuthorizationPendingException."""
    return _WORDS.sub("_", code.removesuffix("Exception")).lower()


def unauthorized() -> ApiError:
    """SSO's answer to a wrong or expired access token."""
    return ApiError("UnauthorizedException", "Session token not found or invalid", 401)


def forbidden() -> ApiError:
    """SSO's answer to a role or an account that is not the user's; its model does not have it."""
    return ApiError("ForbiddenException", "No access", 403)


def invalid_request(message: str) -> ApiError:
    """A request that SSO cannot read."""
    return ApiError("InvalidRequestException", message, 400)
