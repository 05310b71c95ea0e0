"""`layerscope check`."""

from __future__ import annotations

import pytest

from e2e.commands.conftest import Run


def test_an_image_with_all_its_parts_is_fine(run: Run) -> None:
    ran = run("check", "team/checkout:v4.18.2")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("14 layers: all available. 4 configs: all available.\n")
    assert "`layerscope diagnose`" in ran.out.splitlines()[-1]  # of bytes nothing is claimed
    document = run("check", "team/checkout:v4.18.2", "--json").document
    assert {part["state"] for part in document["parts"]} == {"available"}
    assert document["complete"]


@pytest.mark.parametrize(
    ("repository", "state", "status"),
    [
        ("broken/layer-unavailable", "unavailable", 1),
        ("broken/missing-platform", "missing", 1),
        ("broken/layer-archived", "archived", 1),
        ("broken/denied-availability", "unknown", 2),
    ],
)
def test_the_exit_status_says_whether_it_can_be_pulled(
    run: Run, repository: str, state: str, status: int
) -> None:
    ran = run("check", f"{repository}:1.0", "--json")
    document = ran.document
    assert document["parts"][0]["state"] == state  # the worst comes first
    assert ran.status == status
    assert document["complete"] is (status != 2)


def test_a_repository_is_checked_where_no_image_is_named(run: Run) -> None:
    ran = run("check", "ops/runner")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("300 manifests checked. No problems found.\n")
    counts = run("check", "ops/runner", "--json").document["counts"]
    assert counts == {"checked": 300, "listed": 300, "archived": 0}


def test_what_a_repository_lacks_is_told_with_how_many_it_affects(run: Run) -> None:
    ran = run("check", "broken/layer-unavailable")
    assert ran.status == 1
    assert "Cannot be pulled: 1 layer." in ran.out
    document = run("check", "broken/layer-unavailable", "--json").document
    (problem,) = document["problems"]
    assert (problem["kind"], problem["state"], problem["images"]) == ("layer", "unavailable", 1)


def test_archived_images_are_passed_over(run: Run) -> None:
    ran = run("check", "team/checkout")
    assert (ran.status, "2 archived skipped" in ran.out) == (0, True)


def test_who_may_not_list_is_told(run: Run) -> None:
    ran = run("check", "broken/denied-image-list")
    assert (ran.status, ran.out) == (1, "")
    assert "ecr:DescribeImages" in ran.err
    assert run("check", "broken/denied-image-list:1.0").status == 0  # which needs no list


@pytest.mark.parametrize(
    ("reference", "status", "told"),
    [
        ("team/checkout:v0", 1, "not found"),
        ("broken/image-archived:1.0", 1, "archived"),
        ("team/nothing", 1, "not found"),
        ("Team", 2, "lower case"),
    ],
)
def test_what_cannot_be_checked_is_told(run: Run, reference: str, status: int, told: str) -> None:
    ran = run("check", reference)
    assert (ran.status, ran.out) == (status, "")
    assert told in ran.err


def test_why_a_manifest_cannot_be_read_is_told(run: Run) -> None:
    assert "Unreadable: The manifest is not valid. At /layers" in run("check", "broken/manifest-invalid").out
