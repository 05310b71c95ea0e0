"""A diagnosis to hand on to programs: as JSON, without secrets."""

from __future__ import annotations

import json
from typing import Any

from layerscope.diagnosis.model.diagnosis import Diagnosis
from layerscope.diagnosis.model.environment import Environment
from layerscope.diagnosis.model.findings import Finding
from layerscope.diagnosis.model.question import Question
from layerscope.diagnosis.model.snippets import effect_of
from layerscope.diagnosis.model.steps import Step
from layerscope.diagnosis.pasted_notes import pasted_notes
from layerscope.diagnosis.report.environment import environment_members
from layerscope.diagnosis.report.facts import Versions, commands_of, seen_before
from layerscope.text.redaction import redact, redact_to_hand_on
from layerscope.text.times import utc_text

FORMAT = 1  # of the JSON: raised when a key changes its meaning
COMMAND = "diagnose"  # the one that prints the same document


def as_json(diagnosis: Diagnosis, versions: Versions, environment: Environment | None = None) -> str:
    """The report as an indented JSON object, in English; times are UTC in ISO 8601.

    It keeps to packaging/schemas/diagnose.json. `environment` is what the machine that asked tells of itself,
    where it was asked for.
    """
    identity = diagnosis.identity
    document = {
        "format": FORMAT,
        "command": COMMAND,
        "question": _question(diagnosis.question),
        "profile": diagnosis.profile,
        "identity": {"arn": identity.arn, "accountId": identity.account_id, "region": identity.region}
        if identity
        else None,
        "versions": versions._asdict(),
        "startedAt": utc_text(diagnosis.started_at_s),
        "complete": diagnosis.complete,
        "verdict": str(diagnosis.verdict or ""),
        "notes": [str(note) for note in pasted_notes(diagnosis.question)],
        "onMachine": _finding(diagnosis.on_machine) if diagnosis.on_machine else None,
        "findings": [_finding(finding) for finding in diagnosis.findings],
        "steps": [_step(step) for step in diagnosis.steps],
        "commands": commands_of(diagnosis),
        "environment": environment_members(environment) if environment else None,
    }
    return json.dumps(_redacted(document), indent=2, ensure_ascii=False) + "\n"


def _question(question: Question) -> dict[str, str]:
    return {
        "repository": question.repository,
        "image": question.image,
        "digest": question.digest,
        "registryId": question.registry_id,
        "region": question.region,
        "principal": question.principal,
        "seen": str(seen_before(question)),
    }


def _step(step: Step) -> dict[str, Any]:
    calls = [
        {
            "operation": call.operation,
            "requestId": redact(call.request_id),
            "at": None if call.at_s is None else utc_text(call.at_s),
            "elapsedSeconds": None if call.elapsed_s is None else round(call.elapsed_s, 3),
            "command": call.command,
        }
        for call in step.calls
    ]
    evidence = str(step.evidence)
    return {"name": step.name.value, "outcome": step.outcome.value, "evidence": evidence, "calls": calls}


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "cause": finding.cause,
        "step": finding.step.value,
        "certainty": finding.certainty.name.lower(),
        "title": str(finding.title),
        "because": [str(reason) for reason in finding.because],
        "who": str(finding.who),
        "change": str(finding.change),
        "snippet": finding.snippet,
        "snippetEffect": effect_of(finding.snippet).value if finding.snippet else "",
        "caution": str(finding.caution),
        "elsewhere": [
            {"repository": each.repository, "image": each.image, "imageDigest": each.image_digest}
            for each in finding.elsewhere
        ],
    }


def _redacted(value: Any) -> Any:
    if isinstance(value, str):
        return redact_to_hand_on(value)
    if isinstance(value, dict):
        return {key: member if key == "requestId" else _redacted(member) for key, member in value.items()}
    return [_redacted(member) for member in value] if isinstance(value, list) else value
