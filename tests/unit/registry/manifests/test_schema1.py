from __future__ import annotations

import base64
import json

import pytest

from layerscope.registry.errors.content import InvalidManifestError
from layerscope.registry.manifests.manifest import Platform, Schema1Manifest
from layerscope.registry.manifests.parsing import parse_manifest
from layerscope.registry.manifests.schema1 import digested_bytes
from layerscope.registry.model.media_types import SCHEMA1, SCHEMA1_SIGNED, SCHEMA2
from layerscope.registry.references.digests import digest_of
from unit.registry.manifests.corpus import manifest_text

EMPTY_BLOB = "sha256:a3ed95caeb02ffe68cdd9fd84406680ae93d633cb16422d00e8a7c22955b46d4"


def read(text: str, media_type: str = SCHEMA1) -> Schema1Manifest:
    manifest = parse_manifest(text, media_type)
    assert isinstance(manifest, Schema1Manifest)
    return manifest


@pytest.mark.parametrize("name", ["schema1", "schema1-signed"])
def test_layers_and_history_are_turned_oldest_first(name: str) -> None:
    manifest = read(manifest_text(name))
    assert [layer.digest == EMPTY_BLOB for layer in manifest.layers] == [False, True, False, True]
    assert [entry.empty for entry in manifest.history] == [False, True, False, True]
    assert [entry.command.split()[0] for entry in manifest.history] == ["ADD", "ENV", "RUN", "CMD"]
    assert manifest.history[0].created == "2016-03-04T20:00:00Z"
    assert {layer.size_bytes for layer in manifest.layers} == {None}
    assert manifest.platform == Platform("linux", "amd64")


@pytest.mark.parametrize("media_type", ["", SCHEMA1, SCHEMA1_SIGNED])
def test_a_signed_manifests_digest_is_of_the_text_without_signatures(media_type: str) -> None:
    signed = manifest_text("schema1-signed")
    assert digested_bytes(signed, media_type) == manifest_text("schema1").encode()
    assert digest_of(signed.encode()) != digest_of(digested_bytes(signed, media_type))


@pytest.mark.parametrize(
    ("name", "media_type"),
    [("schema1", SCHEMA1), ("schema1", SCHEMA1_SIGNED), ("schema2", SCHEMA2), ("oci-index-nested", "")],
)
def test_any_other_digest_is_of_the_text_itself(name: str, media_type: str) -> None:
    assert digested_bytes(manifest_text(name), media_type) == manifest_text(name).encode()


def test_signatures_in_a_manifest_of_another_type_are_just_a_member() -> None:
    signed = manifest_text("schema1-signed")
    assert digested_bytes(signed, SCHEMA2) == signed.encode()


def with_header(header: object) -> str:
    protected = base64.urlsafe_b64encode(json.dumps(header).encode()).decode().rstrip("=")
    return json.dumps({"fsLayers": [], "history": [], "signatures": [{"protected": protected}]})


@pytest.mark.parametrize(
    "text",
    [
        with_header({}),
        with_header([]),
        with_header({"formatLength": 10**9, "formatTail": "Cn0"}),
        with_header({"formatLength": -1, "formatTail": "Cn0"}),
        with_header({"formatLength": 3, "formatTail": 3}),
        with_header({"formatLength": 3, "formatTail": "é"}),
        with_header({"formatLength": "3", "formatTail": "Cn0"}),
        '{"fsLayers": [], "signatures": []}',
        '{"fsLayers": [], "signatures": [1]}',
        '{"fsLayers": [], "signatures": [{"protected": "!"}]}',
        '{"signatures": ',
        '{"signatures": "\ud800"}',
    ],
    ids=range(12),
)
def test_signatures_that_do_not_fit_leave_the_text_to_be_checked(text: str) -> None:
    assert digested_bytes(text, SCHEMA1_SIGNED) == text.encode("utf-8", "surrogatepass")


def test_signatures_that_disagree_leave_the_text_to_be_checked() -> None:
    document = json.loads(manifest_text("schema1-signed"))
    other = json.loads(with_header({"formatLength": 5, "formatTail": "Cn0"}))["signatures"]
    text = json.dumps(document | {"signatures": document["signatures"] + other})
    assert digested_bytes(text) == text.encode()


def test_what_was_put_in_after_signing_is_not_read() -> None:
    signed = manifest_text("schema1-signed")
    added = signed.replace('"signatures": [', '"tag2": 1, "signatures": [', 1)
    forged = added.replace('"tag2": 1', '"config": {"digest": "sha256:%s"}, "name2": "evil"' % ("e" * 64))
    assert digested_bytes(forged) == manifest_text("schema1").encode()
    assert read(forged).layers == read(signed).layers


def test_a_payload_that_is_no_manifest_is_refused() -> None:
    text = with_header({"formatLength": 3, "formatTail": "Cn0"})
    with pytest.raises(InvalidManifestError):
        parse_manifest(text, SCHEMA1_SIGNED)


@pytest.mark.parametrize(
    "broken", [None, 1, "", "{", "[]", '{"container_config": {"Cmd": [1]}}', '{"throwaway": "x"}']
)
def test_a_broken_history_entry_tells_nothing_and_hides_nothing(broken: object) -> None:
    document = json.loads(manifest_text("schema1"))
    document["history"][1] = {"v1Compatibility": broken}
    document["history"][2] = broken
    manifest = read(json.dumps(document))
    assert [entry.command.split(" ")[0] for entry in manifest.history] == ["ADD", "", "", "CMD"]


def test_a_history_that_is_no_list_hides_no_layer() -> None:
    document = json.loads(manifest_text("schema1"))
    manifest = read(json.dumps(document | {"history": 3}))
    assert len(manifest.layers) == 4
    assert manifest.history == ()
