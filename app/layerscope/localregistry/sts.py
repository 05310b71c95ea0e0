"""STS GetCallerIdentity: the query protocol, with answers in XML."""

from __future__ import annotations

from urllib.parse import parse_qsl
from xml.sax.saxutils import escape

from layerscope.localregistry.api import Answer
from layerscope.localregistry.authentication import authenticate
from layerscope.localregistry.call import Service
from layerscope.localregistry.errors import ServiceError
from layerscope.localregistry.sigv4 import Request

_NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/"
# What STS calls the same things, and the statuses it gives them.
_CODES = {
    "UnrecognizedClientException": ("InvalidClientTokenId", 403),
    "InvalidSignatureException": ("SignatureDoesNotMatch", 403),
    "ExpiredTokenException": ("ExpiredToken", 403),
    "MissingAuthenticationTokenException": ("MissingAuthenticationToken", 403),
    "IncompleteSignatureException": ("IncompleteSignature", 400),
}


def answer_sts(request: Request, service: Service, request_id: str) -> Answer:
    """What STS answers to the request."""
    try:
        return Answer(200, _identity(request, service, request_id).encode(), "text/xml")
    except ServiceError as error:
        code, status = _CODES.get(error.code, (error.code, error.status))
        message = "Request is missing Authentication Token" if code.startswith("Missing") else error.message
        return Answer(status, _error(code, message, request_id).encode(), "text/xml", code)


def _identity(request: Request, service: Service, request_id: str) -> str:
    parameters = dict(parse_qsl(request.body.decode("utf-8", "replace")))
    action = parameters.get("Action", "")
    if action != "GetCallerIdentity":
        raise ServiceError(
            "InvalidAction",
            f"Could not find operation {action} for version {parameters.get('Version', 'NO_VERSION')}",
        )
    caller = authenticate(request, "sts", service.store.callers, service.clock()).caller
    return (
        f'<GetCallerIdentityResponse xmlns="{_NAMESPACE}">\n  <GetCallerIdentityResult>\n'
        f"    <Arn>{escape(caller.arn)}</Arn>\n    <UserId>{escape(caller.user_id)}</UserId>\n"
        f"    <Account>{escape(caller.account)}</Account>\n  </GetCallerIdentityResult>\n"
        f"  <ResponseMetadata>\n    <RequestId>{request_id}</RequestId>\n  </ResponseMetadata>\n"
        "</GetCallerIdentityResponse>\n"
    )


def _error(code: str, message: str, request_id: str) -> str:
    return (
        f'<ErrorResponse xmlns="{_NAMESPACE}">\n  <Error>\n    <Type>Sender</Type>\n'
        f"    <Code>{escape(code)}</Code>\n    <Message>{escape(message)}</Message>\n  </Error>\n"
        f"  <RequestId>{request_id}</RequestId>\n</ErrorResponse>\n"
    )
