"""The front door of SSO OIDC and SSO: REST JSON in and out, and the page on which a sign-in is answered."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from layerscope.localregistry.protocol.api_error import ApiError
from layerscope.localregistry.protocol.portal_page import PORTAL_PAGE
from layerscope.localregistry.protocol.service_model import SSO, SSO_OIDC, input_shape
from layerscope.localregistry.protocol.sigv4 import SignedRequest
from layerscope.localregistry.protocol.sso_errors import forbidden, oauth_name, oidc_error, unauthorized
from layerscope.localregistry.services.http_answers import HtmlAnswer, HttpAnswer
from layerscope.localregistry.services.local_service import Service
from layerscope.localregistry.services.sign_in_faults import meet
from layerscope.localregistry.services.sso import assignments, oidc
from layerscope.localregistry.services.sso.device_page import PAGE_PATH, answer_page
from layerscope.localregistry.services.sso.rest import RestRoute, parameters, routes
from layerscope.localregistry.services.sso.sso_call import SsoCall

OPERATIONS: Mapping[RestRoute, Callable[[SsoCall], dict[str, Any]]] = {
    RestRoute(SSO_OIDC, "RegisterClient"): oidc.register_client,
    RestRoute(SSO_OIDC, "StartDeviceAuthorization"): oidc.start_device_authorization,
    RestRoute(SSO_OIDC, "CreateToken"): oidc.create_token,
    RestRoute(SSO, "ListAccounts"): assignments.list_accounts,
    RestRoute(SSO, "ListAccountRoles"): assignments.list_account_roles,
    RestRoute(SSO, "GetRoleCredentials"): assignments.get_role_credentials,
    RestRoute(SSO, "Logout"): assignments.logout,
}
# As in the answers' headers: https://github.com/aws/aws-cli/issues/5955
_NAMESPACES = {
    SSO_OIDC: ":http://internal.amazon.com/coral/com.amazonaws.sso.oidc/",
    SSO: ":http://internal.amazon.com/coral/com.amazonaws.switchboard.portal/",
}
_ROUTES = routes(OPERATIONS)
_PATHS = frozenset(path for _, path in _ROUTES) | {PAGE_PATH}


def is_sso_path(path: str) -> bool:
    """Whether the path, with or without a query, is one of these services' or the page's."""
    return path.partition("?")[0] in _PATHS


def answer_sso(request: SignedRequest, service: Service, origin: str) -> HttpAnswer:
    """What SSO OIDC, SSO or the page answers to the request."""
    path = request.target.partition("?")[0]
    if path == PAGE_PATH:
        status, page = answer_page(request, service.sign_ins)
        return HttpAnswer(status, page, "text/html; charset=utf-8", called="sign-in page")
    method = "GET" if request.method == "HEAD" else request.method
    route = _ROUTES.get((method, path))
    if route is None:
        return HttpAnswer(405, b"", "text/plain")
    try:
        return _json(route, 200, _answer(route, request, service, origin))
    except ApiError as error:
        code = error.code + _NAMESPACES[route.service]
        return _json(route, error.status, _error(route, error))._replace(error_code=code)
    except HtmlAnswer as html:
        return HttpAnswer(html.status, PORTAL_PAGE, "text/html; charset=utf-8", called=route.operation)


def _answer(route: RestRoute, request: SignedRequest, service: Service, origin: str) -> dict[str, Any]:
    meet(service, route.operation, route.service, lambda _: _denied(route))
    if "accessToken" in input_shape(route.operation, route.service).members:
        _check_token_is_there(request)
    call = SsoCall(route.operation, parameters(route, request), service, origin)
    return OPERATIONS[route](call)


def _check_token_is_there(request: SignedRequest) -> None:
    if not request.headers.get("x-amz-sso_bearer_token"):
        raise unauthorized()


def _denied(route: RestRoute) -> ApiError:
    return oidc_error("AccessDeniedException") if route.service == SSO_OIDC else forbidden()


def _error(route: RestRoute, error: ApiError) -> dict[str, str]:
    if route.service == SSO_OIDC:
        return {"error": oauth_name(error.code), "error_description": error.message}
    return {"message": error.message, "__type": f"com.amazonaws.switchboard.portal#{error.code}"}


def _json(route: RestRoute, status: int, body: dict[str, Any]) -> HttpAnswer:
    content = json.dumps(body, separators=(",", ":")).encode() if body else b""
    return HttpAnswer(status, content, "application/json", called=route.operation)
