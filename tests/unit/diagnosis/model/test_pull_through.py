from __future__ import annotations

import pytest

from layerscope.diagnosis.model.evidence import PullThroughRule
from layerscope.diagnosis.model.pull_through import rule_for, upstream_name

RULES = (
    PullThroughRule("docker"),
    PullThroughRule("docker/library", upstream_prefix="library"),
    PullThroughRule("ROOT"),
)


@pytest.mark.parametrize(
    ("repository", "prefix"),
    [
        ("docker/grafana/grafana", "docker"),
        ("docker/library/alpine", "docker/library"),
        ("docker/librarything", "docker"),
        ("dockerfile/app", "ROOT"),
        ("docker", "ROOT"),
    ],
)
def test_the_longest_prefix_in_whole_segments(repository: str, prefix: str) -> None:
    found = rule_for(repository, RULES)
    assert found is not None
    assert found.prefix == prefix


def test_without_a_rule_for_all_some_have_none() -> None:
    assert rule_for("team/app", RULES[:2]) is None
    assert rule_for("team/app", ()) is None


def test_the_name_upstream() -> None:
    assert upstream_name("docker/grafana/grafana", RULES[0]) == "grafana/grafana"
    assert upstream_name("docker/library/alpine", RULES[1]) == "library/alpine"
    assert upstream_name("team/app", RULES[2]) == "team/app"
