"""Whether a command that is offered to copy changes something."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layerscope.diagnosis.model.snippets import SnippetEffect, effect_of
from layerscope.diagnosis.rules import findings_of
from unit.diagnosis.rules.test_catalogue import ROWS

WRITING = {"archived", "no-such-platform", "pull-through-by-digest", "pull-through-uncached"}


@pytest.mark.parametrize(
    ("snippet", "effect"),
    [
        ('{\n  "Effect": "Allow"\n}', SnippetEffect.STATEMENT),
        ("[\n  {}\n]", SnippetEffect.STATEMENT),
        ("aws ecr batch-get-image --repository-name x", SnippetEffect.READS),
        ("aws sts get-caller-identity\naws ecr describe-images", SnippetEffect.READS),
        ("aws ecr get-repository-policy\naws ecr delete-repository", SnippetEffect.CHANGES_AWS),
        ("aws kms enable-key --key-id k", SnippetEffect.CHANGES_AWS),
        ("aws ecr get-login-password | docker login --username AWS", SnippetEffect.CHANGES_HERE),
        ("aws sso login --profile prod", SnippetEffect.CHANGES_HERE),
        ("aws configure list", SnippetEffect.READS),
        ("aws configure set region REGION", SnippetEffect.CHANGES_HERE),
        ("timedatectl set-ntp true", SnippetEffect.CHANGES_HERE),
        ("docker system df", SnippetEffect.READS),
        ("docker pull x:TAG", SnippetEffect.CHANGES_AWS),
        ("something nobody knows", SnippetEffect.CHANGES_AWS),
        ("", SnippetEffect.READS),
    ],
)
def test_what_comes_of_it(snippet: str, effect: SnippetEffect) -> None:
    assert effect_of(snippet) is effect


@given(st.text(max_size=60))
def test_what_is_not_known_is_never_said_to_read(text: str) -> None:
    operation = "delete-" + text
    assert effect_of(f"aws ecr {operation}") is not SnippetEffect.READS


def test_of_the_catalogue_these_change_something_at_aws() -> None:
    found = [finding for row in ROWS.values() for finding in findings_of(row.question, row.facts)]
    told = {finding.cause: effect_of(finding.snippet) for finding in found if finding.snippet}
    assert {cause for cause, effect in told.items() if effect is SnippetEffect.CHANGES_AWS} == WRITING
