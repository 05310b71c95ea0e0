"""`layerscope repositories`."""

from __future__ import annotations

from typing import Any

import pytest

from e2e.commands.conftest import Run
from layerscope.localregistry.serving.server import LocalRegistry


def names_by_boto3(ecr: Any) -> list[str]:
    pages = ecr.get_paginator("describe_repositories").paginate()
    return sorted(each["repositoryName"] for page in pages for each in page["repositories"])


def test_every_repository_has_a_line(run: Run, ecr: Any) -> None:
    ran = run("repositories")
    titles, *rows = ran.out.splitlines()
    assert titles.split() == ["REPOSITORY", "CREATED", "TAGS", "ENCRYPTION"]
    assert [row.split()[0] for row in rows] == names_by_boto3(ecr)
    assert (ran.status, ran.err) == (0, "")


def test_json_has_every_member_that_ecr_tells(run: Run, ecr: Any) -> None:
    ran = run("repositories", "--json")
    assert [each["name"] for each in ran.document["repositories"]] == names_by_boto3(ecr)
    first = ran.document["repositories"][0]
    told = ecr.describe_repositories(repositoryNames=[first["name"]])["repositories"][0]
    assert (first["arn"], first["uri"]) == (told["repositoryArn"], told["repositoryUri"])


def test_who_may_not_gets_the_window_s_words(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "wrong" * 8)
    ran = run("repositories")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.startswith("layerscope: ")
    assert "wrong" not in ran.err


def test_a_wrong_option_is_told(run: Run, registry: LocalRegistry) -> None:
    ran = run("repositories", "--registry-id", "12", "--endpoint-url", registry.endpoint)
    assert ran.status == 2
    assert "an account's 12 digits" in ran.err
    assert run("repositories", "--endpoint-url", "ecr.local").status == 2


def test_a_list_that_breaks_off_says_so(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "wrong" * 8)
    ran = run("repositories", "--json")
    assert (ran.status, ran.document["complete"], ran.document["repositories"]) == (1, False, [])
    assert ran.document["error"]["title"] in ran.err
