from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from layerscope.localregistry.serving.server import LocalRegistry
from unit.localregistry.clients import client, refused
from unit.localregistry.conftest import Clock
from unit.localregistry.layouts import (
    ACCOUNT,
    CONFIG,
    DOCKER_MANIFEST,
    OCI_INDEX,
    OCI_MANIFEST,
    LayoutFolder,
    digest,
)

ABSENT = digest(b"nowhere")
ALL = {"imageStatus": "ANY"}


def described(ecr: Any, **parameters: Any) -> dict[str, Any]:
    details = ecr.describe_images(repositoryName="team/app", **parameters)["imageDetails"]
    return {image["imageDigest"]: image for image in details}


def test_a_repository_is_described(layout: LayoutFolder, ecr: Any) -> None:
    key = "arn:aws:kms:eu-central-1:111122223333:key/1"
    layout.settings(
        createdAt="2024-02-03T04:05:06.789Z",
        imageTagMutability="IMMUTABLE",
        imageScanningConfiguration={"scanOnPush": True},
        encryptionConfiguration={"encryptionType": "KMS", "kmsKey": key},
    )
    (found,) = ecr.describe_repositories(repositoryNames=["team/app"])["repositories"]
    assert found["repositoryArn"] == "arn:aws:ecr:eu-central-1:111122223333:repository/team/app"
    assert found["repositoryUri"] == "111122223333.dkr.ecr.eu-central-1.amazonaws.com/team/app"
    assert found["createdAt"].timestamp() == 1706933106.789
    assert found["imageTagMutability"] == "IMMUTABLE"
    assert found["imageScanningConfiguration"] == {"scanOnPush": True}
    assert found["encryptionConfiguration"] == {"encryptionType": "KMS", "kmsKey": key}


def test_a_region_in_another_partition_has_its_names(data: Path, registry: LocalRegistry) -> None:
    LayoutFolder(data, region="cn-north-1")
    (found,) = client(registry.endpoint, region="cn-north-1").describe_repositories()["repositories"]
    assert found["repositoryArn"].startswith("arn:aws-cn:ecr:cn-north-1:")
    assert found["repositoryUri"].startswith("111122223333.dkr.ecr.cn-north-1.amazonaws.com.cn/")


def test_an_image_is_described(layout: LayoutFolder, ecr: Any) -> None:
    name = layout.image(b"one", b"three", tags=("v1", "latest"), subject={"digest": ABSENT})
    layout.settings(images={name: {"pushedAt": 1706933106.789, "lastRecordedPullTime": 1706933200}})
    image = described(ecr)[name]
    asked = {"repositoryName": "team/app", "imageIds": [{"imageDigest": name}]}
    manifest = json.loads(ecr.batch_get_image(**asked)["images"][0]["imageManifest"])
    assert image["imageTags"] == ["v1", "latest"]
    assert image["imageSizeInBytes"] == 3 + 5 + manifest["config"]["size"]
    assert image["imagePushedAt"].timestamp() == 1706933106.789
    assert image["lastRecordedPullTime"].timestamp() == 1706933200
    assert image["imageManifestMediaType"] == OCI_MANIFEST
    assert image["artifactMediaType"] == CONFIG
    assert image["subjectManifestDigest"] == ABSENT
    assert image["imageStatus"] == "ACTIVE"


def test_an_index_is_as_large_as_its_largest_child_and_its_children_are_untagged(
    layout: LayoutFolder, ecr: Any
) -> None:
    small, large = layout.image(b"s", listed=False), layout.image(b"l" * 5000, listed=False)
    name = layout.index(small, large, ABSENT, tags=("multi",))
    images = described(ecr)
    assert images.keys() == {name, small, large}
    assert images[name]["imageSizeInBytes"] == images[large]["imageSizeInBytes"] > 5000
    assert images[name]["imageManifestMediaType"] == OCI_INDEX
    assert "imageTags" not in images[small]
    assert described(ecr, filter={"tagStatus": "TAGGED"}).keys() == {name}
    assert described(ecr, filter={"tagStatus": "UNTAGGED"}).keys() == {small, large}


def test_foreign_layers_take_no_room(layout: LayoutFolder, ecr: Any) -> None:
    config = layout.blob(b"{}")
    foreign = "application/vnd.docker.image.rootfs.foreign.diff.tar.gzip"
    name = layout.manifest(
        {
            "schemaVersion": 2,
            "mediaType": DOCKER_MANIFEST,
            "config": {
                "mediaType": "application/vnd.docker.container.image.v1+json",
                "size": 2,
                "digest": config,
            },
            "layers": [
                {"mediaType": foreign, "size": 10**9, "digest": ABSENT, "urls": ["https://example.com/l"]}
            ],
        }
    )
    assert described(ecr)[name]["imageSizeInBytes"] == 2


def test_an_image_that_is_not_there_is_named_as_ecr_names_it(layout: LayoutFolder, ecr: Any) -> None:
    layout.image(b"a", tags=("v1",))
    for image_id, words in (
        ({"imageTag": "v2"}, "{imageDigest:'null', imageTag:'v2'}"),
        ({"imageDigest": ABSENT}, f"{{imageDigest:'{ABSENT}', imageTag:'null'}}"),
        ({"imageDigest": ABSENT, "imageTag": "v1"}, f"{{imageDigest:'{ABSENT}', imageTag:'v1'}}"),
    ):
        with refused() as told:
            described(ecr, imageIds=[image_id])
        assert told[0].code == "ImageNotFoundException"
        assert told[0].message == (
            f"The image with imageId {words} does not exist within the repository with name 'team/app' "
            f"in the registry with id '{ACCOUNT}'"
        )


def test_archived_images_are_hidden_unless_asked_for(layout: LayoutFolder, ecr: Any) -> None:
    active, archived = layout.image(b"a", tags=("v1",)), layout.image(b"b", tags=("v2",))
    layout.settings(images={archived: {"status": "ARCHIVED", "lastArchivedAt": 1706933106}})
    assert described(ecr).keys() == {active}
    assert described(ecr, filter=ALL).keys() == {active, archived}
    assert (
        described(ecr, filter={"imageStatus": "ARCHIVED"})[archived]["lastArchivedAt"].timestamp()
        == 1706933106
    )
    with refused() as told:
        described(ecr, imageIds=[{"imageTag": "v2"}])
    assert told[0].code == "ImageNotFoundException"
    assert described(ecr, imageIds=[{"imageTag": "v2"}], filter=ALL).keys() == {archived}
    ids = ecr.list_images(repositoryName="team/app")["imageIds"]
    assert ids == [{"imageDigest": active, "imageTag": "v1"}]


def test_a_manifest_comes_as_it_was_pushed(layout: LayoutFolder, ecr: Any) -> None:
    name = layout.image(b"a", tags=("v1",))
    answer = ecr.batch_get_image(
        repositoryName="team/app", imageIds=[{"imageDigest": name}, {"imageTag": "v1"}]
    )
    by_digest, by_tag = answer["images"]
    assert digest(by_digest["imageManifest"].encode()) == name
    assert by_digest["imageManifestMediaType"] == OCI_MANIFEST
    assert by_digest["imageId"] == {"imageDigest": name}
    assert by_tag["imageId"] == {"imageDigest": name, "imageTag": "v1"}
    assert answer["failures"] == []


def test_by_tag_ecr_converts_and_by_digest_never(layout: LayoutFolder, ecr: Any) -> None:
    name = layout.image(b"a", tags=("v1",))
    asked = {"repositoryName": "team/app", "acceptedMediaTypes": [DOCKER_MANIFEST]}
    (by_tag,) = ecr.batch_get_image(imageIds=[{"imageTag": "v1"}], **asked)["images"]
    (by_digest,) = ecr.batch_get_image(imageIds=[{"imageDigest": name}], **asked)["images"]
    assert by_tag["imageManifestMediaType"] == DOCKER_MANIFEST
    assert json.loads(by_tag["imageManifest"])["layers"][0]["mediaType"].startswith("application/vnd.docker.")
    assert digest(by_tag["imageManifest"].encode()) != name
    assert by_digest["imageManifestMediaType"] == OCI_MANIFEST
    assert digest(by_digest["imageManifest"].encode()) == name


def test_each_failure_of_batch_get_image(layout: LayoutFolder, ecr: Any) -> None:
    layout.image(b"a", tags=("v1",))
    other = layout.image(b"b", tags=("v2",))
    archived = layout.image(b"c", tags=("v3",))
    layout.settings(images={archived: {"status": "ARCHIVED"}})
    asked = {
        "ImageNotFound": {"imageDigest": ABSENT},
        "MissingDigestAndTag": {},
        "InvalidImageDigest": {"imageDigest": "sha256"},
        "InvalidImageTag": {"imageTag": "a b"},
        "ImageTagDoesNotMatchDigest": {"imageTag": "v1", "imageDigest": other},
        "ImageInaccessible": {"imageDigest": archived},
    }
    answer = ecr.batch_get_image(repositoryName="team/app", imageIds=list(asked.values()))
    assert answer["images"] == []
    assert {failure["failureCode"]: failure["imageId"] for failure in answer["failures"]} == asked
    assert all(failure["failureReason"] for failure in answer["failures"])


def test_an_image_is_archived_and_restored(layout: LayoutFolder, ecr: Any, clock: Clock) -> None:
    name = layout.image(b"a", tags=("v1",))
    asked = {"repositoryName": "team/app", "imageId": {"imageTag": "v1"}}
    answer = ecr.update_image_storage_class(targetStorageClass="ARCHIVE", **asked)
    assert answer["imageStatus"] == "ARCHIVED"
    assert answer["imageId"] == {"imageDigest": name, "imageTag": "v1"}
    assert described(ecr, filter=ALL)[name]["imageStatus"] == "ARCHIVED"
    answer = ecr.update_image_storage_class(targetStorageClass="STANDARD", **asked)
    assert answer["imageStatus"] == "ACTIVATING"
    clock.ahead_s += 59
    assert described(ecr, filter=ALL)[name]["imageStatus"] == "ACTIVATING"
    clock.ahead_s += 2
    image = described(ecr)[name]
    assert image["imageStatus"] == "ACTIVE"
    assert image["lastActivatedAt"].timestamp() == pytest.approx(clock(), abs=10)


def test_what_is_not_archived_needs_no_restore(layout: LayoutFolder, ecr: Any) -> None:
    layout.image(b"a", tags=("v1",))
    answer = ecr.update_image_storage_class(
        repositoryName="team/app", imageId={"imageTag": "v1"}, targetStorageClass="STANDARD"
    )
    assert answer["imageStatus"] == "ACTIVE"


def test_referrers_of_an_image(layout: LayoutFolder, ecr: Any) -> None:
    subject = layout.image(b"a", tags=("v1",))
    signature = layout.image(
        b"s", subject={"digest": subject}, artifactType="application/x.sig", annotations={"who": "me"}
    )
    sbom = layout.image(b"b", subject={"digest": subject}, artifactType="application/x.sbom")
    asked = {"repositoryName": "team/app", "subjectId": {"imageDigest": subject}}
    first = ecr.list_image_referrers(maxResults=1, **asked)
    assert [item["digest"] for item in first["referrers"]] == [signature]
    assert first["referrers"][0]["artifactType"] == "application/x.sig"
    assert first["referrers"][0]["annotations"] == {"who": "me"}
    rest = ecr.list_image_referrers(maxResults=1, nextToken=first["nextToken"], **asked)
    assert [item["digest"] for item in rest["referrers"]] == [sbom]
    assert "nextToken" not in rest
    only = ecr.list_image_referrers(filter={"artifactTypes": ["application/x.sbom"]}, **asked)
    assert [item["digest"] for item in only["referrers"]] == [sbom]
    unknown = {"repositoryName": "team/app", "subjectId": {"imageDigest": ABSENT}}
    assert ecr.list_image_referrers(**unknown)["referrers"] == []


def test_replication_as_the_data_folder_has_it(layout: LayoutFolder, ecr: Any) -> None:
    name, other = layout.image(b"a"), layout.image(b"b")
    failed = {"region": "us-east-1", "registryId": ACCOUNT, "status": "FAILED", "failureCode": "AccessDenied"}
    done = {"region": "us-east-1", "registryId": ACCOUNT, "status": "COMPLETE"}
    layout.settings(replication={name: [failed], "*": [done]})
    for image, statuses in ((name, [failed]), (other, [done])):
        answer = ecr.describe_image_replication_status(
            repositoryName="team/app", imageId={"imageDigest": image}
        )
        assert answer["replicationStatuses"] == statuses


def test_a_scan_is_told_as_its_listing_tells_it(layout: LayoutFolder, ecr: Any) -> None:
    scanned, plain = layout.image(b"one", tags=("v1",)), layout.image(b"two")
    counts = {"HIGH": 2}
    summary = {"imageScanCompletedAt": 1706933106.5, "findingSeverityCounts": counts}
    layout.settings(images={scanned: {"imageScanFindingsSummary": summary}})
    asked = {"repositoryName": "team/app", "imageId": {"imageTag": "v1"}}
    found = ecr.describe_image_scan_findings(**asked)
    assert found["imageId"] == {"imageTag": "v1", "imageDigest": scanned}
    assert found["imageScanStatus"]["status"] == "COMPLETE"
    assert found["imageScanFindings"]["findingSeverityCounts"] == counts
    with refused() as told:
        ecr.describe_image_scan_findings(repositoryName="team/app", imageId={"imageDigest": plain})
    assert told[0].code == "ScanNotFoundException"
    assert plain in told[0].message
    with refused() as told:
        ecr.describe_image_scan_findings(repositoryName="team/app", imageId={"imageDigest": ABSENT})
    assert told[0].code == "ImageNotFoundException"
