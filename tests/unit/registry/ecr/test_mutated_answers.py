"""Damaged answers of ECR through botocore's own parser: a value, or one of our errors, and nothing else."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import botocore.session
import pytest
from botocore.awsrequest import AWSResponse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from layerscope.registry.aws.answers import MOST_PARTS
from layerscope.registry.ecr.client import EcrClient, RegistryAccess
from layerscope.registry.ecr.listing import list_images
from layerscope.registry.ecr.urls import PresignedUrls
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.errors.network import NotEcrAnswerError
from layerscope.registry.errors.service import UnexpectedServiceError
from layerscope.registry.model.layers import LayerRef
from support.fakes.answering_client import AtOnce
from support.samples.addresses import NO_ADDRESSES
from support.samples.any_json import ANY_JSON, places_in, with_value

DIGEST = "sha256:" + "a" * 64
LISTING = {"imageDetails": [{"imageDigest": DIGEST, "imageTags": ["1.4"], "imageSizeInBytes": 5}]}
URL = {"downloadUrl": "https://a.example/b", "layerDigest": DIGEST}
REFUSAL = {"__type": "LayersNotFoundException", "message": "not there"}
DOCUMENTS = [LISTING, URL, REFUSAL]


class Answered:
    """What botocore is given as the answer of the server."""

    status = 200
    body = b"{}"
    headers: dict[str, str]

    def __init__(self) -> None:
        self.headers = {}

    def send(self, request: Any, **_event: object) -> AWSResponse:
        answer = AWSResponse(request.url, self.status, _Headers(self.headers), None)
        answer._content = self.body
        return answer


class _Headers(dict[str, str]):
    def get(self, name: str, default: Any = None) -> Any:
        return next((text for key, text in self.items() if key.lower() == name.lower()), default)


@pytest.fixture(scope="module")
def answered() -> Answered:
    return Answered()


@pytest.fixture(scope="module")
def client(answered: Answered) -> EcrClient:
    session = botocore.session.Session()
    session.set_credentials("AKIDEXAMPLE", "secret")
    session.register("before-send", answered.send)
    session.client = session.create_client  # type: ignore[attr-defined] # as boto3 calls it
    access = RegistryAccess("fuzz", lambda: session, "eu-central-1", None, "http://ecr.example")
    return EcrClient(access, AtOnce(), 1)


def ask_both(client: EcrClient) -> list[object]:
    """What comes of a listing and of a URL; anything but a value or a RegistryError fails the test."""

    async def ask() -> list[object]:
        async def listing() -> object:
            return [image async for page in list_images(client, "app") for image in page]

        asked = (listing(), PresignedUrls(client).get(LayerRef("app", DIGEST)))
        return await asyncio.gather(*asked, return_exceptions=True)

    found = asyncio.run(ask())
    for outcome in found:
        if isinstance(outcome, BaseException) and not isinstance(outcome, RegistryError):
            raise outcome
    return found


STATUSES = st.sampled_from([200, 200, 200, 201, 204, 301, 302, 304, 400, 400, 401, 403, 404, 407, 413, 429])
BYTES = st.binary(max_size=4)


@st.composite
def bodies(draw: st.DrawFn) -> bytes:
    """An answer of ECR's with one or two kinds of damage."""
    document = draw(st.sampled_from(DOCUMENTS))
    for _ in range(draw(st.integers(0, 2))):
        place = draw(st.sampled_from([(), *places_in(document)]))
        document = with_value(document, place, draw(ANY_JSON))
    text = json.dumps(document)
    text = draw(st.sampled_from([text, text[1:-1], f"[{text}]", f"{text}{text}", f"{text[:-1]},{text[1:]}"]))
    body = text.encode(
        draw(st.sampled_from(["utf-8", "utf-8", "utf-16", "utf-8-sig", "utf-32", "latin-1"])), "replace"
    )
    for _ in range(draw(st.integers(0, 2))):
        cut = draw(st.integers(0, len(body)))
        body = body[:cut] + draw(BYTES) + body[cut + draw(st.integers(0, 8)) :]
    return body[: draw(st.integers(len(body) // 2, len(body)))] if draw(st.booleans()) else body


NAMES = ["Date", "Content-Type", "x-amzn-RequestId", "x-amzn-errortype", "Location", "x-amzn-query-error"]
DATES = ["Thu, 99 Foo 0000", "Mon, 01 Jan 99999 00:00:00 GMT", "Mon, 01 Jan 2026 00:00:00 +9999"]
WORDS = [*DATES, "", "x" * 5000, "\u202e", "text/html", "a;b;c", ";", *NO_ADDRESSES[:20]]
HEADERS = st.dictionaries(st.sampled_from(NAMES), st.sampled_from(WORDS), max_size=3)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=bodies(), status=STATUSES, headers=HEADERS)
def test_a_damaged_answer_is_a_value_or_one_of_our_errors(
    client: EcrClient, answered: Answered, body: bytes, status: int, headers: dict[str, str]
) -> None:
    answered.body, answered.status, answered.headers = body, status, headers
    for outcome in ask_both(client):
        if isinstance(outcome, RegistryError):
            assert outcome.subject.operation
            assert len(str(outcome)) < 20_000
            assert len(outcome.raw_text) < 20_000
            assert len(outcome.request_id) < 300
            assert not (status < 300 and isinstance(outcome, UnexpectedServiceError)), outcome


@pytest.mark.parametrize(
    "body",
    [
        b'{"imageDetails": ' + b"[" * 100_000,
        b'{"imageDetails": [], "imageDetails": 5}',
        b'{"imageDetails": [' + b"1" * 5000 + b"]}",
        b'{"imageDetails": [{"imageDigest": ' + b'{"a":' * 900 + b"1" + b"}" * 900 + b"}]}",
        b'{"imageDetails": [], "nextToken": {"a": ["b"]}}',
        b'{"imageDetails": [], "nextToken": "' + b"t" * 100_000 + b'"}',
        b'{"imageDetails": [], "ResponseMetadata": 5}',
        b'{"imageDetails": [], "ResponseMetadata": {"RequestId": [5], "HTTPHeaders": 7}, "Error": 8}',
        b"\xff\xfe\x00\x00",
        b"",
    ],
    ids=range(10),
)
@pytest.mark.parametrize("status", [200, 400])
def test_answers_of_the_worst_kinds(client: EcrClient, answered: Answered, body: bytes, status: int) -> None:
    answered.body, answered.status, answered.headers = body, status, {}
    assert len(ask_both(client)) == 2


def test_an_answer_of_nothing_but_brackets_is_not_parsed(client: EcrClient, answered: Answered) -> None:
    answered.body, answered.status, answered.headers = b'{"imageDetails": [' + b"[]," * MOST_PARTS, 200, {}
    answered.body += b"[]]}"
    assert all(isinstance(outcome, NotEcrAnswerError) for outcome in ask_both(client))


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_an_api_that_redirects_is_told(client: EcrClient, answered: Answered, status: int) -> None:
    for location in ("", *NO_ADDRESSES):
        answered.body, answered.status, answered.headers = b"", status, {"Location": location}
        assert all(isinstance(outcome, RegistryError) for outcome in ask_both(client))
