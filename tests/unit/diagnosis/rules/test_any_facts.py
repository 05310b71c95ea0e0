"""Whatever the facts are: the rules never fail, and what they find is whole and translatable."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given

from layerscope.diagnosis.model.answers import Answer
from layerscope.diagnosis.model.evidence import HostFacts
from layerscope.diagnosis.model.facts import Facts
from layerscope.diagnosis.model.findings import Certainty, Finding
from layerscope.diagnosis.model.question import Question
from layerscope.diagnosis.model.steps import Outcome, StepName
from layerscope.diagnosis.rules import findings_of
from layerscope.diagnosis.steps.judged_steps import steps_of
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.errors.blobs import StorageBusyError, UrlClockSkewError
from layerscope.registry.errors.service import ImageNotFoundError, KmsError, LayersNotFoundError
from layerscope.registry.model.layers import Availability, LayerState
from layerscope.registry.references.failure_words import FailureKind
from layerscope.registry.references.pasted import Pasted
from layerscope.text.reasons import Reason
from support.samples.any_facts import ANY_FACTS, ANY_QUESTION
from support.samples.diagnosis_facts import (
    API_HOST,
    denial,
    healthy,
    no_layer,
    no_policy,
    policy,
    question,
    refusal,
    sibling,
)


@given(ANY_QUESTION, ANY_FACTS)
def test_every_finding_is_whole(asked: Question, facts: Facts) -> None:
    found = findings_of(asked, facts)
    for finding in found:
        assert finding.title
        assert finding.because
        assert finding.who
        assert finding.change
        assert [text for text in sentences(finding) if not isinstance(text, Reason)] == []
        assert "None" not in "".join(sentences(finding))


@given(ANY_QUESTION, ANY_FACTS)
def test_the_most_certain_come_first(asked: Question, facts: Facts) -> None:
    found = findings_of(asked, facts)
    keys = [(finding.certainty, list(StepName).index(finding.step)) for finding in found]
    assert keys == sorted(keys)


@given(ANY_QUESTION, ANY_FACTS)
def test_the_same_facts_give_the_same_findings(asked: Question, facts: Facts) -> None:
    assert findings_of(asked, facts) == findings_of(asked, facts)


@given(ANY_QUESTION, ANY_FACTS)
def test_every_stage_has_an_outcome_with_its_evidence(asked: Question, facts: Facts) -> None:
    steps = steps_of(asked, facts)
    assert [step.name for step in steps] == list(StepName)
    for step in steps:
        bare = step.outcome in (Outcome.ASKING, Outcome.NOT_REACHED)
        assert bool(step.evidence) is not bare
        assert not step.evidence or isinstance(step.evidence, Reason)
    if any(step.outcome is Outcome.NOT_REACHED for step in steps):
        assert any(step.outcome is Outcome.FAILED for step in steps)


def sentences(finding: Finding) -> Iterator[str]:
    yield from (finding.title, *finding.because, finding.who, finding.change)


def test_everything_denied_is_one_finding_with_all_the_actions() -> None:
    operations = {
        "repository": "DescribeRepositories",
        "image": "DescribeImages",
        "manifest": "BatchGetImage",
        "availability": "BatchCheckLayerAvailability",
        "url": "GetDownloadUrlForLayer",
    }
    refused = {
        field: denial(operation, no_policy("identity-based policy", f"ecr:{operation}"))
        for field, operation in operations.items()
    }
    found = findings_of(
        question(), healthy(**refused, config=None, digest=None, url_host=None, first_byte=None)
    )
    assert [finding.cause for finding in found] == ["identity-policy"]
    assert all(f'"ecr:{operation}"' in found[0].snippet for operation in operations.values())


PROBES = (
    "repository", "listing", "image", "manifest", "config", "lost_children", "availability", "key",
    "repository_policy", "registry_policy", "lifecycle_policy", "pull_through", "validation", "replication",
    "elsewhere",
)  # fmt: skip


@pytest.mark.parametrize("probe", PROBES)
def test_each_probe_denied_in_turn_hides_no_cause(probe: str) -> None:
    refused = {probe: denial("DescribeImages", no_policy("identity-based policy"))}
    broken = healthy(
        url=refusal(KmsError, "GetDownloadUrlForLayer"), url_host=None, first_byte=None, **refused
    )
    assert findings_of(question(), healthy(**refused)) == ()
    assert findings_of(question(), broken)[0].cause == "kms-key"


def test_a_denied_probe_beside_bytes_that_come_is_no_cause() -> None:
    refused = denial("BatchCheckLayerAvailability", no_policy("identity-based policy"))
    assert findings_of(question(), healthy(availability=refused)) == ()
    (found,) = findings_of(question(seen=refused), healthy(availability=refused))
    assert found.cause == "identity-policy"
    assert found.certainty is Certainty.POSSIBLE


def test_a_layer_that_is_unavailable_and_comes_all_the_same() -> None:
    (found,) = findings_of(question(), healthy(availability=LayerState(Availability.UNAVAILABLE)))
    assert (found.cause, found.certainty) == ("unavailable-and-given", Certainty.POSSIBLE)


def test_a_listed_image_whose_manifest_is_gone() -> None:
    gone = refusal(ImageNotFoundError, "BatchGetImage")
    known = healthy(manifest=gone, config=None, digest=None, url=None, url_host=None, first_byte=None)
    assert findings_of(question(), known)[0].cause == "image-missing"


def test_a_deny_under_a_condition_is_told_with_the_condition() -> None:
    fenced = policy(
        {
            "Sid": "EndpointOnly",
            "Effect": "Deny",
            "Principal": "*",
            "Action": "ecr:GetDownloadUrlForLayer",
            "Condition": {"StringNotEquals": {"aws:SourceVpce": "vpce-1"}},
        }
    )
    words = "with an explicit deny in a resource-based policy"
    named, unnamed = (
        findings_of(
            question(), no_layer(url=denial("GetDownloadUrlForLayer", each), repository_policy=fenced)
        )
        for each in (words, "")
    )
    condition = "StringNotEquals aws:SourceVpce vpce-1"
    told = f"The repository's policy denies it under {condition}: the statement “EndpointOnly”."
    assert [finding.cause for finding in named] == ["repository-policy"]
    assert told in named[0].because
    assert [finding.cause for finding in unnamed] == ["denied", "policy-condition"]
    assert unnamed[1].because == (told,)


def test_a_clock_that_is_off_and_harms_nothing_is_no_cause() -> None:
    off = HostFacts(API_HOST, connected=True, clock_offset_s=-400.0)
    assert findings_of(question(), healthy(api_host=off)) == ()


def test_another_image_is_named_where_it_helps() -> None:
    helped = no_layer(elsewhere=(sibling(),))
    not_helped = no_layer(url=denial("GetDownloadUrlForLayer"), elsewhere=(sibling(),))
    assert findings_of(question(), helped)[0].elsewhere == (sibling(),)
    assert findings_of(question(), not_helped)[0].elsewhere == ()


def test_a_policy_that_may_not_be_read_either_is_told() -> None:
    refused = denial("GetDownloadUrlForLayer", no_policy("resource-based policy"))
    known = no_layer(url=refused, repository_policy=denial("GetRepositoryPolicy"))
    assert any(
        "GetRepositoryPolicy is denied too" in each for each in findings_of(question(), known)[0].because
    )


def test_a_probe_that_gave_up_is_told() -> None:
    (found,) = findings_of(question(), healthy(url=Answer.given_up(), url_host=None, first_byte=None))
    assert found.cause == "no-answer"
    assert "GetDownloadUrlForLayer" in found.title


def test_a_clock_that_is_right_is_not_blamed() -> None:
    skewed = refusal(UrlClockSkewError, "GET", "The difference is too large")
    (found,) = findings_of(question(), healthy(first_byte=skewed))
    assert "correct to the minute" in found.because[1]
    assert "pulling machine" in found.title


def test_a_store_that_fails_is_not_one_that_is_asked_too_often() -> None:
    busy, broken = (
        findings_of(question(), healthy(first_byte=refusal(StorageBusyError, "GET", evidence={"code": code})))
        for code in ("SlowDown", "InternalError")
    )
    assert [finding.cause for finding in (*busy, *broken)] == ["throttled", "server-fault"]


@pytest.mark.parametrize(
    ("status", "title"),
    [(400, "The registry rejected the request (400)"), (503, "AWS server error")],
)
def test_a_request_that_was_refused_is_no_failure_of_aws(status: int, title: str) -> None:
    pasted = Pasted(failure=FailureKind.SERVER_FAULT, fails=True, status=status)
    titles = [finding.title for finding in findings_of(question(pasted=pasted), healthy())]
    assert title in titles


def test_what_was_seen_counts_until_it_is_asked_again() -> None:
    seen = question(seen=refusal(LayersNotFoundError, "GetDownloadUrlForLayer"))
    waiting = healthy(url=None, url_host=None, first_byte=None)
    assert [finding.cause for finding in findings_of(seen, waiting)] == ["push-incomplete"]
    assert findings_of(seen, healthy()) == ()


def test_an_error_that_nobody_knows_gives_no_finding() -> None:
    unknown = refusal(RegistryError, "GetDownloadUrlForLayer", "what is this")
    assert findings_of(question(), healthy(url=unknown, url_host=None, first_byte=None)) == ()
