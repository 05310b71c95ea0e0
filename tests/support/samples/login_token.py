"""What `aws login` leaves on the disk: a session's keys and the key that renews them."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

LOGIN = "arn:aws:sts::111122223333:assumed-role/Admin/me"
LOGIN_KEYS = ("LOGINKEY", "s", "t")


def write_login_token(
    home: Path, session: str, life: timedelta, keys: tuple[str, str, str] = LOGIN_KEYS
) -> None:
    """`keys`: access key id, secret access key and session token."""
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1()).private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.TraditionalOpenSSL,
        serialization.NoEncryption(),
    )
    access_key_id, secret_access_key, session_token = keys
    token = {
        "accessToken": {
            "accessKeyId": access_key_id,
            "secretAccessKey": secret_access_key,
            "sessionToken": session_token,
            "accountId": "111122223333",
            "expiresAt": (datetime.now(UTC) + life).strftime("%Y-%m-%dT%H:%M:%SZ"),
        },
        "tokenType": "aws_sigv4",
        "clientId": "arn:aws:signin:::devtools/same-device",
        "refreshToken": "refresh",
        "idToken": "eyJ",
        "dpopKey": key.decode(),
    }
    folder = home / ".aws" / "login" / "cache"
    folder.mkdir(parents=True)
    name = hashlib.sha256(session.encode()).hexdigest()
    (folder / f"{name}.json").write_text(json.dumps(token), "utf-8")
