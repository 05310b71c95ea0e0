"""`layerscope image`."""

from __future__ import annotations

from typing import Any

import pytest

from e2e.commands.conftest import Run

CHECKOUT = "team/checkout:v4.18.2"


def manifest_by_boto3(ecr: Any, repository: str, digest: str) -> dict[str, Any]:
    import json

    answer = ecr.batch_get_image(repositoryName=repository, imageIds=[{"imageDigest": digest}])
    return dict(json.loads(answer["images"][0]["imageManifest"]))


def test_the_layers_are_those_of_the_manifest(run: Run, ecr: Any) -> None:
    ran = run("image", CHECKOUT, "--json")
    found = ran.document
    manifest = manifest_by_boto3(ecr, "team/checkout", found["image"]["digest"])
    assert [(each["digest"], each["sizeBytes"]) for each in found["layers"]] == [
        (each["digest"], each["size"]) for each in manifest["layers"]
    ]
    assert {each["state"] for each in found["layers"]} == {"available"}
    assert all(each["command"] for each in found["layers"])
    assert (ran.status, ran.err, found["problems"]) == (0, "", [])


def test_the_index_names_its_platforms(run: Run, ecr: Any) -> None:
    found = run("image", CHECKOUT, "--json", "--platform", "linux/arm64").document
    index = manifest_by_boto3(ecr, "team/checkout", found["digest"])
    images = [each for each in index["manifests"] if each["platform"]["os"] != "unknown"]
    assert [each["digest"] for each in found["platforms"]] == [each["digest"] for each in images]
    assert (found["chosenBy"], found["image"]["platform"]["architecture"]) == ("platform", "arm64")
    assert found["listed"]["tags"] == ["v4.18.2", "latest"]


def test_people_read_facts_and_a_line_for_each_layer(run: Run) -> None:
    ran = run("image", CHECKOUT)
    facts, _, table = ran.out.partition("\n\n")
    assert facts.splitlines()[0].split() == ["Image", CHECKOUT]
    assert any(
        line.startswith("Entrypoint") and line.endswith("/srv/app/bin/start") for line in facts.split("\n")
    )
    titles, *rows = table.splitlines()
    assert titles.split(maxsplit=4) == ["#", "SIZE", "STATE", "DIGEST", "CREATED BY"]
    assert [row.split()[0] for row in rows] == [str(number) for number in range(1, len(rows) + 1)]


def test_an_artifact_is_called_what_it_is(run: Run) -> None:
    found = run("image", "charts/checkout:1.10.0", "--json").document
    assert (found["kind"], found["chosenBy"], found["platforms"]) == ("Helm chart", "itself", [])
    assert "Helm chart" in run("image", "charts/checkout:1.10.0").out


def test_whom_a_container_runs_as_is_told_where_nobody_is_named(run: Run) -> None:
    assert "root (not set)" in run("image", "broken/layer-archived:1.0").out
    windows = run("image", "windows/intranet:ltsc2022", "--platform", "windows/amd64")
    assert windows.status == 0
    assert "root (not set)" not in windows.out


def test_a_layer_that_is_not_served_is_told(run: Run) -> None:
    ran = run("image", "broken/layer-unavailable:1.0", "--json")
    assert "unavailable" in {each["state"] for each in ran.document["layers"]}
    assert ran.status == 0


def test_what_could_not_be_read_is_told_beside_the_rest(run: Run) -> None:
    ran = run("image", "broken/config-missing:1.0")
    assert ran.status == 0
    assert ran.err.startswith("config: ")
    assert run("image", "broken/config-missing:1.0", "--json").document["problems"][0]["part"] == "config"


def test_who_may_not_list_reads_it_all_the_same(run: Run) -> None:
    ran = run("image", "broken/denied-image-list:1.0")
    assert ran.status == 0
    assert "ecr:DescribeImages is denied" in ran.out
    found = run("image", "broken/denied-image-list:1.0", "--json").document
    assert found["listed"] is None
    assert found["layers"]


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (("team/checkout:v0",), 1, "Image v0 not found in team/checkout"),
        (("team/nothing:1",), 1, "not found"),
        ((CHECKOUT, "--platform", "linux/s390x"), 1, "linux/arm64"),
        (("broken/missing-platform:1.0", "--platform", "linux/arm64"), 1, "not found"),
        (("team/checkout",), 2, "add :TAG or @DIGEST"),
        (("docker.io/library/redis:7",), 2, "another registry"),
        (("public.ecr.aws/x/y:1",), 2, "ECR Public"),
        (("a:1\x1b[31m",), 2, "␛"),
        (("",), 2, "it is empty"),
        ((), 2, "REFERENCE"),
        ((CHECKOUT, "--platform", "arm64"), 2, "OS/ARCHITECTURE"),
    ],
)
def test_a_mistake_is_told(run: Run, arguments: tuple[str, ...], status: int, told: str) -> None:
    ran = run("image", *arguments)
    assert (ran.status, ran.out) == (status, "")
    assert told in ran.err
    assert "\x1b" not in ran.err
