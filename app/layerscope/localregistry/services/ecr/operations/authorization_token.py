"""GetAuthorizationToken: what `docker login` is given."""

from __future__ import annotations

import base64
from typing import Any

from layerscope.localregistry.services.ecr.ecr_call import EcrCall


def get_authorization_token(call: EcrCall) -> dict[str, Any]:
    """A token of the caller's own registry, as docker's protocol takes it for twelve hours."""
    registry = call.registry
    password, expires_at_s = call.service.docker_tokens.issue(call.caller, registry, call.service.clock())
    token = base64.b64encode(f"AWS:{password}".encode()).decode()
    data = {
        "authorizationToken": token,
        "expiresAt": round(expires_at_s, 3),
        "proxyEndpoint": f"https://{registry.account}.dkr.ecr.{registry.region}.amazonaws.com",
    }
    return {"authorizationData": [data]}
