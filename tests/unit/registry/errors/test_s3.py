from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layerscope.registry.errors.base import Subject
from layerscope.registry.errors.blobs import (
    BlobError,
    BlobNotFoundError,
    NotABlobError,
    RangeNotSatisfiableError,
    StorageBusyError,
    UnexpectedBlobError,
    UrlClockSkewError,
    UrlDeniedError,
    UrlExpiredError,
    UrlKmsError,
    UrlRedirectedError,
    UrlSignatureError,
)
from layerscope.registry.errors.s3 import read_s3_error
from support.drivers.growth import ends_at_once


def xml(code: str, message: str = "", more: str = "") -> bytes:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>{code}</Code><Message>{message}</Message>'
        f"{more}<RequestId>TX8W0R1EXAMPLE</RequestId><HostId>host+id/base64=</HostId></Error>"
    ).encode("utf-8", "replace")


@pytest.mark.parametrize(
    ("status", "body", "kind"),
    [
        (403, xml("AccessDenied", "Request has expired"), UrlExpiredError),
        (403, xml("AccessDenied", "Access Denied"), UrlDeniedError),
        (
            403,
            xml(
                "AccessDenied",
                "The ciphertext refers to a customer master key that does not exist, does not exist in this "
                "region, or you are not allowed to access.",
            ),
            UrlKmsError,
        ),
        (403, xml("AccessDenied", "User: arn:… is not authorized to perform: kms:Decrypt"), UrlKmsError),
        (
            403,
            xml("AccessDenied", "User: x is not authorized … with an explicit deny in a VPC endpoint policy"),
            UrlDeniedError,
        ),
        (403, xml("AccessDenied", "Request is not valid yet"), UrlClockSkewError),
        (400, xml("KMS.DisabledException", "arn:… is disabled."), UrlKmsError),
        (400, xml("ExpiredToken", "The provided token has expired."), UrlExpiredError),
        (403, xml("SignatureDoesNotMatch", "The request signature we calculated"), UrlSignatureError),
        (400, xml("InvalidArgument", "Only one auth mechanism allowed; only the"), UrlSignatureError),
        (400, xml("AuthorizationQueryParametersError", "X-Amz-Expires must be"), UrlSignatureError),
        (403, xml("RequestTimeTooSkewed", "The difference is too large"), UrlClockSkewError),
        (404, xml("NoSuchKey", "The specified key does not exist."), BlobNotFoundError),
        (416, xml("InvalidRange"), RangeNotSatisfiableError),
        (301, xml("PermanentRedirect", "The bucket you are attempting to access"), UrlRedirectedError),
        (302, b"", UrlRedirectedError),
        (503, xml("SlowDown", "Please reduce your request rate."), StorageBusyError),
        (500, xml("InternalError"), StorageBusyError),
        (403, xml("InvalidObjectState", "The operation is not valid"), UrlDeniedError),
        (400, xml("SomethingNew", "Words"), UnexpectedBlobError),
        (503, xml("SomethingNew", "Words"), StorageBusyError),
        (403, b"", UrlDeniedError),
        (404, b"Not found", BlobNotFoundError),
        (416, b"", RangeNotSatisfiableError),
        (502, b"", StorageBusyError),
        (418, b"teapot", UnexpectedBlobError),
        (200, b"<!DOCTYPE html><html>sign in</html>", NotABlobError),
        (403, b"  <html><body>blocked by proxy</body></html>", NotABlobError),
        (502, b"\n<HTML>Bad gateway</HTML>", NotABlobError),
        (200, b"please sign in", NotABlobError),
        (403, xml("AccessDenied", "Access Denied")[:70], UrlDeniedError),
        (403, b"\xef\xbb\xbf" + xml("AccessDenied", "Request has expired"), UrlExpiredError),
    ],
    ids=range(32),
)
def test_an_answer_is_told_by_its_code_message_and_status(
    status: int, body: bytes, kind: type[BlobError]
) -> None:
    error = read_s3_error(status, {}, body)
    assert type(error) is kind
    assert error.evidence.http_status == status


def test_html_is_known_by_its_content_type_too() -> None:
    assert type(read_s3_error(403, {"Content-Type": "text/HTML; charset=x"}, b"hello")) is NotABlobError


def test_an_expired_url_tells_both_ids_and_both_times() -> None:
    body = xml(
        "AccessDenied",
        "Request has expired",
        "<X-Amz-Expires>3600</X-Amz-Expires><Expires>2026-01-02T04:04:05Z</Expires><ServerTime>2026-01-02T05:00:00Z</ServerTime>",
    )
    subject = Subject(operation="GET layer", host="bucket.s3.amazonaws.com")
    error = read_s3_error(403, {}, body, subject, at_s=5.0)
    assert error.retryable
    assert error.code == "AccessDenied"
    assert (error.request_id, error.host_id) == ("TX8W0R1EXAMPLE", "host+id/base64=")
    assert (error.expired_at_s, error.server_time_s) == (1_767_326_645.0, 1_767_330_000.0)
    assert error.subject is subject
    assert error.evidence.at_s == 5.0
    assert (
        str(error) == "bucket.s3.amazonaws.com rejected the URL (HTTP 403): AccessDenied: Request has "
        "expired."
    )


def test_headers_tell_what_the_body_does_not() -> None:
    headers = {"X-Amz-Request-Id": "R1", "x-amz-id-2": "H1", "Date": "Fri, 02 Jan 2026 05:00:00 GMT"}
    error = read_s3_error(503, headers, b"")
    assert (error.request_id, error.host_id, error.server_time_s) == ("R1", "H1", 1_767_330_000.0)
    assert read_s3_error(503, {"Date": "tomorrow"}, b"").server_time_s is None


def test_nothing_secret_of_the_answer_is_kept() -> None:
    body = xml(
        "SignatureDoesNotMatch",
        "Check your key &amp; signing method",
        "<AWSAccessKeyId>ASIASECRET</AWSAccessKeyId><StringToSign>SECRET1</StringToSign>"
        "<SignatureProvided>SECRET2</SignatureProvided>"
        f"<CanonicalRequest>{'SECRET3' * 5000}</CanonicalRequest><Token-0>SECRET4</Token-0>",
    )
    error = read_s3_error(403, {}, body + b"<SignatureProvided>SECRET5")
    assert "SECRET" not in f"{error} {error.raw_text} {error.evidence!r}"
    assert "Check your key &amp; signing method" in error.raw_text
    assert "Check your key & signing method" in str(error)


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "lol">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    + "]><Error><Code>&a9;</Code><Message>&xxe;</Message></Error>"
)


@pytest.mark.parametrize(
    "body",
    [
        BOMB.encode(),
        b"<Error>" + b"<Code>" * 1_000_000,
        b"<Error>" + b"<a>x" * 500_000,
        b"<Error><Code>" + b"&#38;" * 1_000_000,
        b"<Error><Code>" + b"x" * 50_000_000,
        b" " * 5_000_000,
        b"<?xml " * 100_000,
    ],
    ids=["entities", "nested", "unclosed", "references", "long", "blank", "declarations"],
)
def test_a_hostile_body_costs_neither_time_nor_memory(body: bytes) -> None:
    assert ends_at_once(lambda body: read_s3_error(403, {}, body), body)
    error = read_s3_error(403, {}, body)
    assert len(error.raw_text) <= 4000
    assert len(str(error)) < 70_000


@settings(deadline=None)
@given(
    st.integers(100, 599),
    st.binary() | st.text().map(lambda text: xml(text, text)),
    st.dictionaries(st.sampled_from(["Date", "Content-Type", "x-amz-id-2"]), st.text()),
)
def test_any_answer_is_some_blob_error(status: int, body: bytes, headers: dict[str, str]) -> None:
    error = read_s3_error(status, headers, body)
    assert isinstance(error, BlobError)
    assert f"HTTP {status}" in str(error)
