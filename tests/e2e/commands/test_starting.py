"""A command as a process of its own: what it brings in to reach AWS, and `aws login` all the same."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import boto3
import pytest

from layerscope.localregistry.identity.key_holders import DEFAULT_REGION
from support.samples.login_token import LOGIN, write_login_token

PROGRAM = """
import sys
from layerscope.__main__ import main
status = main(sys.argv[1:])
sys.stderr.write("awscrt" if any(name.startswith("awscrt.") for name in sys.modules) else "without awscrt")
sys.exit(status)
"""


def repositories(**environment: str) -> tuple[int, str, str]:
    """Exit status, standard output and standard error."""
    ended = subprocess.run(
        [sys.executable, "-c", PROGRAM, "repositories"],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    return ended.returncode, ended.stdout, ended.stderr


def test_keys_bring_no_awscrt_in(at_demo: None) -> None:
    status, out, err = repositories()
    assert (status, err) == (0, "without awscrt")
    assert out


def test_a_session_of_aws_login_asks(at_demo: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("awscrt")
    issued = boto3.client("sts", region_name=DEFAULT_REGION).get_session_token()["Credentials"]
    keys = (issued["AccessKeyId"], issued["SecretAccessKey"], issued["SessionToken"])
    write_login_token(tmp_path, LOGIN, timedelta(hours=1), keys)
    (tmp_path / ".aws" / "config").write_text(f"[profile l]\nlogin_session = {LOGIN}\n", "utf-8")
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
    of_files = str(tmp_path / ".aws" / "config")
    home = {"HOME": str(tmp_path), "USERPROFILE": str(tmp_path), "AWS_CONFIG_FILE": of_files}
    status, out, err = repositories(AWS_PROFILE="l", **home)
    assert (status, err) == (0, "awscrt")
    assert out
