"""A diagnosis to hand on to people: as Markdown, without secrets."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime

from layerscope.diagnosis.model.diagnosis import Diagnosis
from layerscope.diagnosis.model.environment import Environment
from layerscope.diagnosis.model.findings import Certainty, Elsewhere, Finding
from layerscope.diagnosis.model.snippets import SnippetEffect, effect_of
from layerscope.diagnosis.model.steps import Call
from layerscope.diagnosis.pasted_notes import pasted_notes
from layerscope.diagnosis.report.environment_rows import environment_rows
from layerscope.diagnosis.report.facts import (
    OUTCOME_WORDS,
    STEP_WORDS,
    Versions,
    commands_of,
    reference_of,
    seen_before,
)
from layerscope.text.reasons import Reason
from layerscope.text.redaction import redact, redact_to_hand_on
from layerscope.text.times import utc_text

Tell = Callable[[object], str]

_MARKUP = re.compile(r"([\\`*<]|\[(?=[^\]]*\][(\[:]))")  # a bracket, where it would be a link's
_CERTAINTIES = {
    Certainty.SHOWN: Reason.tr("confirmed"),
    Certainty.LIKELY: Reason.tr("likely"),
    Certainty.POSSIBLE: Reason.tr("possible"),
}
_EFFECTS = {
    SnippetEffect.READS: Reason.tr("only reads"),
    SnippetEffect.CHANGES_HERE: Reason.tr("changes this computer's settings"),
    SnippetEffect.CHANGES_AWS: Reason.tr("changes something at AWS"),
}


def as_markdown(
    diagnosis: Diagnosis, versions: Versions, tell: Tell = str, *, environment: Environment | None = None
) -> str:
    """The report as text; `tell` puts a `Reason` into the reader's language.

    `environment` is what the machine that asked tells of itself, where it was asked for.
    """
    parts = (
        _head(diagnosis, versions, tell),
        _findings(diagnosis, tell),
        _elsewhere(diagnosis, tell),
        _stages(diagnosis, tell),
        _machine(environment),
        _commands(diagnosis, tell),
    )
    return redact_to_hand_on("\n".join(line for part in parts for line in part).rstrip() + "\n")


def _head(diagnosis: Diagnosis, versions: Versions, tell: Tell) -> Iterator[str]:
    question, identity = diagnosis.question, diagnosis.identity
    reference = _plain(reference_of(question)) or "?"
    yield "# " + tell(Reason.tr("Diagnosis of {reference}", reference=reference))
    yield ""
    if summary := diagnosis.verdict or next((finding.title for finding in diagnosis.findings), None):
        yield f"**{_plain(tell(summary))}.**"
        yield ""
    for note in pasted_notes(question):
        yield _plain(tell(note))
        yield ""
    lines = (
        (Reason.tr("Registry"), diagnosis.registry_id),
        (Reason.tr("Region"), diagnosis.region),
        (Reason.tr("Identity"), identity.arn if identity else ""),
        (Reason.tr("Profile"), diagnosis.profile),
        (Reason.tr("Evaluated for"), question.principal),
        (Reason.tr("Started"), _here_and_utc(diagnosis.started_at_s) if diagnosis.started_at_s else ""),
        (Reason.tr("Seen before"), tell(seen_before(question))),
        (Reason.tr("Versions"), _made_with(versions)),
    )
    for name, value in lines:
        if value:
            yield f"- {tell(name)}: {_plain(value)}"
    if not diagnosis.complete:
        yield "- " + tell(Reason.tr("The diagnosis was still running when this report was made."))
    yield ""


def _findings(diagnosis: Diagnosis, tell: Tell) -> Iterator[str]:
    yield "## " + tell(Reason.tr("Findings"))
    yield ""
    if not diagnosis.findings:
        yield tell(Reason.tr("The evidence matches no known cause; all of it is shown here."))
        yield ""
    for number, finding in enumerate(diagnosis.findings, start=1):
        yield f"### {number}. {_plain(tell(finding.title))}"
        yield ""
        for name, value in _told(finding, tell):
            yield f"- {tell(name)}: {_plain(value)}"
        yield ""
        yield from _snippet(finding, tell)


def _elsewhere(diagnosis: Diagnosis, tell: Tell) -> Iterator[str]:
    """What the machine that pulls can tell, and how it is asked there."""
    if (there := diagnosis.on_machine) is None:
        return
    yield "## " + _plain(tell(there.title))
    yield ""
    for sentence in (*there.because, there.change):
        yield f"- {_plain(tell(sentence))}"
    yield ""
    yield from _snippet(there, tell)


def _snippet(finding: Finding, tell: Tell) -> Iterator[str]:
    if finding.caution:
        yield _plain(tell(finding.caution))
        yield ""
    if finding.snippet:
        yield from _fenced(finding.snippet, "json" if finding.snippet[0] in "{[" else "sh")


def _told(finding: Finding, tell: Tell) -> Iterator[tuple[Reason, str]]:
    """A finding's lines, each with its name."""
    yield Reason.tr("Confidence"), f"{tell(_CERTAINTIES[finding.certainty])} ({finding.cause})"
    for reason in finding.because:
        yield Reason.tr("Because"), tell(reason)
    yield Reason.tr("Who"), tell(finding.who)
    yield Reason.tr("What to change"), tell(finding.change)
    if told := _EFFECTS.get(effect_of(finding.snippet)) if finding.snippet else None:
        yield Reason.tr("The command"), tell(told)
    for place in finding.elsewhere:
        yield Reason.tr("Available from"), _place(place)


def _stages(diagnosis: Diagnosis, tell: Tell) -> Iterator[str]:
    yield "## " + tell(Reason.tr("Steps"))
    yield ""
    for step in diagnosis.steps:
        evidence = _plain(tell(step.evidence))
        outcome = tell(OUTCOME_WORDS[step.outcome])
        yield f"- **{tell(STEP_WORDS[step.name])}**: {outcome}{'. ' + evidence if evidence else ''}"
        for call in step.calls:
            yield f"  - {_plain(_call(call))}"
    yield ""


def _machine(environment: Environment | None) -> Iterator[str]:
    if environment is None:
        return
    yield "## This machine"
    yield ""
    above = ""
    for name, text in environment_rows(environment):
        yield f"- **{name or above}**: {_plain(text)}"
        above = name or above
    yield ""


def _commands(diagnosis: Diagnosis, tell: Tell) -> Iterator[str]:
    commands = commands_of(diagnosis)
    if commands:
        yield "## " + tell(Reason.tr("The same with the AWS CLI"))
        yield ""
        yield from _fenced("\n".join(commands), "sh")


def _call(call: Call) -> str:
    """`GetDownloadUrlForLayer, 2026-01-02T03:04:05Z, 84 ms, request 5f0c…`."""
    operation, request_id = redact(call.operation), redact(call.request_id)
    elapsed = "no answer" if call.elapsed_s is None else f"{call.elapsed_s * 1000:.0f} ms"
    request = f"request {request_id}" if request_id else ""
    at = utc_text(call.at_s)
    return ", ".join(part for part in (operation, at, elapsed, request) if part)


def _made_with(versions: Versions) -> str:
    program, botocore, python, system = map(redact, versions)
    return f"Layerscope {program}, botocore {botocore}, Python {python}, {system}"


def _fenced(text: str, language: str) -> Iterator[str]:
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    yield fence + language
    yield text
    yield fence
    yield ""


def _plain(text: str) -> str:
    """The text on one line, Markdown's characters escaped."""
    return _MARKUP.sub(r"\\\1", redact(" ".join(text.split())))


def _place(place: Elsewhere) -> str:
    joint = "@" if ":" in place.image else ":"
    return f"{redact(place.repository)}{joint}{redact(place.image)}"


def _here_and_utc(at_s: float) -> str:
    """`2026-01-02T03:04:05Z (04:04:05 CET)`."""
    try:
        return f"{utc_text(at_s)} ({datetime.fromtimestamp(at_s).astimezone():%H:%M:%S %Z})"
    except (ValueError, OverflowError, OSError):
        return utc_text(at_s)
