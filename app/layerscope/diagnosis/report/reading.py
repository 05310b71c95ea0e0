"""Reads a report of this program's back into values: a text from outside, of which nothing is believed."""

from __future__ import annotations

from layerscope.accounts.model.profiles import Identity
from layerscope.diagnosis.model.diagnosis import Diagnosis
from layerscope.diagnosis.model.findings import Certainty, Elsewhere, Finding
from layerscope.diagnosis.model.question import Question
from layerscope.diagnosis.model.steps import Call, Outcome, Step, StepName
from layerscope.diagnosis.report.document import FORMAT
from layerscope.diagnosis.report.extracting import extracted
from layerscope.diagnosis.report.facts import Versions
from layerscope.diagnosis.report.members import Members
from layerscope.diagnosis.report.reading_environment import member_of, read_environment
from layerscope.diagnosis.report.received import Report
from layerscope.text.reasons import Reason

MOST_FINDINGS, MOST_SENTENCES, MOST_PLACES, MOST_CALLS = 50, 20, 20, 100
_LONGEST_SNIPPET = 20_000  # IAM takes a policy of 10,240 characters
_LONGEST_ELAPSED_S = 1e6
_CERTAINTIES = {each.name.lower(): each for each in Certainty}


def read_report(text: str) -> Report:
    """The report in the text, with whatever was copied around it; takes linear time.

    Members that are missing, unknown or not as they should be are left. Raises UnreadableReportError.
    """
    document, is_joined = extracted(text)
    members = Members(document)
    diagnosis = _diagnosis(members)
    versions = members.inner("versions")
    form = document.get("format")
    return Report(
        diagnosis,
        Versions(*(versions.line(name) for name in Versions._fields)),
        read_environment(members.inner("environment")),
        members.lines("notes", MOST_SENTENCES),
        members.inner("question").line("seen"),
        unread=members.misfits,
        is_newer=type(form) is int and form > FORMAT,
        is_joined=is_joined,
    )


def _diagnosis(members: Members) -> Diagnosis:
    identity, verdict = members.inner("identity"), members.line("verdict")
    findings = [_finding(each) for each in members.objects("findings", MOST_FINDINGS)]
    on_machine = members.inner("onMachine")
    return Diagnosis(
        question=_question(members.inner("question")),
        steps=_steps(members),
        findings=tuple(each for each in findings if each.title),
        identity=_identity(identity) if identity else None,
        profile=members.line("profile"),
        started_at_s=members.time_s("startedAt") or 0.0,
        complete=members.flag("complete") is not False,
        verdict=Reason.joined("{words}", words=verdict) if verdict else None,
        on_machine=_finding(on_machine) if on_machine.line("title") else None,
    )


def _question(members: Members) -> Question:
    return Question(
        repository=members.line("repository"),
        image=members.line("image"),
        digest=members.line("digest"),
        registry_id=members.line("registryId"),
        region=members.line("region"),
        principal=members.line("principal"),
    )


def _identity(members: Members) -> Identity:
    return Identity(members.line("accountId"), members.line("arn"), region=members.line("region"))


def _steps(members: Members) -> tuple[Step, ...]:
    """Each step once and in its order, whatever the document has of them."""
    told: dict[StepName, Step] = {}
    for each in members.objects("steps", 4 * len(StepName)):
        name = member_of(StepName, each.line("name"))
        if name is not None and name not in told:
            told[name] = _step(name, each)
    return tuple(told.get(name) or _untold(name) for name in StepName)


def _step(name: StepName, members: Members) -> Step:
    said = members.line("outcome")
    outcome = member_of(Outcome, said)
    evidence = members.text("evidence")
    if outcome is None and not evidence:
        evidence = Reason.tr("The report says “{outcome}”.", outcome=said) if said else _untold(name).evidence
    calls = tuple(_call(each) for each in members.objects("calls", MOST_CALLS))
    return Step(name, outcome or Outcome.UNKNOWN, evidence, calls)


def _untold(name: StepName) -> Step:
    return Step(name, Outcome.UNKNOWN, Reason.tr("The report does not tell."))


def _call(members: Members) -> Call:
    return Call(
        operation=members.line("operation"),
        request_id=members.line("requestId"),
        at_s=members.time_s("at"),
        elapsed_s=members.number("elapsedSeconds", _LONGEST_ELAPSED_S),
        command=members.text("command"),
    )


def _finding(members: Members) -> Finding:
    return Finding(
        cause=members.line("cause"),
        step=member_of(StepName, members.line("step")) or StepName.BYTES,  # of an unknown one nothing is said
        certainty=_CERTAINTIES.get(members.line("certainty"), Certainty.POSSIBLE),
        title=members.line("title"),
        because=members.lines("because", MOST_SENTENCES),
        who=members.line("who"),
        change=members.text("change"),
        snippet=members.text("snippet", _LONGEST_SNIPPET),
        elsewhere=tuple(_place(each) for each in members.objects("elsewhere", MOST_PLACES)),
        caution=members.text("caution"),
    )


def _place(members: Members) -> Elsewhere:
    return Elsewhere(
        members.line("repository"), members.line("image"), digest="", image_digest=members.line("imageDigest")
    )
