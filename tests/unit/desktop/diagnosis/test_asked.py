"""What is asked about, from wherever somebody asks."""

from __future__ import annotations

import pytest

from layerscope.desktop.shell.asked import (
    Asked,
    about_error,
    about_image,
    about_layer,
    about_pasted,
    about_ref,
    about_repository,
)
from layerscope.diagnosis.model.findings import Elsewhere
from layerscope.diagnosis.model.question import Question
from layerscope.registry.errors.base import Subject
from layerscope.registry.errors.content import InvalidConfigError
from layerscope.registry.errors.service import LayerInaccessibleError
from layerscope.registry.model.layers import Layer, LayerRef
from layerscope.registry.references.failure_words import FailureKind
from layerscope.registry.references.target import read_target
from support.fakes.layer_fakes import a_choice, chosen, digest

HOST = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"
LAYER, IMAGE = digest(7), digest(8)
KUBELET = (
    f'Failed to pull image "{HOST}/team/app:1.4.2": rpc error: code = Unknown desc = failed to copy: '
    f"httpReadSeeker: failed open: unexpected status code https://{HOST}/v2/team/app/blobs/{LAYER}: "
    "403 Forbidden"
)
ECS = (
    "CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref "
    f"{HOST}/proxy:latest@{IMAGE}: unexpected status from HEAD request to https://{HOST}/v2/proxy/manifests/"
    f"{IMAGE}: 404 Not Found"
)
BUCKET = (
    'error pulling image configuration: Get "https://prod-us-east-1-starport-layer-bucket.s3.us-east-1.amazonaws.com'
    '/a/b?X-Amz-Signature=5ec2e7": dial tcp 52.216.0.1:443: i/o timeout'
)


def test_a_layer_is_asked_about_in_its_image() -> None:
    seen = LayerInaccessibleError("gone")
    asked = about_layer(chosen(3), seen)
    assert asked.question == Question("team/checkout", digest(99), digest(3))
    assert (asked.question.seen, asked.tag) == (seen, "v1")
    assert asked.layer == chosen(3).layer


def test_an_image_and_a_repository_are_asked_about_without_a_layer() -> None:
    assert about_image(a_choice(), "444455556666").question == Question(
        "team/checkout", digest(99), "", "444455556666"
    )
    assert about_repository("team/app").question == Question("team/app")


def test_a_transfer_is_asked_about_by_what_it_fetches() -> None:
    asked = about_ref(LayerRef("team/app", LAYER, "444455556666"), Layer(2, LAYER, size_bytes=10))
    assert asked.question == Question("team/app", digest=LAYER, registry_id="444455556666")


def test_an_error_is_about_its_subject() -> None:
    error = InvalidConfigError("no object", "/")
    error.subject = Subject("GetX", "team/app", digest=LAYER)
    assert about_error(error).question == Question("team/app", digest=LAYER)
    assert about_error(LayerInaccessibleError("gone"), "team/web").question.repository == "team/web"


@pytest.mark.parametrize(
    ("text", "question", "failure"),
    [
        (KUBELET, Question("team/app", "1.4.2", LAYER, "111122223333", "eu-west-1"), FailureKind.DENIED),
        (ECS, Question("proxy", IMAGE, "", "111122223333", "eu-west-1"), FailureKind.NOT_FOUND),
        (BUCKET, Question(region="us-east-1"), FailureKind.TIMEOUT),
    ],
)
def test_a_pasted_text_is_asked_about_as_far_as_it_says(
    text: str, question: Question, failure: FailureKind
) -> None:
    asked = about_pasted(read_target(text)).question
    pasted = asked.pasted
    assert pasted is not None
    assert pasted.failure is failure
    assert "5ec2e7" not in repr(asked)
    named = (asked.repository, asked.image, asked.digest, asked.registry_id, asked.region)
    assert named == (
        question.repository,
        question.image,
        question.digest,
        question.registry_id,
        question.region,
    )


def test_what_a_text_does_not_name_is_what_is_open() -> None:
    asked = about_pasted(read_target(LAYER), "team/web", "444455556666")
    assert (asked.question.repository, asked.question.digest) == ("team/web", LAYER)
    assert asked.question.registry_id == "444455556666"


def test_the_same_layer_is_had_elsewhere_with_what_is_known_of_it() -> None:
    asked = about_layer(chosen(3))
    there = asked.elsewhere(Elsewhere("team/other", "v2", digest(3), digest(50)))
    assert (there.repository, there.tag, there.image_digest) == ("team/other", "v2", digest(50))
    assert (there.layer.digest, there.layer.size_bytes) == (digest(3), 3_000_000)
    other = asked.elsewhere(Elsewhere("team/other", digest(51), digest(4)))
    assert (other.tag, other.image_digest, other.layer.size_bytes) == ("", digest(51), None)


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        (about_layer(chosen(3)), about_layer(chosen(3)), True),
        (about_layer(chosen(3)), about_layer(chosen(4)), False),
        (about_layer(chosen(3)), about_image(a_choice()), False),
        (Asked(Question("team/checkout", "v1", digest(3)), tag="v1"), about_layer(chosen(3)), True),
        (Asked(Question("team/checkout", "v2", digest(3)), tag="v2"), about_layer(chosen(3)), False),
        (Asked(Question("team/checkout", digest=digest(3))), about_layer(chosen(3)), True),
        (Asked(Question("team/web", digest(99), digest(3))), about_layer(chosen(3)), False),
    ],
)
def test_two_are_the_same_as_far_as_they_say(one: Asked, other: Asked, is_same: bool) -> None:
    assert one.is_same(other) is is_same
    assert other.is_same(one) is is_same
