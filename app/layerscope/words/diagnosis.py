"""The words on a diagnosis: its steps and outcomes, how sure a finding is, and that all is fine."""

from __future__ import annotations

from layerscope.diagnosis.model.diagnosis import Diagnosis
from layerscope.diagnosis.model.findings import Certainty
from layerscope.diagnosis.model.question import Question
from layerscope.diagnosis.model.snippets import SnippetEffect
from layerscope.diagnosis.model.steps import Outcome, StepName
from layerscope.words.form import QT_TRANSLATE_NOOP
from layerscope.words.speech import translate

_STEPS = {
    StepName.IDENTITY: QT_TRANSLATE_NOOP("Diagnosis", "Identity"),
    StepName.NETWORK: QT_TRANSLATE_NOOP("Diagnosis", "Network"),
    StepName.REPOSITORY: QT_TRANSLATE_NOOP("Diagnosis", "Repository"),
    StepName.IMAGE: QT_TRANSLATE_NOOP("Diagnosis", "Image"),
    StepName.LAYER: QT_TRANSLATE_NOOP("Diagnosis", "Layer"),
    StepName.URL: QT_TRANSLATE_NOOP("Diagnosis", "URL"),
    StepName.BYTES: QT_TRANSLATE_NOOP("Diagnosis", "Bytes"),
}
_OUTCOMES = {
    Outcome.ASKING: QT_TRANSLATE_NOOP("Diagnosis", "Checking…"),
    Outcome.FINE: QT_TRANSLATE_NOOP("Diagnosis", "OK"),
    Outcome.FAILED: QT_TRANSLATE_NOOP("Diagnosis", "Failed"),
    Outcome.UNKNOWN: QT_TRANSLATE_NOOP("Diagnosis", "Unknown"),
    Outcome.NOT_REACHED: QT_TRANSLATE_NOOP("Diagnosis", "Skipped"),
}
_UNANSWERED = QT_TRANSLATE_NOOP("Diagnosis", "No answer")
_CERTAINTIES = {
    Certainty.SHOWN: QT_TRANSLATE_NOOP("Diagnosis", "Confirmed"),
    Certainty.LIKELY: QT_TRANSLATE_NOOP("Diagnosis", "Likely"),
    Certainty.POSSIBLE: QT_TRANSLATE_NOOP("Diagnosis", "Possible"),
}
_EFFECTS = {
    SnippetEffect.READS: QT_TRANSLATE_NOOP("Diagnosis", "Read-only"),
    SnippetEffect.CHANGES_HERE: QT_TRANSLATE_NOOP("Diagnosis", "Changes this computer's settings"),
    SnippetEffect.CHANGES_AWS: QT_TRANSLATE_NOOP("Diagnosis", "Changes something at AWS"),
}


def step_word(name: StepName) -> str:
    return translate("Diagnosis", _STEPS[name])


def outcome_word(outcome: Outcome, *, is_running: bool = True) -> str:
    """A step's outcome; one still asked when the diagnosis has ended was never answered."""
    if outcome is Outcome.ASKING and not is_running:
        return translate("Diagnosis", _UNANSWERED)
    return translate("Diagnosis", _OUTCOMES[outcome])


def certainty_word(certainty: Certainty) -> str:
    return translate("Diagnosis", _CERTAINTIES[certainty])


def effect_word(effect: SnippetEffect) -> str:
    """What comes of using a snippet; empty for a statement, which does nothing by itself."""
    return translate("Diagnosis", _EFFECTS[effect]) if effect in _EFFECTS else ""


def fine_title(question: Question) -> str:
    """What works, where all is fine."""
    if question.digest:
        return translate("Diagnosis", "This layer can be downloaded")
    if question.image:
        return translate("Diagnosis", "This image can be read")
    if question.repository:
        return translate("Diagnosis", "This repository can be read")
    return translate("Diagnosis", "The registry is reachable")


def fine_text(question: Question, diagnosis: Diagnosis) -> str:
    """What to make of it where somebody has seen it fail."""
    if question.seen is not None:
        return translate("Diagnosis", "All checks passed now; the earlier failure is resolved.")
    if unknown := _unknown_on_the_way(diagnosis):
        text = translate("Diagnosis", "Every completed check passed. Unknown, and not required: {steps}.")
        return text.format(steps=", ".join(unknown))
    if question.image and not question.digest and _is_fine_at(StepName.BYTES, diagnosis):
        return translate(
            "Diagnosis",
            "All checks passed, down to the first byte of one layer. “Check image” checks every layer.",
        )
    if _is_fine_at(StepName.BYTES, diagnosis):
        return translate("Diagnosis", "All checks passed, from identity to the first byte.")
    return ""


def _is_fine_at(name: StepName, diagnosis: Diagnosis) -> bool:
    return any(step.name is name and step.outcome is Outcome.FINE for step in diagnosis.steps)


def _unknown_on_the_way(diagnosis: Diagnosis) -> list[str]:
    """The steps that could not be asked, and came before one that is fine: as with a pull-only policy."""
    fine = [place for place, step in enumerate(diagnosis.steps) if step.outcome is Outcome.FINE]
    steps = diagnosis.steps[: max(fine, default=0)]
    return [step_word(step.name) for step in steps if step.outcome is Outcome.UNKNOWN]
