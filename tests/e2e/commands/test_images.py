"""`layerscope images`."""

from __future__ import annotations

from typing import Any

import pytest

from e2e.commands.conftest import Run

CHECKOUT = "team/checkout"


def listed_by_boto3(ecr: Any, repository: str) -> dict[str, Any]:
    pages = ecr.get_paginator("describe_images").paginate(
        repositoryName=repository, filter={"imageStatus": "ANY"}
    )
    return {each["imageDigest"]: each for page in pages for each in page["imageDetails"]}


def digests_in(image: dict[str, Any]) -> set[str]:
    below = (*image["platforms"], *image["attached"])
    return {image["digest"], *(each["digest"] for each in below)}


def test_every_listed_image_is_told_once_or_below_another(run: Run, ecr: Any) -> None:
    ran = run("images", CHECKOUT, "--json")
    images = ran.document["images"]
    told = [digest for image in images for digest in digests_in(image)]
    assert sorted(told) == sorted(listed_by_boto3(ecr, CHECKOUT))
    assert (ran.status, ran.err, ran.document["complete"]) == (0, "", True)


def test_the_members_are_what_ecr_says(run: Run, ecr: Any) -> None:
    listed = listed_by_boto3(ecr, CHECKOUT)
    for image in run("images", CHECKOUT, "--json").document["images"]:
        record = listed[image["digest"]]
        assert image["tags"] == record.get("imageTags", [])
        assert image["sizeBytes"] == record["imageSizeInBytes"]
        assert image["pushedAt"] == record["imagePushedAt"].strftime("%Y-%m-%dT%H:%M:%SZ")
        assert image["status"] == record.get("imageStatus", "ACTIVE")


def test_platforms_and_artifacts_stand_below(run: Run) -> None:
    first = run("images", CHECKOUT, "--json").document["images"][0]
    assert [each["name"] for each in first["platforms"]] == ["linux/amd64", "linux/arm64/v8"]
    assert {each["kind"] for each in first["attached"]} == {"cosign signature", "BuildKit attestation"}
    assert all(each["about"] for each in first["attached"])


def test_a_nested_index_opens_to_its_images(run: Run) -> None:
    first = run("images", "platform/nested-index", "--json").document["images"][0]
    assert {"index", "image"} <= {each["kind"] for each in first["platforms"]}


def test_the_newest_comes_first_and_archived_ones_are_marked(run: Run) -> None:
    ran = run("images", CHECKOUT)
    titles, *rows = ran.out.splitlines()
    assert titles.startswith("TAGS")
    assert rows[0].startswith("v4.18.2, latest")
    assert "2 platforms + 3" in rows[0]
    assert sum("Archived" in row for row in rows) == 2
    assert any(row.startswith("untagged") for row in rows)


def test_all_has_a_line_for_each(run: Run, ecr: Any) -> None:
    rows = run("images", CHECKOUT, "--all").out.splitlines()[1:]
    assert len(rows) == len(listed_by_boto3(ecr, CHECKOUT))
    assert rows[1].startswith("  linux/amd64")


def test_an_empty_repository_is_an_empty_table(run: Run) -> None:
    ran = run("images", "sandbox/empty")
    assert (ran.status, len(ran.out.splitlines())) == (0, 1)
    assert run("images", "sandbox/empty", "--json").document["images"] == []


def test_who_may_not_list_is_told_and_nothing_else(run: Run) -> None:
    ran = run("images", "broken/denied-image-list")
    assert (ran.status, ran.out) == (1, "")
    assert "ecr:DescribeImages" in ran.err
    ran = run("images", "broken/denied-image-list", "--json")
    assert (ran.status, ran.document["complete"]) == (1, False)
    assert ran.document["error"]["kind"] == "AccessDeniedError"


def test_who_may_not_read_has_the_list_all_the_same(run: Run) -> None:
    assert run("images", "broken/denied-manifest").status == 0


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (("team/nothing",), 1, "not found"),
        (("Team/Checkout",), 2, "lower case"),
        (("sha256:" + "0" * 64,), 2, "no repository"),
        ((), 2, "REPOSITORY"),
    ],
)
def test_a_mistake_is_told(run: Run, arguments: tuple[str, ...], status: int, told: str) -> None:
    ran = run("images", *arguments)
    assert (ran.status, ran.out) == (status, "")
    assert told in ran.err
