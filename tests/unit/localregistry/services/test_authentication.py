from __future__ import annotations

import http.client
import json
import re
from pathlib import Path
from typing import Any

import pytest
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

from layerscope.localregistry.identity.key_holders import DEFAULT_CALLER
from layerscope.localregistry.serving.server import LocalRegistry
from unit.localregistry.clients import client, refused
from unit.localregistry.conftest import Clock

TARGET = "AmazonEC2ContainerRegistry_V20150921.DescribeRepositories"
MISMATCH = (
    "The request signature we calculated does not match the signature you provided. Check your AWS Secret "
)


def post(endpoint: str, body: bytes, headers: dict[str, str]) -> tuple[int, dict[str, Any], str]:
    connection = http.client.HTTPConnection(endpoint.removeprefix("http://"), timeout=10)
    try:
        connection.request("POST", "/", body=body, headers=headers)
        answer = connection.getresponse()
        return answer.status, json.loads(answer.read()), answer.headers["x-amzn-RequestId"]
    finally:
        connection.close()


def signed(endpoint: str, body: bytes, **extra: str) -> dict[str, str]:
    """The headers of a rightly signed DescribeRepositories."""
    headers = {"X-Amz-Target": TARGET, "Content-Type": "application/x-amz-json-1.1", **extra}
    request = AWSRequest("POST", endpoint + "/", headers, body)
    secret = DEFAULT_CALLER.secret_access_key
    SigV4Auth(Credentials(DEFAULT_CALLER.access_key_id, secret), "ecr", "eu-central-1").add_auth(request)
    return dict(request.headers.items())


def test_the_default_keys_and_a_header_more_in_the_signature(registry: LocalRegistry) -> None:
    status, answer, _ = post(
        registry.endpoint, b"{}", signed(registry.endpoint, b"{}", X_Extra="  two   spaces ")
    )
    assert (status, answer) == (200, {"repositories": []})


def test_a_wrong_secret(registry: LocalRegistry) -> None:
    with refused() as told:
        client(registry.endpoint, secret="not it").describe_repositories()
    assert told[0].code == "InvalidSignatureException"
    assert told[0].message.startswith(MISMATCH)
    assert told[0].status == 400


def test_a_body_changed_after_signing(registry: LocalRegistry) -> None:
    headers = signed(registry.endpoint, b"{}")
    status, answer, _ = post(registry.endpoint, b'{"maxResults": 5}', headers)
    assert (status, answer["__type"]) == (400, "InvalidSignatureException")


def test_a_hash_that_is_not_the_bodys(registry: LocalRegistry) -> None:
    headers = signed(registry.endpoint, b"{}", **{"X-Amz-Content-SHA256": "0" * 64})
    status, answer, _ = post(registry.endpoint, b"{}", headers)
    assert (status, answer["__type"]) == (400, "InvalidSignatureException")


def test_an_unknown_key_and_a_token_that_is_not_the_keys(registry: LocalRegistry) -> None:
    for wrong in (client(registry.endpoint, key="AKIDNOBODY"), client(registry.endpoint, token="stale")):
        with refused() as told:
            wrong.describe_repositories()
        assert told[0].code == "UnrecognizedClientException"
        assert told[0].message == "The security token included in the request is invalid."


def test_temporary_keys_until_they_expire(data: Path, clock: Clock) -> None:
    account = {
        "accessKeyId": "ASIATEMPORARY", "secretAccessKey": "s", "sessionToken": "t",
        "account": "444455556666",
        "arn": "arn:aws:sts::444455556666:assumed-role/reader/me", "expires": clock() + 100,
    }  # fmt: skip
    (data / "registry.json").write_text(json.dumps({"accounts": [account]}))
    with LocalRegistry(data, clock=clock) as registry:
        asking = client(registry.endpoint, key="ASIATEMPORARY", secret="s", token="t")
        assert asking.describe_repositories()["repositories"] == []
        clock.ahead_s = 101
        with refused() as told:
            asking.describe_repositories()
        assert told[0].code == "ExpiredTokenException"
        assert told[0].message == "The security token included in the request is expired"


TIME = r"\d{8}T\d{6}Z"
LATE = rf"Signature expired: {TIME} is now earlier than {TIME} \({TIME} - 5 min\.\)"
EARLY = rf"Signature not yet current: {TIME} is still later than {TIME} \({TIME} \+ 5 min\.\)"
OF_S3 = "Credential=AKIDLAYERSCOPELOCAL0/20240101/eu-central-1/s3/aws4_request"


@pytest.mark.parametrize(("ahead_s", "words"), [(6 * 60, LATE), (-6 * 60, EARLY)])
def test_a_skewed_clock(registry: LocalRegistry, clock: Clock, ahead_s: float, words: str) -> None:
    clock.ahead_s = ahead_s
    with refused() as told:
        client(registry.endpoint).describe_repositories()
    assert told[0].code == "InvalidSignatureException"
    assert re.fullmatch(words, told[0].message)


@pytest.mark.parametrize("ahead_s", [-290, 290])
def test_five_minutes_of_skew_are_tolerated(ecr: Any, clock: Clock, ahead_s: float) -> None:
    clock.ahead_s = ahead_s
    assert ecr.describe_repositories()["repositories"] == []


@pytest.mark.parametrize(
    ("authorization", "code"),
    [
        (None, "MissingAuthenticationTokenException"),
        ("Basic abc", "IncompleteSignatureException"),
        ("AWS4-HMAC-SHA256 Credential=a/b, SignedHeaders=host", "IncompleteSignatureException"),
        ("AWS4-HMAC-SHA256 Credential=a/b, SignedHeaders=host, Signature=0", "IncompleteSignatureException"),
        (f"AWS4-HMAC-SHA256 {OF_S3}, SignedHeaders=host, Signature=0", "InvalidSignatureException"),
    ],
)
def test_what_is_no_signature(registry: LocalRegistry, authorization: str | None, code: str) -> None:
    headers = {"X-Amz-Target": TARGET} | ({"Authorization": authorization} if authorization else {})
    status, answer, request_id = post(registry.endpoint, b"{}", headers)
    assert (status, answer["__type"], len(request_id)) == (400, code, 36)


def test_a_host_that_is_not_signed_proves_nothing(registry: LocalRegistry) -> None:
    headers = signed(registry.endpoint, b"{}")
    headers["Authorization"] = headers["Authorization"].replace(";host", "")
    assert post(registry.endpoint, b"{}", headers)[1]["__type"] == "InvalidSignatureException"


@pytest.mark.parametrize("body", [b"{", b"[]", b'"x"'])
def test_a_body_that_is_no_json_object(registry: LocalRegistry, body: bytes) -> None:
    status, answer, _ = post(registry.endpoint, body, signed(registry.endpoint, body))
    assert (status, answer["__type"]) == (400, "SerializationException")


@pytest.mark.parametrize(
    "target", ["AmazonEC2ContainerRegistry_V20150921.Nonsense", "Other.DescribeImages", "x"]
)
def test_an_operation_that_is_not_served(registry: LocalRegistry, target: str) -> None:
    status, answer, _ = post(registry.endpoint, b"{}", {"X-Amz-Target": target})
    assert (status, answer["__type"]) == (400, "UnknownOperationException")


def test_no_secret_is_in_a_repr() -> None:
    assert DEFAULT_CALLER.secret_access_key not in repr(DEFAULT_CALLER)
