"""GetAuthorizationToken, as `docker login` asks it."""

from __future__ import annotations

import base64
import json
import time
from pathlib import Path
from typing import Any

from layerscope.localregistry.identity.key_holders import DEFAULT_CALLER
from layerscope.localregistry.serving.server import LocalRegistry
from unit.localregistry.clients import client, refused
from unit.localregistry.layouts import ACCOUNT, REGION


def test_a_token_is_a_user_and_password_for_twelve_hours(ecr: Any) -> None:
    (data,) = ecr.get_authorization_token()["authorizationData"]
    assert base64.b64decode(data["authorizationToken"]).startswith(b"AWS:")
    assert data["proxyEndpoint"] == f"https://{ACCOUNT}.dkr.ecr.{REGION}.amazonaws.com"
    assert abs(data["expiresAt"].timestamp() - time.time() - 12 * 3600) < 60


def test_who_may_not_is_denied_of_every_resource(data: Path) -> None:
    caller = {
        "accessKeyId": DEFAULT_CALLER.access_key_id,
        "secretAccessKey": DEFAULT_CALLER.secret_access_key,
        "account": ACCOUNT,
        "arn": DEFAULT_CALLER.arn,
        "actions": ["ecr:BatchGetImage"],
    }
    (data / "registry.json").write_text(json.dumps({"accounts": [caller]}))
    with LocalRegistry(data) as registry, refused() as told:
        client(registry.endpoint).get_authorization_token()
    assert "not authorized to perform: ecr:GetAuthorizationToken on resource: *" in told[0].message
