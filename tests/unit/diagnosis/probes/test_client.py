"""A question becomes an answer with its calls, whatever comes of it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from layerscope.diagnosis.model.answers import Answer
from layerscope.diagnosis.probes import registry, repository
from layerscope.diagnosis.probes.client import ProbeClient, answer_of, timed
from layerscope.registry.ecr.client import EcrClients, RegistryAccess
from layerscope.registry.errors.base import Evidence
from layerscope.registry.errors.service import AccessDeniedError, PolicyNotFoundError, UnexpectedServiceError
from layerscope.registry.model.commands import CliTarget
from support.servers.scripted_http import ScriptedServer, ok, refusal, scripted_server

TARGET = CliTarget("prod", "eu-central-1", registry_id="444455556666")


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setattr("botocore.retries.standard.ExponentialBackoff.delay_amount", lambda *_: 0)
    with scripted_server() as running:
        yield running


def asked(server: ScriptedServer, question: Callable[..., Any], target: CliTarget = TARGET) -> Answer[Any]:
    import boto3

    def session() -> Any:
        return boto3.Session("AKIDEXAMPLE", "secret", region_name="eu-central-1")

    access = RegistryAccess("t", session, "eu-central-1", "444455556666", server.url)
    with ThreadPoolExecutor(2) as pool:
        return asyncio.run(ProbeClient(EcrClients(pool, 2).client(access), target).ask(question))


def test_a_value_comes_with_its_call_and_command(server: ScriptedServer) -> None:
    server.answer("GetRepositoryPolicy", ok({"policyText": "{}"}))
    answer = asked(server, lambda client: repository.repository_policy(client, "team/app"))
    assert answer.value == "{}"
    (call,) = answer.calls
    assert (call.operation, call.request_id) == ("GetRepositoryPolicy", "req-1")
    assert call.command == (
        "aws ecr get-repository-policy --repository-name team/app --registry-id 444455556666"
        " --region eu-central-1 --profile prod"
    )


def test_a_refusal_comes_with_its_call_too(server: ScriptedServer) -> None:
    server.answer("GetRepositoryPolicy", refusal("RepositoryPolicyNotFoundException"))
    answer = asked(server, lambda client: repository.repository_policy(client, "team/app"))
    assert isinstance(answer.error, PolicyNotFoundError)
    assert answer.calls[0].request_id == "req-1"


def test_a_registrys_policy_is_always_the_callers_own(server: ScriptedServer) -> None:
    server.answer("GetRegistryPolicy", ok({"policyText": "{}"}))
    (call,) = asked(server, registry.registry_policy).calls
    assert call.command == "aws ecr get-registry-policy --region eu-central-1 --profile prod"
    assert "registryId" not in server.asked[0].parameters


def test_pages_of_rules_are_calls_of_one_answer(server: ScriptedServer) -> None:
    first = {"ecrRepositoryPrefix": "hub", "upstreamRegistryUrl": "registry-1.docker.io"}
    second = {"ecrRepositoryPrefix": "quay", "upstreamRegistryUrl": "quay.io", "customRoleArn": "arn:x"}
    server.answer(
        "DescribePullThroughCacheRules",
        ok({"pullThroughCacheRules": [first], "nextToken": "t"}),
        ok({"pullThroughCacheRules": [second]}),
    )
    answer = asked(server, registry.pull_through_rules)
    assert [(rule.prefix, rule.custom_role_arn) for rule in answer.value] == [("hub", ""), ("quay", "arn:x")]
    assert len(answer.calls) == 2


def test_what_is_no_answer_of_ecrs_is_an_error(server: ScriptedServer) -> None:
    server.answer("ValidatePullThroughCacheRule", ok({"valid": "yes"}))
    answer = asked(server, lambda client: registry.validation(client, "hub"))
    assert answer.error is not None
    assert "isValid" in str(answer.error)


@pytest.mark.expects_log("a probe failed in a way that it should not")
def test_a_mistake_of_ours_is_an_answer_too() -> None:
    async def mistaken() -> None:
        raise ZeroDivisionError

    answer = asyncio.run(answer_of(mistaken, [], 1.0))
    assert isinstance(answer.error, UnexpectedServiceError)


def test_a_late_answer_is_nobodys() -> None:
    async def late() -> str:
        await asyncio.Event().wait()
        return "late"

    assert asyncio.run(answer_of(late, [], 0.01)) == Answer.given_up()


def test_one_call_is_timed_and_has_its_request_id() -> None:
    async def told() -> Any:
        return "somebody", "req-7"

    answer = asyncio.run(timed("GetCallerIdentity", told, 1.0, "aws sts get-caller-identity"))
    assert answer.value == "somebody"
    (call,) = answer.calls
    assert (call.operation, call.request_id) == ("GetCallerIdentity", "req-7")
    assert call.command == "aws sts get-caller-identity"
    assert call.elapsed_s is not None


def test_a_refused_call_is_timed_too() -> None:
    async def refused() -> Any:
        from layerscope.registry.errors.denials import Denial

        evidence = Evidence("AccessDenied", "req-8", 403, "no", 1.0)
        raise AccessDeniedError("no", denial=Denial(), evidence=evidence)

    (call,) = asyncio.run(timed("GetCallerIdentity", refused, 1.0)).calls
    assert call.request_id == "req-8"
    assert call.elapsed_s is not None
