"""REST JSON requests, whatever is in them."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from layerscope.localregistry.protocol.api_error import ApiError
from layerscope.localregistry.protocol.sigv4 import SignedRequest
from layerscope.localregistry.services.sso.rest import RestRoute, parameters
from layerscope.localregistry.services.sso.sso_api import OPERATIONS, is_sso_path

_MEMBERS = st.sampled_from(
    ["clientId", "clientSecret", "clientName", "clientType", "scopes", "grantType", "startUrl", "x"]
)
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_MEMBERS, inner, max_size=4),
    max_leaves=8,
)
_BODIES = st.binary(max_size=40) | _JSON.map(lambda value: json.dumps(value).encode())


@given(st.sampled_from(sorted(OPERATIONS)), _BODIES, st.text("max_result=&0-1a%", max_size=20), st.booleans())
def test_any_request_is_parameters_or_an_invalid_one(
    route: RestRoute, body: bytes, query: str, signed_in: bool
) -> None:
    headers = {"x-amz-sso_bearer_token": "t"} if signed_in else {}
    refused: ApiError | None = None
    found: dict[str, Any] = {}
    try:
        found = parameters(route, SignedRequest("POST", f"/?{query}", headers, body))
    except ApiError as error:
        refused = error
    assert None not in found.values()
    assert refused is None or (refused.code, refused.status) == ("InvalidRequestException", 400)


def test_which_paths_are_its_own() -> None:
    assert all(map(is_sso_path, ("/token", "/device?user_code=x", "/assignment/roles?account_id=1")))
    assert not any(map(is_sso_path, ("/", "/tokens", "/device/x", "/prod-eu-starport-layer-bucket/x")))
