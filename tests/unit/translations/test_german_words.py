"""The words on each error in German: all there, as sound as the English ones, and none left in English."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from layerscope.registry.errors.references import InvalidReferenceError
from layerscope.registry.manifests.kinds import ImageKind
from layerscope.registry.model.layers import Availability, LayerState
from layerscope.registry.references.parsing import parse_reference
from layerscope.words.kinds import kind_word
from layerscope.words.layer_states import meaning_of, word_of
from layerscope.words.messages import Words, words
from layerscope.words.reasons import translated
from support.drivers.english import speaking
from support.samples.every_error import an_error, every_denied_form, every_transfer_error, every_type

ERRORS: list[Exception] = [
    *(an_error(kind) for kind in every_type()), *every_denied_form(), *every_transfer_error()
]  # fmt: skip
ENGLISH = re.compile(
    r"\b(the|is|not|and|this|that|with|of|were|are|its|it|your|you|again|or)\b", re.IGNORECASE
)


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    """The process speaks German for the length of a test."""
    with speaking(qapp, "de"):
        yield


def assert_german(text: str) -> None:
    assert text
    assert not ENGLISH.search(text), text
    assert not re.search(r"\{\w*\}", text), text


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_every_error_is_told_in_german(error: Exception) -> None:
    found = words(error)
    for part in found[:3]:
        assert_german(part)
    assert_sound(found)


def assert_sound(found: Words) -> None:
    assert not found.title.endswith(".")
    assert found.text.endswith(".")
    assert found.next_step.endswith((".", ":"))
    assert bool(found.statement) or not found.next_step.endswith(":")


@pytest.mark.usefixtures("german")
def test_no_two_errors_are_told_alike() -> None:
    told = [words(an_error(kind)) for kind in every_type() if kind.__name__ != "AccessDeniedError"]
    told += [words(error) for error in every_denied_form()]
    for part in ("title", "text", "next_step"):
        texts = [getattr(found, part) for found in told]
        assert sorted(text for text in texts if texts.count(text) > 1) == []


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize("kind", list(ImageKind))
def test_every_kind_has_its_word(kind: ImageKind) -> None:
    assert_german(kind_word(kind))


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize("availability", list(Availability))
def test_every_state_has_its_words(availability: Availability) -> None:
    state = LayerState(availability, "MissingLayerDigest")
    assert_german(word_of(state))
    assert_german(meaning_of(state).replace("MissingLayerDigest", ""))


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize(
    "text",
    [
        "",
        "team/App",
        "team/app:a b",
        "team/app:-x",
        "team/app@sha256:12",
        "docker.io/library/debian",
        "ftp://host/x",
        "arn:aws:s3:::bucket",
        "arn:aws:ecr:eu-central-1:1:repository/app",
        "111122223333.dkr.ecr.eu-central-1.amazonaws.com.evil.example/app",
        "1111.dkr.ecr.eu-central-1.amazonaws.com/app",
        "public.ecr.aws/x/y",
        "https://console.aws.amazon.com/ec2/home",
    ],
)
def test_every_refusal_of_a_reference_is_german(text: str) -> None:
    with pytest.raises(InvalidReferenceError) as refused:
        parse_reference(text)
    assert_german(translated(refused.value.reason))


def test_in_english_a_reason_is_as_it_was_given(qapp: QApplication) -> None:
    with pytest.raises(InvalidReferenceError) as refused:
        parse_reference("ftp://host/x")
    assert translated(refused.value.reason) == refused.value.reason
