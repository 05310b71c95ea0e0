"""AWS config and credentials files into the demo: a profile a source of credentials, and broken ones."""

from __future__ import annotations

import base64
import json
import shlex
import subprocess
import sys
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path

from layerscope.localregistry.demo.people.identities import (
    ACCOUNT,
    EXTERNAL_ID,
    ISSUER,
    MFA_SERIAL,
    OTHER_ACCOUNT,
    REGION,
    SECRET,
    START_URL,
    SUBJECT,
    role_arn,
)
from layerscope.localregistry.demo.people.vaults import VAULTS, command

FOLDER = "aws"
_TOKEN_LIFE = timedelta(days=365)
_Sections = dict[str, Mapping[str, str]]


def write_profiles(data: Path, now: datetime) -> None:
    """Write `aws/config`, `aws/credentials` and a web identity token into the data folder.

    The registry names the first two in the environment it announces. They hold the folder's path, and so are
    no part of the demo's data, which is the same bytes everywhere.
    """
    folder = data / FOLDER
    folder.mkdir()
    token = folder / "web-identity-token"
    token.write_text(_web_identity_token(now), encoding="utf-8")
    _write(folder / "config", _roles() | _sign_ins() | _processes() | _ci(token) | _broken())
    _write(folder / "credentials", _keys())


def _keys() -> _Sections:
    def keys(access_key_id: str, secret: str = SECRET, **more: str) -> dict[str, str]:
        return {"aws_access_key_id": access_key_id, "aws_secret_access_key": secret, **more}

    return {
        "default": keys("AKIDLAYERSCOPELOCAL0"),
        "other-account": keys("AKIDLAYERSCOPELOCAL1"),
        "expired-keys": keys("ASIALAYERSCOPEOLDTOKEN", aws_session_token="local-registry-token"),  # noqa: S106
        "wrong-secret": keys("AKIDLAYERSCOPELOCAL0", "not-the-secret"),
    }


def _roles() -> _Sections:
    def role(name: str, source: str = "default", account: str = ACCOUNT, **more: str) -> dict[str, str]:
        assumed = {"role_arn": role_arn(name, account), "source_profile": source}
        return {**assumed, "role_session_name": "operator", "region": REGION, **more}

    return {
        "default": {"region": REGION},
        **{f"profile {name}": {"region": REGION} for name in _keys() if name != "default"},
        "profile prod-readonly": role("prod-readonly"),
        "profile prod-admin": role("prod-admin", mfa_serial=MFA_SERIAL),
        "profile prod-audit": role("prod-audit", "prod-readonly"),
        "profile partner": role("partner-pull", account=OTHER_ACCOUNT, external_id=EXTERNAL_ID),
        "profile list-only": role("list-only"),
        "profile pull-only": role("node"),
        "profile ends-in-mid-work": role("ends-in-mid-work"),
        "profile not-allowed": role("somebody-elses"),
    }


def _sign_ins() -> _Sections:
    legacy = {"sso_start_url": START_URL, "sso_region": REGION}
    account = {"sso_account_id": OTHER_ACCOUNT, "sso_role_name": "ReadOnly", "region": REGION}
    administrator = {"sso_account_id": ACCOUNT, "sso_role_name": "Administrator", "region": REGION}
    return {
        "sso-session layerscope-demo": {**legacy, "sso_registration_scopes": "sso:account:access"},
        "profile staging": {"sso_session": "layerscope-demo", **account},
        "profile prod-sso": {"sso_session": "layerscope-demo", **administrator},
        "profile legacy-sso": {**legacy, **account},
    }


def _processes() -> _Sections:
    return {
        f"profile {vault}": {"credential_process": _line(command(vault)), "region": REGION}
        for vault in VAULTS
    }


def _ci(token: Path) -> _Sections:
    return {
        "profile ci": {
            "role_arn": role_arn("ci"),
            "web_identity_token_file": str(token),
            "role_session_name": "builder",
            "region": REGION,
        }
    }


def _broken() -> _Sections:
    role = {"role_arn": role_arn("prod-readonly"), "region": REGION}
    return {
        "profile missing-source": {**role, "source_profile": "nowhere"},
        "profile loop": {**role, "source_profile": "loop-back"},
        "profile loop-back": {**role, "source_profile": "loop"},
    }


def _line(command: list[str]) -> str:
    """The command in one line, as this system splits it again."""
    return subprocess.list2cmdline(command) if sys.platform == "win32" else shlex.join(command)


def _web_identity_token(now: datetime) -> str:
    claims = {"iss": ISSUER, "sub": SUBJECT, "aud": "sts.amazonaws.com"}
    expiry = {"exp": int((now + _TOKEN_LIFE).timestamp())}
    parts = [json.dumps(part).encode() for part in ({"alg": "none", "typ": "JWT"}, {**claims, **expiry}, {})]
    return ".".join(base64.urlsafe_b64encode(part).decode().rstrip("=") for part in parts)


def _write(path: Path, sections: _Sections) -> None:
    lines = []
    for name, settings in sections.items():
        lines += [f"[{name}]", *(f"{key} = {value}" for key, value in settings.items()), ""]
    path.write_text("\n".join(lines), encoding="utf-8")
