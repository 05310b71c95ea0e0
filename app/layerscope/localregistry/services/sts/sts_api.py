"""STS's front door: the query protocol in and XML out, from a raw request to the raw answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from layerscope.localregistry.protocol.api_error import ApiError
from layerscope.localregistry.protocol.portal_page import PORTAL_PAGE
from layerscope.localregistry.protocol.service_model import STS, operation_model
from layerscope.localregistry.protocol.sigv4 import SignedRequest
from layerscope.localregistry.services.http_answers import HtmlAnswer, HttpAnswer
from layerscope.localregistry.services.local_service import Service
from layerscope.localregistry.services.query_protocol import (
    answer_xml,
    api_version,
    authenticated,
    error_xml,
    parameters,
    read_form,
)
from layerscope.localregistry.services.sign_in_faults import meet
from layerscope.localregistry.services.sts import sts_operations as operations
from layerscope.localregistry.services.sts.sts_call import StsCall

OPERATIONS: Mapping[str, Callable[[StsCall], dict[str, Any]]] = {
    "AssumeRole": operations.assume_role,
    "AssumeRoleWithWebIdentity": operations.assume_role_with_web_identity,
    "GetCallerIdentity": operations.get_caller_identity,
    "GetSessionToken": operations.get_session_token,
}


def answer_sts(request: SignedRequest, service: Service, request_id: str) -> HttpAnswer:
    form = read_form(request.body)
    action = form.get("Action", "")
    try:
        result = _answer(request, form, service)
    except ApiError as error:
        body = error_xml(error.code, error.message, request_id)
        return HttpAnswer(error.status, body, "text/xml", error.code, called=_known(action))
    except HtmlAnswer as html:
        return HttpAnswer(html.status, PORTAL_PAGE, "text/html; charset=utf-8", called=_known(action))
    return HttpAnswer(200, answer_xml(action, result, request_id), "text/xml", called=action)


def _answer(request: SignedRequest, form: Mapping[str, str], service: Service) -> dict[str, Any]:
    action, version = form.get("Action", ""), form.get("Version", "NO_VERSION")
    if action not in OPERATIONS or version != api_version():
        raise ApiError("InvalidAction", f"Could not find operation {action} for version {version}")
    # Calls without a signature, such as AssumeRoleWithWebIdentity, prove who asks by what they carry.
    signed = operation_model(action, STS).auth_type != "none"
    caller = authenticated(request, STS, service) if signed else None
    call = StsCall(action, parameters(action, form), service, caller)
    meet(service, action, STS, call.denied)
    return OPERATIONS[action](call)


def _known(action: str) -> str:
    return action if action in OPERATIONS else "STS"
