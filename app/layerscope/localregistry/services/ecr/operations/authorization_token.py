"""GetAuthorizationToken: what `docker login` is given."""

from __future__ import annotations

import base64
import secrets
from typing import Any

from layerscope.localregistry.services.ecr.ecr_call import EcrCall

LIFE_S = 12 * 3600.0


def get_authorization_token(call: EcrCall) -> dict[str, Any]:
    """A token of the caller's own registry; nothing here takes it yet."""
    token = base64.b64encode(f"AWS:{secrets.token_urlsafe(48)}".encode()).decode()
    registry = call.registry
    data = {
        "authorizationToken": token,
        "expiresAt": round(call.service.clock() + LIFE_S, 3),
        "proxyEndpoint": f"https://{registry.account}.dkr.ecr.{registry.region}.amazonaws.com",
    }
    return {"authorizationData": [data]}
