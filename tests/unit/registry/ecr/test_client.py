"""The client: what it sends, what it returns, and that nothing of botocore's comes out."""

import asyncio
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import replace

import boto3
import pytest

from layerscope import __version__
from layerscope.registry.aws.members import Members
from layerscope.registry.ecr.client import EcrClient, EcrClients, RegistryAccess
from layerscope.registry.ecr.listing import repositories_in
from layerscope.registry.errors.base import Subject
from layerscope.registry.errors.credentials import CredentialSourceError, MissingRegionError
from layerscope.registry.errors.network import NotEcrAnswerError
from layerscope.registry.errors.service import InvalidParameterError, LayersNotFoundError, ThrottledError
from support.drivers.ecr_calls import call
from support.servers.scripted_http import ScriptedServer, ok, refusal

ASK = Subject(repository="team/app")


def test_call_returns_the_answer_as_ecr_sent_it(server: ScriptedServer, client: EcrClient) -> None:
    server.answer("DescribeImages", ok({"imageDetails": [{"imagePushedAt": 1.5, "newMember": 1}]}))
    answer = asyncio.run(call(client, "DescribeImages", ASK, repositoryName="team/app"))
    (image,) = answer.objects("imageDetails")
    assert (image.time_s("imagePushedAt"), image.size_bytes("newMember")) == (1.5, 1)
    assert server.asked[0].parameters == {"repositoryName": "team/app"}


def test_the_user_agent_names_the_program(server: ScriptedServer, client: EcrClient) -> None:
    server.answer("DescribeRepositories", ok({"repositories": []}))
    asyncio.run(call(client, "DescribeRepositories", Subject()))
    assert f"layerscope/{__version__}" in server.asked[0].headers["user-agent"]


def test_the_registry_id_goes_where_the_operation_takes_one(
    server: ScriptedServer, pool: Executor, access: RegistryAccess
) -> None:
    client = EcrClients(pool, 4).client(replace(access, registry_id="444455556666"))
    server.answer("DescribeImages", ok({"imageDetails": []}))
    server.answer("GetRegistryPolicy", ok({"policyText": "{}"}))

    async def ask() -> None:
        await call(client, "DescribeImages", ASK, repositoryName="team/app")
        await call(client, "DescribeImages", ASK, repositoryName="team/app", registryId="111122223333")
        await call(client, "GetRegistryPolicy", ASK)

    asyncio.run(ask())
    sent = [asked.parameters.get("registryId") for asked in server.asked]
    assert sent == ["444455556666", "111122223333", None]


def test_errors_are_ours_with_subject_and_without_botocores_behind_them(
    server: ScriptedServer, client: EcrClient
) -> None:
    server.answer("GetDownloadUrlForLayer", refusal("LayersNotFoundException", "The layer does not exist"))
    with pytest.raises(LayersNotFoundError, match="does not exist") as caught:
        asyncio.run(
            call(
                client,
                "GetDownloadUrlForLayer",
                ASK,
                repositoryName="team/app",
                layerDigest="sha256:" + "0" * 64,
            )
        )
    error = caught.value
    assert error.subject.operation == "GetDownloadUrlForLayer"
    assert error.subject.repository == "team/app"
    assert error.subject.region == "eu-central-1"
    assert error.subject.endpoint == server.url
    assert error.request_id == "req-1"
    assert error.__cause__ is None
    assert error.__context__ is None


def test_botocore_validates_before_anything_is_sent(server: ScriptedServer, client: EcrClient) -> None:
    with pytest.raises(InvalidParameterError, match="repositoryName"):
        asyncio.run(call(client, "DescribeImages", ASK))
    assert server.asked == []


def test_throttling_is_retried_and_in_the_end_told(server: ScriptedServer, client: EcrClient) -> None:
    server.answer("DescribeRepositories", refusal("ThrottlingException", "Rate exceeded"))
    with pytest.raises(ThrottledError) as caught:
        asyncio.run(call(client, "DescribeRepositories", Subject()))
    assert len(server.asked) == 3
    assert caught.value.retryable


def test_a_passing_fault_is_not_seen(server: ScriptedServer, client: EcrClient) -> None:
    server.answer("DescribeRepositories", refusal("ServerException", status=500), ok({"repositories": []}))
    answer = asyncio.run(call(client, "DescribeRepositories", Subject()))
    assert answer.objects("repositories") == []
    assert len(server.asked) == 2


def test_an_answer_that_cannot_be_read_is_not_ecrs(server: ScriptedServer, client: EcrClient) -> None:
    server.answer("DescribeRepositories", ok({"welcome": "guest"}))

    async def ask() -> None:
        await client.submit("DescribeRepositories", Subject(), {}, repositories_in)

    with pytest.raises(NotEcrAnswerError, match="repositories") as caught:
        asyncio.run(ask())
    assert "guest" in caught.value.opening


def test_a_client_is_made_once_for_an_access(
    server: ScriptedServer, pool: Executor, access: RegistryAccess, open_session: Callable[[], boto3.Session]
) -> None:
    opened: list[str] = []

    def counted() -> boto3.Session:
        opened.append(threading.current_thread().name)
        return open_session()

    clients = EcrClients(pool, 4)
    server.answer("DescribeRepositories", ok({"repositories": []}))

    async def ask() -> None:
        client = clients.client(replace(access, open_session=counted))
        assert clients.client(replace(access, open_session=counted)) is client
        assert clients.client(replace(access, region="eu-west-1")) is not client
        await asyncio.gather(*(call(client, "DescribeRepositories", Subject()) for _ in range(8)))

    asyncio.run(ask())
    assert len(opened) == 1
    assert opened[0] != threading.main_thread().name


def test_a_session_that_fails_is_tried_again_at_the_next_call(
    server: ScriptedServer, pool: Executor, access: RegistryAccess, open_session: Callable[[], boto3.Session]
) -> None:
    attempts: list[int] = []

    def failing_once() -> boto3.Session:
        attempts.append(1)
        if len(attempts) == 1:
            raise FileNotFoundError("credential-helper")
        return open_session()

    client = EcrClients(pool, 4).client(replace(access, open_session=failing_once))
    server.answer("DescribeRepositories", ok({"repositories": []}))

    async def ask() -> Members:
        with pytest.raises(CredentialSourceError):
            await call(client, "DescribeRepositories", Subject())
        return await call(client, "DescribeRepositories", Subject())

    assert asyncio.run(ask()).objects("repositories") == []


def test_no_region_is_an_error_of_ours(
    pool: Executor, access: RegistryAccess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("AWS_DEFAULT_REGION", raising=False)
    monkeypatch.delenv("AWS_REGION", raising=False)
    client = EcrClients(pool, 4).client(replace(access, region=None, endpoint_url=None))
    with pytest.raises(MissingRegionError):
        asyncio.run(call(client, "DescribeRepositories", Subject()))


def test_boto3_is_not_imported_before_the_first_call() -> None:
    script = (
        "import sys, layerscope.registry.ecr.client, layerscope.registry.ecr.image\n"
        "print([name for name in ('boto3', 'botocore', 'urllib3') if name in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"
