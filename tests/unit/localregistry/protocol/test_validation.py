from __future__ import annotations

from typing import Any

import pytest

from layerscope.localregistry.protocol.api_error import ApiError
from layerscope.localregistry.protocol.service_model import input_shape
from layerscope.localregistry.protocol.validation import validate
from unit.localregistry.clients import refused
from unit.localregistry.layouts import LayoutFolder

DIGEST = "sha256:" + "0" * 64


def message_of(operation: str, **parameters: Any) -> str:
    with pytest.raises(ApiError) as caught:
        validate(input_shape(operation), parameters)
    assert caught.value.code == "InvalidParameterException"
    assert caught.value.status == 400
    return caught.value.message


def test_ecrs_own_words_for_each_kind_of_constraint() -> None:
    start = "Invalid parameter at '{}' failed to satisfy constraint: "
    assert message_of("DescribeRepositories", maxResults=1001) == start.format("maxResults") + (
        "'Member must have value less than or equal to 1000'"
    )
    assert message_of("ListImages", repositoryName="ab", maxResults=0) == start.format("maxResults") + (
        "'Member must have value greater than or equal to 1'"
    )
    ids = [{"imageTag": "a"}] * 101
    assert message_of("BatchGetImage", repositoryName="ab", imageIds=ids) == start.format("imageIds") + (
        "'Member must have length less than or equal to 100'"
    )
    assert message_of("DescribeImages", repositoryName="Bad_Name") == start.format("repositoryName") + (
        r"'must satisfy regular expression '[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*"
        r"(/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*''"
    )
    assert message_of("GetRepositoryPolicy") == start.format("repositoryName") + "'Member must not be null'"
    assert message_of("ListImages", repositoryName="ab", filter={"tagStatus": "SOME"}) == (
        start.format("filter.tagStatus") + "'Member must satisfy enum value set: [TAGGED, UNTAGGED, ANY]'"
    )


@pytest.mark.parametrize(
    ("operation", "parameters"),
    [
        ("GetDownloadUrlForLayer", {"repositoryName": "ab", "layerDigest": "sha256:xyz"}),
        ("GetDownloadUrlForLayer", {"repositoryName": "ab", "layerDigest": DIGEST + "\n"}),
        ("GetDownloadUrlForLayer", {"repositoryName": "ab", "layerDigest": DIGEST, "registryId": "1111"}),
        ("GetDownloadUrlForLayer", {"repositoryName": "../../etc", "layerDigest": DIGEST}),
        ("DescribeImages", {"repositoryName": "a"}),
        ("DescribeImages", {"repositoryName": "a" * 257}),
        ("DescribeImages", {"repositoryName": "ab", "imageIds": []}),
        ("DescribeImages", {"repositoryName": "ab", "imageIds": [{"imageTag": "t" * 301}]}),
        ("BatchCheckLayerAvailability", {"repositoryName": "ab", "layerDigests": ["d" * 1001]}),
        ("ListImageReferrers", {"repositoryName": "ab", "subjectId": {}}),
        (
            "ListImageReferrers",
            {"repositoryName": "ab", "subjectId": {"imageDigest": DIGEST}, "maxResults": 51},
        ),
        (
            "UpdateImageStorageClass",
            {"repositoryName": "ab", "imageId": {"imageTag": "a"}, "targetStorageClass": "GLACIER"},
        ),
    ],
)
def test_what_the_model_does_not_allow(operation: str, parameters: dict[str, Any]) -> None:
    assert message_of(operation, **parameters).startswith("Invalid parameter at '")


@pytest.mark.parametrize("value", [1, 1.5, True, [], {}])
def test_a_wrong_json_type_is_a_serialization_exception(value: Any) -> None:
    with pytest.raises(ApiError) as caught:
        validate(input_shape("GetRepositoryPolicy"), {"repositoryName": value})
    assert caught.value.code == "SerializationException"


def test_unknown_members_and_null_are_ignored() -> None:
    validate(input_shape("GetRepositoryPolicy"), {"repositoryName": "ab", "colour": 1, "registryId": None})


@pytest.mark.usefixtures("layout")
def test_over_the_wire_the_server_is_the_one_that_refuses(ecr: Any) -> None:
    """botocore checks minima only: what it lets pass must reach the server and fail there."""
    with refused() as told:
        ecr.describe_images(repositoryName="team/app", maxResults=1001)
    assert told[0].code == "InvalidParameterException"
    assert told[0].status == 400
    assert len(told[0].request_id) == 36


@pytest.mark.parametrize("members", [{"maxResults": 5}, {"nextToken": "x"}])
def test_ids_and_paging_exclude_each_other(layout: LayoutFolder, ecr: Any, members: dict[str, Any]) -> None:
    layout.image(b"a", tags=("v1",))
    with refused() as told:
        ecr.describe_images(repositoryName="team/app", imageIds=[{"imageTag": "v1"}], **members)
    assert told[0].code == "InvalidParameterException"
    with refused() as told:
        ecr.describe_repositories(repositoryNames=["team/app"], **members)
    assert told[0].code == "InvalidParameterException"
