"""The registry's own host: missing beside an API that answers, it is a cause; else it is none."""

from __future__ import annotations

import asyncio
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from layerscope.access.diagnosing import Diagnosing
from layerscope.accounts.model.profiles import Account
from layerscope.accounts.sessions.sessions import Sessions
from layerscope.diagnosis.model.diagnosis import Diagnosis
from layerscope.diagnosis.model.evidence import HostFacts
from layerscope.diagnosis.model.question import Question
from layerscope.diagnosis.probes import connect_steps
from layerscope.diagnosis.rules import findings_of
from layerscope.registry.errors.base import Subject
from layerscope.registry.errors.network import ConnectTimeoutError, NameResolutionError
from support.samples import diagnosis_facts as made
from support.samples.diagnosis_facts import healthy, question

HOST = f"{made.CALLER_ID}.dkr.ecr.{made.REGION}.amazonaws.com"
SILENT = ConnectTimeoutError("It timed out.", subject=Subject(host=HOST))
AWAY = HostFacts(HOST, addresses=("10.0.3.9",), connected=False, error=SILENT)


def causes(**facts: Any) -> list[str]:
    return [finding.cause for finding in findings_of(question(), healthy(**facts))]


def test_a_registry_that_is_not_reached_is_told_though_all_else_works() -> None:
    (finding,) = findings_of(question(), healthy(registry_host=AWAY))
    assert finding.cause == "registry-host-unreachable"
    assert HOST in finding.title
    assert "ecr.dkr" in finding.change
    assert finding.snippet == f"nslookup {HOST}"
    proxied = findings_of(question(), healthy(registry_host=replace(AWAY, proxy="proxy:3128")))
    assert any("proxy:3128" in reason for reason in proxied[0].because)


def test_reached_or_not_asked_it_is_no_cause() -> None:
    assert causes(registry_host=HostFacts(HOST, connected=True)) == []
    assert causes() == []


def test_where_the_api_is_away_too_that_says_all() -> None:
    api = HostFacts(made.API_HOST, error=NameResolutionError("no name", subject=Subject(host=made.API_HOST)))
    assert "registry-host-unreachable" not in causes(api_host=api, registry_host=AWAY)


@pytest.mark.parametrize("asks", [True, False])
def test_only_the_machine_that_pulls_goes_the_way(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, asks: bool
) -> None:
    asked: list[str] = []

    def resolve(host: str, _port: int) -> tuple[str, ...]:
        asked.append(host)
        return ("10.0.3.7",)

    def connect(_addresses: object, endpoint: connect_steps.Endpoint, _patience_s: float) -> None:
        raise ConnectTimeoutError("It timed out.", subject=Subject(host=endpoint.host))

    monkeypatch.setattr(connect_steps, "resolve", resolve)
    monkeypatch.setattr(connect_steps, "connect", connect)
    for name in list(os.environ):  # without credentials botocore asks nobody
        if name.startswith("AWS_") or name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.setenv("HOME", str(tmp_path))
    account = Account(region=made.REGION, registry_id=made.CALLER_ID)
    told: list[Diagnosis] = []

    async def diagnosed() -> Diagnosis:
        diagnosing = Diagnosing(Sessions(), lambda: account, profiles=tuple, asks_registry_host=asks)
        try:
            return await diagnosing.diagnose(Question(), told.append)
        finally:
            diagnosing.close()

    result = asyncio.run(diagnosed())
    assert (HOST in asked) is asks
    assert (result.registry_host is not None) is asks
