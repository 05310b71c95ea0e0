"""Redaction: every form a secret comes in, what must stay readable, and hostile texts."""

from __future__ import annotations

import json
import random
import string
from base64 import b64encode
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layerscope.text.redaction import LIMIT_CHARACTERS, MASK, holds_secret, redact, redact_to_hand_on
from support.drivers.growth import grows_with
from support.samples.odd_secrets import HARMLESS, ODD

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


# Odd forms.


def test_there_are_as_many_odd_forms_as_were_tried() -> None:
    assert len(ODD) >= 103
    assert all(secret in text for text, secret, _ in ODD.values())


@pytest.mark.parametrize("name", ODD)
def test_an_odd_form_loses_its_secret_and_nothing_else(name: str) -> None:
    text, secret, stays = ODD[name]
    redacted = redact(text)
    assert secret not in redacted
    assert stays in redacted
    assert holds_secret(text)
    assert not holds_secret(redacted)
    assert secret not in redact_to_hand_on(text)


@pytest.mark.parametrize("name", ODD)
def test_an_odd_form_loses_its_secret_within_other_lines(name: str) -> None:
    text, secret, stays = ODD[name]
    redacted = redact(f"before: it failed\n{text}\nafter: nothing")
    assert secret not in redacted
    assert stays in redacted
    assert redacted.startswith("before: it failed\n")


# These are known by what follows the secret, or by their length.
_KNOWN_BY_THEIR_END = {
    name
    for name, (text, secret, _) in ODD.items()
    if "user" in name
    or "password with a" in name
    or name.startswith(("JW", "AWS without", "a task's variable, turned"))
    or text.startswith(secret[:4])
    or "_" in text[: text.index(secret)][-1:]
    or text[: text.index(secret)][-1:] in "-."
} | {"the same without a scheme", "password without a scheme", "a database", "Google", "Artifactory"}


@pytest.mark.parametrize("name", sorted(set(ODD) - _KNOWN_BY_THEIR_END))
def test_what_is_left_of_a_secret_that_was_cut_is_no_use(name: str) -> None:
    text, secret, _ = ODD[name]
    for length in range(18, len(secret)):
        assert secret[:length] not in redact(text[: text.index(secret) + length])


@pytest.mark.parametrize("text", HARMLESS)
def test_what_tells_what_went_wrong_stays(text: str) -> None:
    assert redact(text) == text
    assert redact_to_hand_on(text) == text


def test_nothing_useful_of_pasted_texts_is_lost() -> None:
    posted = Path(__file__).parents[1] / "registry" / "references" / "wild" / "posted.json"
    texts = [each["text"] for each in json.loads(posted.read_text())]
    assert len(texts) >= 50
    for text in texts:
        assert redact_to_hand_on(text) == text


# The look of a secret.

_ALPHABETS = {
    "an AWS key": lambda chance: b64encode(chance.randbytes(30)).decode(),
    "letters and digits": lambda chance: "".join(chance.choices(string.ascii_letters + string.digits, k=40)),
    "small letters and digits": lambda chance: "".join(
        chance.choices(string.ascii_lowercase + string.digits, k=64)
    ),
    "a long token": lambda chance: b64encode(chance.randbytes(200)).decode(),
}


@pytest.mark.parametrize("kind", _ALPHABETS)
def test_what_chance_made_goes_where_a_text_is_handed_on(kind: str) -> None:
    """In all but one of a hundred: chance makes words too."""
    chance = random.Random(17)
    secrets = [_ALPHABETS[kind](chance) for _ in range(200)]
    kept = [
        secret
        for secret in secrets
        if redact_to_hand_on(f"it said {secret} and ended") != f"it said {MASK} and ended"
    ]
    assert len(kept) <= len(secrets) // 100


def test_base64_goes_by_what_it_wraps() -> None:
    wrapped = b64encode(
        b'{"schemaVersion": 2, "mediaType": "application/vnd.oci.image.index.v1+json"}'
    ).decode()
    assert redact_to_hand_on(f"payload {wrapped}") == f"payload {wrapped}"
    wrapped = b64encode(b'{"name": "x", "SecretAccessKey": "wJalrXUtnFEMI"}').decode()
    assert redact_to_hand_on(f"payload {wrapped}") == f"payload {MASK}"


# Length and time.


def test_a_text_that_is_too_long_is_cut_and_says_so() -> None:
    redacted = redact("a " * LIMIT_CHARACTERS + "password=hunter2")
    assert len(redacted) == LIMIT_CHARACTERS
    assert redacted.endswith(f"({2 * LIMIT_CHARACTERS + 16:,} characters in all)")
    assert redact(redacted) == redacted
    assert holds_secret("a " * LIMIT_CHARACTERS + "password=hunter2")


_UNITS = (
    "a.", "a", "\\", "?", "?a=b&", "://", "a://", "eyJ", "-eyJ", "authorization ", "docker login ",
    "password\\", "(", "/",
    "[", "\u202e", "token:", "token=", "pwd=/", "key: ", "<", "<a ", "<token>", "=", ":", "%3D",
    "%3a%2f%2f", "a@", "user:p@",
    "=a:b@", "AKIA", "AKIAIOSFODNN7EXAMPLE ", "-----BEGIN PRIVATE KEY-----", "ghp_", "sk-",
    "secret access key,\n", "a,",
    '"value": "', "name: token value: ", "--token ", "-u a:", "machine a login ", "mfa ", "123456 mfa\n",
    "basic a", '\\"',
    "a1B2", "password: >\n", "cookie: ", "\n", " ", "aB3/", "-----BEGIN CERTIFICATE-----", "passphrase=",
    "digest=",
)  # fmt: skip


@pytest.mark.parametrize("call", [redact, redact_to_hand_on])
@pytest.mark.parametrize("unit", _UNITS)
def test_twice_the_text_takes_twice_the_time(unit: str, call: Callable[[str], str]) -> None:
    """Not four times: the best of some, since other programs take their share of the machine."""
    short, long = (unit * (length // len(unit)) for length in (10_000, 40_000))
    assert grows_with(call, short, long)


@settings(max_examples=50)
@given(st.text(alphabet="aA1/+=:@?&.-_\"'<> \n%\\,", max_size=80), st.sampled_from(sorted(ODD)))
def test_any_text_is_redacted_once_and_for_all(text: str, name: str) -> None:
    whole = f"{text} {ODD[name][0]} {text}"
    for call in (redact, redact_to_hand_on):
        assert call(call(whole)) == call(whole)
