"""Manifests: by digest, checked, and typed errors for each that cannot be had."""

import asyncio
import json

import pytest

from layerscope.registry.ecr.client import EcrClient
from layerscope.registry.ecr.manifests import fetch_manifest, fetch_manifests, find_image, resolve_tag
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.errors.content import (
    DigestMismatchError,
    InvalidManifestError,
    UnsupportedDigestError,
)
from layerscope.registry.errors.service import (
    AccessDeniedError,
    ImageArchivedError,
    ImageNotFoundError,
    InvalidParameterError,
    KmsError,
    UpstreamImageError,
)
from layerscope.registry.manifests.manifest import ImageManifest
from support.samples.oci_documents import OCI, descriptor, digest_of, image, in_ecrs_answer
from support.servers.scripted_http import Asked, Reply, ScriptedServer, ok, refusal

TEXT = image(b"{}", descriptor(b"layer", "application/vnd.oci.image.layer.v1.tar"))
DIGEST = digest_of(TEXT)


def answer(*images: dict, failures: tuple[dict, ...] = ()) -> Reply:
    return ok({"images": list(images), "failures": list(failures)})


def failure(digest: str, code: str) -> dict:
    return {"imageId": {"imageDigest": digest}, "failureCode": code, "failureReason": f"because {code}"}


def test_a_manifest_is_fetched_by_digest_with_every_media_type(
    server: ScriptedServer, client: EcrClient
) -> None:
    server.answer("BatchGetImage", answer(in_ecrs_answer(TEXT, OCI)))
    manifest = asyncio.run(fetch_manifest(client, "team/app", DIGEST))
    assert isinstance(manifest, ImageManifest)
    assert manifest.digest == DIGEST
    assert manifest.text == TEXT
    asked = server.asked[0].parameters
    assert asked["imageIds"] == [{"imageDigest": DIGEST}]
    types = " ".join(asked["acceptedMediaTypes"])
    for needed in (
        "manifest.v1+json",
        "prettyjws",
        "manifest.v2",
        "list.v2",
        "oci.image.manifest",
        "oci.image.index",
    ):
        assert needed in types


def test_other_bytes_than_the_digests_are_refused(server: ScriptedServer, client: EcrClient) -> None:
    server.answer("BatchGetImage", answer(in_ecrs_answer(TEXT + " ", digest=DIGEST)))
    with pytest.raises(DigestMismatchError) as caught:
        asyncio.run(fetch_manifest(client, "team/app", DIGEST))
    assert caught.value.expected == DIGEST
    assert caught.value.subject.repository == "team/app"


def test_a_digest_that_cannot_be_checked_is_told(server: ScriptedServer, client: EcrClient) -> None:
    server.answer("BatchGetImage", answer(in_ecrs_answer(TEXT, digest="md5:" + "a" * 32)))
    with pytest.raises(UnsupportedDigestError):
        asyncio.run(fetch_manifest(client, "team/app", "md5:" + "a" * 32))


def test_text_that_is_no_manifest_tells_the_place(server: ScriptedServer, client: EcrClient) -> None:
    text = '{"schemaVersion": 2, "layers": [7]}'
    server.answer("BatchGetImage", answer(in_ecrs_answer(text)))
    with pytest.raises(InvalidManifestError) as caught:
        asyncio.run(fetch_manifest(client, "team/app", digest_of(text)))
    assert caught.value.place == "/layers/0"
    assert caught.value.subject.image == digest_of(text)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("ImageNotFound", ImageNotFoundError),
        ("ImageInaccessible", ImageArchivedError),
        ("KmsError", KmsError),
        ("UpstreamUnavailable", UpstreamImageError),
    ],
)
def test_a_failure_in_the_answer_is_a_typed_error(
    server: ScriptedServer, client: EcrClient, code: str, expected: type[RegistryError]
) -> None:
    server.answer("BatchGetImage", answer(failures=(failure(DIGEST, code),)))
    with pytest.raises(expected, match="because") as caught:
        asyncio.run(fetch_manifest(client, "team/app", DIGEST))
    assert caught.value.subject.image == DIGEST


def test_many_are_asked_for_a_hundred_at_a_time_and_each_has_its_own_end(
    server: ScriptedServer, client: EcrClient
) -> None:
    digests = [digest_of(str(number)) for number in range(248)]

    def reply(asked: Asked) -> Reply:
        wanted = [image_id["imageDigest"] for image_id in asked.parameters["imageIds"]]
        if digests[0] in wanted:
            return refusal("AccessDeniedException")
        failures = tuple(
            failure(digest, "ImageNotFound") for digest in wanted if digest not in (DIGEST, digests[247])
        )
        return answer(*([in_ecrs_answer(TEXT)] if DIGEST in wanted else []), failures=failures)

    server.answer("BatchGetImage", reply)
    found = asyncio.run(fetch_manifests(client, "app", [*digests, DIGEST, DIGEST, "no digest"]))
    assert len(server.asked) == 3
    assert max(len(asked.parameters["imageIds"]) for asked in server.asked) == 100
    assert isinstance(found[DIGEST], ImageManifest)
    assert isinstance(found[digests[5]], AccessDeniedError)
    assert isinstance(found[digests[150]], ImageNotFoundError)
    assert isinstance(found[digests[247]], ImageNotFoundError)  # neither found nor failed
    assert isinstance(found["no digest"], InvalidParameterError)
    assert len(found) == 250


def test_a_tag_is_resolved_without_making_a_pull_through_cache_fetch(
    server: ScriptedServer, client: EcrClient
) -> None:
    server.answer("DescribeImages", ok({"imageDetails": [{"imageDigest": DIGEST, "imageTags": ["1.4"]}]}))
    assert asyncio.run(resolve_tag(client, "app", "1.4")) == DIGEST
    assert server.operations() == ["DescribeImages"]
    assert server.asked[0].parameters["imageIds"] == [{"imageTag": "1.4"}]
    assert server.asked[0].parameters["filter"] == {"imageStatus": "ANY"}


def test_a_tag_is_resolved_by_who_may_only_pull(server: ScriptedServer, client: EcrClient) -> None:
    server.answer("DescribeImages", refusal("AccessDeniedException"))
    server.answer("BatchGetImage", answer(in_ecrs_answer(TEXT)))
    assert asyncio.run(resolve_tag(client, "app", "1.4")) == DIGEST
    assert server.asked[1].parameters["imageIds"] == [{"imageTag": "1.4"}]


def test_a_tag_that_is_not_there_is_told_so(server: ScriptedServer, client: EcrClient) -> None:
    server.answer("DescribeImages", refusal("ImageNotFoundException", "no tag 1.5"))
    with pytest.raises(ImageNotFoundError) as caught:
        asyncio.run(resolve_tag(client, "app", "1.5"))
    assert caught.value.subject.image == "1.5"

    server.answer("DescribeImages", refusal("AccessDeniedException"))
    tag_failure = {"imageId": {"imageTag": "1.5"}, "failureCode": "ImageNotFound"}
    for reply in (answer(failures=(tag_failure,)), answer()):
        server.answer("BatchGetImage", reply)
        with pytest.raises(ImageNotFoundError):
            asyncio.run(resolve_tag(client, "app", "1.5"))


def test_an_image_is_found_by_digest(server: ScriptedServer, client: EcrClient) -> None:
    server.answer("DescribeImages", ok({"imageDetails": [{"imageDigest": DIGEST, "imageSizeInBytes": 3}]}))
    assert asyncio.run(find_image(client, "app", DIGEST)).size_bytes == 3
    assert server.asked[0].parameters["imageIds"] == [{"imageDigest": DIGEST}]
    no_filter = refusal("InvalidParameterException", "filter cannot be used with imageIds")
    server.answer("DescribeImages", no_filter, ok({"imageDetails": [{"imageDigest": DIGEST}]}))
    assert asyncio.run(find_image(client, "app", DIGEST)).digest == DIGEST
    assert "filter" not in server.asked[-1].parameters
    server.answer("DescribeImages", ok({"imageDetails": []}))
    with pytest.raises(ImageNotFoundError):
        asyncio.run(find_image(client, "app", DIGEST))


def test_a_manifest_keeps_the_bytes_it_was_digested_from(server: ScriptedServer, client: EcrClient) -> None:
    text = json.dumps(json.loads(TEXT), indent=3) + "\n"
    server.answer("BatchGetImage", answer(in_ecrs_answer(text)))
    assert asyncio.run(fetch_manifest(client, "app", digest_of(text))).text == text
