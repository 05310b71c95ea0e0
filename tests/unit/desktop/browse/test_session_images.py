"""Images that are opened by name, as far as their manifest tells of them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any, cast

import pytest

from layerscope.desktop.browse.session_images import SessionImages
from layerscope.registry.aws.members import Members
from layerscope.registry.ecr.session import RegistrySession
from layerscope.words import unknown
from support.samples.oci_documents import descriptor, digest_of, image, in_ecrs_answer

TAR = "application/vnd.oci.image.layer.v1.tar"


def session_with(text: str) -> RegistrySession:
    """A session whose BatchGetImage answers with this manifest."""

    async def submit(
        _operation: str, _subject: object, _parameters: object, read: Callable[[Members], Any]
    ) -> Any:
        return read(Members({"images": [in_ecrs_answer(text)]}))

    return cast("RegistrySession", SimpleNamespace(client=SimpleNamespace(submit=submit)))


@pytest.mark.parametrize(
    ("size", "size_bytes", "reason"),
    [
        (5, 7, ""),
        (-5, None, "Unknown: size: -5 is not a number of bytes"),
        ("5", None, "Unknown: size: '5' is not a number of bytes"),
        (2**63, None, f"Unknown: size: {2**63} is not a number of bytes"),
        (None, None, ""),
    ],
)
def test_a_layers_size_that_is_none_leaves_the_images_unknown(
    size: object, size_bytes: int | None, reason: str
) -> None:
    text = image(b"{}", {**descriptor(b"layer", TAR), "size": size})
    opened = asyncio.run(SessionImages(session_with(text)).opened("team/app", digest_of(text)))
    assert opened.image.size_bytes == size_bytes
    assert unknown.reason_of(opened.image.unknown, *unknown.SIZES) == reason
