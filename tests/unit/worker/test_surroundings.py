"""What a worker is started with: no credentials, and no module of the folder the window was started in."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from layerscope.registry.aws.trust import _botocore_bundle
from layerscope.worker.surroundings import take_over, to_reach, to_start

SECRETS = {
    "AWS_ACCESS_KEY_ID": "AKIAIOSFODNN7EXAMPLE", "AWS_SECRET_ACCESS_KEY": "s", "AWS_SESSION_TOKEN": "t",
    "AWS_PROFILE": "prod", "AWS_CONFIG_FILE": "/c", "GITHUB_TOKEN": "g", "SSH_AUTH_SOCK": "/s",
    "https_proxy": "http://me:secret@proxy:1", "DBUS_SESSION_BUS_ADDRESS": "unix:x",
}  # fmt: skip


def test_no_credential_is_in_a_workers_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in SECRETS.items():
        monkeypatch.setenv(name, value)
    assert not SECRETS.keys() & to_start().keys()
    assert to_start()["PATH"] == os.environ["PATH"]


def test_how_hosts_are_reached_is_taken_over(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [*to_reach(), "HTTPS_PROXY", "AWS_PROFILE"]:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("https_proxy", "http://old:1")
    monkeypatch.setenv("AWS_CA_BUNDLE", "/ca.pem")
    assert to_reach() == {"https_proxy": "http://old:1", "AWS_CA_BUNDLE": "/ca.pem"}
    take_over({"NO_PROXY": "x", "AWS_PROFILE": "not", "PATH": "not"})
    assert to_reach() == {"NO_PROXY": "x"}
    assert "AWS_PROFILE" not in os.environ
    assert os.environ["PATH"] != "not"


def test_the_certificates_are_those_that_botocore_takes() -> None:
    from botocore.httpsession import get_cert_path

    assert Path(_botocore_bundle()).samefile(get_cert_path(verify=True))
