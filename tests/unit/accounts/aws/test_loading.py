"""What is loaded when: awscrt only for a login session; each in a fresh interpreter, since imports stay."""

from __future__ import annotations

import subprocess
import sys

import pytest

HELD = """
import sys
from layerscope.accounts.aws import awscrt
awscrt.defer_awscrt()
import boto3, botocore.credentials
assert botocore.credentials.EC is None
assert not any(name.startswith(("_awscrt", "awscrt.")) for name in sys.modules)
"""
BROUGHT_IN = HELD + "awscrt.load_awscrt(); awscrt.load_awscrt(); assert botocore.credentials.EC is not None"
MISSING = (
    HELD + "sys.path_hooks.clear(); sys.path_importer_cache.clear(); sys.path.clear(); awscrt.load_awscrt()"
)
MISSING += "; assert botocore.credentials.EC is None"


LIGHT = """
import sys
import layerscope.accounts.sessions.identity, layerscope.accounts.sessions.sessions
import layerscope.accounts.sso.device_sign_in, layerscope.accounts.sessions.mfa
import layerscope.accounts.rules.sign_ins, layerscope.accounts.profiles.shared_files
heavy = {"boto3", "botocore", "urllib3", "truststore", "keyring", "asyncio"} & set(sys.modules)
assert not heavy, heavy
"""


def run(program: str) -> None:
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr


def test_nothing_heavy_is_imported_before_it_is_used() -> None:
    run(LIGHT)


def test_it_is_held_back() -> None:
    run(HELD)


def test_it_is_brought_in() -> None:
    pytest.importorskip("awscrt")
    run(BROUGHT_IN)


def test_a_system_without_it_is_left_as_it_is() -> None:
    run(MISSING)
