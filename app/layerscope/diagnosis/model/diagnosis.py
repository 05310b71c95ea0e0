"""A diagnosis as a value: the question, the steps so far, and what they show."""

from __future__ import annotations

from dataclasses import dataclass

from layerscope.accounts.model.profiles import Identity
from layerscope.diagnosis.model.evidence import HostFacts
from layerscope.diagnosis.model.findings import Finding
from layerscope.diagnosis.model.question import Question
from layerscope.diagnosis.model.steps import Outcome, Step, StepName
from layerscope.text.reasons import Reason

ALL_STEPS = tuple(Step(name) for name in StepName)


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What is known so far; `findings` are the most certain first, and empty where nothing fits.

    `verdict` says for whom it works, where somebody else is in question and it works here; `on_machine` what
    only their machine can tell, and how, None where nobody else is in question. `complete` once every probe
    has answered or given up. The hosts are as far as the ways to ECR's API, to the registry's own host and
    to the presigned URL's were gone. Times are epoch seconds.
    """

    question: Question
    steps: tuple[Step, ...] = ALL_STEPS
    findings: tuple[Finding, ...] = ()
    identity: Identity | None = None
    profile: str = ""
    started_at_s: float = 0.0
    complete: bool = False
    verdict: Reason | None = None
    on_machine: Finding | None = None
    api_host: HostFacts | None = None
    registry_host: HostFacts | None = None
    url_host: HostFacts | None = None

    @property
    def first_failed(self) -> Step | None:
        """The first step that failed, if any."""
        return next((step for step in self.steps if step.outcome is Outcome.FAILED), None)

    @property
    def registry_id(self) -> str:
        """The registry asked; the caller's own where the question names none, empty while that is unknown."""
        return self.question.registry_id or (self.identity.account_id if self.identity else "")

    @property
    def region(self) -> str:
        """The same of the region."""
        return self.question.region or (self.identity.region if self.identity else "")
