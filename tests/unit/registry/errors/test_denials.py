"""The grammar of AccessDenied messages, each form of it, and texts around them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layerscope.registry.errors.denials import Denial, PolicyKind, parse_denial

WHO = "arn:aws:sts::444455556666:assumed-role/node/i-0abc"
WHAT = "ecr:GetDownloadUrlForLayer"
ON = "arn:aws:ecr:us-east-1:111122223333:repository/team/app"
BASE = f"User: {WHO} is not authorized to perform: {WHAT} on resource: {ON}"
POLICY = "arn:aws:organizations::444455556666:policy/o-abc/service_control_policy/p-123"
NAMED = [kind for kind in PolicyKind if kind]


@pytest.mark.parametrize("kind", NAMED)
def test_an_explicit_deny_names_its_policy(kind: PolicyKind) -> None:
    article = "an" if kind[0] in "aeiou" else "a"
    denial = parse_denial(f"{BASE} with an explicit deny in {article} {kind}: {POLICY}")
    assert denial == Denial(WHO, WHAT, ON, kind, POLICY, explicit=True)


@pytest.mark.parametrize("kind", NAMED)
def test_an_implicit_deny_names_the_policy_that_is_missing(kind: PolicyKind) -> None:
    denial = parse_denial(f"{BASE} because no {kind} allows the {WHAT} action")
    assert denial == Denial(WHO, WHAT, ON, kind, "", explicit=False)


def test_an_explicit_deny_without_a_policy_is_explicit() -> None:
    assert parse_denial(f"{BASE} with an explicit deny") == Denial(WHO, WHAT, ON, explicit=True)


def test_a_policy_nobody_told_us_of_is_unnamed() -> None:
    denial = parse_denial(f"{BASE} with an explicit deny in a declarative policy")
    assert (denial.policy_kind, denial.explicit) == (PolicyKind.UNNAMED, True)


def test_without_a_context_nothing_is_said_of_it() -> None:
    assert parse_denial(BASE) == Denial(WHO, WHAT, ON, explicit=None)


def test_a_resource_may_be_everything_or_absent() -> None:
    everything = parse_denial(
        f"User: {WHO} is not authorized to perform: ecr:GetAuthorizationToken on resource: *"
    )
    assert (everything.action, everything.resource) == ("ecr:GetAuthorizationToken", "*")
    assert parse_denial(f"User: {WHO} is not authorized to perform: {WHAT}").resource == ""


@pytest.mark.parametrize("after", [".", '"', '\\"', ",", "'", ";"])
def test_what_follows_an_arn_is_no_part_of_it(after: str) -> None:
    assert parse_denial(f"{BASE}{after}").resource == ON
    assert (
        parse_denial(f"{BASE} with an explicit deny in a session policy: {POLICY}{after}").policy_arn
        == POLICY
    )


def test_a_line_break_anywhere_changes_nothing() -> None:
    message = f"{BASE} because no resource-based policy allows the {WHAT} action"
    assert parse_denial(message.replace(" ", "\n    ")) == parse_denial(message)


def test_the_case_of_a_policy_does_not_count() -> None:
    assert parse_denial(f"{BASE} because no vpc endpoint policy allows").policy_kind is PolicyKind.ENDPOINT


def test_the_first_of_two_denials_is_told_whole() -> None:
    second = BASE.replace(WHO, "arn:aws:iam::444455556666:user/other")
    denial = parse_denial(f"{BASE}\n{second} with an explicit deny in a session policy")
    assert denial == Denial(WHO, WHAT, ON, explicit=None)


def test_a_denial_is_found_within_a_log_line() -> None:
    line = f'level=error msg="denied: {BASE} because no identity-based policy allows the {WHAT} action" n=1'
    assert parse_denial(line) == Denial(WHO, WHAT, ON, PolicyKind.IDENTITY, "", explicit=False)


@pytest.mark.parametrize(
    "principal", ["anonymous", "arn:aws:iam::1:user/a+b=c,d.e@f-g", "AROAEXAMPLE:session"]
)
def test_any_principal_is_told(principal: str) -> None:
    assert parse_denial(f"User: {principal} is not authorized to perform: {WHAT}").principal == principal


SAGEMAKER_ROLE = "arn:aws:iam::444455556666:role/service-role/SageMaker-Execution"
SAGEMAKER = {
    f"The role '{SAGEMAKER_ROLE}' does not have BatchGetImage permission for the image: 'x/y:1'.": Denial(
        SAGEMAKER_ROLE, "ecr:BatchGetImage"
    ),
    "The repository of your image x/y:1 does not grant ecr:GetDownloadUrlForLayer, ecr:BatchGetImage, "
    "ecr:BatchCheckLayerAvailability permission to sagemaker.amazonaws.com service principal.": Denial(
        "sagemaker.amazonaws.com",
        "ecr:GetDownloadUrlForLayer",
        policy_kind=PolicyKind.RESOURCE,
        explicit=False,
    ),
}


@pytest.mark.parametrize("message", SAGEMAKER)
@pytest.mark.parametrize("blank", [" ", "\n    "])
def test_sagemakers_own_words_name_the_action_and_the_principal(message: str, blank: str) -> None:
    assert parse_denial(f"Failed. Reason: {message}".replace(" ", blank)) == SAGEMAKER[message]


def test_awss_own_grammar_counts_before_sagemakers_words() -> None:
    assert parse_denial(f"{next(iter(SAGEMAKER))} {BASE}") == Denial(WHO, WHAT, ON)


@pytest.mark.parametrize("message", ["", "Access Denied", "User:", "User: x is not authorized to perform:"])
def test_a_message_outside_the_grammar_is_an_empty_denial(message: str) -> None:
    assert parse_denial(message) == Denial()


@given(st.text(), st.text())
def test_no_text_fails(before: str, after: str) -> None:
    assert isinstance(parse_denial(before + BASE + after), Denial)
    assert isinstance(parse_denial(before), Denial)
