"""Two diagnoses of one question: which step differs first, and in which of the facts it may lie."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layerscope.accounts.model.credential_sources import CredentialSource, FoundCredentials, SourceKind
from layerscope.accounts.model.profiles import Identity
from layerscope.diagnosis.model.diagnosis import Diagnosis
from layerscope.diagnosis.model.environment import (
    Clock,
    Environment,
    HostAddress,
    HostRole,
    ProxyInForce,
    ShownCertificate,
    Trust,
)
from layerscope.diagnosis.model.findings import Certainty, Finding
from layerscope.diagnosis.model.question import Question
from layerscope.diagnosis.model.steps import Outcome, Step, StepName
from layerscope.diagnosis.report.comparing import Comparison, Side, compare
from layerscope.diagnosis.report.differing_facts import FactName
from support.samples import diagnosis_facts as made

FINE, FAILED, UNKNOWN, SKIPPED = Outcome.FINE, Outcome.FAILED, Outcome.UNKNOWN, Outcome.NOT_REACHED
ASKING = Outcome.ASKING
NODE = Identity("111122223333", "arn:aws:sts::111122223333:assumed-role/node/i-0abc", region="eu-west-1")
PERSON = Identity("111122223333", "arn:aws:iam::111122223333:user/ann", region="eu-west-1")
ASKED = Question("team/app", "v1", made.LAYER, "111122223333", "eu-west-1")
PRIVATE = HostAddress(HostRole.API, "api.ecr.eu-west-1.amazonaws.com", ("10.0.3.7",), True)
PUBLIC = HostAddress(HostRole.API, "api.ecr.eu-west-1.amazonaws.com", ("52.94.0.1",), False)
BUCKET = HostAddress(HostRole.BUCKET, "b.s3.eu-west-1.amazonaws.com", ("52.95.0.1",), False)


def told(*outcomes: Outcome, causes: tuple[str, ...] = (), **changes: object) -> Diagnosis:
    """A diagnosis whose last steps are fine, with findings of the first step that failed."""
    filled = (*outcomes, *[FINE] * (len(StepName) - len(outcomes)))
    steps = tuple(
        Step(name, each, f"evidence of {name}") for name, each in zip(StepName, filled, strict=True)
    )
    diagnosis = Diagnosis(ASKED, steps, identity=PERSON, complete=True)
    failed = diagnosis.first_failed
    findings = tuple(
        Finding(cause, failed.name if failed else StepName.BYTES, Certainty.SHOWN, f"It is {cause}")
        for cause in causes
    )
    return replace(diagnosis, findings=findings, **changes)


def compared(there: Diagnosis, here: Diagnosis) -> Comparison:
    return compare(Side(there), Side(here))


URL_DENIED = told(*[FINE] * 5, FAILED, SKIPPED, causes=("endpoint-policy",), identity=NODE)


def test_the_step_that_failed_on_one_side_is_named_with_its_reason() -> None:
    found = compared(URL_DENIED, told())
    assert found.compares
    assert found.step is StepName.URL
    assert found.steps == {StepName.URL, StepName.BYTES}
    assert found.title == "First difference: URL"
    assert found.sentence == "There: failed (It is endpoint-policy). Here: OK."


def test_it_is_named_as_well_where_it_fails_here_only() -> None:
    found = compared(told(), URL_DENIED)
    assert found.step is StepName.URL
    assert found.sentence == "There: OK. Here: failed (It is endpoint-policy)."


def test_a_failure_counts_more_than_an_earlier_step_that_is_only_not_known() -> None:
    node = told(FINE, FINE, UNKNOWN, FINE, FINE, FAILED, SKIPPED)
    found = compared(node, told())
    assert found.step is StepName.URL
    assert found.sentence == "There: failed (evidence of url). Here: OK."
    assert StepName.REPOSITORY in found.steps
    assert found.is_failure
    known_here = compared(told(FINE, FINE, UNKNOWN), told())
    assert known_here.step is StepName.REPOSITORY
    assert known_here.sentence == "There: unknown (evidence of repository). Here: OK."
    assert not known_here.is_failure


def test_the_same_step_for_two_reasons_differs() -> None:
    here = told(*[FINE] * 5, FAILED, SKIPPED, causes=("identity-policy",))
    found = compared(URL_DENIED, here)
    assert found.step is StepName.URL
    assert found.steps == {StepName.URL}


def test_what_fails_alike_says_so() -> None:
    found = compared(URL_DENIED, URL_DENIED)
    assert (found.title, found.step, found.steps) == ("No step differs", None, frozenset())
    assert "same step, URL" in found.sentence
    assert "same in both places" in compared(told(), told()).sentence


def test_a_step_without_an_answer_differs_from_none() -> None:
    assert compared(URL_DENIED, told(ASKING, ASKING, ASKING, ASKING, ASKING, ASKING, ASKING)).step is None


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({"repository": "team/other"}, "repository"),
        ({"registry_id": "444455556666"}, "registry"),
        ({"region": "us-east-1"}, "region"),
        ({"image": "v2"}, "image"),
        ({"digest": made.IMAGE}, "layer"),
        ({"principal": NODE.arn}, "role"),
    ],
)
def test_other_questions_do_not_compare(changes: dict[str, str], what: str) -> None:
    other = replace(URL_DENIED, question=replace(ASKED, **changes))
    found = compared(other, told())
    assert not found.compares
    assert (found.step, found.facts) == (None, ())
    assert f"The {what} there" in found.sentence


def test_what_is_not_said_of_a_question_is_taken_for_the_same() -> None:
    short = replace(URL_DENIED, question=Question("team/app", made.IMAGE))
    assert compared(short, told()).compares


def test_sessions_of_one_role_are_one_caller() -> None:
    other = replace(NODE, arn=NODE.arn.replace("i-0abc", "i-0def"))
    assert compared(URL_DENIED, told(identity=other)).facts == ()
    [fact] = compared(URL_DENIED, told()).facts
    assert (fact.fact, fact.is_behind) == (FactName.IDENTITY, True)
    assert (fact.there, fact.here) == (
        "the role node of account 111122223333",
        "the user ann of account 111122223333",
    )


THERE = Environment(
    credentials=FoundCredentials(CredentialSource(SourceKind.INSTANCE, "role node")),
    addresses=(PRIVATE, BUCKET),
    proxies=(ProxyInForce(HostRole.BUCKET, "b", "proxy:3128", "HTTPS_PROXY"),),
    clock=Clock(-400.0),
    trust=Trust(shown=(ShownCertificate(HostRole.API, "x", "CN=Acme", False, True),)),
)
HERE = Environment(
    credentials=FoundCredentials(CredentialSource(SourceKind.SSO, "prod")),
    addresses=(PUBLIC, BUCKET),
    proxies=(ProxyInForce(HostRole.BUCKET, "b"),),
    clock=Clock(1.0),
    trust=Trust(shown=(ShownCertificate(HostRole.API, "x", "CN=Amazon RSA 2048 M01", True, True),)),
)


def test_the_facts_that_the_step_hangs_on_come_first() -> None:
    found = compare(Side(URL_DENIED, THERE), Side(told(), HERE))
    assert [(each.fact, each.is_behind) for each in found.facts] == [
        (FactName.IDENTITY, True),
        (FactName.ADDRESS, True),
        (FactName.CREDENTIALS, True),
        (FactName.PROXY, True),
        (FactName.TRUST, False),
        (FactName.CLOCK, False),
    ]
    told_of = {each.fact: (each.name, each.there, each.here) for each in found.facts}
    assert told_of[FactName.ADDRESS] == ("Address of ECR's API", "private", "public")
    assert told_of[FactName.PROXY] == ("Proxy to the layers' bucket", "proxy:3128 (HTTPS_PROXY)", "direct")
    assert told_of[FactName.CREDENTIALS][1:] == ("instance-metadata", "sso")
    assert told_of[FactName.CLOCK][1:] == ("6:40 behind AWS's", "0:01 ahead of AWS's")
    late = compare(Side(told(*[FINE] * 6, FAILED), THERE), Side(told(), HERE))
    assert late.facts[0].fact is FactName.ADDRESS


def test_an_address_of_the_machine_itself_is_not_public() -> None:
    tunnel = Environment(addresses=(HostAddress(HostRole.API, "localhost", ("127.0.0.1", "::1"), False),))
    [fact] = compare(Side(told(), tunnel), Side(told(), HERE)).facts
    assert (fact.there, fact.here) == ("the machine itself", "public")


def test_what_only_one_place_tells_is_no_difference() -> None:
    assert compare(Side(told(), THERE), Side(told())).facts == ()
    assert compare(Side(told(), THERE), Side(told(), Environment())).facts == ()
    assert compare(Side(told(), THERE), Side(told(), THERE)).facts == ()


OUTCOMES = st.lists(st.sampled_from(Outcome), min_size=len(StepName), max_size=len(StepName))


@given(OUTCOMES, OUTCOMES)
def test_it_is_the_same_from_the_other_side(theirs: list[Outcome], ours: list[Outcome]) -> None:
    there, here = told(*theirs), told(*ours)
    found, turned = compared(there, here), compared(here, there)
    assert (found.step, found.steps) == (turned.step, turned.steps)
    assert compared(there, there).step is None
    assert found.step is None or found.step in found.steps
