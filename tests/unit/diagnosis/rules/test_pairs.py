"""Two causes at once: both are found, the one that counts first."""

from __future__ import annotations

from typing import Any

import pytest

from layerscope.accounts.model.profiles import Identity
from layerscope.diagnosis.model.evidence import HostFacts, KeyFacts, LifecycleText
from layerscope.diagnosis.model.facts import Facts
from layerscope.diagnosis.model.question import Question
from layerscope.diagnosis.rules import findings_of
from layerscope.registry.errors import blobs, network, service
from layerscope.registry.model.images import ListedImage
from layerscope.registry.model.repositories import Repository
from support.samples import diagnosis_facts as made
from support.samples.diagnosis_facts import denial, healthy, no_layer, no_policy, question, refusal

STRANGER = Identity("999900001111", "arn:aws:iam::999900001111:user/ann", "AIDA", made.REGION)
NO_WAY = refusal(
    network.ConnectTimeoutError, "", "no way", subject={"operation": "", "host": made.BUCKET_HOST}
)
SHARED_WITH_OTHERS = made.policy({"Effect": "Allow", "Principal": {"AWS": "777788889999"}, "Action": "ecr:*"})
DENIES = made.policy(
    {"Effect": "Allow", "Principal": "*", "Action": "ecr:*"},
    {"Sid": "NoLayers", "Effect": "Deny", "Principal": {"AWS": made.CALLER_ID}, "Action": "ecr:Get*"},
)
OTHERS = Repository(
    made.REPOSITORY, made.OWNER_ID, made.REPOSITORY_ARN.replace(made.CALLER_ID, made.OWNER_ID)
)
URL_DENIED = denial("GetDownloadUrlForLayer", no_policy("identity-based policy"))

PAIRS: dict[str, tuple[Facts, tuple[str, ...], Question]] = {
    "a policy of the identity, and no way to S3": (
        no_layer(url=URL_DENIED, url_host=HostFacts(made.BUCKET_HOST, error=NO_WAY), first_byte=NO_WAY),
        ("identity-policy", "storage-unreachable"),
        question(),
    ),
    "identity and repository": (
        no_layer(url=URL_DENIED, repository=OTHERS, repository_policy=SHARED_WITH_OTHERS),
        ("identity-policy", "repository-policy"),
        question(registry_id=made.OWNER_ID),
    ),
    "a deny in the repository's policy, and another policy": (
        no_layer(url=URL_DENIED, repository_policy=DENIES),
        ("identity-policy", "repository-policy"),
        question(),
    ),
    "the wrong identity, denied": (
        no_layer(url=URL_DENIED, identity=STRANGER),
        ("identity-policy", "wrong-identity"),
        question(registry_id=made.CALLER_ID),
    ),
    "archived, with a key that is off": (
        no_layer(
            image=ListedImage(made.IMAGE, (made.TAG,), status="ARCHIVED"),
            manifest=refusal(service.ImageArchivedError, "BatchGetImage"),
            key=KeyFacts("k", "Disabled"),
        ),
        ("archived", "kms-key"),
        question(),
    ),
    "the manifest by one policy, the URL by another": (
        no_layer(
            manifest=denial("BatchGetImage", no_policy("identity-based policy", "ecr:BatchGetImage")),
            url=denial("GetDownloadUrlForLayer", "with an explicit deny in a service control policy"),
            config=None,
            digest=None,
        ),
        ("metadata-only", "organization-policy"),
        question(),
    ),
    "S3 denies, and the clock is off": (
        healthy(
            first_byte=refusal(
                blobs.UrlDeniedError, "GET", "Access Denied", subject={"host": made.BUCKET_HOST}
            ),
            api_host=HostFacts(made.API_HOST, connected=True, clock_offset_s=-900.0),
        ),
        ("s3-endpoint-policy", "clock"),
        question(),
    ),
    "another deny, and a private endpoint": (
        no_layer(
            url=denial("GetDownloadUrlForLayer"),
            api_host=HostFacts(made.API_HOST, addresses=("10.0.0.7",), connected=True),
        ),
        ("denied", "endpoint-policy"),
        question(),
    ),
    "expired by a rule, and asked as a stranger": (
        healthy(
            identity=STRANGER,
            image=refusal(service.ImageNotFoundError, "DescribeImages"),
            manifest=refusal(service.ImageNotFoundError, "BatchGetImage"),
            lifecycle_policy=LifecycleText(made.lifecycle()),
            **dict.fromkeys(("config", "digest", "availability", "url", "url_host", "first_byte")),
        ),
        ("wrong-identity", "lifecycle-expired"),
        question(),
    ),
}


@pytest.mark.parametrize("pair", PAIRS)
def test_both_are_found_and_the_surer_comes_first(pair: str) -> None:
    known, causes, asked = PAIRS[pair]
    found: list[Any] = [finding.cause for finding in findings_of(asked, known)]
    assert tuple(cause for cause in found if cause in causes) == causes
    assert found[0] == causes[0]


def test_the_deny_is_named_by_its_statement() -> None:
    known, _, asked = PAIRS["a deny in the repository's policy, and another policy"]
    finding = next(each for each in findings_of(asked, known) if each.cause == "repository-policy")
    assert "the statement “NoLayers”" in finding.because[0]
