"""What stands on the card for each way a diagnosis can be."""

from __future__ import annotations

from dataclasses import replace

import pytest

from layerscope.desktop.diagnosis.summary import DiagnosisSummary, RunState, summary_of
from layerscope.desktop.diagnosis.words import call_text, place_word, step_text, subject_words
from layerscope.desktop.shell.asked import Asked, about_pasted
from layerscope.desktop.theme.palette import Tone
from layerscope.diagnosis.model.diagnosis import Diagnosis
from layerscope.diagnosis.model.findings import Certainty, Elsewhere
from layerscope.diagnosis.model.question import Question
from layerscope.diagnosis.model.steps import Call, Outcome, Step, StepName
from layerscope.registry.references.pasted import Pasted, read_pasted
from layerscope.text.reasons import Reason
from support.fakes.diagnosis_fakes import (
    DENIED,
    FINE,
    FOUND,
    NONE_FITS,
    ORPHANED,
    QUESTION,
    a_diagnosis,
    steps,
)
from support.fakes.layer_fakes import a_layer, digest


def said(
    diagnosis: Diagnosis, state: RunState = RunState.ENDED, asked: Question = QUESTION
) -> DiagnosisSummary:
    return summary_of(asked, diagnosis, state)


def test_the_first_finding_is_the_title() -> None:
    assert said(FOUND)[:3] == (ORPHANED.title, "", Tone.BAD)
    assert said(FOUND, RunState.RUNNING).title == ORPHANED.title
    assert "may change" in said(FOUND, RunState.RUNNING).text
    assert "canceled" in said(FOUND, RunState.CANCELLED).text
    guess = replace(DENIED, certainty=Certainty.POSSIBLE)
    assert said(a_diagnosis(guess, failed=StepName.URL)).tone is Tone.WARN


def test_without_a_finding_it_says_how_far_it_is() -> None:
    assert said(NONE_FITS).title == "The evidence matches no known cause; all of it is shown here."
    assert said(NONE_FITS, RunState.RUNNING).title == "Looking for the cause…"
    assert "canceled" in said(NONE_FITS, RunState.CANCELLED).title


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        (QUESTION, "This layer can be downloaded"),
        (Question("team/app", "v1"), "This image can be read"),
        (Question("team/app"), "This repository can be read"),
        (Question(), "The registry is reachable"),
    ],
)
def test_everything_fine_says_what_is(asked: Question, title: str) -> None:
    verdict = said(FINE, asked=asked)
    assert (verdict.title, verdict.tone) == (title, Tone.GOOD)


def test_of_an_image_one_layer_was_looked_at_and_it_says_so() -> None:
    image = Question("team/app", "v1")
    assert "first byte of one layer" in said(FINE, asked=image).text
    assert "first byte of one layer" not in said(FINE).text
    unknown = Step(StepName.BYTES, Outcome.UNKNOWN)
    assert "layers" not in said(replace(FINE, steps=(*steps()[:-1], unknown)), asked=image).text


def test_what_could_not_be_asked_on_the_way_did_not_pass() -> None:
    """As with a pull-only policy, which lets nobody describe a repository or ask for layers' states."""
    denied = {StepName.REPOSITORY, StepName.LAYER}
    some = tuple(Step(each.name, Outcome.UNKNOWN) if each.name in denied else each for each in steps())
    text = "Every completed check passed. Unknown, and not required: Repository, Layer."
    for asked in (QUESTION, Question("team/app", "v1")):
        verdict = said(replace(FINE, steps=some), asked=asked)
        assert (verdict.text, verdict.tone) == (text, Tone.GOOD)
    first = tuple(Step(name, Outcome.FINE if at < 3 else Outcome.UNKNOWN) for at, name in enumerate(StepName))
    assert said(replace(FINE, steps=first), asked=Question("team/app")).text == ""


def test_fine_after_a_failure_says_what_to_make_of_it() -> None:
    elsewhere = replace(FINE, verdict=Reason.tr("You can pull this; the machine in the event cannot"))
    fine = said(elsewhere, asked=replace(QUESTION, pasted=Pasted(fails=True)))
    assert (fine.title, fine.tone) == ("You can pull this; the machine in the event cannot", Tone.WARN)
    assert "another identity or network" in fine.text
    known = said(replace(elsewhere, findings=(DENIED,)))
    assert (known.title, known.cause, known.text) == (fine.title, DENIED.title, "")
    assert "resolved" in said(FINE, asked=replace(QUESTION, seen=ValueError())).text


def test_a_stage_that_could_not_be_asked_is_not_fine() -> None:
    unknown = Step(StepName.BYTES, Outcome.UNKNOWN, "timed out")
    assert said(replace(FINE, steps=(*steps()[:-1], unknown))).tone is Tone.WARN


def test_the_subject_in_words() -> None:
    layer = Asked(QUESTION, a_layer(5), "v4.18.2")
    assert subject_words(layer) == (
        "Layer 5 of team/checkout:v4.18.2 · sha256:000000…0005 · 111122223333, eu-central-1"
    )
    assert subject_words(Asked(Question("team/app", digest=digest(5)))) == (
        "Layer of team/app · sha256:000000…0005"
    )
    assert subject_words(Asked(Question("team/app", digest(9)))) == "team/app@sha256:000000…0009"
    assert subject_words(Asked(Question("team/app", "v1"))) == "team/app:v1"
    assert subject_words(Asked(Question(digest=digest(5)))) == "Layer · sha256:000000…0005"
    assert subject_words(Asked(Question())) == "The registry"


def test_a_place_in_words() -> None:
    assert place_word(Elsewhere("team/app", "v1", digest(5)), "team/app") == "v1"
    assert place_word(Elsewhere("team/app", "v1", digest(5)), "team/web") == "team/app:v1"
    assert place_word(Elsewhere("team/app", digest(9), digest(5))) == "team/app@sha256:000000…0009"


def test_a_stage_whole() -> None:
    call = Call("BatchGetImage", "req-5f0c", None, 0.084, "aws ecr batch-get-image")
    step = Step(StepName.IMAGE, Outcome.FAILED, "no such image", (call,))
    assert step_text(step) == (
        "Image: Failed. no such image\nBatchGetImage · 84 ms · request req-5f0c\n    aws ecr batch-get-image"
    )
    assert call_text(Call("connect")) == "connect · no answer"
    assert step_text(Step(StepName.URL), is_running=True) == "URL: Checking…"
    assert step_text(Step(StepName.URL)) == "URL: No answer"


@pytest.mark.parametrize("diagnosis", [FINE, FOUND, NONE_FITS])
def test_what_was_not_understood_is_said_first_whatever_was_found(diagnosis: Diagnosis) -> None:
    pasted = read_pasted(f'ErrImagePull: the moon is in the way of "{digest(3)}"')
    text = said(diagnosis, asked=about_pasted(pasted, "team/app").question).text
    assert text.startswith(f"The failure was not recognized. The text names {digest(3)}; checking team/app")
    assert said(diagnosis).text in text
    named = read_pasted('ErrImagePull: no moon for "111122223333.dkr.ecr.eu-west-1.amazonaws.com/team/web:1"')
    text = said(diagnosis, asked=about_pasted(named).question).text
    assert ".com/team/web:1, which the text names." in text
    assert (
        "nothing in ECR; checking the registry"
        in said(diagnosis, asked=Question(pasted=Pasted(fails=True))).text
    )
