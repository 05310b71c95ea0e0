"""The archive: an image that lies in it, or a layer alone."""

from __future__ import annotations

from collections.abc import Iterator

from layerscope.diagnosis.case import commands
from layerscope.diagnosis.case.case import Case
from layerscope.diagnosis.model.findings import Certainty, Finding
from layerscope.diagnosis.model.steps import StepName
from layerscope.diagnosis.policies.document import Unreadable
from layerscope.diagnosis.policies.lifecycle import read_lifecycle, rule_for
from layerscope.diagnosis.rules.rule import rule
from layerscope.registry.errors.service import (
    ImageArchivedError,
    LayerArchivedError,
    LayerInaccessibleError,
    LayersNotFoundError,
)
from layerscope.registry.model.images import ImageStatus
from layerscope.registry.model.layers import Availability
from layerscope.registry.references.failure_words import FailureKind
from layerscope.text.reasons import Reason

_IN_ARCHIVE = (ImageStatus.ARCHIVED, ImageStatus.ACTIVATING)


@rule(9)
def archived(case: Case) -> Iterator[Finding]:
    """The image lies in the archive."""
    image = case.facts.image.value
    state = case.facts.availability.value
    failure = case.observed(ImageArchivedError, kinds=(FailureKind.ARCHIVED,))
    in_archive = image is not None and image.status in _IN_ARCHIVE
    layer_there = state is not None and state.availability is Availability.ARCHIVED
    if not (failure or in_archive):
        return
    if failure and failure.error is None and image is not None and not in_archive:
        return  # it has been restored since
    because: list[str] = [failure.evidence] if failure else []
    if image is not None and in_archive:
        because.append(Reason.tr("DescribeImages lists the image as {status}.", status=image.status))
        because += _archiving_rule(case)
    if layer_there:
        because.append(Reason.tr("BatchCheckLayerAvailability reports the layer as archived."))
    if image is not None and image.status == ImageStatus.ACTIVATING:
        yield _activating(case, tuple(because))
        return
    yield Finding(
        "archived",
        StepName.IMAGE,
        Certainty.LIKELY if (failure and failure.error is None) or case.bytes_came else Certainty.SHOWN,
        Reason.tr("Archived images cannot be pulled"),
        tuple(because),
        Reason.tr("Someone with ecr:UpdateImageStorageClass on the repository"),
        Reason.tr("Restore it (a write, billed, up to about 20 minutes), or push the image again."),
        commands.ecr_command(
            case,
            "UpdateImageStorageClass",
            repositoryName=case.repository,
            imageId=commands.image_id(case),
            targetStorageClass="STANDARD",
        ),
        elsewhere=case.elsewhere,
    )


@rule(9)
def layer_archived(case: Case) -> Iterator[Finding]:
    """The layer is archived, and its image is not listed as archived (that is another rule's)."""
    state, image = case.facts.availability.value, case.facts.image.value
    told = state is not None and state.availability is Availability.ARCHIVED
    refused = case.observed(LayerInaccessibleError, LayersNotFoundError)
    failure = refused if told else case.observed(LayerArchivedError)
    in_archive = image is not None and image.status in _IN_ARCHIVE
    if not (told or failure) or in_archive:
        return
    because = [failure.evidence] if failure else []
    if told:
        because.append(Reason.tr("BatchCheckLayerAvailability reports the layer as archived."))
    if image is not None:
        because.append(
            Reason.tr(
                "DescribeImages lists the image {image} as {status}.",
                image=case.image_name,
                status=image.status,
            )
        )
    yield Finding(
        "layer-archived",
        StepName.LAYER,
        Certainty.LIKELY if case.bytes_came or not told else Certainty.SHOWN,
        Reason.tr("The layer is archived with its image"),
        tuple(because),
        Reason.tr("Someone with ecr:UpdateImageStorageClass on the repository"),
        Reason.tr(
            "Restore the archived image that has it (a write, billed, up to 20 minutes); this lists the "
            "archived ones, and “Where used” names those that are known to have the layer. Pushing an image "
            "that has it works too."
        ),
        commands.ecr_command(
            case, "DescribeImages", repositoryName=case.repository, filter={"imageStatus": "ARCHIVED"}
        ),
        explained_by=("archived", "activating"),
        elsewhere=case.elsewhere,
    )


def _activating(case: Case, because: tuple[str, ...]) -> Finding:
    return Finding(
        "activating",
        StepName.IMAGE,
        Certainty.SHOWN,
        Reason.tr("The image is being restored from the archive"),
        because,
        Reason.tr("Nobody"),
        Reason.tr("Wait up to about 20 minutes, then try again."),
        commands.ecr_command(
            case, "DescribeImages", repositoryName=case.repository, imageIds=[commands.image_id(case)]
        ),
        elsewhere=case.elsewhere,
    )


def _archiving_rule(case: Case) -> Iterator[Reason]:
    image, policy = case.facts.image.value, case.facts.lifecycle_policy.value
    rules = read_lifecycle(policy.text) if policy else ()
    if image is None or isinstance(rules, Unreadable):
        return
    rule = rule_for([rule for rule in rules if not rule.archived_only], image.tags)
    if rule and rule.archives:
        yield Reason.tr("The lifecycle policy archives such images: {rule}.", rule=rule.name)


RULES = (archived, layer_archived)
