"""The answers: ECR's JSON as it is, and whatever else comes in its place."""

import asyncio
from collections.abc import Iterator
from contextlib import suppress

import botocore.session
import pytest
from botocore.model import ListShape, MapShape, Shape, StructureShape
from hypothesis import given
from hypothesis import strategies as st

from layerscope.registry.aws.answers import RAW_BODY, ForeignAnswer, read_answer
from layerscope.registry.ecr.client import EcrClient
from layerscope.registry.errors.base import RegistryError, Subject
from layerscope.registry.errors.network import NotEcrAnswerError, ProxyError
from layerscope.registry.errors.service import ServerFaultError, ThrottledError, UnexpectedServiceError
from support.drivers.ecr_calls import call
from support.servers.scripted_http import Reply, ScriptedServer, ok, page, refusal


def shapes_of(shape: Shape, seen: set[str]) -> Iterator[Shape]:
    if shape.name in seen:
        return
    seen.add(shape.name)
    yield shape
    inner = []
    if isinstance(shape, StructureShape):
        inner = list(shape.members.values())
    elif isinstance(shape, ListShape):
        inner = [shape.member]
    elif isinstance(shape, MapShape):
        inner = [shape.value]
    for member in inner:
        yield from shapes_of(member, seen)


def test_ecrs_model_needs_no_walk() -> None:
    """What `answers` relies on: names on the wire are the members' own; no blob, union or document."""
    model = botocore.session.Session().get_service_model("ecr")
    seen: set[str] = set()
    for name in model.operation_names:
        output = model.operation_model(name).output_shape
        for shape in shapes_of(output, seen):
            assert shape.type_name != "blob", shape
            if isinstance(shape, StructureShape):
                assert not shape.is_tagged_union, shape
                assert not shape.is_document_type, shape
                for member, its in shape.members.items():
                    assert its.serialization.get("name", member) == member
                    assert "eventstream" not in its.serialization
    assert len(seen) > 100


def ask(client: EcrClient) -> RegistryError:
    with pytest.raises(RegistryError) as caught:
        asyncio.run(call(client, "DescribeRepositories", Subject()))
    return caught.value


@pytest.mark.parametrize("status", [200, 403, 404, 502])
def test_a_portals_page_is_not_ecrs(server: ScriptedServer, client: EcrClient, status: int) -> None:
    server.answer("DescribeRepositories", page(status))
    error = ask(client)
    assert isinstance(error, NotEcrAnswerError)
    assert error.content_type == "text/html"
    assert "Sign in to the Wi-Fi" in error.opening
    assert error.evidence.http_status == status
    assert error.subject.host == "127.0.0.1"
    assert len(server.asked) == (3 if status == 502 else 1)


@pytest.mark.parametrize("body", [b"\xff\xfe<html>", b"[1, 2]", b'"text"', b"null", b"[" * 100_000])
@pytest.mark.parametrize("status", [200, 400, 403])
def test_bytes_that_are_no_json_object_are_not_ecrs(
    server: ScriptedServer, client: EcrClient, body: bytes, status: int
) -> None:
    server.answer("DescribeRepositories", Reply(status, body))
    assert isinstance(ask(client), NotEcrAnswerError)


def test_an_error_without_a_code_is_a_gateways(server: ScriptedServer, client: EcrClient) -> None:
    server.answer("DescribeRepositories", Reply(403, b'{"message": "Forbidden"}'))
    error = ask(client)
    assert isinstance(error, NotEcrAnswerError)
    assert "Forbidden" in error.opening


def test_a_code_that_is_no_text_is_no_reason_to_fail(server: ScriptedServer, client: EcrClient) -> None:
    server.answer("DescribeRepositories", Reply(400, b'{"__type": 7}', {"x-amzn-RequestId": "req-9"}))
    error = ask(client)
    assert isinstance(error, UnexpectedServiceError)
    assert error.request_id == "req-9"


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        (Reply(503, b""), ServerFaultError),
        (Reply(503, b"<html><body><b>Http/1.1 Service Unavailable</b></body> </html>"), ServerFaultError),
        (Reply(429, b""), ThrottledError),
        (Reply(407, b"<html>Proxy authentication required</html>"), ProxyError),
        (refusal("ns.x#SomethingNew", "words"), UnexpectedServiceError),
    ],
)
def test_what_comes_without_a_known_code(
    server: ScriptedServer, client: EcrClient, reply: Reply, expected: type[RegistryError]
) -> None:
    server.answer("DescribeRepositories", reply)
    assert type(ask(client)) is expected


def test_an_error_keeps_the_whole_text_that_came(server: ScriptedServer, client: EcrClient) -> None:
    server.answer("DescribeRepositories", refusal("InvalidParameterException", "Invalid parameter at 'x'"))
    error = ask(client)
    assert (
        error.raw_text == '{"__type": "InvalidParameterException", "message": "Invalid parameter at \'x\'"}'
    )
    assert str(error) == "Invalid parameter at 'x'"


def test_a_connection_that_ends_is_tried_again(server: ScriptedServer, client: EcrClient) -> None:
    server.answer("DescribeRepositories", Reply(dropped=True), ok({"repositories": []}))
    answer = asyncio.run(call(client, "DescribeRepositories", Subject()))
    assert answer.objects("repositories") == []


@given(st.binary(max_size=200), st.integers(200, 599))
def test_any_body_is_either_passed_on_or_foreign(body: bytes, status: int) -> None:
    response = {"body": body, "status_code": status, "headers": {}}
    customized: dict[str, object] = {}
    with suppress(ForeignAnswer):
        read_answer(response, customized)
        assert len(str(customized[RAW_BODY])) <= 2000
        return
    assert status < 301


@pytest.mark.parametrize("status", [200, 400, 403])
@pytest.mark.parametrize(
    "body", [b'{"authorizationData": [{"a": "qT9mWvXkLrZs4HbN', b'{"authorizationData": "qT9mWvXkLrZs4HbN"}']
)
def test_nothing_of_an_answer_with_a_token_is_kept(
    server: ScriptedServer, client: EcrClient, status: int, body: bytes
) -> None:
    server.answer("GetAuthorizationToken", Reply(status, body))

    async def sign_in() -> object:
        return await client.submit(
            "GetAuthorizationToken", Subject(), {}, lambda answer: answer.objects("authorizationData")
        )

    with pytest.raises(RegistryError) as caught:
        asyncio.run(sign_in())
    shown = repr(vars(caught.value)) + str(caught.value)
    assert "qT9mWvXk" not in shown
