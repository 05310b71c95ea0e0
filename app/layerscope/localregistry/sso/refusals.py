"""What SSO OIDC and SSO refuse with, in their own words where they are known."""

from __future__ import annotations

import re

from layerscope.localregistry.errors import ServiceError
from layerscope.localregistry.model import SSO_OIDC, error_status

_DESCRIPTIONS = {
    "AuthorizationPendingException": "Authorization is still pending",
    "InvalidClientException": "Invalid client provided",
    "SlowDownException": "Client is making requests too quickly",
}
_WORDS = re.compile(r"(?<=[a-z])(?=[A-Z])")


def oidc_error(code: str, description: str = "") -> ServiceError:
    """An error of SSO OIDC."""
    return ServiceError(code, description or _DESCRIPTIONS.get(code, ""), error_status(code, SSO_OIDC))


def oauth_name(code: str) -> str:
    """What OAuth 2.0 calls the error: `authorization_pending` for AuthorizationPendingException."""
    return _WORDS.sub("_", code.removesuffix("Exception")).lower()


def unauthorized() -> ServiceError:
    """SSO's answer to a wrong or expired access token."""
    return ServiceError("UnauthorizedException", "Session token not found or invalid", 401)


def forbidden() -> ServiceError:
    """SSO's answer to a role or an account that is not the user's; its model does not have it."""
    return ServiceError("ForbiddenException", "No access", 403)


def invalid_request(message: str) -> ServiceError:
    """A request that SSO cannot read."""
    return ServiceError("InvalidRequestException", message, 400)
