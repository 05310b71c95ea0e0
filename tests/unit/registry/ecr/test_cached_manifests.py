"""Manifests from the cache: asked for once, served to who had them, believed only with their digest."""

from __future__ import annotations

import asyncio
import json
import sqlite3
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from layerscope.registry.ecr.cached_manifests import CachedManifests
from layerscope.registry.ecr.client import EcrClient
from layerscope.registry.ecr.manifest_cache import ManifestCache
from layerscope.registry.ecr.storage_class import restore_image
from layerscope.registry.errors.service import AccessDeniedError, ImageArchivedError, StorageClassError
from layerscope.registry.manifests.manifest import ImageManifest, IndexManifest
from support.samples.oci_documents import (
    INDEX,
    OCI,
    child,
    descriptor,
    digest_of,
    image,
    in_ecrs_answer,
    index,
)
from support.servers.scripted_http import Asked, Reply, ScriptedServer, ok, refusal

TEXTS = [image(b"{}", descriptor(f"layer {n}".encode(), "application/x.tar")) for n in range(250)]
DIGESTS = [digest_of(text) for text in TEXTS]
BY_DIGEST = dict(zip(DIGESTS, TEXTS, strict=True))
WHO = ["operator"]


def everything(asked: Asked) -> Reply:
    """What is known of the manifests, and ImageNotFound for the others."""
    wanted = [one["imageDigest"] for one in asked.parameters["imageIds"]]
    return ok(
        {
            "images": [in_ecrs_answer(BY_DIGEST[digest], OCI) for digest in wanted if digest in BY_DIGEST],
            "failures": [
                {"imageId": {"imageDigest": digest}, "failureCode": "ImageInaccessible"}
                for digest in wanted
                if digest not in BY_DIGEST
            ],
        }
    )


@pytest.fixture
def store(tmp_path: Path) -> Iterator[ManifestCache]:
    store = ManifestCache(tmp_path / "manifests.sqlite3")
    yield store
    store.close()


@pytest.fixture
def kept(client: EcrClient, store: ManifestCache, server: ScriptedServer) -> Iterator[CachedManifests]:
    server.answer("BatchGetImage", everything)
    WHO[0] = "operator"
    return CachedManifests(client, store, lambda: WHO[0])


def asked(server: ScriptedServer) -> list[int]:
    """How many manifests each call asked for."""
    return [len(each.parameters["imageIds"]) for each in server.asked]


def test_what_was_read_once_is_never_asked_for_again(kept: CachedManifests, server: ScriptedServer) -> None:
    first = asyncio.run(kept.manifests("team/app", DIGESTS))
    assert asked(server) == [100, 100, 50]
    assert asyncio.run(kept.manifests("team/app", [*DIGESTS, *DIGESTS])) == first
    assert len(server.asked) == 3
    assert {digest: found.text for digest, found in first.items()} == BY_DIGEST
    assert all(isinstance(found, ImageManifest) for found in first.values())


def test_only_what_is_not_kept_is_asked_for(kept: CachedManifests, server: ScriptedServer) -> None:
    asyncio.run(kept.manifests("team/app", DIGESTS[:60]))
    asyncio.run(kept.manifests("team/app", DIGESTS[:100]))
    assert asked(server) == [60, 40]


def test_an_error_is_not_kept(kept: CachedManifests, server: ScriptedServer) -> None:
    gone = "sha256:" + "0" * 64
    for _ in range(2):
        found = asyncio.run(kept.manifests("team/app", [gone]))
        assert isinstance(found[gone], ImageArchivedError)
    assert asked(server) == [1, 1]


@pytest.mark.parametrize("who", ["auditor", ""])
def test_another_reader_or_an_unknown_one_asks_for_itself(
    kept: CachedManifests, server: ScriptedServer, who: str
) -> None:
    asyncio.run(kept.manifests("team/app", DIGESTS[:3]))
    WHO[0] = who
    server.answer("BatchGetImage", refusal("AccessDeniedException", "User: x is not authorized"))
    found = asyncio.run(kept.manifests("team/app", DIGESTS[:3]))
    assert all(isinstance(each, AccessDeniedError) for each in found.values())


def test_another_repository_is_asked_for_itself(kept: CachedManifests, server: ScriptedServer) -> None:
    asyncio.run(kept.manifests("team/app", DIGESTS[:3]))
    asyncio.run(kept.manifests("team/secret", DIGESTS[:3]))
    assert asked(server) == [3, 3]


def test_of_an_unknown_reader_nothing_is_kept(kept: CachedManifests, server: ScriptedServer) -> None:
    WHO[0] = ""
    for _ in range(2):
        asyncio.run(kept.manifests("team/app", DIGESTS[:3]))
    assert asked(server) == [3, 3]


def test_what_a_reader_had_who_left_meanwhile_is_kept_for_nobody(
    kept: CachedManifests, server: ScriptedServer
) -> None:
    def leave(asked_for: Asked) -> Reply:
        WHO[0] = "auditor"
        return everything(asked_for)

    server.answer("BatchGetImage", leave)
    asyncio.run(kept.manifests("team/app", DIGESTS[:3]))
    asyncio.run(kept.manifests("team/app", DIGESTS[:3]))
    assert asked(server) == [3, 3]


def test_kept_bytes_with_another_digest_are_asked_for_again(
    kept: CachedManifests, server: ScriptedServer, tmp_path: Path
) -> None:
    asyncio.run(kept.manifests("team/app", DIGESTS[:2]))
    connection = sqlite3.connect(tmp_path / "manifests.sqlite3")
    forged = zlib.compress(TEXTS[7].encode())
    connection.execute("UPDATE manifests SET content = ? WHERE digest = ?", (forged, DIGESTS[0]))
    connection.commit()
    connection.close()
    found = asyncio.run(kept.manifests("team/app", DIGESTS[:2]))
    assert found[DIGESTS[0]].text == TEXTS[0]
    assert asked(server) == [2, 1]


@pytest.mark.parametrize("round_", [1, 2])
def test_only_the_manifests_that_hold_a_blob_are_given(
    kept: CachedManifests, server: ScriptedServer, round_: int
) -> None:
    wanted = json.loads(TEXTS[5])["layers"][0]["digest"]
    for _ in range(round_):
        found = asyncio.run(kept.holding("team/app", [*DIGESTS[:10], "sha256:" + "0" * 64], [wanted]))
        assert set(found) == {DIGESTS[5], "sha256:" + "0" * 64}
        assert found[DIGESTS[5]].text == TEXTS[5]
    assert asked(server) == [11, 1][:round_]


def test_an_index_is_kept_too(kept: CachedManifests, server: ScriptedServer) -> None:
    text = index(child(TEXTS[0]), child(TEXTS[1]))
    digest = digest_of(text)
    server.answer("BatchGetImage", ok({"images": [in_ecrs_answer(text, INDEX)]}))
    for _ in range(2):
        found = asyncio.run(kept.manifests("team/app", [digest]))
        assert isinstance(found[digest], IndexManifest)
        assert found[digest].children[1].digest == DIGESTS[1]
    assert asked(server) == [1]


def test_restoring_asks_for_the_standard_class_and_tells_the_status(
    client: EcrClient, server: ScriptedServer
) -> None:
    server.answer("UpdateImageStorageClass", ok({"imageStatus": "ACTIVATING"}))
    assert asyncio.run(restore_image(client, "team/app", DIGESTS[0])) == "ACTIVATING"
    assert server.asked[0].parameters == {
        "repositoryName": "team/app",
        "imageId": {"imageDigest": DIGESTS[0]},
        "targetStorageClass": "STANDARD",
    }
    server.answer("UpdateImageStorageClass", refusal("ImageStorageClassUpdateNotSupportedException"))
    with pytest.raises(StorageClassError):
        asyncio.run(restore_image(client, "team/app", DIGESTS[0]))
