"""The steps of a diagnosis, in the order in which a pull goes through them, and what came of each."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class StepName(StrEnum):
    """The steps of a pull in their order: each needs the one before."""

    IDENTITY = "identity"
    NETWORK = "network"
    REPOSITORY = "repository"
    IMAGE = "image"
    LAYER = "layer"
    URL = "url"
    BYTES = "bytes"


class Outcome(StrEnum):
    """What came of a step."""

    ASKING = "asking"
    FINE = "fine"
    FAILED = "failed"
    UNKNOWN = "unknown"  # could not be found out: denied, timed out, or nothing to ask about
    NOT_REACHED = "not reached"  # an earlier step failed, so that this one could not be asked


@dataclass(frozen=True, slots=True)
class Call:
    """One thing that was asked: an operation of AWS's by its name, or `resolve`, `connect`, `TLS`, `GET`.

    `at_s` is when, in epoch seconds; `elapsed_s` None where no answer came. `command` is the same question
    for the AWS CLI, empty where there is none.
    """

    operation: str
    request_id: str = ""
    at_s: float | None = None
    elapsed_s: float | None = None
    command: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One step: `evidence` is a sentence with the values seen, a `Reason` of ours or AWS's own words."""

    name: StepName
    outcome: Outcome = Outcome.ASKING
    evidence: str = ""
    calls: tuple[Call, ...] = ()
