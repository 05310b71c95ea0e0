"""What is offered to allow a denied read: of what is known here, and of nothing that a denial only says."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layerscope.diagnosis.policies.read_statements import denied_read, statement_for_read
from layerscope.registry.errors.base import Subject
from layerscope.registry.errors.denials import Denial, PolicyKind
from layerscope.registry.errors.service import AccessDeniedError, ThrottledError

CALLER = "arn:aws:sts::111122223333:assumed-role/node/i-0abc"
ARN = "arn:aws:ecr:eu-central-1:{}:repository/team/app"
SUBJECT = Subject("DescribeImages", "team/app", region="eu-central-1")
DENIAL = Denial(CALLER, "ecr:DescribeImages", "*", PolicyKind.IDENTITY, explicit=False)
ROOT = {"AWS": "arn:aws:iam::111122223333:root"}


def an_error(subject: Subject = SUBJECT, **denial: object) -> AccessDeniedError:
    return AccessDeniedError("no", denial=replace(DENIAL, **denial), subject=subject)  # type: ignore[arg-type]


def statement(error: Exception, caller: str = CALLER) -> dict[str, object]:
    text = statement_for_read(error, caller)
    read: dict[str, object] = json.loads(text) if text else {}
    return read


@pytest.mark.parametrize(
    "kind", [PolicyKind.IDENTITY, PolicyKind.BOUNDARY, PolicyKind.SESSION, PolicyKind.UNNAMED]
)
def test_an_identity_gets_the_one_action_on_the_one_repository(kind: PolicyKind) -> None:
    found = statement(an_error(policy_kind=kind))
    assert found == {
        "Effect": "Allow",
        "Action": "ecr:DescribeImages",
        "Resource": ARN.format("111122223333"),
    }


def test_another_registrys_repository_is_that_registrys() -> None:
    elsewhere = replace(SUBJECT, registry_id="444455556666")
    assert statement(an_error(elsewhere))["Resource"] == ARN.format("444455556666")
    shared = statement(an_error(elsewhere, policy_kind=PolicyKind.RESOURCE))
    assert shared == {"Effect": "Allow", "Principal": ROOT, "Action": "ecr:DescribeImages"}
    passing = statement(an_error(elsewhere, policy_kind=PolicyKind.ENDPOINT))
    assert (passing["Principal"], passing["Resource"]) == (ROOT, ARN.format("444455556666"))


def test_referrers_are_read_by_the_action_that_allows_them() -> None:
    subject = replace(SUBJECT, operation="ListImageReferrers")
    for said in ("ecr:BatchGetImage", "ecr:ListImageReferrers"):
        assert statement(an_error(subject, action=said))["Action"] == "ecr:BatchGetImage"


EVERY_REPOSITORY = Subject("DescribeRepositories", region="eu-central-1")
NONE = {
    "a deny, which an allow does not undo": an_error(explicit=True),
    "an organization's policy": an_error(policy_kind=PolicyKind.SERVICE_CONTROL),
    "what only a wildcard names": an_error(EVERY_REPOSITORY, action="ecr:DescribeRepositories"),
    "a stranger": an_error(principal="arn:aws:iam::999988887777:user/mallory"),
    "a write": an_error(replace(SUBJECT, operation="BatchDeleteImage"), action="ecr:BatchDeleteImage"),
    "another action than the call's": an_error(action="ecr:*"),
    "what STS denied within the call": an_error(action="sts:AssumeRole"),
    "no denial": ThrottledError("no", subject=SUBJECT),
}


@pytest.mark.parametrize("error", NONE.values(), ids=NONE.keys())
def test_nothing_is_offered_for(error: Exception) -> None:
    assert statement(error) == {}


def test_nothing_is_offered_for_a_caller_that_sts_did_not_name() -> None:
    assert statement(an_error(), caller="") == {}


def test_a_denied_read_is_the_calls_own_action() -> None:
    assert denied_read(an_error()) == "ecr:DescribeImages"
    assert denied_read(NONE["a write"]) == ""
    assert denied_read(NONE["what STS denied within the call"]) == ""
    assert denied_read(None) == ""


WORDS = st.sampled_from(
    ["*", "ecr:*", "ecr:DescribeImages", "ecr:PutImage", CALLER, "arn:aws:iam::9:root", ""]
)


@settings(max_examples=100)
@given(WORDS, WORDS, WORDS, st.sampled_from(PolicyKind), st.sampled_from([None, False, True]))
def test_no_text_of_a_denial_gets_into_a_statement(
    principal: str, action: str, resource: str, kind: PolicyKind, explicit: bool | None
) -> None:
    denial = Denial(principal, action, resource, kind, "arn:aws:iam::9:policy/*", explicit)
    found = statement(AccessDeniedError("no", denial=denial, subject=SUBJECT))
    assert "*" not in json.dumps(found)
    assert found.get("Action", "ecr:DescribeImages") == "ecr:DescribeImages"
    assert found.get("Resource", ARN.format("111122223333")) == ARN.format("111122223333")
    assert found.get("Principal", ROOT) == ROOT
