"""The digest asked for is something else's: a diffID, an image's, a config's."""

from __future__ import annotations

from collections.abc import Iterator

from layerscope.diagnosis.case import commands
from layerscope.diagnosis.case.case import Case
from layerscope.diagnosis.model.evidence import DigestFacts, DigestRole
from layerscope.diagnosis.model.findings import Certainty, Finding
from layerscope.diagnosis.model.steps import StepName
from layerscope.diagnosis.rules.rule import rule
from layerscope.registry.errors.service import LayerInaccessibleError, LayersNotFoundError
from layerscope.registry.references.digests import short
from layerscope.text.reasons import Reason

_IMAGES = (DigestRole.IMAGE, DigestRole.SIBLING_IMAGE, DigestRole.CHILD)


@rule(6)
def diff_id(case: Case) -> Iterator[Finding]:
    """A diffID was taken for a layer's digest."""
    role = case.facts.digest.value
    if role is None or role.role is not DigestRole.DIFF_ID:
        return
    change = (
        Reason.tr("Use the layer's own digest, {digest}.", digest=role.layer_digest)
        if role.layer_digest
        else Reason.tr("Use the digest at the same position in the manifest's layers.")
    )
    yield Finding(
        "diff-id",
        StepName.LAYER,
        Certainty.SHOWN,
        Reason.tr("This is a diffID, not a layer digest"),
        (
            Reason.tr(
                "{digest} is in rootfs.diff_ids of the config of {image}.",
                digest=short(case.question.digest),
                image=image_of(case, role),
            ),
            *_answered(case),
        ),
        Reason.tr("You"),
        change,
        _url_command(case, role.layer_digest) if role.layer_digest else "",
    )


@rule(6)
def image_digest(case: Case) -> Iterator[Finding]:
    """An image's digest was taken for a layer's."""
    role = case.facts.digest.value
    if role is None or role.role not in _IMAGES:
        return
    yield Finding(
        "image-digest",
        StepName.LAYER,
        Certainty.SHOWN,
        Reason.tr("This is an image digest, not a layer's"),
        (
            Reason.tr(
                "{digest} is the digest of {image}.",
                digest=short(case.question.digest),
                image=image_of(case, role),
            )
            if role.role is not DigestRole.CHILD
            else Reason.tr(
                "{digest} is one of the images that the index {image} lists.",
                digest=short(case.question.digest),
                image=image_of(case, role),
            ),
            *_answered(case),
        ),
        Reason.tr("You"),
        Reason.tr("Use the digest of one of the image's layers; manifests are read with BatchGetImage."),
        commands.ecr_command(
            case,
            "BatchGetImage",
            repositoryName=case.repository,
            imageIds=[{"imageDigest": case.question.digest}],
        ),
    )


@rule(6)
def config_digest(case: Case) -> Iterator[Finding]:
    """ECR does not give out a config, which it does as it does a layer; or its digest was taken for one's."""
    role, failure = case.facts.digest.value, case.observed(LayersNotFoundError, LayerInaccessibleError)
    if role is None or failure is None or role.role is not DigestRole.CONFIG:
        return
    yield Finding(
        "config-digest",
        StepName.LAYER,
        Certainty.SHOWN,
        Reason.tr("ECR gives no URL for the image's config"),
        (found_in_manifest(case, role), failure.evidence),
        Reason.tr("The person or pipeline that pushes the image"),
        Reason.tr(
            "Push the image again. If a layer was meant, use the digest of one of the manifest's layers."
        ),
        _url_command(case, case.question.digest),
    )


def found_in_manifest(case: Case, role: DigestFacts) -> Reason:
    """Where the digest was found."""
    return Reason.tr(
        "{digest} was found in the manifest of {image}.",
        digest=short(case.question.digest),
        image=image_of(case, role),
    )


def image_of(case: Case, role: DigestFacts) -> str:
    """The image that the digest was found in, as people know it."""
    if role.image in ("", case.image):
        return case.image_name or "?"
    return short(role.image) if ":" in role.image else role.image


def _answered(case: Case) -> Iterator[str]:
    if failure := case.observed(LayersNotFoundError):
        yield failure.evidence


def _url_command(case: Case, digest: str) -> str:
    return commands.ecr_command(
        case, "GetDownloadUrlForLayer", repositoryName=case.repository, layerDigest=digest
    )


RULES = (diff_id, image_digest, config_digest)
