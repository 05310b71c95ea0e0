from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
from botocore.exceptions import ClientError

from layerscope.localregistry.faults.injected import FaultError, read_faults
from layerscope.localregistry.serving.server import LocalRegistry
from unit.localregistry.clients import client, refused
from unit.localregistry.layouts import ACCOUNT, LayoutFolder, digest

LAYER = digest(b"a layer")
URL = "GetDownloadUrlForLayer"
ACTION = "ecr:GetDownloadUrlForLayer"
SCP = "arn:aws:organizations::999988887777:policy/o-1/service_control_policy/p-1"
WHO = f"User: arn:aws:iam::111122223333:user/operator is not authorized to perform: {ACTION}"
RESOURCE = "on resource: arn:aws:ecr:eu-central-1:111122223333:repository/team/app"


def ask(ecr: Any, layer: str = LAYER) -> Any:
    return ecr.get_download_url_for_layer(repositoryName="team/app", layerDigest=layer)


@pytest.fixture
def image(layout: LayoutFolder) -> str:
    """An image with the layer LAYER, tagged v1; its digest."""
    return layout.image(b"a layer", tags=("v1",))


@pytest.mark.usefixtures("image")
@pytest.mark.parametrize(
    ("code", "status", "words"),
    [
        (
            "LayersNotFoundException",
            400,
            f"The layer with digest {LAYER} does not exist within the repository",
        ),
        ("LayerInaccessibleException", 400, f"The layer with digest {LAYER} is not associated with an image"),
        (
            "RepositoryNotFoundException",
            400,
            "The repository with name 'team/app' does not exist in the registry",
        ),
        ("InvalidParameterException", 400, "Invalid parameter at 'layerDigest' failed to satisfy constraint"),
        ("UnableToGetUpstreamLayerException", 400, "Unable to get the upstream layer"),
        ("ServerException", 500, "Service is unable to handle the request"),
        ("ThrottlingException", 400, "Rate exceeded"),
        ("ExpiredTokenException", 400, "The security token included in the request is expired"),
        ("SomethingNewException", 400, ""),
    ],
)
def test_an_error_by_its_code(layout: LayoutFolder, ecr: Any, code: str, status: int, words: str) -> None:
    layout.faults({"operation": URL, "error": code})
    with refused() as told:
        ask(ecr)
    assert (told[0].code, told[0].status) == (code, status)
    assert told[0].message.startswith(words)


@pytest.mark.usefixtures("image")
def test_an_error_in_words_and_with_a_status_of_its_own(layout: LayoutFolder, ecr: Any) -> None:
    layout.faults(
        {"operation": "*", "error": "TeapotException", "message": "Short {and} stout", "status": 418}
    )
    with refused() as told:
        ask(ecr)
    assert told[0][:3] == ("TeapotException", "Short {and} stout", 418)
    with refused() as told:
        ecr.list_images(repositoryName="team/app")
    assert told[0].code == "TeapotException"


@pytest.mark.usefixtures("image")
@pytest.mark.parametrize(
    ("deny", "context"),
    [
        ({}, f" because no identity-based policy allows the {ACTION} action"),
        ({"policy": "VPC endpoint policy"}, f" because no VPC endpoint policy allows the {ACTION} action"),
        ({"explicit": True}, " with an explicit deny in an identity-based policy"),
        (
            {"explicit": True, "policy": "permissions boundary"},
            " with an explicit deny in a permissions boundary",
        ),
        (
            {"explicit": True, "policy": "service control policy", "policyArn": SCP},
            f" with an explicit deny in a service control policy: {SCP}",
        ),
        ({"policy": ""}, ""),
    ],
)
def test_denials_in_awss_grammar(layout: LayoutFolder, ecr: Any, deny: dict[str, Any], context: str) -> None:
    layout.faults({"operation": URL, "deny": deny})
    with refused() as told:
        ask(ecr)
    assert told[0][:3] == ("AccessDeniedException", f"{WHO} {RESOURCE}{context}", 400)


@pytest.mark.usefixtures("image")
def test_referrers_are_denied_by_the_action_they_need(layout: LayoutFolder, ecr: Any) -> None:
    layout.faults({"operation": "ListImageReferrers", "deny": {}})
    with refused() as told:
        ecr.list_image_referrers(repositoryName="team/app", subjectId={"imageDigest": LAYER})
    assert "is not authorized to perform: ecr:BatchGetImage on" in told[0].message


@pytest.mark.usefixtures("image")
def test_a_fault_strikes_as_often_as_it_says(layout: LayoutFolder, ecr: Any) -> None:
    layout.faults(
        {"operation": URL, "error": "ThrottlingException", "times": 2},
        {"operation": URL, "error": "ServerException", "times": 1},
    )
    codes = []
    for _ in range(4):
        try:
            ask(ecr)
            codes.append("")
        except ClientError as error:
            codes.append(error.response["Error"]["Code"])
    assert codes == ["ThrottlingException", "ThrottlingException", "ServerException", ""]


def test_a_fault_of_one_layer_spares_the_others(layout: LayoutFolder, ecr: Any) -> None:
    layout.image(b"a layer", b"another")
    layout.faults({"operation": URL, "digest": LAYER, "error": "LayersNotFoundException"})
    with refused():
        ask(ecr)
    assert ask(ecr, digest(b"another"))["downloadUrl"]


@pytest.mark.usefixtures("image")
def test_latency_goes_before_the_answer_or_the_error(layout: LayoutFolder, ecr: Any) -> None:
    layout.faults(
        {"operation": URL, "latency_s": 0.15}, {"operation": URL, "error": "ServerException", "times": 1}
    )
    started_s = time.monotonic()
    with refused() as told:
        ask(ecr)
    assert told[0].code == "ServerException"
    assert time.monotonic() - started_s >= 0.15
    assert ask(ecr)["downloadUrl"]


@pytest.mark.usefixtures("image")
def test_a_captive_portal(layout: LayoutFolder, ecr: Any) -> None:
    layout.faults({"operation": URL, "html": "portal", "status": 200})
    answer = ask(ecr)
    assert "downloadUrl" not in answer
    assert "RequestId" not in answer["ResponseMetadata"]
    layout.faults({"operation": URL, "html": "portal", "status": 403})
    with refused() as told:
        ask(ecr)
    assert (told[0].code, told[0].status) == ("403", 403)


def test_items_of_a_batch_fail_one_by_one(layout: LayoutFolder, ecr: Any, image: str) -> None:
    other = layout.image(b"another", tags=("v2",))
    layout.faults(
        {"operation": "BatchGetImage", "digest": image, "failure": "KmsError"},
        {"operation": "BatchCheckLayerAvailability", "digest": LAYER, "availability": "UNAVAILABLE"},
        {
            "operation": "BatchCheckLayerAvailability",
            "digest": digest(b"another"),
            "failure": "MissingLayerDigest",
            "reason": "gone",
        },
    )
    answer = ecr.batch_get_image(
        repositoryName="team/app", imageIds=[{"imageTag": "v1"}, {"imageDigest": other}]
    )
    assert [failure["failureCode"] for failure in answer["failures"]] == ["KmsError"]
    assert [found["imageId"]["imageDigest"] for found in answer["images"]] == [other]
    answer = ecr.batch_check_layer_availability(
        repositoryName="team/app", layerDigests=[LAYER, digest(b"another")]
    )
    assert [layer["layerAvailability"] for layer in answer["layers"]] == ["UNAVAILABLE"]
    assert [(failure["failureCode"], failure["failureReason"]) for failure in answer["failures"]] == [
        ("MissingLayerDigest", "gone")
    ]


def test_a_registrys_fault_strikes_its_own_calls(data: Path, layout: LayoutFolder) -> None:
    fault = {"operation": "DescribeRepositories", "deny": {}}
    registries = {f"{ACCOUNT}/eu-central-1": {"faults": [fault]}}
    (data / "registry.json").write_text(json.dumps({"registries": registries}))
    with LocalRegistry(data) as registry:
        with refused() as told:
            client(registry.endpoint).describe_repositories()
        assert told[0].message.endswith(
            "because no identity-based policy allows the ecr:DescribeRepositories action"
        )
        assert ":repository/* because" in told[0].message
        assert client(registry.endpoint).list_images(repositoryName="team/app")["imageIds"] == []
        assert client(registry.endpoint, region="us-east-1").describe_repositories()["repositories"] == []


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        ({"operation": "GetDownloadUrl", "error": "X"}, "unknown operation .*; known: .*UrlForLayer"),
        ({"operation": URL, "eror": "X"}, "unknown member 'eror'"),
        ({"operation": URL}, "does nothing"),
        ({"operation": URL, "error": "X", "html": "portal"}, "two things at once"),
        ({"operation": URL, "error": 3}, "error: not a text"),
        ({"operation": URL, "latency_s": "2"}, "latency_s: not a number"),
        ({"operation": URL, "latency_s": -1}, "latency_s: not a number"),
        ({"operation": URL, "error": "X", "times": 0}, "times"),
        ({"operation": URL, "deny": {"policy": "bucket policy"}}, "unknown policy 'bucket policy'"),
        ({"operation": URL, "deny": {"kind": "x"}}, "unknown member 'kind'"),
        ({"operation": "BatchGetImage", "failure": "MissingLayerDigest"}, "unknown failure"),
        ({"operation": "BatchCheckLayerAvailability", "availability": "GONE"}, "unknown availability 'GONE'"),
        ({"operation": URL, "html": "cat"}, "unknown page 'cat'"),
        ({"bytes": "truncate"}, "unknown fault 'truncate'; known: .*truncated"),
        ({"bytes": "slow", "latency_s": 1}, "unknown member 'latency_s'"),
        ("stall", "not a JSON object"),
    ],
)  # fmt: skip
def test_a_typo_is_told_with_its_place(fault: Any, words: str) -> None:
    with pytest.raises(FaultError, match=rf"faults\[1\].*{words}"):
        read_faults([{"bytes": "stall"}, fault])


@pytest.mark.usefixtures("image")
@pytest.mark.expects_log(r"team/app: faults\[0\]: unknown member 'eror'")
def test_a_repository_with_a_typo_says_so_to_every_call(layout: LayoutFolder, ecr: Any) -> None:
    layout.faults({"operation": URL, "eror": "LayersNotFoundException"})
    with refused() as told:
        ask(ecr)
    assert told[0].code == "ServerException"
    assert "unknown member 'eror'" in told[0].message
    assert len(ecr.describe_repositories()["repositories"]) == 1


@pytest.mark.usefixtures("image")
def test_a_url_may_lead_to_another_host(layout: LayoutFolder, ecr: Any) -> None:
    layout.faults({"operation": URL, "url_origin": "https://cdn.upstream.example:8443", "digest": LAYER})
    assert ask(ecr)["downloadUrl"].startswith("https://cdn.upstream.example:8443/")


@pytest.mark.parametrize(
    ("operation", "origin"),
    [("BatchGetImage", "http://h"), ("*", "http://h"), (URL, "h:80"), (URL, "http://h/path"), (URL, 9)],
)
def test_only_a_url_has_an_origin_and_that_is_a_host(operation: str, origin: object) -> None:
    with pytest.raises(FaultError, match=r"faults\[0\]"):
        read_faults([{"operation": operation, "url_origin": origin}])
