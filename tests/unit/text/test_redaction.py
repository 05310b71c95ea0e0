"""Redaction: every form a secret comes in, what must stay readable, and hostile texts."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layerscope.text.redaction import MASK, redact

SECRET = "FwoGZXIvYXdzEBYaDSecret0123456789"

FORMS = {
    "presigned URL": f"https://b.s3.amazonaws.com/x?X-Amz-Date=1&X-Amz-Signature={SECRET}&X-Amz-Expires=3600",
    "presigned session token": f"https://b.s3.amazonaws.com/x?X-Amz-Security-Token={SECRET}%2F%3D&X-Amz-Expires=9",
    "presigned credential": f"GET /x?X-Amz-Credential={SECRET}/20260101/eu-west-1/s3/aws4_request HTTP/1.1",
    "percent-encoded URL": f"url=https%3A%2F%2Fb%2Fx%3FX-Amz-Signature%3D{SECRET}%26n%3D1",
    "escaped URL": f'"https://b/x?a\\u0026X-Amz-Signature={SECRET}\\u0026x"',
    "HTML-escaped URL": f"https://b/x?a=1&amp;X-Amz-Signature={SECRET}",
    "signature without its URL": f"X-Amz-Signature={SECRET}",
    "CloudFront": f"https://d1.cloudfront.net/x?Expires=1&Signature={SECRET}&Key-Pair-Id=K",
    "another CDN": f"https://production.cloudflare.docker.com/blobs/data?verify=1718615355-{SECRET}",
    "Azure": f"https://x.blob.core.windows.net/x?se=2026&sig={SECRET}",
    "Google": f"https://storage.googleapis.com/x?X-Goog-Signature={SECRET}",
    "header": f"Authorization: AWS4-HMAC-SHA256 Credential=AKIA/x, Signature={SECRET}",
    "header in JSON": f'{{"Authorization": "Basic {SECRET}"}}',
    "header in Python": f"{{'Authorization': b'AWS4-HMAC-SHA256 Signature={SECRET}'}}",
    "proxy header": f"Proxy-Authorization: Basic {SECRET}",
    "token header": f"X-Amz-Security-Token: {SECRET}",
    "token header in Python": f"{{'X-Amz-Security-Token': '{SECRET}'}}",
    "docker header": f"X-Registry-Auth: {SECRET}",
    "cookie": f"Set-Cookie: sid={SECRET}; Path=/",
    "environment": f"export AWS_SECRET_ACCESS_KEY={SECRET}",
    "environment in quotes": f"export AWS_SESSION_TOKEN='{SECRET}'",
    "shared file": f"aws_secret_access_key = {SECRET}",
    "credential process": f'{{"SecretAccessKey": "{SECRET}", "Version": 1}}',
    "escaped JSON": f'{{\\"SessionToken\\": \\"{SECRET}\\"}}',
    "SSO cache": f'{{"accessToken": "{SECRET}"}}',
    "SSO client": f'{{"clientSecret": "{SECRET}", "refreshToken": "{SECRET}"}}',
    "ECR's token": f'{{"authorizationData": [{{"authorizationToken": "{SECRET}"}}]}}',
    "docker config": f'{{"auths": {{"h": {{"auth": "{SECRET}"}}}}}}',
    "docker login": f"docker login -u AWS -p {SECRET} https://111122223333.dkr.ecr.eu-west-1.amazonaws.com",
    "docker login with --password": f"docker login --username AWS --password {SECRET} h",
    "docker login with =": f"docker login --password={SECRET} h",
    "kubectl secret": f"kubectl create secret docker-registry x --docker-password={SECRET}",
    "user information": f"https://AWS:{SECRET}@111122223333.dkr.ecr.eu-west-1.amazonaws.com/v2/",
    "proxy's password": f"HTTPS_PROXY=http://user:{SECRET}@proxy.example.com:3128",
    "JSON web token": f"token is eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.{SECRET}",
    "bearer": f"sent Bearer {SECRET}",
}


@pytest.mark.parametrize("text", FORMS.values(), ids=FORMS.keys())
def test_a_secret_is_masked_in_every_form(text: str) -> None:
    redacted = redact(text)
    assert SECRET not in redacted
    assert MASK in redacted


@pytest.mark.parametrize("text", FORMS.values(), ids=FORMS.keys())
def test_a_secret_is_masked_within_a_longer_text(text: str) -> None:
    redacted = redact(f"before\n{text}\nafter")
    assert SECRET not in redacted
    assert redacted.startswith("before\n")
    assert redacted.endswith("\nafter")


@pytest.mark.parametrize(
    "text",
    [
        "https://b.s3.amazonaws.com/a?X-Amz-Date=20260101T000000Z&X-Amz-SignedHeaders=host",
        "https://eu-west-1.console.aws.amazon.com/ecr/repositories/private/111122223333/app?region=eu-west-1",
        "User: arn:aws:sts::444455556666:assumed-role/node/i is not authorized to perform: ecr:BatchGetImage",
        "111122223333.dkr.ecr.eu-west-1.amazonaws.com/team/app:1.4@sha256:" + "a" * 64,
        "no basic auth credentials; the token has expired, and the password was not given",
        "https://proxy.example.com:3128/path@2",
        "docker login -u AWS --password-stdin 111122223333.dkr.ecr.eu-west-1.amazonaws.com",
        "",
    ],
)
def test_what_helps_and_lets_nobody_in_stays(text: str) -> None:
    assert redact(text) == text


def test_the_rest_of_a_masked_url_stays() -> None:
    redacted = redact(FORMS["presigned URL"])
    assert redacted == f"https://b.s3.amazonaws.com/x?X-Amz-Date=1&X-Amz-Signature={MASK}&X-Amz-Expires=3600"


@given(
    st.lists(st.one_of(st.sampled_from([*FORMS.values()]), st.text(max_size=20)), max_size=4).map(" ".join)
)
def test_redacting_twice_is_redacting_once(text: str) -> None:
    assert redact(redact(text)) == redact(text)


@given(before=st.text(max_size=30), form=st.sampled_from([*FORMS.values()]), after=st.text(max_size=30))
def test_nothing_after_a_secret_brings_it_back(before: str, form: str, after: str) -> None:
    assert SECRET not in redact(f"{before}\n{form}\n{after}")


@pytest.mark.parametrize(
    "unit",
    ["a.", "a", "\\", "?", "?a=b&", "://", "a://", "eyJ", "authorization ", "docker login ", "password\\"],
)
def test_time_is_linear_in_hostile_texts(unit: str, seconds: Callable[[Callable[[], object]], float]) -> None:
    text = unit * (300_000 // len(unit))
    assert seconds(lambda: redact(text)) < 1


@pytest.fixture
def seconds() -> Callable[[Callable[[], object]], float]:
    def measure(call: Callable[[], object]) -> float:
        before = time.process_time()
        call()
        return time.process_time() - before

    return measure
