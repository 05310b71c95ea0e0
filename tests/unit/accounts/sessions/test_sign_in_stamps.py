"""A sign-in that was renewed elsewhere changes its stamp, and nothing else does."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from layerscope.accounts.rules.sign_ins import CredentialProcess, LoginSession, MfaDevice, SignIn
from layerscope.accounts.rules.sso.device_flow import SsoSession, token_key
from layerscope.accounts.sessions.sign_in_stamps import sign_in_stamp

SSO = SsoSession("https://corp.awsapps.com/start", "eu-west-1", "corp")
LOGIN, DEVICE, PROCESS = LoginSession("arn", "by-login"), MfaDevice("serial-1"), CredentialProcess("vault")


@pytest.mark.parametrize(
    ("sign_in", "file"),
    [
        (SSO, f"sso/cache/{token_key(SSO)}.json"),
        (LOGIN, "login/cache/abc.json"),
        (DEVICE, "cli/cache/abc.json"),
        *((each, "credentials") for each in (SSO, LOGIN, DEVICE, PROCESS, None)),
    ],
)
def test_its_own_file_counts(operator: Any, sign_in: SignIn | None, file: str) -> None:
    operator.configure("[default]\n")
    before = sign_in_stamp(sign_in)
    assert sign_in_stamp(sign_in) == before
    path: Path = operator.home / ".aws" / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("{}")
    assert sign_in_stamp(sign_in) != before


@pytest.mark.parametrize("sign_in", [SSO, PROCESS, None])
def test_a_registration_or_another_programs_session_does_not(operator: Any, sign_in: SignIn | None) -> None:
    operator.configure("[default]\n")
    before = sign_in_stamp(sign_in)
    for file in ("sso/cache/registration.json", "cli/cache/abc.json", "login/cache/abc.json"):
        path: Path = operator.home / ".aws" / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("{}")
    assert sign_in_stamp(sign_in) == before


def test_the_folder_of_aws_login_can_be_elsewhere(operator: Any, tmp_path: Path) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    operator.set(AWS_LOGIN_CACHE_DIRECTORY=str(folder))
    before = sign_in_stamp(LOGIN)
    (folder / "abc.json").write_text("{}")
    assert sign_in_stamp(LOGIN) != before
