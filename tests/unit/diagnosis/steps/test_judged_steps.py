from __future__ import annotations

from typing import Any

import pytest

from layerscope.diagnosis.model.answers import Answer
from layerscope.diagnosis.model.evidence import DigestFacts, DigestRole, HostFacts, LifecycleText
from layerscope.diagnosis.model.facts import Facts
from layerscope.diagnosis.model.steps import Outcome, Step, StepName
from layerscope.diagnosis.steps.judged_steps import steps_of
from layerscope.registry.errors import credentials, network, service
from layerscope.registry.model.images import ListedImage
from layerscope.registry.model.layers import Availability, LayerState
from layerscope.registry.model.repositories import Repository
from support.samples import diagnosis_facts as made
from support.samples.diagnosis_facts import denial, facts, healthy, no_layer, nothing_there, question, refusal

FINE, FAILED, UNKNOWN, ASKING, NOT_REACHED = (
    Outcome.FINE,
    Outcome.FAILED,
    Outcome.UNKNOWN,
    Outcome.ASKING,
    Outcome.NOT_REACHED,
)
EXPIRED = refusal(credentials.ExpiredCredentialsError, "DescribeRepositories", "over")
SILENT = refusal(
    network.ConnectTimeoutError, "DescribeRepositories", "silence", subject={"host": made.API_HOST}
)
NO_REGION = refusal(credentials.MissingRegionError, "", "You must specify a region.")
BUSY = refusal(service.ThrottledError, "DescribeRepositories", "throttling")

CASES: dict[str, tuple[Facts, tuple[Outcome, ...]]] = {
    "all is fine": (healthy(), (FINE,) * 7),
    "nothing was asked": (facts(), (UNKNOWN,) * 7),
    "all is asked": (
        facts(
            **dict.fromkeys(
                (
                    "identity",
                    "api_host",
                    "repository",
                    "image",
                    "manifest",
                    "availability",
                    "url",
                    "first_byte",
                ),
                Answer.pending(),
            )
        ),
        (ASKING,) * 7,
    ),
    "nobody answers in time": (
        facts(identity=Answer.given_up(), repository=Answer.given_up()),
        (UNKNOWN,) * 7,
    ),
    "signed out": (
        facts(
            identity=refusal(credentials.SignInRequiredError, "GetCallerIdentity"),
            api_host=HostFacts(made.API_HOST, connected=True),
            **dict.fromkeys(("repository", "image", "manifest", "availability", "url"), EXPIRED),
        ),
        (FAILED, FINE, NOT_REACHED, NOT_REACHED, NOT_REACHED, NOT_REACHED, NOT_REACHED),
    ),
    "no way to ECR": (
        facts(
            identity=SILENT,
            api_host=HostFacts(made.API_HOST, error=SILENT),
            **dict.fromkeys(("repository", "image", "manifest", "availability", "url"), SILENT),
        ),
        (UNKNOWN, FAILED, NOT_REACHED, NOT_REACHED, NOT_REACHED, NOT_REACHED, NOT_REACHED),
    ),
    "no way for a look, and ECR answers": (
        healthy(api_host=HostFacts(made.API_HOST, error=SILENT)),
        (FINE, UNKNOWN, FINE, FINE, FINE, FINE, FINE),
    ),
    "no repository": (
        nothing_there(),
        (FINE, FINE, FAILED, NOT_REACHED, NOT_REACHED, NOT_REACHED, NOT_REACHED),
    ),
    "an archived image": (
        healthy(
            image=ListedImage(made.IMAGE, status="ARCHIVED"),
            manifest=refusal(service.ImageArchivedError, "BatchGetImage"),
            availability=LayerState(Availability.ARCHIVED),
            url=refusal(service.LayersNotFoundError, "GetDownloadUrlForLayer"),
            url_host=None,
            first_byte=None,
        ),
        (FINE, FINE, FINE, FAILED, FAILED, FAILED, NOT_REACHED),
    ),
    "a lost platform": (
        healthy(manifest=made.index(), lost_children=made.index().children[:1]),
        (FINE, FINE, FINE, FAILED, FINE, FINE, FINE),
    ),
    "a diffID": (
        no_layer(digest=DigestFacts(DigestRole.DIFF_ID, made.TAG, made.LAYER)),
        (FINE, FINE, FINE, FINE, FAILED, FAILED, NOT_REACHED),
    ),
    "metadata denied, bytes fine": (
        healthy(
            repository=denial("DescribeRepositories"), availability=denial("BatchCheckLayerAvailability")
        ),
        (FINE, FINE, UNKNOWN, FINE, UNKNOWN, FINE, FINE),
    ),
    "the manifest is denied": (
        healthy(manifest=denial("BatchGetImage"), config=None, digest=None),
        (FINE, FINE, FINE, FAILED, FINE, FINE, FINE),
    ),
    "the URL is denied": (
        no_layer(url=denial("GetDownloadUrlForLayer")),
        (FINE, FINE, FINE, FINE, FINE, FAILED, NOT_REACHED),
    ),
    "no region": (
        healthy(
            api_host=Answer.failed(NO_REGION),
            **dict.fromkeys(("repository", "image", "manifest", "availability", "url"), NO_REGION),
            **dict.fromkeys(("config", "digest", "url_host", "first_byte")),
        ),
        (FINE, FAILED, NOT_REACHED, NOT_REACHED, NOT_REACHED, NOT_REACHED, NOT_REACHED),
    ),
    "throttled": (healthy(repository=BUSY), (FINE, FINE, UNKNOWN, FINE, FINE, FINE, FINE)),
    "no way to S3": (
        healthy(first_byte=SILENT, url_host=HostFacts(made.BUCKET_HOST, error=SILENT)),
        (FINE, FINE, FINE, FINE, FINE, FINE, FAILED),
    ),
    "bytes are waited for": (
        healthy(first_byte=Answer.pending(), url_host=Answer.pending()),
        (FINE, FINE, FINE, FINE, FINE, FINE, ASKING),
    ),
    "bytes do not come in time": (
        healthy(first_byte=Answer.given_up()),
        (FINE, FINE, FINE, FINE, FINE, FINE, UNKNOWN),
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_outcomes(case: str) -> None:
    known, expected = CASES[case]
    steps = steps_of(question(), known)
    assert {step.name: step.outcome for step in steps} == dict(zip(StepName, expected, strict=True))


def step(name: StepName, **answers: Any) -> Step:
    return next(each for each in steps_of(question(), healthy(**answers)) if each.name is name)


def test_evidence_has_the_values_seen() -> None:
    evidence = {name: step(name).evidence for name in StepName}
    assert made.ROLE_ARN in evidence[StepName.IDENTITY]
    assert "52.94.0.1" in evidence[StepName.NETWORK]
    assert made.CALLER_ID in evidence[StepName.REPOSITORY]
    assert made.TAG in evidence[StepName.IMAGE]
    assert "available" in evidence[StepName.LAYER]
    assert f"{made.BUCKET_HOST}, valid until 2027-01-15 09:00:00 UTC" in evidence[StepName.URL]
    assert "41000000" in evidence[StepName.BYTES]


def test_an_image_asked_for_by_digest_goes_by_its_tag() -> None:
    by_digest = question(image=made.IMAGE)
    named, unnamed = (
        steps_of(by_digest, healthy(image=ListedImage(made.IMAGE, tags)))[3].evidence
        for tags in (("v9",), ())
    )
    assert named == "v9 is 5e5e…5e5e."
    assert unnamed == "5e5e…5e5e exists."


ALLOW = {"Effect": "Allow", "Principal": "*", "Action": "*"}
DENY = {**ALLOW, "Effect": "Deny"}
ONLY_BY = {"Condition": {"StringEquals": {"aws:SourceVpc": "vpc-1"}}}


@pytest.mark.parametrize(
    ("owner", "policy", "words"),
    [
        (made.CALLER_ID, made.policy(), "does not block this caller"),
        (made.OWNER_ID, made.policy(), "does not allow this caller"),
        (made.OWNER_ID, made.policy(ALLOW), "does not block this caller"),
        (made.CALLER_ID, made.policy(ALLOW, DENY), "denies this caller the pull"),
        (made.OWNER_ID, made.policy({**ALLOW, **ONLY_BY}), "by a condition"),
        (made.CALLER_ID, "{", "cannot be evaluated"),
    ],
)
def test_the_repositorys_policy_is_judged(owner: str, policy: str, words: str) -> None:
    repository = Repository(made.REPOSITORY, owner, made.REPOSITORY_ARN)
    asked = question(registry_id=owner)
    steps = steps_of(asked, healthy(repository=repository, repository_policy=policy))
    assert words in steps[2].evidence


def test_a_repository_without_a_policy_says_so() -> None:
    assert step(StepName.REPOSITORY).evidence.endswith("; it has no policy.")


@pytest.mark.parametrize(
    ("days", "words"),
    [(13, "the lifecycle policy's rule 7"), (15, "it expires by the lifecycle policy's")],
)
def test_what_the_lifecycle_policy_has_in_store(days: int, words: str) -> None:
    image = ListedImage(made.IMAGE, (made.TAG,), pushed_at_s=made.NOW_S - days * 86_400)
    policy = LifecycleText(made.lifecycle())
    assert words in step(StepName.IMAGE, image=image, lifecycle_policy=policy).evidence


def test_a_refusal_is_told_with_its_request_id() -> None:
    told = step(StepName.URL, url=denial("GetDownloadUrlForLayer", "because no reason"))
    assert "AccessDeniedException" in told.evidence
    assert f"(request {made.REQUEST_ID})" in told.evidence


def test_calls_stand_with_their_stage() -> None:
    assert [call.operation for call in step(StepName.BYTES).calls] == ["url_host", "first_byte"]
    assert "lifecycle_policy" not in [call.operation for call in step(StepName.LAYER).calls]


def test_a_promise_that_is_not_kept_is_told() -> None:
    expected_profile = made.Profile("prod", made.ProfileKind.SSO, made.REGION, made.OWNER_ID)
    assert (
        f"the profile is for account {made.OWNER_ID}"
        in step(StepName.IDENTITY, expected_profile=expected_profile).evidence
    )


def test_a_private_address_a_proxy_and_the_clock_are_told() -> None:
    host = HostFacts(
        made.API_HOST, addresses=("10.0.0.7",), proxy="proxy:3128", issuer="Corp CA", clock_offset_s=-90
    )
    evidence = step(StepName.NETWORK, api_host=host).evidence
    assert evidence == (
        f"{made.API_HOST} at the private 10.0.0.7 through the proxy proxy:3128; its certificate was issued "
        "by Corp CA; the clock here is 1:30 behind AWS's."
    )
