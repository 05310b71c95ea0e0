"""Diagnoses of every face, and a runner that a test holds, moves on and ends as it likes."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace
from pathlib import Path

from layerscope.desktop.diagnosis.needs import OnChange
from layerscope.diagnosis.model.diagnosis import Diagnosis
from layerscope.diagnosis.model.findings import Certainty, Elsewhere, Finding
from layerscope.diagnosis.model.question import Question
from layerscope.diagnosis.model.steps import Call, Outcome, Step, StepName
from support.fakes.layer_fakes import digest

QUESTION = Question("team/checkout", digest(99), digest(5), registry_id="111122223333", region="eu-central-1")
PLACE = Elsewhere("team/checkout", "v4.18.1", digest(5), digest(98))
COMMAND = "aws ecr batch-check-layer-availability --repository-name team/checkout"
EVIDENCE = {
    StepName.IDENTITY: "role/Operator in 111122223333",
    StepName.NETWORK: "api.ecr.eu-central-1.amazonaws.com is 10.0.3.17, a private address; TLS by Amazon",
    StepName.REPOSITORY: "exists, AES256, its policy allows this caller",
    StepName.IMAGE: "v4.18.2, active; its manifest lists this digest as layer 5",
    StepName.LAYER: "UNAVAILABLE in BatchCheckLayerAvailability, though the manifest of the image lists it",
    StepName.URL: "LayerInaccessibleException",
    StepName.BYTES: "a byte came",
}
ORPHANED = Finding(
    "layer-inaccessible",
    StepName.LAYER,
    Certainty.SHOWN,
    "This layer no longer belongs to an image",
    because=(
        "ECR keeps it only until its next clean-up.",
        "The image that had it was deleted or expired after this list was read.",
    ),
    who="the pipeline that pushes team/checkout",
    change="Download it from team/checkout:v4.18.1, which has the same layer, or push the image again.",
    elsewhere=(PLACE,),
)
DENIED = Finding(
    "identity-lacks-action",
    StepName.URL,
    Certainty.LIKELY,
    "Your identity lacks ecr:GetDownloadUrlForLayer & more",
    because=("The manifest could be read, the URL was denied.",),
    who="the administrator of role/Operator",
    change="Attach this statement to the role.",
    snippet='{\n  "Effect": "Allow",\n  "Action": "ecr:GetDownloadUrlForLayer"\n}',
)


def steps(failed: StepName | None = None, *, until: StepName | None = None) -> tuple[Step, ...]:
    """Every stage fine until the one that failed; those after `until` still asked."""
    found: list[Step] = []
    outcome = Outcome.FINE
    for name in StepName:
        if name is failed:
            outcome = Outcome.FAILED
        call = Call(f"Call{name.value.title()}", f"req-{name.value}", 1.8e9, 0.084, COMMAND)
        found.append(Step(name, outcome, EVIDENCE[name], (call,)) if outcome is not Outcome.NOT_REACHED
                     else Step(name, outcome, "not reached"))  # fmt: skip
        if name is failed:
            outcome = Outcome.NOT_REACHED
    if until is None:
        return tuple(found)
    last = list(StepName).index(until)
    return (*found[: last + 1], *(Step(name) for name in list(StepName)[last + 1 :]))


def a_diagnosis(*findings: Finding, failed: StepName | None = None, **changes: object) -> Diagnosis:
    made = Diagnosis(QUESTION, steps(failed), findings, complete=True)
    return replace(made, **changes)  # type: ignore[arg-type]


FOUND = a_diagnosis(ORPHANED, DENIED, failed=StepName.LAYER)
NONE_FITS = a_diagnosis(failed=StepName.BYTES)
FINE = a_diagnosis()


@dataclass
class FakeRunner:
    """Waits in `diagnose` until the test has it tell or end; keeps what it was asked."""

    asked: list[Question] = field(default_factory=list)
    tells: list[OnChange] = field(default_factory=list)
    cancelled: int = 0
    saved: dict[Path, str] = field(default_factory=dict)
    save_error: OSError | None = None
    _ends: list[asyncio.Future[Diagnosis]] = field(default_factory=list)

    async def diagnose(self, question: Question, on_change: OnChange) -> Diagnosis:
        self.asked.append(question)
        self.tells.append(on_change)
        self._ends.append(asyncio.get_running_loop().create_future())
        try:
            return await self._ends[-1]
        except asyncio.CancelledError:
            self.cancelled += 1
            raise

    def tell(self, diagnosis: Diagnosis, run: int = -1) -> None:
        self.tells[run](diagnosis)

    def end(self, diagnosis: Diagnosis | Exception, run: int = -1) -> None:
        if isinstance(diagnosis, Exception):
            self._ends[run].set_exception(diagnosis)
        else:
            self._ends[run].set_result(diagnosis)

    def text(self, diagnosis: Diagnosis, *, as_json: bool) -> str:
        head = "{JSON}" if as_json else "# Markdown"
        return f"{head} of {diagnosis.question.digest}: {len(diagnosis.findings)}"

    async def save(self, path: Path, text: str) -> None:
        if self.save_error:
            raise self.save_error
        self.saved[path] = text
