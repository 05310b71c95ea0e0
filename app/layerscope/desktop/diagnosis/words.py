"""The words on steps and outcomes, and on what a diagnosis is about."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from layerscope.desktop.shell.asked import Asked
from layerscope.desktop.theme.icons import IconName
from layerscope.desktop.theme.palette import Tone
from layerscope.diagnosis.model import phrases
from layerscope.diagnosis.model.findings import Certainty, Elsewhere
from layerscope.diagnosis.model.snippets import SnippetEffect
from layerscope.diagnosis.model.steps import Call, Outcome, Step, StepName
from layerscope.words import formats
from layerscope.words.form import QT_TRANSLATE_NOOP
from layerscope.words.reasons import translated

translate = QCoreApplication.translate

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
_ICONS = {
    Outcome.ASKING: IconName.CLOCK,
    Outcome.FINE: IconName.CHECK,
    Outcome.FAILED: IconName.CROSS,
    Outcome.UNKNOWN: IconName.UNKNOWN,
    Outcome.NOT_REACHED: IconName.MORE,
}
_TONES = {Outcome.FINE: Tone.GOOD, Outcome.FAILED: Tone.BAD, Outcome.UNKNOWN: Tone.WARN}


def step_word(name: StepName) -> str:
    return translate("Diagnosis", _STEPS[name])


def outcome_word(outcome: Outcome, *, is_running: bool = True) -> str:
    """A step's outcome; one still asked when the diagnosis has ended was never answered."""
    if outcome is Outcome.ASKING and not is_running:
        return translate("Diagnosis", _UNANSWERED)
    return translate("Diagnosis", _OUTCOMES[outcome])


def outcome_icon(outcome: Outcome) -> IconName:
    return _ICONS[outcome]


def outcome_tone(outcome: Outcome) -> Tone:
    """The mark's tone; neutral where it is neither good nor bad."""
    return _TONES.get(outcome, Tone.NEUTRAL)


def certainty_word(certainty: Certainty) -> str:
    return translate("Diagnosis", _CERTAINTIES[certainty])


def effect_word(effect: SnippetEffect) -> str:
    """What comes of using a snippet; empty for a statement, which does nothing by itself."""
    return translate("Diagnosis", _EFFECTS[effect]) if effect in _EFFECTS else ""


def place_word(place: Elsewhere, of_repository: str = "") -> str:
    """`v4.18.1` in the same repository, else `team/other:v4.18.1`; by digest where it has no tag."""
    is_digest = ":" in place.image
    name = formats.named_digest(place.image) if is_digest else place.image
    if place.repository == of_repository:
        return name
    return f"{place.repository}@{name}" if is_digest else f"{place.repository}:{name}"


def subject_words(asked: Asked) -> str:
    """`Layer 5 of team/checkout:v4.18.2 · 9f2c…b07e`: what the diagnosis is about, as far as is known."""
    question, layer = asked.question, asked.layer
    parts = [_named(asked)]
    if question.digest:
        text = translate("Diagnosis", "Layer of {image}") if parts[0] else translate("Diagnosis", "Layer")
        if layer is not None and layer.position:
            text = translate("Diagnosis", "Layer {n} of {image}").replace("{n}", str(layer.position))
        parts = [text.format(image=parts[0]), formats.named_digest(question.digest)]
    where = ", ".join(part for part in (question.registry_id, question.region) if part)
    if question.principal:
        who = translated(phrases.principal(question.principal))
        parts.append(translate("Diagnosis", "as {who}").format(who=who))
    return " · ".join(part for part in (*parts, where) if part) or translate("Diagnosis", "The registry")


def _named(asked: Asked) -> str:
    question = asked.question
    if not question.repository:
        return formats.named_digest(question.image) if ":" in question.image else question.image
    if asked.tag:
        return f"{question.repository}:{asked.tag}"
    if ":" in question.image:
        return f"{question.repository}@{formats.named_digest(question.image)}"
    return f"{question.repository}:{question.image}" if question.image else question.repository


def step_text(step: Step, *, is_running: bool = False) -> str:
    """A step whole: name, outcome and evidence, then a line for each call and its command."""
    head = f"{step_word(step.name)}: {outcome_word(step.outcome, is_running=is_running)}"
    evidence = translated(step.evidence)
    return "\n".join([f"{head}. {evidence}" if evidence else head, *map(call_text, step.calls)])


def call_text(call: Call) -> str:
    """`GetDownloadUrlForLayer · 84 ms · request 5f0c… · 10:42:01`, and below it the command."""
    parts = [call.operation]
    if call.elapsed_s is None:
        parts.append(translate("Diagnosis", "no answer"))
    else:
        milliseconds = formats.count(round(call.elapsed_s * 1000))
        parts.append(translate("Diagnosis", "{ms} ms").format(ms=milliseconds))
    if call.request_id:
        parts.append(translate("Diagnosis", "request {id}").format(id=call.request_id))
    if call.at_s is not None:
        parts.append(formats.exact_time(call.at_s))
    line = " · ".join(parts)
    return f"{line}\n    {call.command}" if call.command else line
