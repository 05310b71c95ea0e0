"""Diagnoses about somebody else, of the demo registry: both sides' policies, asked of ECR, STS and IAM."""

from __future__ import annotations

import pytest

from e2e.diagnosis.told_words import untranslatable
from layerscope.accounts.model.profiles import Account
from layerscope.diagnosis.model.question import Question
from layerscope.diagnosis.model.steps import StepName
from layerscope.localregistry.demo.people.identities import OTHER_ACCOUNT, REGION, role_arn
from layerscope.registry.references.pasted import read_pasted
from support.drivers.diagnosis_runs import Asker

REPOSITORY, TAG = "team/billing", "2.9.0"
OWNER = "111122223333"


def denied_to(role: str, account: str = OWNER) -> str:
    repository = f"arn:aws:ecr:{REGION}:{OWNER}:repository/{REPOSITORY}"
    return (
        f'Failed to pull image "{OWNER}.dkr.ecr.{REGION}.amazonaws.com/{REPOSITORY}:{TAG}": denied: User: '
        f"arn:aws:sts::{account}:assumed-role/{role}/i-0abc is not authorized to perform: "
        f"ecr:GetDownloadUrlForLayer on resource: {repository} because no identity-based policy allows the "
        "ecr:GetDownloadUrlForLayer action"
    )


@pytest.mark.parametrize(
    ("profile", "asked", "verdict", "told"),
    [
        (
            None,
            denied_to("node-with-typo"),
            "You can pull this; the role node-with-typo cannot",
            "do not allow ecr:GetDownloadUrlForLayer",
        ),
        (
            None,
            role_arn("node"),
            "You can pull this, and the policies of both sides allow the role node too",
            "allow what a pull needs",
        ),
        (
            "prod-readonly",
            role_arn("node"),
            "You can pull this; whether the role node can is only partly known",
            "iam:SimulatePrincipalPolicy is denied here",
        ),
        (
            None,
            role_arn("gone"),
            "You can pull this; whether the role gone can is only partly known",
            f"IAM finds no identity with the ARN {role_arn('gone')}",
        ),
        (
            None,
            role_arn("node", OTHER_ACCOUNT),
            "You can pull this; the role node cannot",
            f"Only account {OTHER_ACCOUNT} can see",
        ),
    ],
)
def test_for_whom_it_works(
    catalogued: Asker,
    profile: str | None,
    asked: str,
    verdict: str,
    told: str,
) -> None:
    pasted = None if asked.startswith("arn:") else read_pasted(asked)
    principal = asked if asked.startswith("arn:") else ""
    question = Question(REPOSITORY, TAG, region=REGION, pasted=pasted, principal=principal)
    found = catalogued.diagnose(question, Account(profile)).result
    assert found.verdict == verdict
    assert found.on_machine is not None
    assert any(told in sentence for sentence in found.on_machine.because), found.on_machine.because
    assert untranslatable(found) == []
    calls = [call for step in found.steps if step.name is StepName.REPOSITORY for call in step.calls]
    simulated = [call.command for call in calls if call.operation == "SimulatePrincipalPolicy"]
    assert bool(simulated) == (OTHER_ACCOUNT not in asked)
