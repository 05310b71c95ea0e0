"""REST JSON by botocore's models: which operation a request is for, and its parameters."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple
from urllib.parse import parse_qsl

from botocore.model import Shape

from layerscope.localregistry.protocol.api_error import ApiError
from layerscope.localregistry.protocol.service_model import input_shape, operation_model
from layerscope.localregistry.protocol.sigv4 import SignedRequest
from layerscope.localregistry.protocol.sso_errors import invalid_request
from layerscope.localregistry.protocol.validation import Violation, check


class RestRoute(NamedTuple):
    """Whose operation a request is for."""

    service: str
    operation: str


def routes(operations: Iterable[RestRoute]) -> dict[tuple[str, str], RestRoute]:
    """The operations by the method and path of their requests."""
    found = {}
    for route in operations:
        http = operation_model(route.operation, route.service).http
        found[http["method"], http["requestUri"]] = route
    return found


def parameters(route: RestRoute, request: SignedRequest) -> dict[str, Any]:
    """The operation's parameters from header, query and body; InvalidRequestException for what is wrong."""
    shape = input_shape(route.operation, route.service)
    query = dict(parse_qsl(request.target.partition("?")[2]))
    in_body = [name for name, member in shape.members.items() if "location" not in member.serialization]
    body = _body(request.body) if in_body else {}
    found = {name: body.get(name) for name in in_body}
    for name, member in shape.members.items():
        if name not in found:
            found[name] = _located(member, request.headers, query)
    present = {name: value for name, value in found.items() if value is not None}
    try:
        check(shape, present)
    except (Violation, ApiError) as error:
        path = f"{error.path}: " if isinstance(error, Violation) else ""
        raise invalid_request(f"{path}{error}") from None
    return present


def _body(body: bytes) -> dict[str, Any]:
    try:
        document = json.loads(body or b"{}")
    except ValueError:
        raise invalid_request("Invalid request provided") from None
    if not isinstance(document, dict):
        raise invalid_request("Invalid request provided")
    return document


def _located(member: Shape, headers: Mapping[str, str], query: Mapping[str, str]) -> Any:
    place, name = member.serialization["location"], member.serialization["name"]
    text = headers.get(name.lower()) if place == "header" else query.get(name)
    if text is None or member.type_name == "string":
        return text
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise invalid_request(f"{name} is not a number")
    return int(text)
