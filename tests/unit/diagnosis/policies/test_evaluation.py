"""Decisions as AWS documents them; each case names the page it is taken from.

LOGIC  https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics.html
CROSS  https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html
PRINC  https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
NOTPR  https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
NOTAC  https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html
RESRC  https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
VARIA  https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
ECR    https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policy-examples.html
"""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layerscope.diagnosis.policies.callers import Caller
from layerscope.diagnosis.policies.document import PolicyDocument, PolicyStatement, Unreadable
from layerscope.diagnosis.policies.evaluation import Decision, Verdict, decide, decide_both
from layerscope.diagnosis.policies.matching import Request
from layerscope.diagnosis.policies.reading import read_policy

MINE, THEIRS = "444455556666", "111122223333"
APP = f"arn:aws:ecr:eu-west-1:{THEIRS}:repository/team/app"
URL = "ecr:GetDownloadUrlForLayer"
SESSION = Caller(f"arn:aws:sts::{MINE}:assumed-role/Operator/me", MINE, "AROAEXAMPLEROLEID00:me")
USER = Caller(f"arn:aws:iam::{MINE}:user/team/ann", MINE, "AIDAEXAMPLEUSERID00")
ROOT = Caller.account(MINE)

ALLOWED, DENIED, SILENT, DEPENDS, UNJUDGED = (
    Verdict.ALLOWED,
    Verdict.EXPLICIT_DENY,
    Verdict.IMPLICIT_DENY,
    Verdict.DEPENDS,
    Verdict.UNJUDGED,
)


def allow(**elements: Any) -> dict[str, Any]:
    return {"Effect": "Allow", "Action": "ecr:*", **elements}


def deny(**elements: Any) -> dict[str, Any]:
    return {"Effect": "Deny", "Action": "ecr:*", **elements}


def to(*principals: str, **elements: Any) -> dict[str, Any]:
    return allow(Principal={"AWS": list(principals)}, **elements)


def policy(*statements: dict[str, Any]) -> PolicyDocument:
    read = read_policy(json.dumps({"Version": "2012-10-17", "Statement": list(statements)}))
    assert isinstance(read, PolicyDocument), read
    return read


ALONE: dict[str, tuple[list[dict[str, Any]], Caller, Verdict]] = {
    # LOGIC: nothing is allowed by default; an explicit deny beats an allow
    "no statement": ([], SESSION, SILENT),
    "an allow": ([allow(Resource="*")], SESSION, ALLOWED),
    "a deny beats it": ([allow(Resource="*"), deny(Resource=APP)], SESSION, DENIED),
    "in either order": ([deny(Resource=APP), allow(Resource="*")], SESSION, DENIED),
    "a deny of something else": ([allow(Resource="*"), deny(Action="ecr:Put*")], SESSION, ALLOWED),
    # actions: case does not count, * and ? are wildcards
    "the action": ([allow(Action=URL)], SESSION, ALLOWED),
    "in another case": ([allow(Action="ECR:getdownloadurlforlayer")], SESSION, ALLOWED),
    "by a wildcard": ([allow(Action="ecr:Get*")], SESSION, ALLOWED),
    "by a question mark": ([allow(Action="ecr:GetDownloadUrlForLaye?")], SESSION, ALLOWED),
    "a question mark is one": ([allow(Action="ecr:GetDownloadUrlForLayer?")], SESSION, SILENT),
    "everything": ([allow(Action="*")], SESSION, ALLOWED),
    "a typo": ([allow(Action="ecr:BatchGetDownloadUrlForLayer")], SESSION, SILENT),
    "one of a list": ([allow(Action=["ecr:BatchGetImage", URL])], SESSION, ALLOWED),
    "another service": ([allow(Action="s3:*")], SESSION, SILENT),
    # NOTAC: everything but
    "NotAction without it": (
        [{"Effect": "Allow", "NotAction": "iam:*", "Resource": "*"}],
        SESSION,
        ALLOWED,
    ),
    "NotAction with it": ([{"Effect": "Allow", "NotAction": "ecr:Get*", "Resource": "*"}], SESSION, SILENT),
    "a deny by NotAction": (
        [allow(Resource="*"), {"Effect": "Deny", "NotAction": "iam:*", "Resource": "*"}],
        SESSION,
        DENIED,
    ),
    # RESRC: each part of an ARN by itself; case counts
    "the repository": ([allow(Resource=APP)], SESSION, ALLOWED),
    "its namespace": ([allow(Resource=APP.replace("/app", "/*"))], SESSION, ALLOWED),
    "any region": ([allow(Resource=APP.replace("eu-west-1", "*"))], SESSION, ALLOWED),
    "another region": ([allow(Resource=APP.replace("eu-west-1", "us-*"))], SESSION, SILENT),
    "another account": ([allow(Resource=APP.replace(THEIRS, MINE))], SESSION, SILENT),
    "another case": ([allow(Resource=APP.replace("team", "Team"))], SESSION, SILENT),
    "a wildcard over a colon": ([allow(Resource="arn:aws:ecr:eu*:repository/team/app")], SESSION, ALLOWED),
    "a wildcard that ends a part": ([allow(Resource="arn:aws:ecr:*/app")], SESSION, SILENT),
    "a wildcard within a part": ([allow(Resource="arn:aws:ecr:e*1:*:repository/team/app")], SESSION, ALLOWED),
    "and not over the part's end": ([allow(Resource="arn:aws:ecr:e*y/team/app")], SESSION, SILENT),
    "NotResource with it": ([{"Effect": "Allow", "Action": "*", "NotResource": APP}], SESSION, SILENT),
    "NotResource without it": ([{"Effect": "Allow", "Action": "*", "NotResource": "a"}], SESSION, ALLOWED),
    "escaped": ([allow(Resource=APP.replace("team", "${*}"))], SESSION, SILENT),
    # VARIA: filled in when the request comes
    "a variable": ([allow(Resource=APP.replace("team", "${aws:username}"))], SESSION, DEPENDS),
    "a variable beside the name": ([allow(Resource=[APP, "${aws:username}"])], SESSION, ALLOWED),
    "NotResource with a variable": (
        [{"Effect": "Allow", "Action": "*", "NotResource": "${aws:username}"}],
        SESSION,
        DEPENDS,
    ),
    # PRINC
    "anyone": ([allow(Principal="*")], SESSION, ALLOWED),
    "anyone in AWS": ([to("*")], USER, ALLOWED),
    "the account's id": ([to(MINE)], SESSION, ALLOWED),
    "the account's root": ([to(f"arn:aws:iam::{MINE}:root")], SESSION, ALLOWED),
    "another account's root": ([to(f"arn:aws:iam::{THEIRS}:root")], SESSION, SILENT),
    "the role of the session": ([to(f"arn:aws:iam::{MINE}:role/Operator")], SESSION, ALLOWED),
    "the role with its path": ([to(f"arn:aws:iam::{MINE}:role/ops/night/Operator")], SESSION, ALLOWED),
    "a role of this name elsewhere": ([to(f"arn:aws:iam::{THEIRS}:role/Operator")], SESSION, SILENT),
    "another role": ([to(f"arn:aws:iam::{MINE}:role/Operators")], SESSION, SILENT),
    "the session": ([to(SESSION.arn)], SESSION, ALLOWED),
    "another session of the role": ([to(SESSION.arn + "2")], SESSION, SILENT),
    "the role's unique id": ([to("AROAEXAMPLEROLEID00")], SESSION, ALLOWED),
    "a deleted role's unique id": ([to("AROAGONEGONEGONE00")], SESSION, SILENT),
    "the user": ([to(USER.arn)], USER, ALLOWED),
    "the user's unique id": ([to("AIDAEXAMPLEUSERID00")], USER, ALLOWED),
    "another user": ([to(USER.arn + "e")], USER, SILENT),
    "a service": ([allow(Principal={"Service": "lambda.amazonaws.com"})], SESSION, SILENT),
    "an identity provider": ([allow(Principal={"Federated": "cognito"})], SESSION, SILENT),
    "a service or the user": ([allow(Principal={"Service": "x", "AWS": USER.arn})], USER, ALLOWED),
    "the root user itself": ([to(f"arn:aws:iam::{MINE}:root")], ROOT, ALLOWED),
    # NOTPR: leaves out only who is named by account, role and session
    "NotPrincipal of others": (
        [allow(), deny(NotPrincipal={"AWS": f"arn:aws:iam::{THEIRS}:root"})],
        SESSION,
        DENIED,
    ),
    "NotPrincipal of the session whole": (
        [allow(), deny(NotPrincipal={"AWS": [MINE, f"arn:aws:iam::{MINE}:role/Operator", SESSION.arn]})],
        SESSION,
        ALLOWED,
    ),
    "NotPrincipal of the role only": (
        [allow(), deny(NotPrincipal={"AWS": f"arn:aws:iam::{MINE}:role/Operator"})],
        SESSION,
        DEPENDS,
    ),
    "NotPrincipal of the user and account": (
        [allow(), deny(NotPrincipal={"AWS": [MINE, USER.arn]})],
        USER,
        ALLOWED,
    ),
    "NotPrincipal of anyone": ([allow(), deny(NotPrincipal="*")], SESSION, ALLOWED),
    # conditions are told, not guessed
    "an allow with a condition": (
        [allow(Condition={"StringEquals": {"aws:SourceVpc": "vpc-1"}})],
        SESSION,
        DEPENDS,
    ),
    "an empty condition": ([allow(Condition={})], SESSION, ALLOWED),
    "beside one without": (
        [allow(), allow(Condition={"Bool": {"aws:SecureTransport": True}})],
        SESSION,
        ALLOWED,
    ),
    "a deny with a condition": (
        [allow(), deny(Condition={"Bool": {"aws:SecureTransport": False}})],
        SESSION,
        DEPENDS,
    ),
    "a deny with a condition and no allow": (
        [deny(Condition={"Bool": {"aws:SecureTransport": "false"}})],
        SESSION,
        SILENT,
    ),
    "a plain deny beats a condition": (
        [allow(Condition={"Null": {"aws:SourceVpc": "true"}}), deny()],
        SESSION,
        DENIED,
    ),
}


@pytest.mark.parametrize("case", ALONE)
def test_one_policy(case: str) -> None:
    statements, caller, expected = ALONE[case]
    assert decide(policy(*statements), Request(caller, URL, APP)).verdict is expected


GRANT = [allow(Resource="*")]
REFUSE = [deny(Resource="*")]
SHARED = [to(MINE, Action=[URL])]
BOTH: dict[str, tuple[list[dict[str, Any]], list[dict[str, Any]] | None, str, Verdict]] = {
    # LOGIC: in one account either suffices
    "same account, identity": (GRANT, None, MINE, ALLOWED),
    "same account, resource by role": ([], [to(f"arn:aws:iam::{MINE}:role/Operator")], MINE, ALLOWED),
    "same account, resource by anyone": ([], [allow(Principal="*")], MINE, ALLOWED),
    "same account, both": (GRANT, SHARED, MINE, ALLOWED),
    "same account, neither": ([], None, MINE, SILENT),
    "same account, only the account is named": ([], SHARED, MINE, SILENT),
    "same account, the identity denies": (REFUSE, SHARED, MINE, DENIED),
    "same account, the resource denies": (GRANT, [deny(Principal="*")], MINE, DENIED),
    # CROSS: between accounts both are needed
    "cross-account, identity only": (GRANT, None, THEIRS, SILENT),
    "cross-account, resource only": ([], SHARED, THEIRS, SILENT),
    "cross-account, resource by session": ([], [to(SESSION.arn)], THEIRS, SILENT),
    "cross-account, both": (GRANT, SHARED, THEIRS, ALLOWED),
    "cross-account, both by role": (GRANT, [to(f"arn:aws:iam::{MINE}:role/Operator")], THEIRS, ALLOWED),
    "cross-account, another account": (GRANT, [to("999900001111")], THEIRS, SILENT),
    "cross-account, another action": (GRANT, [to(MINE, Action="ecr:BatchGetImage")], THEIRS, SILENT),
    "cross-account, the identity denies": ([*GRANT, *REFUSE], SHARED, THEIRS, DENIED),
    "cross-account, the resource denies": (
        GRANT,
        [*SHARED, deny(Principal={"AWS": SESSION.arn})],
        THEIRS,
        DENIED,
    ),
    "cross-account, under a condition": (
        GRANT,
        [allow(Principal="*", Condition={"StringEquals": {"aws:PrincipalOrgID": "o-1"}})],
        THEIRS,
        DEPENDS,
    ),
    "a condition that cannot help": (
        [],
        [allow(Principal="*", Condition={"StringEquals": {"aws:PrincipalOrgID": "o-1"}})],
        THEIRS,
        SILENT,
    ),
}


@pytest.mark.parametrize("case", BOTH)
def test_identity_and_resource(case: str) -> None:
    identity, resource, owner, expected = BOTH[case]
    told = decide_both(
        [policy(*identity)],
        None if resource is None else policy(*resource),
        Request(SESSION, URL, APP),
        owner,
    )
    assert told.verdict is expected


def test_the_root_user_needs_no_policy_in_its_own_account() -> None:
    assert decide_both([], None, Request(ROOT, URL, APP), MINE).verdict is ALLOWED
    assert decide_both([], None, Request(ROOT, URL, APP), THEIRS).verdict is SILENT


def test_the_deciding_statement_is_named() -> None:
    told = decide(policy(allow(), deny(Sid="NoLayers")), Request(SESSION, URL, APP))
    assert [each.name for each in told.statements] == ["the statement “NoLayers”"]
    told = decide(policy(deny(Action="s3:*"), allow()), Request(SESSION, URL, APP))
    assert [each.name for each in told.statements] == ["statement 2"]


def test_conditions_are_told_as_written() -> None:
    block = {"StringEquals": {"aws:SourceVpce": ["vpce-1", "vpce-2"]}, "Bool": {"aws:SecureTransport": True}}
    told = decide(policy(allow(Condition=block)), Request(SESSION, URL, APP))
    assert told.conditions == (
        "StringEquals aws:SourceVpce vpce-1, vpce-2",
        "Bool aws:SecureTransport true",
    )


def test_what_cannot_be_read_is_not_judged() -> None:
    broken = read_policy('{"Statement": [{"Effect": "Allow", "Actions": "*"}]}')
    assert isinstance(broken, Unreadable)
    told = decide(broken, Request(SESSION, URL, APP))
    assert told == Decision(UNJUDGED, unreadable=broken)
    assert decide_both([broken], None, Request(SESSION, URL, APP), MINE).verdict is UNJUDGED
    assert decide_both([], broken, Request(SESSION, URL, APP), MINE).verdict is UNJUDGED


PATTERNS = st.sampled_from(["*", "ecr:*", URL, "s3:*", "ecr:Batch*"])
WHO = st.sampled_from(["*", MINE, THEIRS, SESSION.arn, f"arn:aws:iam::{MINE}:role/Operator"])
CONDITION = st.sampled_from([{}, {"StringEquals": {"aws:SourceVpc": "vpc-1"}}])


def statements(effect: st.SearchStrategy[str]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {
            "Effect": effect,
            "Action": PATTERNS,
            "Principal": WHO.map(lambda who: {"AWS": who}),
            "Condition": CONDITION,
        }
    )


ANY = st.lists(statements(st.sampled_from(["Allow", "Deny"])), max_size=5)
REQUEST = Request(SESSION, URL, APP)
EVERYTHING = {"Effect": "Deny", "Action": "*", "Principal": "*"}


@given(ANY)
def test_a_deny_of_everything_always_wins(some: list[dict[str, Any]]) -> None:
    assert decide(policy(*some, EVERYTHING), REQUEST).verdict is DENIED
    assert decide(policy(EVERYTHING, *some), REQUEST).verdict is DENIED


@given(ANY, statements(st.just("Allow")))
def test_an_allow_more_never_denies(some: list[dict[str, Any]], more: dict[str, Any]) -> None:
    before, after = decide(policy(*some), REQUEST).verdict, decide(policy(*some, more), REQUEST).verdict
    if before is ALLOWED:
        assert after is ALLOWED
    if before is DENIED:
        assert after is DENIED


@given(ANY, statements(st.just("Deny")))
def test_a_deny_more_never_allows(some: list[dict[str, Any]], more: dict[str, Any]) -> None:
    before, after = decide(policy(*some), REQUEST).verdict, decide(policy(*some, more), REQUEST).verdict
    if after is ALLOWED:
        assert before is ALLOWED


@given(ANY, st.randoms(use_true_random=False))
def test_the_order_of_statements_does_not_matter(some: list[dict[str, Any]], random: Any) -> None:
    shuffled = list(some)
    random.shuffle(shuffled)
    assert decide(policy(*some), REQUEST).verdict is decide(policy(*shuffled), REQUEST).verdict


@given(ANY, ANY, st.sampled_from([MINE, THEIRS]))
def test_crossing_an_account_never_helps(
    identity: list[dict[str, Any]], resource: list[dict[str, Any]], owner: str
) -> None:
    mine, theirs = [policy(*identity)], policy(*resource)
    if decide_both(mine, theirs, REQUEST, THEIRS).verdict is ALLOWED:
        assert decide_both(mine, theirs, REQUEST, owner).verdict is ALLOWED


@given(
    st.lists(
        st.builds(PolicyStatement, st.just(1), st.booleans(), st.just(policy(allow()).statements[0].actions))
    )
)
def test_a_decision_without_condition_names_its_statements(some: list[PolicyStatement]) -> None:
    told = decide(PolicyDocument(tuple(some)), REQUEST)
    assert bool(told.statements) is (told.verdict is not SILENT)
