"""Every finding and every fault of a line is told in sentences, with a next step."""

from __future__ import annotations

from pathlib import Path

import pytest

from layerscope.accounts.rules.shared import lint_sentences as problems
from layerscope.accounts.rules.shared import profile_lint as bad_profiles
from layerscope.accounts.rules.shared.profile_lint import ProfileIssue
from layerscope.accounts.rules.shared.shared_text import FaultKind, LineFault

FINDINGS = (
    bad_profiles.MissingSource("a", "a", "b"),
    bad_profiles.RoleLoop("a", "a", ("a", "b", "a")),
    bad_profiles.NoSource("a", "a"),
    bad_profiles.TwoSources("a", "a"),
    bad_profiles.UnknownCredentialSource("a", "a", "Nowhere"),
    bad_profiles.NoRegion("a", "a", "region", "eu_central_1", "eu-central-1"),
    bad_profiles.NoRegion("a", "a", "region", "?", ""),
    bad_profiles.NotPlainKey("a", "a", "aws_access_key_id", True, False),
    bad_profiles.NotPlainKey("a", "a", "aws_access_key_id", False, True),
    bad_profiles.SecretAsKeyId("a", "a"),
    bad_profiles.HalfKeyPair("a", "a", "aws_secret_access_key"),
    bad_profiles.MissingSsoSession("a", "a", "corp"),
    bad_profiles.IncompleteSso("a", "a", ("sso_region", "sso_role_name")),
    bad_profiles.SsoConflict("a", "a", "sso_region"),
)


def test_every_kind_of_finding_is_told() -> None:
    kinds = {kind.__name__ for kind in ProfileIssue.__subclasses__()}
    assert {type(finding).__name__ for finding in FINDINGS} == kinds


@pytest.mark.parametrize("finding", FINDINGS, ids=lambda finding: type(finding).__name__)
def test_a_finding_has_a_sentence_and_a_next_step(finding: ProfileIssue) -> None:
    problem = problems.of_finding(finding)
    assert problem.reason.endswith(".")
    assert problem.next_step.endswith((".", "?"))
    assert "{" not in problem.reason + problem.next_step


def test_no_two_findings_are_told_alike() -> None:
    assert len({problems.of_finding(finding).reason for finding in FINDINGS}) == len(FINDINGS)


def test_what_is_wrong_with_a_source_names_it() -> None:
    problem = problems.of_finding(bad_profiles.SecretAsKeyId("role", "base"))
    assert problem.reason.startswith("In its source profile base: A secret stands")


@pytest.mark.parametrize("kind", FaultKind)
def test_a_line_is_told_with_its_number_and_what_is_left_out(kind: FaultKind) -> None:
    problem = problems.of_line(Path("/home/me/.aws/config"), LineFault(12, kind, "profile prod"))
    assert problem.reason.startswith("Line 12 of /home/me/.aws/config does not parse: ")
    assert "[profile prod] is left out" in problem.next_step
    assert "is used" in problems.of_line(Path("c"), LineFault(1, kind)).next_step
