"""Faults of the calls to STS, SSO OIDC and SSO, and these services' words for the errors they name."""

from __future__ import annotations

from collections.abc import Callable

from layerscope.localregistry.faults.injected import Deny
from layerscope.localregistry.protocol.api_error import ApiError
from layerscope.localregistry.protocol.service_model import STS, error_status
from layerscope.localregistry.services.http_answers import HtmlAnswer
from layerscope.localregistry.services.local_service import Service

MESSAGES = {
    "AccessDeniedException": "Access denied",
    "AuthorizationPendingException": "Authorization is still pending",
    "ExpiredToken": "The security token included in the request is expired",
    "ExpiredTokenException": "Token is expired",
    "ForbiddenException": "No access",
    "IDPCommunicationError": "Couldn't retrieve verification key from your identity provider",
    "InvalidClientException": "Invalid client provided",
    "InvalidClientTokenId": "The security token included in the request is invalid.",
    "InvalidGrantException": "Invalid grant provided",
    "InvalidRequestException": "Invalid request",
    "SlowDownException": "Slow down",
    "Throttling": "Rate exceeded",
    "TooManyRequestsException": "HTTP 429 Unknown Code",
    "UnauthorizedException": "Session token not found or invalid",
}
# STS's codes that its model does not have.
_STATUSES = {"AccessDenied": 403, "ExpiredToken": 403, "InvalidClientTokenId": 403,
             "SignatureDoesNotMatch": 403, "ForbiddenException": 403, "IDPRejectedClaim": 403}  # fmt: skip


def meet(service: Service, operation: str, of_service: str, denied: Callable[[Deny], ApiError]) -> None:
    """Wait and raise as the faults of registry.json have it for the operation."""
    for fault in service.store.sign_in_faults.of_call(operation, ()):
        if fault.latency_s:
            service.wait(fault.latency_s)
        if fault.html:
            raise HtmlAnswer(fault.status or 200)
        if fault.deny:
            raise denied(fault.deny)
        if fault.error:
            message = fault.message or MESSAGES.get(fault.error, "")
            raise ApiError(fault.error, message, fault.status or status_of(fault.error, of_service))


def status_of(code: str, service: str = STS) -> int:
    """The HTTP status that the service gives the error."""
    return _STATUSES.get(code) or error_status(code, service)
