"""What is a policy that can be judged, and where one is not."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layerscope.diagnosis.policies.document import (
    Condition,
    Patterns,
    PolicyDocument,
    PrincipalKind,
    Unreadable,
)
from layerscope.diagnosis.policies.reading import read_policy
from layerscope.text.reasons import Reason

PLAIN = {"Effect": "Allow", "Action": "ecr:*", "Resource": "*"}


def test_a_whole_policy() -> None:
    text = json.dumps(
        {
            "Version": "2012-10-17",
            "Id": "shared",
            "Statement": [
                {
                    "Sid": "Pull",
                    "Effect": "Allow",
                    "Principal": {"AWS": ["111122223333", "*"], "Service": "ecs.amazonaws.com"},
                    "NotAction": "ecr:Put*",
                    "Condition": {"NumericLessThan": {"aws:MultiFactorAuthAge": 60}},
                }
            ],
        }
    )
    policy = read_policy(text)
    assert isinstance(policy, PolicyDocument)
    (statement,) = policy.statements
    assert statement.sid == "Pull"
    assert statement.actions == Patterns(("ecr:Put*",), negated=True)
    assert statement.resources is None
    assert statement.principals is not None
    assert [each.kind for each in statement.principals.entries] == [
        PrincipalKind.AWS,
        PrincipalKind.ANYONE,
        PrincipalKind.SERVICE,
    ]
    assert statement.conditions == (Condition("NumericLessThan", "aws:MultiFactorAuthAge", ("60",)),)


def test_a_single_statement_needs_no_list() -> None:
    policy = read_policy(json.dumps({"Statement": PLAIN}))
    assert isinstance(policy, PolicyDocument)
    assert not policy.statements[0].filled_in  # 2008-10-17, the default, knows no variables


BROKEN: dict[str, tuple[Any, str]] = {
    "no JSON": ("{", "line 1 column 2"),
    "nothing": ("", "line 1 column 1"),
    "no object": ([], "line 1 column 1"),
    "no statement": ({}, "/Statement"),
    "a statement that is none": ({"Statement": ["x"]}, "/Statement/0"),
    "another version": ({"Version": "2030-01-01", "Statement": []}, "/Version"),
    "an element nobody knows": ({"Statement": [PLAIN, {**PLAIN, "action": "x"}]}, "/Statement/1/action"),
    "no effect": ({"Statement": [{"Action": "*"}]}, "/Statement/0/Effect"),
    "another effect": ({"Statement": [{**PLAIN, "Effect": "allow"}]}, "/Statement/0/Effect"),
    "no action": ({"Statement": [{"Effect": "Allow"}]}, "/Statement/0"),
    "both actions": ({"Statement": [{**PLAIN, "NotAction": "x"}]}, "/Statement/0"),
    "an action that is no text": ({"Statement": [{**PLAIN, "Action": [1]}]}, "/Statement/0/Action"),
    "a kind of principal of S3's": (
        {"Statement": [{**PLAIN, "Principal": {"CanonicalUser": "x"}}]},
        "/Statement/0/Principal/CanonicalUser",
    ),
    "a principal that is a text": ({"Statement": [{**PLAIN, "Principal": "x"}]}, "/Statement/0/Principal"),
    "a pattern of principals": (
        {"Statement": [{**PLAIN, "Principal": {"AWS": "arn:aws:iam::111122223333:role/*"}}]},
        "/Statement/0/Principal/AWS",
    ),
    "NotPrincipal with Allow": (
        {"Statement": [{**PLAIN, "NotPrincipal": "*"}]},
        "/Statement/0/NotPrincipal",
    ),
    "a condition that is none": ({"Statement": [{**PLAIN, "Condition": []}]}, "/Statement/0/Condition"),
    "an operator without keys": (
        {"Statement": [{**PLAIN, "Condition": {"Bool": "x"}}]},
        "/Statement/0/Condition/Bool",
    ),
    "a value that is none": (
        {"Statement": [{**PLAIN, "Condition": {"Bool": {"k": {}}}}]},
        "/Statement/0/Condition/Bool/k",
    ),
    "twice the same": ('{"Statement": [], "Statement": []}', "line 1 column 1"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_what_cannot_be_judged_is_told_with_its_place(case: str) -> None:
    document, place = BROKEN[case]
    told = read_policy(document if isinstance(document, str) else json.dumps(document))
    assert isinstance(told, Unreadable)
    assert told.place == place
    assert isinstance(told.reason, Reason)


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    assert isinstance(read_policy(text), PolicyDocument | Unreadable)


def test_nesting_without_end_is_refused() -> None:
    assert isinstance(read_policy("[" * 100_000), Unreadable)
