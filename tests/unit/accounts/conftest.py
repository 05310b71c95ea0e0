"""Shared AWS files of an operator, made up."""

from __future__ import annotations

from pathlib import Path

import pytest

CONFIG = """
[default]
region = eu-central-1
[profile Zeta]
sso_session = corp
sso_account_id = 111122223333
sso_role_name = Reader
region = eu-west-1
[profile mfa]
role_arn = arn:aws:iam::111122223333:role/Admin
source_profile = keys
mfa_serial = arn:aws:iam::444455556666:mfa/me
region = us-east-1
"""


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    config, credentials = tmp_path / "config", tmp_path / "credentials"
    config.write_text(CONFIG)
    credentials.write_text("[keys]\naws_access_key_id = AKIAX\naws_secret_access_key = hush\n")
    monkeypatch.setenv("AWS_CONFIG_FILE", str(config))
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(credentials))
    return config, credentials
