"""IAM's front door: the one operation that a diagnosis asks, SimulatePrincipalPolicy."""

from __future__ import annotations

from typing import Any

from layerscope.localregistry.protocol.api_error import ApiError
from layerscope.localregistry.protocol.service_model import IAM
from layerscope.localregistry.protocol.sigv4 import SignedRequest
from layerscope.localregistry.services.http_answers import HttpAnswer
from layerscope.localregistry.services.iam.policy_simulation import OPERATION, simulate
from layerscope.localregistry.services.local_service import Service
from layerscope.localregistry.services.query_protocol import (
    answer_xml,
    api_version,
    authenticated,
    error_xml,
    parameters,
    read_form,
)


def is_iam(request: SignedRequest) -> bool:
    """Whether a request of the query protocol is for IAM: its API's version is another than STS's."""
    return read_form(request.body).get("Version") == api_version(IAM)


def answer_iam(request: SignedRequest, service: Service, request_id: str) -> HttpAnswer:
    """What IAM answers to the request."""
    form = read_form(request.body)
    action = form.get("Action", "")
    called = action if action == OPERATION else "IAM"
    try:
        result = _answer(request, form, service)
    except ApiError as error:
        body = error_xml(error.code, error.message, request_id, IAM)
        return HttpAnswer(error.status, body, "text/xml", error.code, called=called)
    return HttpAnswer(200, answer_xml(action, result, request_id, IAM), "text/xml", called=called)


def _answer(request: SignedRequest, form: dict[str, str], service: Service) -> dict[str, Any]:
    if form.get("Action") != OPERATION:
        raise ApiError("InvalidAction", f"Of IAM the local registry has {OPERATION} only.", 400)
    caller = authenticated(request, IAM, service)
    return simulate(parameters(OPERATION, form, IAM), caller, service)
