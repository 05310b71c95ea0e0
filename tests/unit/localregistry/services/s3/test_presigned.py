from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from layerscope.localregistry.serving.server import LocalRegistry
from unit.localregistry.clients import get
from unit.localregistry.conftest import Clock
from unit.localregistry.layouts import LayoutFolder, digest

CONTENT = bytes(range(256)) * 40
LAYER = digest(CONTENT)


@pytest.fixture
def url(layout: LayoutFolder, ecr: Any) -> str:
    """A presigned URL of CONTENT."""
    layout.image(CONTENT)
    answer: str = ecr.get_download_url_for_layer(repositoryName="team/app", layerDigest=LAYER)["downloadUrl"]
    return answer


def test_the_url_is_like_ecrs(url: str, registry: LocalRegistry, clock: Clock) -> None:
    parts = urlsplit(url)
    query = {name: values[0] for name, values in parse_qs(parts.query).items()}
    assert f"{parts.scheme}://{parts.netloc}" == registry.endpoint
    assert re.fullmatch(r"/prod-eu-central-1-starport-layer-bucket/[^/]+/[^/]+", parts.path)
    assert list(query) == [
        "X-Amz-Algorithm", "X-Amz-Date", "X-Amz-SignedHeaders", "X-Amz-Expires", "X-Amz-Credential",
        "X-Amz-Signature",
    ]  # fmt: skip
    assert query["X-Amz-SignedHeaders"] == "host"
    assert query["X-Amz-Expires"] == "3600"
    assert query["X-Amz-Credential"].endswith("/eu-central-1/s3/aws4_request")
    assert LAYER.partition(":")[2] not in url


def test_the_whole_layer(url: str) -> None:
    got = get(url)
    assert (got.status, got.body) == (200, CONTENT)
    assert got.headers["content-length"] == str(len(CONTENT))
    assert got.headers["accept-ranges"] == "bytes"
    assert got.headers["content-type"] == "application/octet-stream"
    assert re.fullmatch('"[0-9a-f]{32}"', got.headers["etag"])
    assert got.headers["server"] == "AmazonS3"
    assert got.headers["x-amz-request-id"]
    assert got.headers["x-amz-id-2"]


@pytest.mark.parametrize(
    ("header", "start", "end"),
    [
        ("bytes=0-0", 0, 1),
        ("bytes=100-199", 100, 200),
        ("bytes=10000-", 10000, 10240),
        ("bytes=-51", 10189, 10240),
    ],
)
def test_a_range(url: str, header: str, start: int, end: int) -> None:
    got = get(url, Range=header)
    assert (got.status, got.body) == (206, CONTENT[start:end])
    assert got.headers["content-range"] == f"bytes {start}-{end - 1}/{len(CONTENT)}"
    assert got.headers["content-length"] == str(end - start)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=st.integers(0, 11_000), last=st.integers(0, 11_000))
def test_any_range_over_the_wire(url: str, first: int, last: int) -> None:
    got = get(url, Range=f"bytes={first}-{last}")
    if last < first:
        assert (got.status, got.body) == (200, CONTENT)
    elif first >= len(CONTENT):
        assert got.status == 416
    else:
        assert (got.status, got.body) == (206, CONTENT[first : last + 1])


@pytest.mark.parametrize("header", ["bytes=0-1,5-6", "bytes=9-1", "chunks=1-2", "bytes=x"])
def test_what_is_not_one_range_gets_everything(url: str, header: str) -> None:
    got = get(url, Range=header)
    assert (got.status, got.body) == (200, CONTENT)
    assert "content-range" not in got.headers


@pytest.mark.parametrize("header", ["bytes=10240-", "bytes=99999-100000", "bytes=-0"])
def test_a_range_behind_the_end(url: str, header: str) -> None:
    got = get(url, Range=header)
    told = got.xml()
    assert (got.status, told["Code"]) == (416, "InvalidRange")
    assert (told["RangeRequested"], told["ActualObjectSize"]) == (header, "10240")


def test_a_resumed_download_can_pin_the_etag(url: str) -> None:
    etag = get(url, Range="bytes=0-0").headers["etag"]
    assert get(url, Range="bytes=1-2", If_Match=etag).status == 206
    assert get(url, Range="bytes=1-2", If_Match='"other"').status == 412
    assert get(url, Range="bytes=1-2", If_Range=etag).status == 206
    assert get(url, Range="bytes=1-2", If_Range='"other"').status == 200
    assert get(url, If_None_Match=etag).status == 304


def test_head_is_refused_because_the_url_is_signed_for_get(url: str) -> None:
    got = get(url, method="HEAD")
    assert (got.status, got.body) == (403, b"")
    got = get(url, method="POST")
    assert (got.status, got.xml()["Code"]) == (403, "SignatureDoesNotMatch")


def test_an_authorization_header_is_refused(url: str) -> None:
    got = get(url, Authorization="Bearer abc")
    told = got.xml()
    assert (got.status, told["Code"], told["ArgumentName"]) == (400, "InvalidArgument", "Authorization")
    assert told["Message"].startswith("Only one auth mechanism allowed;")


def test_an_expired_url_tells_when_it_ended_and_what_time_it_is(url: str, clock: Clock) -> None:
    clock.ahead_s = 3601
    got = get(url)
    told = got.xml()
    assert (got.status, told["Code"], told["Message"]) == (403, "AccessDenied", "Request has expired")
    assert told["X-Amz-Expires"] == "3600"
    assert told["Expires"] < told["ServerTime"]
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", told["ServerTime"])
    assert told["RequestId"] == got.headers["x-amz-request-id"]
    assert told["HostId"] == got.headers["x-amz-id-2"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Expires=3600", "Expires=7200"),
        ("eu-central-1-starport", "eu-west-1-starport"),
        ("Signature=", "Signature=0"),
    ],
)
def test_a_url_that_was_changed(url: str, before: str, after: str) -> None:
    got = get(url.replace(before, after))
    assert (got.status, got.xml()["Code"]) == (403, "SignatureDoesNotMatch")
    assert got.headers["content-type"] == "application/xml"


def test_a_url_without_its_parts(url: str) -> None:
    assert get(url.partition("&X-Amz-Signature")[0]).xml()["Code"] == "AuthorizationQueryParametersError"
    got = get(url.partition("?")[0] + "?x=1")
    assert (got.status, got.xml()["Code"]) == (403, "AccessDenied")


def test_an_url_by_another_name_of_the_server_is_another_url(url: str, registry: LocalRegistry) -> None:
    got = get(url, Host="proxy.example")
    assert (got.status, got.xml()["Code"]) == (403, "SignatureDoesNotMatch")


def test_a_blob_deleted_since(url: str, layout: LayoutFolder) -> None:
    (layout.folder / "blobs" / LAYER.replace(":", "/")).unlink()
    got = get(url)
    told = got.xml()
    assert (got.status, told["Code"]) == (404, "NoSuchKey")
    assert urlsplit(url).path.endswith(told["Key"])


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets few make links")
@pytest.mark.parametrize("which", ["file", "folder"])
def test_a_blob_that_is_a_link_out_of_the_layout(
    url: str, layout: LayoutFolder, tmp_path: Path, which: str
) -> None:
    path = layout.folder / "blobs" / LAYER.replace(":", "/")
    linked, outside = path if which == "file" else path.parent, tmp_path / "outside"
    linked.rename(outside)
    linked.symlink_to(outside)
    assert path.is_file()
    got = get(url)
    assert (got.status, got.xml()["Code"]) == (404, "NoSuchKey")


def test_urls_of_another_process_are_worth_nothing(url: str, layout: LayoutFolder, data: Any) -> None:
    port = urlsplit(url).port
    with LocalRegistry(data) as other:
        moved = url.replace(f":{port}", f":{urlsplit(other.endpoint).port}")
        assert get(moved).xml()["Code"] == "SignatureDoesNotMatch"


def test_anything_else_is_not_found(registry: LocalRegistry) -> None:
    got = get(registry.endpoint + "/v3/")
    assert got.status == 404
    assert b"POST /" in got.body
