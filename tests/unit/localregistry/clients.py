"""Clients that check that every answer is one that ECR's service model allows, whatever a test asserts."""

from __future__ import annotations

import http.client
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, NamedTuple
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import boto3
import pytest
from botocore.config import Config
from botocore.exceptions import ClientError
from botocore.model import OperationModel, Shape

from layerscope.localregistry.identity.key_holders import DEFAULT_CALLER
from layerscope.localregistry.protocol.validation import validate


def client(
    endpoint: str,
    service: str = "ecr",
    *,
    key: str = DEFAULT_CALLER.access_key_id,
    secret: str = DEFAULT_CALLER.secret_access_key,
    token: str | None = None,
    region: str = "eu-central-1",
    validate_parameters: bool = True,
) -> Any:
    """A boto3 client without retries."""
    made = boto3.client(
        service,
        endpoint_url=endpoint,
        region_name=region,
        aws_access_key_id=key,
        aws_secret_access_key=secret,
        aws_session_token=token,
        config=Config(
            retries={"total_max_attempts": 1},
            connect_timeout=5,
            read_timeout=10,
            max_pool_connections=32,
            parameter_validation=validate_parameters,
        ),
    )
    check = check_xml if service in ("sts", "iam") else check_answer
    made.meta.events.register(f"before-parse.{service}", check)
    return made


def assumed(endpoint: str, credentials: Mapping[str, Any], service: str = "ecr", **options: Any) -> Any:
    """A client with the keys that STS (`AccessKeyId`) or SSO (`accessKeyId`) gave."""
    given = {name.lower(): value for name, value in credentials.items()}
    keys = {"key": given["accesskeyid"], "secret": given["secretaccesskey"], "token": given["sessiontoken"]}
    return client(endpoint, service, **keys, **options)


def check_xml(operation_model: OperationModel, response_dict: Mapping[str, Any], **_: Any) -> None:
    """Fail for an answer of STS or IAM that lacks what its model requires, or has what it does not know."""
    if response_dict["status_code"] == 200 and "xml" in response_dict["headers"]["content-type"]:
        (result, metadata) = ET.fromstring(response_dict["body"])
        assert _name(result) == f"{operation_model.name}Result"
        assert _name(metadata) == "ResponseMetadata"
        _check_element(operation_model.output_shape, result)


def _check_element(shape: Shape, element: ET.Element) -> None:
    if shape.type_name == "list":
        for member in element:
            assert _name(member) == "member"
            _check_element(shape.member, member)
        return
    if shape.type_name != "structure":
        if shape.type_name == "string":
            validate(shape, element.text or "")
        return
    children = {_name(child): child for child in element}
    assert set(shape.required_members) <= children.keys() <= shape.members.keys()
    for name, child in children.items():
        _check_element(shape.members[name], child)


def _name(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def check_answer(operation_model: OperationModel, response_dict: Mapping[str, Any], **_: Any) -> None:
    """Fail for an answer that the model does not allow, or that has members it does not know."""
    if response_dict["status_code"] == 200 and "json" in response_dict["headers"]["content-type"]:
        answer = json.loads(response_dict["body"] or "{}")
        if operation_model.output_shape is None:
            assert answer == {}
            return
        if (
            operation_model.name != "ListImages"
        ):  # It shares a list with requests: 1 to 100 are not its bounds.
            validate(operation_model.output_shape, answer)
        check_known(operation_model.output_shape, answer)


def check_known(shape: Shape, value: Any) -> None:
    """Fail for a member that the shape does not have."""
    if shape.type_name == "structure":
        assert value.keys() <= shape.members.keys()
        for name, member in value.items():
            check_known(shape.members[name], member)
    elif shape.type_name == "list":
        for item in value:
            check_known(shape.member, item)


class Refused(NamedTuple):
    """What an error said."""

    code: str
    message: str
    status: int
    request_id: str


@contextmanager
def refused() -> Iterator[list[Refused]]:
    """The error that the block must end with, in a list of one once it has."""
    told: list[Refused] = []
    with pytest.raises(ClientError) as caught:
        yield told
    answer = caught.value.response
    metadata = answer["ResponseMetadata"]
    told.append(
        Refused(
            answer["Error"]["Code"],
            answer["Error"].get("Message", ""),
            metadata["HTTPStatusCode"],
            metadata.get("RequestId", ""),
        )
    )


class Got(NamedTuple):
    """An answer to a raw request."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    def xml(self) -> dict[str, str]:
        """The elements of S3's error."""
        return {element.tag: element.text or "" for element in ET.fromstring(self.body)}


def get(url: str, method: str = "GET", **headers: str) -> Got:
    """A request to a presigned URL; `Range` and the like by their names with _ for -."""
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.netloc, timeout=10)
    try:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, f"{parts.path}?{parts.query}", headers=named)
        answer = connection.getresponse()
        return Got(
            answer.status, {name.lower(): value for name, value in answer.headers.items()}, answer.read()
        )
    finally:
        connection.close()
