"""Digests: what counts as one, and what it says of bytes."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layerscope.registry.references import digests

HEX = "4be1" + "0" * 56 + "77a0"


@pytest.mark.parametrize(
    "text",
    [
        f"sha256:{HEX}",
        f"sha256:{HEX.upper()}",  # ECR's pattern admits it
        f"SHA256:{HEX}",
        "sha384:" + "a" * 96,
        "sha512:" + "0" * 128,
        "blake3:abc",  # ECR's pattern names no algorithm
        "sha256+b64u:00ff",
    ],
)
def test_a_digest_is_known(text: str) -> None:
    assert digests.is_digest(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        HEX,
        "sha256:",
        ":" + HEX,
        f"sha256:{HEX[:-1]}",
        f"sha256:{HEX}0",
        f"SHA256:{HEX[:-1]}",
        "sha512:" + "0" * 64,
        f"sha256:{HEX[:-1]}g",
        f"sha256:{HEX}\n",
        f" sha256:{HEX}",
        f"sha256::{HEX}",
        "sha256:" + "٤" * 64,  # digits, and not ASCII's
    ],
)
def test_what_is_no_digest_is_refused(text: str) -> None:
    assert not digests.is_digest(text)


@given(st.binary())
def test_bytes_have_their_own_digest_and_no_other(content: bytes) -> None:
    digest = digests.digest_of(content)
    assert digest == "sha256:" + hashlib.sha256(content).hexdigest()
    assert digests.is_digest(digest)
    assert digests.matches(content, digest)
    assert digests.matches(content, digest.upper())
    assert not digests.matches(content + b"\0", digest)


@pytest.mark.parametrize("algorithm", ["sha256", "sha384", "sha512"])
def test_every_registered_algorithm_is_checked(algorithm: str) -> None:
    assert digests.matches(b"layer", f"{algorithm}:{hashlib.new(algorithm, b'layer').hexdigest()}")


@pytest.mark.parametrize(
    "digest", ["md5:" + hashlib.md5(b"").hexdigest(), "", "sha256", "sha256:", "shake_128:00"]
)
def test_what_cannot_be_checked_does_not_match(digest: str) -> None:
    assert not digests.matches(b"", digest)


def test_a_digest_is_shortened_to_its_ends() -> None:
    assert digests.short(f"sha256:{HEX}") == "4be1…77a0"
    assert digests.short(HEX) == "4be1…77a0"


@pytest.mark.parametrize("text", ["", "sha256:abc", "latest", "sha256:0123456789ab"])
def test_what_is_short_stays_whole(text: str) -> None:
    assert digests.short(text) == text
