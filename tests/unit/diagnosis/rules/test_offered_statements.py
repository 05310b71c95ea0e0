"""What is offered to add to a policy is decided by what this program knows, never by a denial's words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layerscope.diagnosis.model.facts import Facts
from layerscope.diagnosis.model.question import Question
from layerscope.diagnosis.policies.statements import SIGN_IN, statement_for
from layerscope.diagnosis.rules import findings_of
from layerscope.registry.errors.base import Subject
from layerscope.registry.errors.denials import Denial, PolicyKind
from layerscope.registry.errors.service import AccessDeniedError
from layerscope.registry.references.pasted import Pasted
from layerscope.words.messages import words
from support.samples import diagnosis_facts as made
from support.samples.diagnosis_facts import healthy, no_layer, no_policy, question, refusal

MALLORY = "999900001111"
NODE = f"arn:aws:sts::{made.OWNER_ID}:assumed-role/node/i-0abc"
READS = {
    f"ecr:{call}"
    for call in (
        "GetAuthorizationToken", "BatchCheckLayerAvailability", "BatchGetImage", "GetDownloadUrlForLayer",
        "DescribeImageReplicationStatus", "DescribeImages", "DescribePullThroughCacheRules",
        "DescribeRepositories", "GetLifecyclePolicy", "GetRegistryPolicy", "GetRepositoryPolicy",
        "ListImages", "ValidatePullThroughCacheRule",
    )
}  # fmt: skip
PRINCIPALS = st.one_of(
    st.sampled_from(
        [
            "*", "", made.ROLE_ARN, NODE, f"arn:aws:iam::{MALLORY}:user/mallory", "arn:aws:iam::*:root",
            f"arn:aws:iam::{MALLORY}:role/*", "lambda.amazonaws.com", f"arn:aws:iam::{MALLORY}:root,*",
        ]
    ),
    st.text(max_size=40),
)  # fmt: skip
ACTIONS = st.one_of(
    st.sampled_from(
        [
            "iam:*", "ecr:*", "*", "ecr:PutImage", "ecr:BatchDeleteImage", "ecr:SetRepositoryPolicy", "sts:*",
            "ECR:batchgetimage", "ecr:BatchGet*", "ecr:UpdateImageStorageClass", "ecr:CreateRepository",
            "sts:AssumeRole", "", *sorted(READS),
        ]
    ),
    st.text(max_size=30),
)  # fmt: skip
RESOURCES = st.one_of(
    st.sampled_from(
        ["*", "", made.REPOSITORY_ARN, f"arn:aws:ecr:eu-west-1:{MALLORY}:repository/x", "arn:aws:s3:::*"]
    ),
    st.text(max_size=40),
)
DENIALS = st.builds(
    Denial,
    PRINCIPALS,
    ACTIONS,
    RESOURCES,
    st.sampled_from(PolicyKind),
    st.sampled_from(["", "arn:aws:iam::9:policy/*"]),
    st.sampled_from([None, True, False]),
)
OPERATIONS = st.sampled_from(
    ["GetDownloadUrlForLayer", "BatchGetImage", "DescribeImages", "PutImage", "ListImageReferrers", ""]
)


def statements(snippet: str) -> Iterator[dict[str, Any]]:
    if snippet[:1] in ("{", "["):
        read = json.loads(snippet)
        yield from read if isinstance(read, list) else [read]


def offered(asked: Question, facts: Facts) -> Iterator[tuple[dict[str, Any], str]]:
    for finding in findings_of(asked, facts):
        for statement in statements(finding.snippet):
            yield statement, finding.caution


def assert_harmless(statement: dict[str, Any], accounts: set[str]) -> None:
    actions = statement["Action"] if isinstance(statement["Action"], list) else [statement["Action"]]
    assert set(actions) <= READS, statement
    if "Resource" in statement:
        assert statement["Resource"] == ("*" if actions == [SIGN_IN] else made.REPOSITORY_ARN)
    else:
        assert statement["Principal"]
    if "Principal" in statement:
        (arn,) = statement["Principal"].values()
        assert arn in {f"arn:aws:iam::{account}:root" for account in accounts}


@settings(max_examples=150)
@given(OPERATIONS, DENIALS)
def test_no_denial_of_a_call_gives_more_than_the_call_needs(operation: str, denial: Denial) -> None:
    error = refusal(AccessDeniedError, operation, "no", denial=denial)
    for asked in (question(), question(seen=error)):
        for statement, caution in offered(asked, no_layer(url=error)):
            assert_harmless(statement, {made.CALLER_ID})
            assert caution == ""
    for statement in statements(words(error, caller_arn=made.ROLE_ARN).statement):
        assert_harmless(statement, {made.CALLER_ID})


@settings(max_examples=150)
@given(DENIALS)
def test_no_pasted_denial_gives_more_than_a_pull_needs(denial: Denial) -> None:
    asked = question(pasted=Pasted(denial=denial, fails=True))
    for statement, caution in offered(asked, healthy()):
        named = {made.CALLER_ID, made.OWNER_ID, MALLORY}
        assert_harmless(statement, named)
        assert "pasted text" in caution


@pytest.mark.parametrize(
    "text",
    [
        f"User: arn:aws:iam::{MALLORY}:user/mallory is not authorized to perform: ecr:* on resource: *",
        f"User: arn:aws:iam::{MALLORY}:user/mallory is not authorized to perform: iam:* on resource: *",
        "User: * is not authorized to perform: ecr:PutImage because no resource-based policy allows it",
    ],
)
def test_what_was_offered_to_mallory(text: str) -> None:
    pasted = made.pasted(f"denied: {text}")
    assert [*offered(question(pasted=pasted), healthy())] == []


def test_what_a_pull_needs_is_offered_and_marked() -> None:
    text = f"User: {NODE} is not authorized to perform: ecr:BatchGetImage on resource: {made.REPOSITORY_ARN} "
    pasted = made.pasted(f"denied: {text}{no_policy('resource-based policy', 'ecr:BatchGetImage')}")
    ((statement, caution), *_) = offered(question(pasted=pasted), healthy())
    assert statement["Principal"] == {"AWS": f"arn:aws:iam::{made.OWNER_ID}:root"}
    assert "ecr:BatchGetImage" in statement["Action"]
    assert caution == "Its caller and repository come from the pasted text: check both before adding it."


def test_a_stranger_in_a_denial_of_this_programs_call_is_never_let_in() -> None:
    denial = Denial(
        f"arn:aws:iam::{MALLORY}:user/mallory", "ecr:BatchGetImage", "*", PolicyKind.RESOURCE, explicit=False
    )
    error = AccessDeniedError("no", denial=denial, subject=Subject("BatchGetImage", made.REPOSITORY))
    assert [*offered(question(), no_layer(url=error))] == []
    assert statement_for(error, made.ROLE_ARN) == ""
    assert words(error).statement == ""
