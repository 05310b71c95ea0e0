"""Lifecycle rules, with the examples of AWS's documentation.

https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_examples.html
"""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layerscope.diagnosis.policies.document import Unreadable
from layerscope.diagnosis.policies.lifecycle import (
    DAY_S,
    CountType,
    LifecycleRule,
    is_due,
    read_lifecycle,
    rule_for,
)
from layerscope.registry.model.images import ListedImage

NOW_S = 1_800_000_000.0


def rule(
    priority: int = 1, action: str = "expire", description: str = "", **selection: Any
) -> dict[str, Any]:
    chosen = {"tagStatus": "any", "countType": "sinceImagePushed", "countUnit": "days", "countNumber": 14}
    return {
        "rulePriority": priority,
        "description": description,
        "selection": chosen | selection,
        "action": {"type": action},
    }


def read(*rules: dict[str, Any]) -> tuple[LifecycleRule, ...]:
    told = read_lifecycle(json.dumps({"rules": list(rules)}))
    assert isinstance(told, tuple), told
    return told


COVERS: dict[str, tuple[dict[str, Any], tuple[str, ...], bool]] = {
    "any, tagged": ({}, ("v1",), True),
    "any, untagged": ({}, (), True),
    "untagged": ({"tagStatus": "untagged"}, (), True),
    "untagged, with a tag": ({"tagStatus": "untagged"}, ("v1",), False),
    "a prefix": ({"tagStatus": "tagged", "tagPrefixList": ["prod"]}, ("prod-1",), True),
    "another prefix": ({"tagStatus": "tagged", "tagPrefixList": ["prod"]}, ("v-prod",), False),
    "a pattern": ({"tagStatus": "tagged", "tagPatternList": ["*web*"]}, ("pre-web-1",), True),
    "a pattern without wildcard": ({"tagStatus": "tagged", "tagPatternList": ["prod"]}, ("prod1",), False),
    "all patterns": ({"tagStatus": "tagged", "tagPatternList": ["a*", "b*"]}, ("a1", "b1"), True),
    "one of two patterns": ({"tagStatus": "tagged", "tagPatternList": ["a*", "b*"]}, ("a1",), False),
    "tagged, without a tag": ({"tagStatus": "tagged", "tagPatternList": ["*"]}, (), False),
}


@pytest.mark.parametrize("case", COVERS)
def test_what_a_rule_covers(case: str) -> None:
    selection, tags, expected = COVERS[case]
    assert read(rule(**selection))[0].covers(tags) is expected


def test_the_first_rule_by_priority_decides() -> None:
    rules = read(
        rule(20, description="all"),
        rule(10, tagStatus="tagged", tagPrefixList=["prod"], description="production"),
    )
    assert [each.priority for each in rules] == [10, 20]
    production, other = rule_for(rules, ("prod-1",)), rule_for(rules, ("dev-1",))
    assert production is not None
    assert other is not None
    assert production.name == "rule 10 (“production”)"
    assert other.priority == 20
    assert rule_for(rules[:1], ("dev-1",)) is None


def image(**values: Any) -> ListedImage:
    return ListedImage("sha256:" + "1" * 64, ("v1",), **values)


DUE: dict[str, tuple[dict[str, Any], dict[str, float | str], bool | None]] = {
    "pushed long ago": ({}, {"pushed_at_s": NOW_S - 15 * DAY_S}, True),
    "pushed lately": ({}, {"pushed_at_s": NOW_S - 13 * DAY_S}, False),
    "nobody knows when": ({}, {}, None),
    "pulled lately": (
        {"countType": "sinceImagePulled"},
        {"pushed_at_s": 0.0, "last_pulled_at_s": NOW_S - DAY_S},
        False,
    ),
    "never pulled": ({"countType": "sinceImagePulled"}, {"pushed_at_s": 0.0}, True),
    "one too many": ({"countType": "imageCountMoreThan"}, {"pushed_at_s": 0.0}, None),
    "long in the archive": (
        {"countType": "sinceImageTransitioned", "storageClass": "archive"},
        {"archived_at_s": NOW_S - 15 * DAY_S, "status": "ARCHIVED"},
        True,
    ),
    "not in the archive": (
        {"countType": "sinceImageTransitioned", "storageClass": "archive"},
        {"pushed_at_s": 0.0},
        False,
    ),
    "in the archive": ({}, {"pushed_at_s": 0.0, "status": "ARCHIVED"}, False),
}


@pytest.mark.parametrize("case", DUE)
def test_when_an_image_is_due(case: str) -> None:
    selection, values, expected = DUE[case]
    assert is_due(read(rule(**selection))[0], image(**values), NOW_S) is expected


def test_a_transition_archives() -> None:
    (moving,) = read(rule(action="transition", countType="sinceImagePulled"))
    assert moving.archives
    assert moving.count_type is CountType.PULLED


BROKEN: dict[str, tuple[str, str]] = {
    "no JSON": ("{", "line 1 column 2"),
    "no rules": ("{}", "/rules"),
    "no object": ("[]", "line 1 column 1"),
    "a rule that is none": ('{"rules": [7]}', "/rules/0"),
    "another tag status": (json.dumps({"rules": [rule(), rule(tagStatus="new")]}), "/rules/1"),
    "another count type": (json.dumps({"rules": [rule(countType="sinceMonday")]}), "/rules/0"),
    "another action": (json.dumps({"rules": [rule(action="celebrate")]}), "/rules/0"),
    "tagged, without tags": (json.dumps({"rules": [rule(tagStatus="tagged")]}), "/rules/0"),
    "a prefix that is no text": (json.dumps({"rules": [rule(tagPrefixList=[1])]}), "/rules/0"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_what_cannot_be_judged(case: str) -> None:
    text, place = BROKEN[case]
    told = read_lifecycle(text)
    assert isinstance(told, Unreadable)
    assert told.place == place


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    assert isinstance(read_lifecycle(text), tuple | Unreadable)
