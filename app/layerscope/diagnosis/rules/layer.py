"""The layer: pushes that never completed, orphans, foreign layers."""

from __future__ import annotations

from collections.abc import Iterator

from layerscope.diagnosis.case import commands
from layerscope.diagnosis.case.case import Case
from layerscope.diagnosis.model import phrases
from layerscope.diagnosis.model.evidence import DigestRole
from layerscope.diagnosis.model.findings import Certainty, Finding
from layerscope.diagnosis.model.steps import StepName
from layerscope.diagnosis.rules.image import missing_failure
from layerscope.diagnosis.rules.mistaken_digest import found_in_manifest, image_of
from layerscope.diagnosis.rules.rule import rule
from layerscope.registry.errors.service import LayerInaccessibleError, LayersNotFoundError
from layerscope.registry.model.layers import Availability
from layerscope.registry.references.failure_words import FailureKind
from layerscope.text.command_lines import command_line
from layerscope.text.reasons import Reason
from layerscope.text.redaction import redact
from layerscope.text.word_facts import Count

_GONE = (Availability.UNAVAILABLE, Availability.MISSING)


@rule(6)
def push_incomplete(case: Case) -> Iterator[Finding]:
    """The manifest lists the layer, and ECR does not have it."""
    state, failure = case.facts.availability.value, case.observed(LayersNotFoundError)
    gone = state is not None and state.availability in _GONE
    if (
        case.layer is None
        or case.layer.foreign
        or not (failure or gone)
        or case.observed(LayerInaccessibleError)
    ):
        return
    if case.bytes_came:
        yield from _given_all_the_same(case)
        return
    because: list[str] = [failure.evidence] if failure else []
    if state is not None and gone:
        told = phrases.availability(state)
        because.append(Reason.tr("BatchCheckLayerAvailability: {state}", state=told))
    image = case.image_name
    because.append(
        Reason.tr(
            "It is layer {position} in the manifest of {image}.", position=case.layer.position, image=image
        )
    )
    yield Finding(
        "push-incomplete",
        StepName.LAYER,
        Certainty.SHOWN if failure else Certainty.LIKELY,
        Reason.tr("The layer is missing from ECR"),
        tuple(because),
        Reason.tr("The person or pipeline that pushes the image"),
        Reason.tr("Push the image again, from a machine that has the layer."),
        _availability_command(case),
        explained_by=("diff-id", "image-digest", "layer-archived"),
        elsewhere=case.elsewhere,
    )


def _given_all_the_same(case: Case) -> Iterator[Finding]:
    state = case.facts.availability.value
    if state is not None and state.availability in _GONE:
        told = phrases.availability(state)
        yield Finding(
            "unavailable-and-given",
            StepName.LAYER,
            Certainty.POSSIBLE,
            Reason.tr("ECR serves the layer it calls unavailable"),
            (Reason.tr("BatchCheckLayerAvailability: {state}", state=told),),
            Reason.tr("Nobody"),
            Reason.tr("Download it now. If pulls of the image fail, push it again."),
            elsewhere=case.elsewhere,
        )


@rule(6)
def sibling_incomplete(case: Case) -> Iterator[Finding]:
    """Only another image lists the layer, and ECR does not have it."""
    role, failure = case.facts.digest.value, case.observed(LayersNotFoundError)
    if role is None or role.role is not DigestRole.SIBLING_LAYER or failure is None or case.bytes_came:
        return
    yield Finding(
        "push-incomplete",
        StepName.LAYER,
        Certainty.SHOWN,
        Reason.tr(
            "A layer of {image} is missing from ECR",
            image=image_of(case, role),
        ),
        (found_in_manifest(case, role), failure.evidence),
        Reason.tr("The person or pipeline that pushes the image"),
        Reason.tr("Push {image} again, from a machine that has the layer.", image=image_of(case, role)),
        _availability_command(case),
        explained_by=("diff-id", "image-digest", "layer-archived"),
        elsewhere=case.elsewhere,
    )


@rule(6)
def unknown_layer(case: Case) -> Iterator[Finding]:
    """A digest that the repository does not have."""
    role, failure = case.facts.digest.value, case.observed(LayersNotFoundError)
    if failure is None or case.layer is not None or (role and role.role is not DigestRole.UNKNOWN):
        return
    because: list[str] = [failure.evidence]
    if role is not None:
        because.append(
            Reason.tr("It is in none of the repository's {count} images.", count=Count(role.searched))
            if role.whole
            else Reason.tr(
                "It is in none of the {count} images that were searched.", count=Count(role.searched)
            )
        )
    yield Finding(
        "layer-unknown",
        StepName.LAYER,
        Certainty.SHOWN if role is not None and role.whole else Certainty.LIKELY,
        Reason.tr(
            "Layer not found in {repository} in {where}",
            repository=case.repository or "?",
            where=phrases.registry(case.registry_id, case.region),
        ),
        tuple(because),
        Reason.tr("You, or the person or pipeline that pushes the image"),
        Reason.tr(
            "Check the repository, the registry and the region that the digest comes from; if they are "
            "right, push the image again."
        ),
        _availability_command(case),
        explained_by=("layer-archived",),
        elsewhere=case.elsewhere,
    )


@rule(7)
def orphaned(case: Case) -> Iterator[Finding]:
    """The image that had the layer is gone, and ECR may clean it up."""
    failure, state = case.observed(LayerInaccessibleError), case.facts.availability.value
    role = case.facts.digest.value
    gone = missing_failure(case)
    left = gone is not None and state is not None and role is not None and role.role is DigestRole.UNKNOWN
    if failure is None and not (left and case.question.digest):
        return
    because = [each.evidence for each in (failure, gone) if each]
    if role is not None and role.role is DigestRole.UNKNOWN and role.searched:
        because.append(
            Reason.tr("None of the repository's {count} images has it.", count=Count(role.searched))
        )
    yield Finding(
        "layer-orphaned",
        StepName.LAYER,
        Certainty.SHOWN if failure else Certainty.POSSIBLE,
        Reason.tr("No image uses the layer anymore"),
        tuple(because),
        Reason.tr("The person or pipeline that pushes the image"),
        Reason.tr(
            "Refresh the list. Take the layer from another image that has it, or push the image again."
        ),
        commands.ecr_command(case, "DescribeImages", repositoryName=case.repository),
        explained_by=("push-incomplete", "layer-archived", "archived", "activating"),
        elsewhere=case.elsewhere,
    )


@rule(27)
def foreign(case: Case) -> Iterator[Finding]:
    """A layer that is not ECR's to have, by design."""
    layer = case.layer
    if layer is None or not layer.foreign:
        return
    yield Finding(
        "foreign-layer",
        StepName.LAYER,
        Certainty.SHOWN,
        Reason.tr("Foreign layer: stored outside ECR by design"),
        (Reason.tr("Its media type is {media_type}.", media_type=layer.media_type),),
        Reason.tr("Nobody"),
        Reason.tr("Download it from its own address in the manifest.")
        if layer.urls
        else Reason.tr(
            "The manifest has no address for it: download it from an image that contains the layer."
        ),
        command_line(["curl", "--fail", "--location", "-O", redact(layer.urls[0])]) if layer.urls else "",
    )


@rule(6, 7, 8, 9)
def not_found(case: Case) -> Iterator[Finding]:
    """Reported missing by a runtime, while everything is found here."""
    if case.pasted_failure is not FailureKind.NOT_FOUND or any(
        not failure.elsewhere for failure in case.all_failures
    ):
        return
    if case.facts.image.value is None and not case.bytes_came:
        return
    failure = case.observed(kinds=(FailureKind.NOT_FOUND,))
    yield Finding(
        "found-here",
        StepName.IMAGE,
        Certainty.POSSIBLE,
        Reason.tr("It is found now"),
        (
            *((failure.evidence,) if failure else ()),
            Reason.tr(
                "Checked from here, it is in {where}.", where=phrases.registry(case.registry_id, case.region)
            ),
        ),
        Reason.tr("The administrator of the machine that pulls"),
        Reason.tr("Pull again. If it fails, compare the account and region used by that machine with these."),
    )


def _availability_command(case: Case) -> str:
    return commands.ecr_command(
        case,
        "BatchCheckLayerAvailability",
        repositoryName=case.repository,
        layerDigests=[case.question.digest],
    )


RULES = (foreign, push_incomplete, sibling_incomplete, unknown_layer, orphaned, not_found)
