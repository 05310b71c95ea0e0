"""What only the machine can tell: by the ways that the diagnosis went, and those that it did not come to."""

from __future__ import annotations

import asyncio
import os
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from layerscope.access.environment import Surroundings
from layerscope.accounts.model.profiles import Account, Identity
from layerscope.accounts.sessions.sessions import Sessions
from layerscope.diagnosis.model.diagnosis import Diagnosis
from layerscope.diagnosis.model.environment import Clock, Environment, HostRole
from layerscope.diagnosis.model.evidence import HostFacts
from layerscope.diagnosis.model.question import Question
from layerscope.diagnosis.model.steps import Outcome, Step, StepName
from layerscope.diagnosis.probes import connect_steps
from layerscope.diagnosis.report.environment_rows import environment_rows
from layerscope.registry.aws.network_settings import NetworkSettings
from layerscope.registry.errors.base import Subject
from layerscope.registry.errors.network import ConnectTimeoutError
from unit.diagnosis.probes.connect_proxy import connect_proxy

REGION = "eu-west-1"
API = f"api.ecr.{REGION}.amazonaws.com"
REGISTRY = f"111122223333.dkr.ecr.{REGION}.amazonaws.com"
BUCKET = f"prod-{REGION}-starport-layer-bucket.s3.{REGION}.amazonaws.com"
AMAZON = "CN=Amazon RSA 2048 M01, O=Amazon, C=US"
WAY = HostFacts(
    API, 443, ("10.0.3.7", "10.0.4.7"), connected=True, secured=True, issuer=AMAZON, clock_offset_s=0.4
)
OPERATOR = Identity("111122223333", "arn:aws:iam::111122223333:user/me", region=REGION)


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in list(os.environ):
        if name.lower().endswith("_proxy") or name.startswith("AWS_") or name == "REQUESTS_CA_BUNDLE":
            monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")


@pytest.fixture
def pool() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(4) as threads:
        yield threads


@pytest.fixture
def resolved(monkeypatch: pytest.MonkeyPatch) -> dict[str, tuple[str, ...]]:
    """What names resolve to, with nobody at the addresses; what is asked for goes nowhere."""
    names: dict[str, tuple[str, ...]] = {}

    def resolve(host: str, _port: int) -> tuple[str, ...]:
        if host not in names:
            raise socket.gaierror(-2, "Name or service not known")
        return names[host]

    def connect(_addresses: object, endpoint: connect_steps.Endpoint, _patience_s: float) -> None:
        raise ConnectTimeoutError(f"{endpoint.host} timed out.", subject=Subject(host=endpoint.host))

    monkeypatch.setattr(connect_steps, "resolve", resolve)
    monkeypatch.setattr(connect_steps, "connect", connect)
    return names


def told(pool: ThreadPoolExecutor, diagnosis: Diagnosis, account: Account | None = None) -> Environment:
    surroundings = Surroundings(pool, Sessions(), account or Account(), NetworkSettings())
    return asyncio.run(surroundings.of_hosts(Environment(), diagnosis))


def test_the_ways_of_the_diagnosis_are_not_gone_again(
    pool: ThreadPoolExecutor, resolved: dict[str, tuple[str, ...]]
) -> None:
    store = HostFacts(
        BUCKET, 443, ("52.218.1.2",), connected=True, secured=True, issuer="CN=Acme Gateway, O=Acme"
    )
    found = told(pool, Diagnosis(Question(), api_host=WAY, url_host=store))
    assert [(each.role, each.name, each.is_private) for each in found.addresses] == [
        (HostRole.API, API, True),
        (HostRole.BUCKET, BUCKET, False),
    ]
    assert found.clock == Clock(0.4, API)
    assert [each.is_aws for each in found.trust.shown] == [True, False]
    assert [each.is_trusted for each in found.trust.shown] == [True, True]


def test_a_bucket_that_was_not_come_to_is_tried(
    pool: ThreadPoolExecutor, resolved: dict[str, tuple[str, ...]]
) -> None:
    silent = ConnectTimeoutError("It timed out.", subject=Subject(host=REGISTRY))
    registry = HostFacts(REGISTRY, 443, ("10.0.3.9",), connected=False, error=silent)
    found = told(pool, Diagnosis(Question(), identity=OPERATOR, api_host=WAY, registry_host=registry))
    by_role = {each.role: each for each in found.addresses}
    assert by_role[HostRole.REGISTRY].name == REGISTRY
    assert (by_role[HostRole.REGISTRY].addresses, by_role[HostRole.REGISTRY].is_private) == (
        ("10.0.3.9",),
        True,
    )
    assert by_role[HostRole.BUCKET].name == BUCKET
    assert by_role[HostRole.BUCKET].unknown.endswith("Name or service not known.")
    shown = {each.role: each for each in found.trust.shown}
    assert "timed out" in shown[HostRole.REGISTRY].unknown


def test_an_address_of_the_profile_s_own_names_no_host_of_aws(
    pool: ThreadPoolExecutor, resolved: dict[str, tuple[str, ...]]
) -> None:
    local = HostFacts("127.0.0.1", 5000, ("127.0.0.1",), connected=True, is_secure=False)
    found = told(pool, Diagnosis(Question(), identity=OPERATOR, api_host=local))
    assert [each.name for each in found.addresses] == ["127.0.0.1", ""]
    assert found.addresses[1].unknown == "ECR gave no URL, so that its host is not known."
    assert found.trust.shown[0].unknown == "The address is not HTTPS."


def test_without_a_region_the_step_says_why(pool: ThreadPoolExecutor) -> None:
    steps = (Step(StepName.NETWORK, Outcome.FAILED, "No region is set."),)
    found = told(pool, Diagnosis(Question(), steps))
    assert found.addresses[0].unknown == "No region is set."
    assert found.clock.unknown == "No region is set."
    assert [each.unknown for each in found.proxies if not each.name]


def test_a_proxy_that_refuses_is_named_for_each_host(
    pool: ThreadPoolExecutor, monkeypatch: pytest.MonkeyPatch
) -> None:
    with connect_proxy(status=403) as proxy:
        netloc = proxy.url.removeprefix("http://")
        monkeypatch.setenv("HTTPS_PROXY", f"http://ann:hunter2@{netloc}")
        monkeypatch.setenv("NO_PROXY", API)
        found = told(pool, Diagnosis(Question(), identity=OPERATOR, api_host=WAY))
    by_role = {each.role: each for each in found.proxies}
    assert (by_role[HostRole.API].proxy, by_role[HostRole.API].exception) == ("", API)
    assert (by_role[HostRole.BUCKET].proxy, by_role[HostRole.BUCKET].source) == (netloc, "HTTPS_PROXY")
    bucket = next(each for each in found.addresses if each.role is HostRole.BUCKET)
    assert bucket.unknown == f"The proxy {netloc} resolves the name."
    shown = next(each for each in found.trust.shown if each.role is HostRole.BUCKET)
    assert "403" in shown.unknown
    assert f"CONNECT {BUCKET}:443 HTTP/1.1" in proxy.asked
    lines = "\n".join(text for _, text in environment_rows(found))
    assert "hunter2" not in f"{lines}{found}"
    assert f"none, though HTTPS_PROXY names one, since NO_PROXY has {API}" in lines


def test_a_proxy_s_address_that_is_none_is_told(
    pool: ThreadPoolExecutor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://ann:hunter2@[proxy:x")
    found = told(pool, Diagnosis(Question(), identity=OPERATOR, api_host=WAY))
    assert {each.unknown for each in found.proxies if each.name} == {"The proxy's address is not valid."}
    assert "hunter2" not in repr(found)


def test_a_profile_that_is_not_there_is_no_end(pool: ThreadPoolExecutor) -> None:
    surroundings = Surroundings(pool, Sessions(), Account("nobody"), NetworkSettings())
    found = asyncio.run(surroundings.of_machine())
    assert found.credentials.unknown == "The profile could not be read (ProfileNotFound)."
    assert found.host
    assert found.disk


@pytest.mark.parametrize(
    ("offset_s", "said"),
    [(0.4, f"right, by {API}"), (301.0, f"301 s ahead of {API}"), (-4000.0, f"4,000 s behind {API}")],
)
def test_the_clock_in_words(offset_s: float, said: str) -> None:
    rows = dict(environment_rows(Environment(clock=Clock(offset_s, API))))
    assert rows["Clock"] == said
