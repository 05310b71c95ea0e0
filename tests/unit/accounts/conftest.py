"""Shared AWS files of an operator, made up."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from support.servers.scripted_http import ScriptedServer, scripted_server
from support.servers.sts_answers import Sts

CONFIG = """
[default]
region = eu-central-1
[profile Zeta]
sso_session = corp
sso_account_id = 111122223333
sso_role_name = Reader
region = eu-west-1
[sso-session corp]
sso_start_url = https://corp.awsapps.com/start
sso_region = eu-west-1
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


@dataclass
class Operator:
    """A home of its own, and AWS as a scripted server; `configure` writes the shared config file."""

    home: Path
    server: ScriptedServer
    sts: Sts
    _monkeypatch: pytest.MonkeyPatch

    def configure(self, text: str) -> None:
        (self.home / ".aws").mkdir(exist_ok=True)
        (self.home / ".aws" / "config").write_text(text)

    def set(self, **variables: str) -> None:
        for name, value in variables.items():
            self._monkeypatch.setenv(name, value)

    def program(self, *lines: str) -> str:
        """A `credential_process` of Python, quoted for a config file."""
        path = self.home / "process.py"
        path.write_text("\n".join(lines))
        return f"{sys.executable} {path}"


@pytest.fixture
def operator(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Operator]:
    """Nobody's files, no network but the scripted AWS; botocore tries once."""
    for name in list(os.environ):
        if name.startswith("AWS_") or name.lower().endswith("_proxy") or name == "REQUESTS_CA_BUNDLE":
            monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-central-1")
    sts = Sts()
    with scripted_server() as server:
        server.answer("/", sts)
        monkeypatch.setenv("AWS_ENDPOINT_URL", server.url)
        yield Operator(tmp_path, server, sts, monkeypatch)
