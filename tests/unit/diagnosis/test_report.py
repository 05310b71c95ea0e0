from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layerscope.accounts.model.profiles import Identity
from layerscope.diagnosis.model.diagnosis import Diagnosis
from layerscope.diagnosis.model.facts import Facts
from layerscope.diagnosis.model.findings import Certainty, Elsewhere, Finding
from layerscope.diagnosis.model.question import Question
from layerscope.diagnosis.model.steps import Call, Outcome, Step, StepName
from layerscope.diagnosis.report.document import as_json
from layerscope.diagnosis.report.facts import Versions, reference_of
from layerscope.diagnosis.report.markdown import as_markdown
from layerscope.diagnosis.rules import findings_of
from layerscope.diagnosis.steps.judged_steps import steps_of
from layerscope.registry.errors.service import LayersNotFoundError
from support.samples import diagnosis_facts as made
from support.samples.any_facts import ANY_FACTS, ANY_QUESTION
from support.samples.diagnosis_facts import denial, healthy, no_layer, no_policy, question, refusal

VERSIONS = Versions("0.1.0", "1.44.5", "3.11.9", "Linux 6.1")


def diagnosis(asked: Question, facts: Facts) -> Diagnosis:
    return Diagnosis(
        asked,
        steps_of(asked, facts),
        findings_of(asked, facts),
        facts.identity.value,
        "prod",
        made.NOW_S,
        complete=True,
    )


DENIED = diagnosis(
    question(seen=refusal(LayersNotFoundError, "GetDownloadUrlForLayer", "not there")),
    no_layer(
        url=denial("GetDownloadUrlForLayer", no_policy("identity-based policy")), elsewhere=(made.sibling(),)
    ),
)


def test_the_text_holds_all_that_is_known() -> None:
    text = as_markdown(DENIED, VERSIONS)
    for part in (
        f"# Diagnosis of team/app:v1.4.2 {made.LAYER}",
        f"- Identity: {made.ROLE_ARN}",
        f"- Registry: {made.CALLER_ID}",
        "- Region: eu-west-1",
        "- Started: 2027-01-15T08:00:00Z (",
        "Layerscope 0.1.0, botocore 1.44.5, Python 3.11.9, Linux 6.1",
        "LayersNotFoundException: not there",
        "### 1. This identity has no permission for ecr:GetDownloadUrlForLayer",
        "(identity-policy)",
        "```json",
        '"Action": "ecr:GetDownloadUrlForLayer"',
        "- **URL**: failed. GetDownloadUrlForLayer: AccessDeniedException",
        "- **Bytes**: skipped",
        f"GetDownloadUrlForLayer, 2027-01-15T08:00:00Z, 50 ms, request {made.REQUEST_ID}",
        "**This identity has no permission for ecr:GetDownloadUrlForLayer.**",
        "## The same with the AWS CLI",
        "aws ecr availability",
    ):
        assert part in text


def test_the_json_holds_the_same() -> None:
    document = json.loads(as_json(DENIED, VERSIONS))
    assert document["format"] == 1
    assert document["question"]["repository"] == "team/app"
    assert document["identity"]["arn"] == made.ROLE_ARN
    assert document["versions"]["botocore"] == "1.44.5"
    assert document["findings"][0]["cause"] == "identity-policy"
    assert document["findings"][0]["certainty"] == "shown"
    assert [step["name"] for step in document["steps"]] == list(StepName)
    assert document["steps"][5]["calls"][0]["requestId"] == made.REQUEST_ID
    assert document["steps"][5]["calls"][0]["at"] == "2027-01-15T08:00:00Z"
    assert document["commands"]


def test_without_a_finding_it_says_so() -> None:
    text = as_markdown(replace(diagnosis(question(), healthy()), complete=False), VERSIONS)
    assert "matches no known cause" in text
    assert "was still running" in text


def test_where_else_it_can_be_had() -> None:
    finding = Finding(
        "x", StepName.LAYER, Certainty.SHOWN, "x", elsewhere=(Elsewhere("a", made.IMAGE, made.LAYER),)
    )
    assert f"- Available from: a@{made.IMAGE}" in as_markdown(
        Diagnosis(question(), findings=(finding,)), VERSIONS
    )


def test_words_are_told_in_the_readers_language() -> None:
    text = as_markdown(DENIED, VERSIONS, lambda words: str(words).upper())
    assert "## FINDINGS" in text
    assert "THIS IDENTITY HAS NO PERMISSION" in text


def test_what_others_wrote_is_no_markup() -> None:
    told = Step(StepName.URL, Outcome.FAILED, "a *b* <img src=x> [c](d) `e`\n# f")
    text = as_markdown(Diagnosis(question(), (told,)), VERSIONS)
    assert r"a \*b\* \<img src=x> \[c](d) \`e\` # f" in text


@pytest.mark.parametrize(
    ("asked", "reference"),
    [
        (question(digest=""), "team/app:v1.4.2"),
        (question(image=made.IMAGE, digest=""), f"team/app@{made.IMAGE}"),
        (Question(digest=made.LAYER), made.LAYER),
    ],
)
def test_references(asked: Question, reference: str) -> None:
    assert reference_of(asked) == reference


SECRET = "c0ffee5ecre7"
SECRETS = st.sampled_from(
    [
        f"https://x.s3.amazonaws.com/a/b?X-Amz-Date=20260101T000000Z&X-Amz-Signature={SECRET}",
        f"https://x/?X-Amz-Security-Token={SECRET}%2Fmore&X-Amz-Expires=3600",
        f"Authorization: AWS4-HMAC-SHA256 Credential={SECRET}",
        f"aws_secret_access_key = {SECRET}",
        f'{{"sessionToken": "{SECRET}"}}',
        f"https://user:{SECRET}@proxy.corp:3128/",
        f"docker login -u AWS -p {SECRET}",
        f"Bearer {SECRET}{SECRET}",
        f"https://cdn.example/x?sig=*{SECRET}",
    ]
)
CALLS = st.builds(Call, SECRETS, SECRETS, st.just(1.0), st.just(1.0), SECRETS)
STEPS = st.builds(Step, st.sampled_from(list(StepName)), st.just(Outcome.FAILED), SECRETS, st.tuples(CALLS))
FINDINGS = st.builds(
    Finding, SECRETS, st.just(StepName.URL), st.just(Certainty.SHOWN), SECRETS, st.tuples(SECRETS), SECRETS,
    SECRETS, SECRETS, st.tuples(st.builds(Elsewhere, SECRETS, SECRETS, SECRETS, SECRETS)),
)  # fmt: skip
TOLD = st.builds(
    Diagnosis,
    st.builds(Question, SECRETS, SECRETS, SECRETS, SECRETS, SECRETS, SECRETS.map(ValueError)),
    st.tuples(STEPS),
    st.tuples(FINDINGS),
    st.builds(Identity, SECRETS, SECRETS, SECRETS, SECRETS),
    SECRETS,
)


@given(TOLD, st.builds(Versions, SECRETS, SECRETS, SECRETS, SECRETS))
def test_no_secret_is_handed_on(told: Diagnosis, versions: Versions) -> None:
    assert SECRET not in as_markdown(told, versions)
    assert SECRET not in as_json(told, versions)


@given(ANY_QUESTION, ANY_FACTS)
def test_any_diagnosis_can_be_handed_on(asked: Question, facts: Facts) -> None:
    made_of: Any = diagnosis(asked, facts)
    assert as_markdown(made_of, VERSIONS)
    assert json.loads(as_json(made_of, VERSIONS))
