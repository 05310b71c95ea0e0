"""The words on steps and outcomes, and on what a diagnosis is about."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from layerscope.desktop.shell.asked import Asked
from layerscope.desktop.theme.icons import IconName
from layerscope.desktop.theme.palette import Tone
from layerscope.diagnosis.model import phrases
from layerscope.diagnosis.model.findings import Elsewhere
from layerscope.diagnosis.model.steps import Call, Outcome, Step
from layerscope.words import formats
from layerscope.words.diagnosis import outcome_word, step_word
from layerscope.words.reasons import translated

translate = QCoreApplication.translate

_ICONS = {
    Outcome.ASKING: IconName.CLOCK,
    Outcome.FINE: IconName.CHECK,
    Outcome.FAILED: IconName.CROSS,
    Outcome.UNKNOWN: IconName.UNKNOWN,
    Outcome.NOT_REACHED: IconName.MORE,
}
_TONES = {Outcome.FINE: Tone.GOOD, Outcome.FAILED: Tone.BAD, Outcome.UNKNOWN: Tone.WARN}


def outcome_icon(outcome: Outcome) -> IconName:
    return _ICONS[outcome]


def outcome_tone(outcome: Outcome) -> Tone:
    """The mark's tone; neutral where it is neither good nor bad."""
    return _TONES.get(outcome, Tone.NEUTRAL)


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
