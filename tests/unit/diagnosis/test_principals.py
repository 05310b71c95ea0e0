"""Somebody else who cannot have it: judged by both sides, and told for whom it works."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given

from layerscope.accounts.model.simulation import SimulatedAction, SimulatedDecision, Simulation
from layerscope.diagnosis.case.case import Case
from layerscope.diagnosis.case.on_machine import on_machine
from layerscope.diagnosis.case.principal_access import PULL_ACTIONS, access_of, verdict_of
from layerscope.diagnosis.case.sides import sides
from layerscope.diagnosis.model.facts import Facts
from layerscope.diagnosis.model.findings import Finding
from layerscope.diagnosis.model.question import Question
from layerscope.diagnosis.policies.evaluation import Verdict
from layerscope.diagnosis.policies.statements import SIGN_IN
from layerscope.diagnosis.rules import findings_of
from layerscope.diagnosis.steps.judged_steps import steps_of
from layerscope.diagnosis.verdict import first_word
from layerscope.registry.errors.service import AccessDeniedError, UnexpectedServiceError
from layerscope.registry.model.repositories import Repository
from layerscope.text.reasons import Reason
from support.samples import diagnosis_facts as made
from support.samples.any_facts import ANY_FACTS, ANY_QUESTION
from support.samples.diagnosis_facts import denial, healthy, pasted, policy, question, refusal

NODE = f"arn:aws:sts::{made.CALLER_ID}:assumed-role/node/i-0abc"
NODE_ROLE = f"arn:aws:iam::{made.CALLER_ID}:role/node"
STRANGER = f"arn:aws:sts::{made.OWNER_ID}:assumed-role/node/i-0abc"
IMAGE = f"{made.CALLER_ID}.dkr.ecr.{made.REGION}.amazonaws.com/{made.REPOSITORY}:{made.TAG}"
AS_NODE = question(principal=NODE_ROLE)
FORBIDDING = policy({"Sid": "NoNodes", "Effect": "Deny", "Principal": {"AWS": NODE_ROLE}, "Action": "ecr:*"})


def denied_to(who: str, context: str = "", action: str = "ecr:BatchGetImage") -> Question:
    text = f"User: {who} is not authorized to perform: {action} on resource: {made.REPOSITORY_ARN} {context}"
    return question(pasted=pasted(f'Failed to pull image "{IMAGE}": denied: {text}'))


def simulated(*refused: str, decision: str = "implicitDeny", **values: Any) -> Simulation:
    def of(action: str) -> SimulatedAction:
        if action in refused:
            return SimulatedAction(action, SimulatedDecision(decision), **values)
        return SimulatedAction(action, SimulatedDecision.ALLOWED)

    return Simulation(NODE_ROLE, tuple(map(of, (*PULL_ACTIONS, SIGN_IN))))


def said(asked: Question, facts: Facts) -> str:
    return str(first_word(Case(asked, facts), steps_of(asked, facts)))


def causes(found: Sequence[Finding]) -> list[str]:
    return [finding.cause for finding in found]


def test_a_denial_of_somebody_else_says_first_that_it_works_here() -> None:
    asked, facts = denied_to(NODE), healthy(repository_policy=FORBIDDING)
    assert said(asked, facts) == "You can pull this; the role node cannot"
    found = findings_of(asked, facts)
    assert "The repository's policy denies the role node the pull." in found[0].because
    assert any("NoNodes" in because for finding in found for because in finding.because)


def test_a_service_that_the_repository_does_not_let_in_has_no_policies_of_its_own() -> None:
    words = (
        f"The repository of your image {IMAGE} does not grant ecr:GetDownloadUrlForLayer, ecr:BatchGetImage, "
        "ecr:BatchCheckLayerAvailability permission to sagemaker.amazonaws.com service principal."
    )
    asked, facts = question(pasted=pasted(words)), healthy()
    assert said(asked, facts) == "You can pull this; sagemaker.amazonaws.com cannot"
    first = findings_of(asked, facts)[0]
    assert first.cause == "repository-policy"
    assert first.title == "The repository is not shared with sagemaker.amazonaws.com"
    assert "Allow the service principal sagemaker.amazonaws.com to pull" in first.change
    assert first.who == f"The owner of the repository, account {made.CALLER_ID}"


@pytest.mark.parametrize(
    ("asked", "facts", "first"),
    [
        (denied_to(NODE), healthy(), "You can pull this; the role node cannot"),
        (
            denied_to(NODE),
            healthy(simulation=simulated()),
            "You can pull this; the role node was denied, and its policies allow it now",
        ),
        (
            denied_to(made.ROLE_ARN.replace("/me", "/ci")),
            healthy(),
            "You can pull this now, as the identity that was denied in the pasted text",
        ),
        (denied_to("lambda.amazonaws.com"), healthy(), "You can pull this; lambda.amazonaws.com cannot"),
        (
            question(pasted=pasted(f'Failed to pull image "{IMAGE}": 403 Forbidden')),
            healthy(),
            "You can pull this; the machine in the event cannot",
        ),
        (
            question(pasted=pasted(f'Back-off pulling image "{IMAGE}": ErrImagePull')),
            healthy(),
            "You can pull this; the machine in the event cannot",
        ),
        (
            AS_NODE,
            healthy(),
            "You can pull this; whether the role node can is only partly known",
        ),
        (
            AS_NODE,
            healthy(simulation=simulated()),
            "You can pull this, and the policies of both sides allow the role node too",
        ),
        (
            AS_NODE,
            healthy(simulation=simulated("ecr:BatchGetImage")),
            "You can pull this; the role node cannot",
        ),
        (question(principal=made.ROLE_ARN), healthy(), "None"),
        (denied_to(NODE), made.no_layer(), "None"),
        (question(), healthy(), "None"),
    ],
)
def test_for_whom_it_works(asked: Question, facts: Facts, first: str) -> None:
    assert said(asked, facts) == first


@pytest.mark.parametrize(
    ("facts", "asked", "verdict", "sentence"),
    [
        (healthy(), AS_NODE, None, "no policy, so the policies attached"),
        (
            healthy(repository_policy=FORBIDDING),
            AS_NODE,
            Verdict.EXPLICIT_DENY,
            "denies",
        ),
        (
            healthy(simulation=simulated("ecr:BatchGetImage")),
            AS_NODE,
            Verdict.IMPLICIT_DENY,
            "do not allow ecr:BatchGetImage",
        ),
        (
            healthy(simulation=simulated(*PULL_ACTIONS, missing=("aws:SourceVpc",))),
            AS_NODE,
            None,
            "depend on values that only its calls carry: aws:SourceVpc",
        ),
        (
            healthy(simulation=simulated(SIGN_IN)),
            AS_NODE,
            Verdict.IMPLICIT_DENY,
            SIGN_IN,
        ),
        # An allow of the role itself suffices within an account, a statement on the account does not.
        (
            healthy(
                repository_policy=policy(
                    {"Effect": "Allow", "Principal": {"AWS": NODE_ROLE}, "Action": "ecr:*"}
                ),
                simulation=simulated(*PULL_ACTIONS),
            ),
            AS_NODE,
            Verdict.ALLOWED,
            "does not block",
        ),
        (
            healthy(
                repository_policy=policy(
                    {"Effect": "Allow", "Principal": {"AWS": made.CALLER_ID}, "Action": "ecr:*"}
                ),
                simulation=simulated(*PULL_ACTIONS),
            ),
            AS_NODE,
            Verdict.IMPLICIT_DENY,
            "do not allow",
        ),
        # One session that is let in is not the whole role.
        (
            healthy(
                repository=Repository(
                    made.REPOSITORY, made.OWNER_ID, made.REPOSITORY_ARN.replace(made.CALLER_ID, made.OWNER_ID)
                ),
                repository_policy=policy({"Effect": "Allow", "Principal": {"AWS": NODE}, "Action": "ecr:*"}),
                simulation=simulated(),
            ),
            question(principal=NODE_ROLE, registry_id=made.OWNER_ID),
            None,
            "decides on the role node by Principal",
        ),
        # Between accounts both sides must allow, and the other account's policies are its own to see.
        (healthy(), question(principal=STRANGER), Verdict.IMPLICIT_DENY, "in another account, needs one"),
        (
            healthy(
                repository_policy=policy(
                    {"Effect": "Allow", "Principal": {"AWS": made.OWNER_ID}, "Action": "ecr:*"}
                )
            ),
            question(principal=STRANGER),
            None,
            f"Only account {made.OWNER_ID} can see",
        ),
        (
            healthy(repository_policy=denial("GetRepositoryPolicy")),
            question(principal=STRANGER),
            None,
            "ecr:GetRepositoryPolicy is denied here",
        ),
        # The registry's policy counts for pulls where its scope is V2, which is not known.
        (
            healthy(
                registry_policy=policy(
                    {"Effect": "Deny", "Principal": "*", "Action": "ecr:*", "Resource": "*"}
                ),
                simulation=simulated(),
            ),
            AS_NODE,
            None,
            "The registry policy denies the role node",
        ),
    ],
)
def test_both_sides_of_an_access(
    facts: Facts, asked: Question, verdict: Verdict | None, sentence: str
) -> None:
    case = Case(asked, facts)
    assert case.principal is not None
    assert verdict_of(access_of(case, case.principal)) is verdict
    told = [*sides(case, case.principal)]
    assert any(sentence in each for each in told), told
    found = on_machine(case)
    assert found is not None
    assert set(told) <= set(found.because)


def test_the_machine_is_asked_by_the_same_calls_quoted_for_its_shell() -> None:
    odd = question(principal=NODE_ROLE, repository="a'b;c", image="v$(x)")
    text = on_machine(Case(odd, healthy(repository=None, image=None, manifest=None)))
    assert text is not None
    said = 'aws() { printf "<%s>" "$@"; echo; }; curl() { echo "curl ${9}"; }; '
    run = subprocess.run(["sh", "-c", said + text.snippet], capture_output=True, text=True, check=True)
    identity, token, image, byte = run.stdout.splitlines()
    assert identity.startswith("<sts><get-caller-identity>")
    assert token.startswith("<ecr><get-authorization-token>")
    assert "<batch-get-image>" in image
    assert "<a'b;c>" in image
    assert "<imageTag=v$(x)>" in image
    assert byte.startswith("curl <ecr><get-download-url-for-layer>")
    assert run.stderr == ""
    assert "--profile" not in text.snippet


def test_nobody_elses_machine_is_spoken_of_without_somebody_else() -> None:
    assert on_machine(Case(question(), healthy())) is None


@given(ANY_QUESTION, ANY_FACTS)
def test_whatever_the_facts_are_it_is_told_in_sentences(asked: Question, facts: Facts) -> None:
    case = Case(asked, facts)
    told = on_machine(case)
    assert (told is not None) is case.is_about_another
    for sentence in told.because if told else ():
        assert isinstance(sentence, Reason)
        assert "None" not in sentence
    first = first_word(case, steps_of(asked, facts))
    assert first is None or first.startswith("You can ")


def test_a_simulation_that_is_denied_says_what_to_ask_for() -> None:
    denied = refusal(AccessDeniedError, "SimulatePrincipalPolicy", "no")
    found = findings_of(AS_NODE, healthy(simulation=denied))
    assert causes(found) == ["simulation-denied"]
    assert json.loads(found[0].snippet) == {
        "Effect": "Allow",
        "Action": "iam:SimulatePrincipalPolicy",
        "Resource": NODE_ROLE,
    }
    assert found[0].caution == ""


@pytest.mark.parametrize(
    ("asked", "advice"),
    [
        (denied_to(NODE), "enter the role's full ARN in “Diagnose as role…”"),
        (question(principal=NODE), "enter the role's full ARN in “Diagnose as role…”"),
        (AS_NODE, "Check its spelling and its path"),
    ],
)
def test_a_role_that_iam_does_not_find_may_have_a_path(asked: Question, advice: str) -> None:
    gone = refusal(UnexpectedServiceError, "SimulatePrincipalPolicy", evidence={"code": "NoSuchEntity"})
    case = Case(asked, healthy(simulation=gone))
    assert case.principal is not None
    (told,) = (each for each in sides(case, case.principal) if NODE_ROLE in each)
    assert advice in told


def test_a_registry_policy_that_may_let_in_leaves_no_verdict() -> None:
    letting = policy({"Effect": "Allow", "Principal": "*", "Action": "ecr:*", "Resource": "*"})
    asked = question(principal=STRANGER)
    assert causes(findings_of(asked, healthy())) == ["repository-policy"]
    assert findings_of(asked, healthy(registry_policy=letting)) == ()
    assert said(asked, healthy(registry_policy=letting)).endswith("is only partly known")


def test_the_policy_is_told_of_who_was_denied_and_not_of_who_asks_here() -> None:
    context = "with an explicit deny in a resource-based policy"
    found = findings_of(denied_to(NODE, context), healthy(repository_policy=FORBIDDING))
    assert causes(found) == ["repository-policy"]
    told = [because for because in found[0].because if "NoNodes" in because]
    assert told == [f"The repository's policy denies ecr:BatchGetImage to {NODE}: the statement “NoNodes”."]
