"""The query protocol, with botocore's own serialiser and parser as the other side."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

import pytest
from botocore.parsers import QueryParser
from botocore.serialize import QuerySerializer
from hypothesis import given
from hypothesis import strategies as st

from layerscope.localregistry.protocol.api_error import ApiError
from layerscope.localregistry.protocol.service_model import operation_model, output_shape
from layerscope.localregistry.services.query_protocol import answer_xml, error_xml, parameters, read_form

_NAMES = st.text("abcdefXYZ019+=,.@-", min_size=2, max_size=64)
_VALUES = st.text("abc äöü=+-.:/", max_size=20)
_PRINTED = st.text(st.characters(categories=("L", "N", "P", "S")), min_size=1)
# XML turns a carriage return into a line's end; the rest of what it admits comes through as it is.
_TEXTS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\r"), min_size=1)


@given(
    st.fixed_dictionaries(
        {"RoleArn": st.just("arn:aws:iam::111122223333:role/x"), "RoleSessionName": _NAMES},
        optional={
            "DurationSeconds": st.integers(900, 43200),
            "ExternalId": st.text("abc+=,.@:/-", min_size=2),
            "Tags": st.lists(
                st.fixed_dictionaries({"Key": st.text("abc", min_size=1), "Value": _VALUES}),
                min_size=1,
                max_size=12,
            ),
            "TransitiveTagKeys": st.lists(st.text("abc", min_size=1), min_size=1, max_size=12),
        },
    )
)
def test_what_botocore_writes_is_read_as_it_was(asked: dict[str, Any]) -> None:
    written = QuerySerializer().serialize_to_request(asked, operation_model("AssumeRole", "sts"))["body"]
    assert parameters("AssumeRole", read_form(urlencode(written).encode())) == asked


@given(_NAMES, _PRINTED, st.integers(0, 4_000_000_000))
def test_botocore_reads_what_is_written(name: str, token: str, expires_at_s: int) -> None:
    keys = {"AccessKeyId": name, "SecretAccessKey": "s", "SessionToken": token}
    body = answer_xml("GetSessionToken", {"Credentials": {**keys, "Expiration": expires_at_s}}, "id")
    answer = {"body": body, "status_code": 200, "headers": {}}
    read = QueryParser().parse(answer, output_shape("GetSessionToken", "sts"))["Credentials"]
    assert read == {**keys, "Expiration": datetime.fromtimestamp(expires_at_s, UTC)}


@given(_TEXTS)
def test_botocore_reads_every_error(message: str) -> None:
    body = error_xml("AccessDenied", message, "id")
    read = QueryParser().parse({"body": body, "status_code": 403, "headers": {}}, None)
    assert read["Error"]["Code"] == "AccessDenied"
    assert len(read["Error"]["Message"]) == len(message)


@given(st.binary(max_size=200))
def test_any_bytes_are_parameters_or_an_error(body: bytes) -> None:
    with pytest.raises(ApiError):
        parameters("AssumeRole", read_form(body))


@pytest.mark.parametrize("number", ["", "soon", "1e3", "１２", "9" * 30])  # noqa: RUF001 - not ASCII on purpose
def test_what_is_no_number(number: str) -> None:
    with pytest.raises(ApiError) as caught:
        parameters("GetSessionToken", {"DurationSeconds": number})
    assert caught.value.code == "MalformedInput"
