"""Which proxy and which certificates a connection uses, and what decides: as urllib and botocore have it."""

from __future__ import annotations

import os
import ssl
from pathlib import Path

import pytest
from botocore.utils import get_environ_proxies
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from layerscope.registry.aws.network_settings import NetworkSettings
from layerscope.registry.aws.trust import ProxyChoice, proxy_choice, trusted_files

URL = "https://api.ecr.eu-west-1.amazonaws.com/"
PROXY = "http://ann:hunter2@proxy.example:3128"
ENTRIES = (
    "amazonaws.com",
    ".amazonaws.com",
    "api.ecr.eu-west-1.amazonaws.com:443",
    "*",
    "10.0.0.0/8",
    "",
    "x",
)


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.lower().endswith("_proxy") or name in ("AWS_CA_BUNDLE", "REQUESTS_CA_BUNDLE"):
            monkeypatch.delenv(name)


@pytest.mark.parametrize(
    ("variables", "settings", "chosen"),
    [
        ({}, None, ProxyChoice(None)),
        ({"HTTPS_PROXY": PROXY}, None, ProxyChoice(PROXY, "HTTPS_PROXY")),
        ({"https_proxy": PROXY, "HTTPS_PROXY": "http://other:1"}, None, ProxyChoice(PROXY, "https_proxy")),
        ({"ALL_PROXY": "proxy.example:3128"}, None, ProxyChoice("http://proxy.example:3128", "ALL_PROXY")),
        ({"HTTP_PROXY": PROXY}, None, ProxyChoice(None)),
        (
            {"HTTPS_PROXY": PROXY, "NO_PROXY": "10.0.0.1, .amazonaws.com"}, None,
            ProxyChoice(None, "HTTPS_PROXY", ".amazonaws.com"),
        ),
        ({"HTTPS_PROXY": PROXY, "NO_PROXY": "*"}, None, ProxyChoice(None, "HTTPS_PROXY", "*")),
        ({"HTTPS_PROXY": PROXY, "NO_PROXY": "s3.amazonaws.com"}, None, ProxyChoice(PROXY, "HTTPS_PROXY")),
        ({"NO_PROXY": "amazonaws.com"}, None, ProxyChoice(None)),
        ({"HTTPS_PROXY": PROXY}, NetworkSettings(proxy=""), ProxyChoice(None)),
        ({"HTTPS_PROXY": PROXY}, NetworkSettings(proxy="p:1"), ProxyChoice("http://p:1", "settings")),
    ],
)  # fmt: skip
def test_the_proxy_and_what_names_it(
    monkeypatch: pytest.MonkeyPatch,
    variables: dict[str, str],
    settings: NetworkSettings | None,
    chosen: ProxyChoice,
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert proxy_choice(URL, settings or NetworkSettings()) == chosen


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(ENTRIES), max_size=3), st.sampled_from(["HTTPS_PROXY", "https_proxy"]))
def test_botocore_goes_the_same_way(
    monkeypatch: pytest.MonkeyPatch, entries: list[str], variable: str
) -> None:
    with monkeypatch.context() as environment:
        environment.setenv(variable, PROXY)
        environment.setenv("NO_PROXY", ",".join(entries))
        choice = proxy_choice(URL)
        assert choice.address == get_environ_proxies(URL).get("https")
        assert bool(choice.exception) is (choice.address is None)
        assert choice.exception in (*entries, "")


def test_trusted_files_are_those_that_are_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    source, files = trusted_files()
    assert source == "system"
    assert all(Path(each).exists() for each in files)
    assert ssl.get_default_verify_paths().cafile in (*files, None)
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", "/etc/requests.pem")
    assert trusted_files() == ("REQUESTS_CA_BUNDLE", ("/etc/requests.pem",))
    monkeypatch.setenv("AWS_CA_BUNDLE", "/etc/aws.pem")
    assert trusted_files() == ("AWS_CA_BUNDLE", ("/etc/aws.pem",))
    # botocore has the variable for a profile's `ca_bundle` where both are set.
    assert trusted_files(bundle="/etc/aws.pem") == ("AWS_CA_BUNDLE", ("/etc/aws.pem",))
    assert trusted_files(bundle="/of/profile.pem") == ("ca_bundle", ("/of/profile.pem",))
    beside = NetworkSettings(ca_file="/etc/own.pem")
    assert trusted_files(beside) == ("AWS_CA_BUNDLE", ("/etc/aws.pem", "/etc/own.pem"))
