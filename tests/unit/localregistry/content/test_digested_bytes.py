"""The digest of a signed schema 1 manifest is of what was signed; of anything else, of its bytes."""

from __future__ import annotations

import pytest

from layerscope.localregistry.content.digested_bytes import digested
from layerscope.localregistry.demo.making.artifacts import classic
from layerscope.localregistry.demo.making.schema1_image import schema1_image


def test_the_signed_text_comes_back() -> None:
    signed, unsigned = (schema1_image("a/b", "1", [classic("CMD")], signed=each) for each in (True, False))
    assert signed.manifest != unsigned.manifest
    assert digested(signed.manifest) == unsigned.manifest
    assert signed.digest == unsigned.digest


@pytest.mark.parametrize(
    "content",
    [
        b"{}",
        b'{"signatures": []}',
        b'{"signatures": [{"protected": "?"}]}',
        b'{"signatures": [{"protected": 3}]}',
        b'{"signatures": [{"protected": "e30"}]}',
        b'{"signatures": "',
        b'["signatures"]',
    ],
)
def test_anything_else_is_its_own_bytes(content: bytes) -> None:
    assert digested(content) == content
