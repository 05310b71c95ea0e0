"""AWS's query protocol, as STS and IAM speak it: a form as parameters of the model's types, and XML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qsl
from xml.sax.saxutils import escape

from botocore.model import Shape

from layerscope.localregistry.identity.key_holders import KeyHolder
from layerscope.localregistry.protocol.api_error import ApiError
from layerscope.localregistry.protocol.service_model import STS, input_shape, output_shape, service_model
from layerscope.localregistry.protocol.sigv4 import SignedRequest
from layerscope.localregistry.protocol.validation import Violation, check
from layerscope.localregistry.services.authentication import authenticate
from layerscope.localregistry.services.local_service import Service

_NUMBER = re.compile(r"-?\d{1,18}", re.ASCII)
# What XML 1.0 has no place for, however it is escaped.
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# What these services call the same things as ECR, and the statuses they give them.
_CODES = {
    "UnrecognizedClientException": ("InvalidClientTokenId", 403),
    "InvalidSignatureException": ("SignatureDoesNotMatch", 403),
    "ExpiredTokenException": ("ExpiredToken", 403),
    "MissingAuthenticationTokenException": ("MissingAuthenticationToken", 403),
    "IncompleteSignatureException": ("IncompleteSignature", 400),
}


def read_form(body: bytes) -> dict[str, str]:
    """The fields of the request's form, `Action` and `Version` among them."""
    return dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))


def authenticated(request: SignedRequest, name: str, service: Service) -> KeyHolder:
    """Who signed the request to the service of this name; ApiError in that service's words."""
    try:
        return authenticate(request, name, service.store.callers, service.clock()).caller
    except ApiError as error:
        code, status = _CODES.get(error.code, (error.code, error.status))
        message = "Request is missing Authentication Token" if code.startswith("Missing") else error.message
        raise ApiError(code, message, status) from None


def parameters(operation: str, form: Mapping[str, str], service: str = STS) -> dict[str, Any]:
    """The operation's parameters; ValidationError as STS words it for one that the model does not allow."""
    shape = input_shape(operation, service)
    found: dict[str, Any] = _structure(shape, form, "") or {}
    try:
        check(shape, found)
    except Violation as violation:
        raise _invalid(violation) from None
    return found


def answer_xml(operation: str, result: Mapping[str, Any], request_id: str, service: str = STS) -> bytes:
    """The answer's XML, its members in the model's order; times are epoch seconds in `result`."""
    members = "".join(_members(output_shape(operation, service), result, "    "))
    return (
        f'<{operation}Response xmlns="{_namespace(service)}">\n'
        f"  <{operation}Result>\n{members}  </{operation}Result>\n"
        f"  <ResponseMetadata>\n    <RequestId>{request_id}</RequestId>\n  </ResponseMetadata>\n"
        f"</{operation}Response>\n"
    ).encode()


def error_xml(code: str, message: str, request_id: str, service: str = STS) -> bytes:
    return (
        f'<ErrorResponse xmlns="{_namespace(service)}">\n  <Error>\n    <Type>Sender</Type>\n'
        f"    <Code>{escape(code)}</Code>\n    <Message>{_escaped(message)}</Message>\n  </Error>\n"
        f"  <RequestId>{request_id}</RequestId>\n</ErrorResponse>\n"
    ).encode()


def api_version(service: str = STS) -> str:
    """The only version there is of the service's API."""
    version: str = service_model(service).api_version
    return version


def _namespace(service: str) -> str:
    return str(service_model(service).metadata["xmlNamespace"])


def _structure(shape: Shape, form: Mapping[str, str], prefix: str) -> dict[str, Any] | None:
    found = {name: _value(member, form, f"{prefix}{name}") for name, member in shape.members.items()}
    present = {name: value for name, value in found.items() if value is not None}
    return present or None


def _value(shape: Shape, form: Mapping[str, str], name: str) -> Any:
    if shape.type_name == "structure":
        return _structure(shape, form, f"{name}.")
    if shape.type_name == "list":
        return list(_items(shape.member, form, f"{name}.member")) or None
    text = form.get(name)
    if text is None or shape.type_name == "string":
        return text
    if shape.type_name == "boolean":
        return text.lower() == "true"
    if not _NUMBER.fullmatch(text):
        raise ApiError("MalformedInput", status=400)
    return int(text)


def _items(shape: Shape, form: Mapping[str, str], prefix: str) -> Iterator[Any]:
    position = 1
    while (item := _value(shape, form, f"{prefix}.{position}")) is not None:
        yield item
        position += 1


def _members(shape: Shape, value: Mapping[str, Any], indent: str) -> Iterator[str]:
    for name, member in shape.members.items():
        if name not in value:
            continue
        yield from _element(name, member, value[name], indent)


def _element(name: str, shape: Shape, value: Any, indent: str) -> Iterator[str]:
    inner = indent + "  "
    if shape.type_name == "structure":
        content = "".join(_members(shape, value, inner))
    elif shape.type_name == "list":
        content = "".join(part for each in value for part in _element("member", shape.member, each, inner))
    else:
        yield f"{indent}<{name}>{_escaped(_text(shape, value))}</{name}>\n"
        return
    yield f"{indent}<{name}>\n{content}{indent}</{name}>\n"


def _escaped(text: str) -> str:
    return escape(_NO_XML.sub("?", text))


def _text(shape: Shape, value: Any) -> str:
    if shape.type_name == "timestamp":
        return datetime.fromtimestamp(value, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return str(value).lower() if shape.type_name == "boolean" else str(value)


def _invalid(violation: Violation) -> ApiError:
    path = ".".join(part[:1].lower() + part[1:] for part in violation.path.split("."))
    constraint = violation.constraint
    if violation.pattern:
        constraint = f"Member must satisfy regular expression pattern: {violation.pattern}"
    value = "null" if violation.value is None else f"'{violation.value}'"
    what = "Value" if violation.sensitive else f"Value {value}"
    return ApiError(
        "ValidationError",
        f"1 validation error detected: {what} at '{path}' failed to satisfy constraint: {constraint}",
    )
