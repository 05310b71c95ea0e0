"""Every call of an observed client is told of, with its request id where an answer came."""

from __future__ import annotations

import asyncio
import threading

import pytest

from layerscope.registry.aws.members import Members
from layerscope.registry.ecr.client import EcrClient
from layerscope.registry.ecr.observed_client import CallMade, ObservedEcrClient
from layerscope.registry.errors.base import RegistryError, Subject
from layerscope.registry.errors.service import AccessDeniedError
from support.drivers.ecr_calls import call
from support.servers.scripted_http import Reply, ScriptedServer, ok, refusal


def ask(client: EcrClient) -> tuple[object, list[CallMade]]:
    calls: list[CallMade] = []

    async def asked() -> object:
        observed = ObservedEcrClient(client, calls.append)
        try:
            return await call(observed, "GetRepositoryPolicy", Subject(), repositoryName="app")
        except RegistryError as error:
            await asyncio.sleep(0)
            return error

    return asyncio.run(asked()), calls


def test_an_answer_is_told_with_its_request_id(server: ScriptedServer, client: EcrClient) -> None:
    server.answer("GetRepositoryPolicy", ok({"policyText": "{}"}))
    answer, (call,) = ask(client)
    assert isinstance(answer, Members)
    assert answer.text("policyText") == "{}"
    assert (call.operation, call.parameters) == ("GetRepositoryPolicy", {"repositoryName": "app"})
    assert call.request_id == "req-1"
    assert call.at_s > 1_700_000_000
    assert call.elapsed_s is not None


def test_so_is_a_refusal(server: ScriptedServer, client: EcrClient) -> None:
    server.answer("GetRepositoryPolicy", refusal("AccessDeniedException"))
    error, (call,) = ask(client)
    assert isinstance(error, AccessDeniedError)
    assert call.request_id == "req-1"
    assert call.elapsed_s is not None


def test_no_answer_has_no_duration(server: ScriptedServer, client: EcrClient) -> None:
    server.answer("GetRepositoryPolicy", Reply(dropped=True))
    _, (call,) = ask(client)
    assert (call.request_id, call.elapsed_s) == ("", None)


def test_a_call_that_is_given_up_is_told_of_once(server: ScriptedServer, client: EcrClient) -> None:
    release = threading.Event()
    server.answer("GetRepositoryPolicy", Reply(before=lambda: release.wait(10)))
    calls: list[CallMade] = []

    async def given_up() -> None:
        observed = ObservedEcrClient(client, calls.append)
        asked = observed.submit("GetRepositoryPolicy", Subject(), {"repositoryName": "app"}, dict)
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(asked, 0.05)
        await asyncio.sleep(0)
        release.set()

    asyncio.run(given_up())
    assert [(call.operation, call.elapsed_s) for call in calls] == [("GetRepositoryPolicy", None)]


def test_the_endpoint_is_botocores(server: ScriptedServer, client: EcrClient) -> None:
    observed = ObservedEcrClient(client, lambda _: None)
    assert asyncio.run(observed.endpoint_url()) == server.url
