"""registry.json for these tests: who may become whom."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

from layerscope.localregistry.identity.key_holders import DEFAULT_CALLER

ACCOUNT = "111122223333"
OTHER = "444455556666"
OPERATOR = f"arn:aws:iam::{ACCOUNT}:user/operator"
SERIAL = f"arn:aws:iam::{ACCOUNT}:mfa/operator"
START_URL = "https://example.awsapps.com/start"


def role_arn(name: str, account: str = ACCOUNT) -> str:
    return f"arn:aws:iam::{account}:role/{name}"


def operator(**more: Any) -> dict[str, Any]:
    """The default caller's entry."""
    keys = {"accessKeyId": DEFAULT_CALLER.access_key_id, "secretAccessKey": DEFAULT_CALLER.secret_access_key}
    return {**keys, "account": ACCOUNT, "arn": OPERATOR, **more}


def sso(**more: Any) -> dict[str, Any]:
    """An organization of two accounts."""
    accounts = [
        {"accountId": ACCOUNT, "accountName": "Production", "roles": ["ReadOnly", {"name": "Admin"}]},
        {"accountId": OTHER, "accountName": "Staging", "roles": ["ReadOnly"]},
        {"accountId": "777788889999", "accountName": "Nothing for you", "roles": []},
    ]
    return {"startUrl": START_URL, "accounts": accounts, "interval_s": 0, **more}


def write(data: Path, **settings: Any) -> None:
    (data / "registry.json").write_text(json.dumps(settings))


def jwt(**claims: Any) -> str:
    """A token with these claims, signed by nobody."""
    parts = [json.dumps(part).encode() for part in ({"alg": "none"}, claims, {})]
    return ".".join(base64.urlsafe_b64encode(part).decode().rstrip("=") for part in parts)
