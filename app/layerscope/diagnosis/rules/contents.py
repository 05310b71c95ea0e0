"""Causes that lie inside the image: reported by a runtime that has all of its bytes."""

from __future__ import annotations

from collections.abc import Iterator

from layerscope.diagnosis.case.case import Case
from layerscope.diagnosis.model.findings import Certainty, Finding
from layerscope.diagnosis.model.steps import StepName
from layerscope.diagnosis.rules.rule import rule
from layerscope.registry.manifests.manifest import IndexManifest
from layerscope.registry.references.failure_words import FailureKind
from layerscope.text.reasons import Reason

UNPACKING = "layer-not-unpacked"
NOT_STARTING = "program-not-started"
# Causes in a pasted text of which the image's files tell more: of a full disk, how much room they need.
INSIDE = (UNPACKING, NOT_STARTING, "disk-full")


@rule(36)
def layer_not_unpacked(case: Case) -> Iterator[Finding]:
    """A layer's archive is not what the runtime wants."""
    yield from _inside(
        case,
        FailureKind.UNPACKING,
        UNPACKING,
        Reason.tr("A layer of the image cannot be unpacked"),
        Reason.tr(
            "Look into the image: it tells which layer is damaged, and at which byte. Then build and push it "
            "again."
        ),
    )


@rule(37)
def program_not_started(case: Case) -> Iterator[Finding]:
    """The image's program is not there, or is none that the machine can run."""
    yield from _inside(
        case,
        FailureKind.NOT_STARTING,
        NOT_STARTING,
        Reason.tr("The image's program cannot be started"),
        Reason.tr(
            "On a machine of another platform, build the image for that platform too. Else look into the "
            "image: it tells whether the program is there, what it was built for, and what is to run it."
        ),
    )


def _inside(case: Case, kind: FailureKind, cause: str, title: Reason, change: Reason) -> Iterator[Finding]:
    if case.pasted_failure is not kind:
        return
    failure = case.observed(kinds=(kind,))
    because = [failure.evidence] if failure else []
    index = case.facts.manifest.value
    if isinstance(index, IndexManifest) and kind is FailureKind.NOT_STARTING:
        told = ", ".join(str(child.platform) for child in index.children if child.platform)
        because.append(Reason.tr("The index lists: {platforms}.", platforms=told))
    yield Finding(
        cause,
        StepName.BYTES,
        Certainty.SHOWN,
        title,
        tuple(because),
        Reason.tr("The person or pipeline that builds the image"),
        change,
    )


RULES = (layer_not_unpacked, program_not_started)
