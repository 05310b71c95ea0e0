"""The image: missing, lost platforms, attestations, and manifests that are none."""

from __future__ import annotations

from collections.abc import Iterator

from layerscope.diagnosis.case import commands
from layerscope.diagnosis.case.case import Case
from layerscope.diagnosis.case.observed_failures import ObservedFailure
from layerscope.diagnosis.model.findings import Certainty, Finding
from layerscope.diagnosis.model.steps import StepName
from layerscope.diagnosis.policies.document import Unreadable
from layerscope.diagnosis.policies.lifecycle import read_lifecycle
from layerscope.diagnosis.rules.rule import rule
from layerscope.registry.errors.content import ContentError
from layerscope.registry.errors.service import ImageNotFoundError
from layerscope.registry.manifests.kinds import ImageKind, kind_of
from layerscope.registry.manifests.manifest import Descriptor, IndexManifest
from layerscope.registry.references.digests import short
from layerscope.registry.references.failure_words import FailureKind
from layerscope.text.reasons import Reason


@rule(29)
def platform_lost(case: Case) -> Iterator[Finding]:
    """The index names images that the repository has lost."""
    lost, index = case.facts.lost_children.value, case.facts.manifest.value
    if not lost:
        return
    children = index.children if isinstance(index, IndexManifest) else ()
    left = [_platform(child) for child in children if child not in lost]
    because = [
        Reason.tr(
            "{platform} is {digest}, which BatchGetImage does not find.",
            platform=_platform(child),
            digest=child.digest,
        )
        for child in lost
    ]
    if left:
        because.append(Reason.tr("These are still there: {platforms}.", platforms=", ".join(left)))
    yield Finding(
        "platform-lost",
        StepName.IMAGE,
        Certainty.SHOWN,
        Reason.tr(
            "The index's image for {platforms} is missing",
            platforms=", ".join(_platform(each) for each in lost),
        ),
        tuple(because),
        Reason.tr("The person or pipeline that builds the image"),
        Reason.tr(
            "Build and push the platform again, and the index with it; a lifecycle rule that expires "
            "untagged images removes an index's platforms too. The other platforms still work."
        ),
        commands.ecr_command(case, "GetLifecyclePolicy", repositoryName=case.repository),
        elsewhere=case.elsewhere,
    )


@rule(6, 7, 30)
def missing(case: Case) -> Iterator[Finding]:
    """There is no such image, and nothing says why."""
    failure = missing_failure(case)
    if failure is None:
        return
    name = case.question.image or case.image_digest
    yield Finding(
        "image-missing",
        StepName.IMAGE,
        Certainty.SHOWN,
        Reason.tr(
            "Image {image} not found in {repository}",
            repository=case.repository or "?",
            image=_named(name) or "?",
        ),
        (failure.evidence, *_listed(case), *_no_rule(case)),
        Reason.tr("The person or pipeline that pushes the image"),
        Reason.tr("Refresh the list; if it is not there, push the image again, or name another tag."),
        commands.ecr_command(case, "DescribeImages", repositoryName=case.repository),
        explained_by=(
            "lifecycle-expired",
            "not-replicated",
            "pull-through-by-digest",
            "pull-through-uncached",
            "upstream-refused",
            "archived",
            "import-denied",
        ),
        elsewhere=case.elsewhere,
    )


@rule(29)
def no_such_platform(case: Case) -> Iterator[Finding]:
    """Reported by a runtime: the index has no image for its platform."""
    index = case.facts.manifest.value
    if case.pasted_failure is not FailureKind.NO_SUCH_PLATFORM or case.facts.lost_children.value:
        return
    failure = case.observed(kinds=(FailureKind.NO_SUCH_PLATFORM,))
    because: list[str] = [failure.evidence] if failure else []
    if isinstance(index, IndexManifest):
        told = ", ".join(_platform(child) for child in index.children)
        because.append(Reason.tr("The index lists: {platforms}.", platforms=told))
    yield Finding(
        "no-such-platform",
        StepName.IMAGE,
        Certainty.SHOWN if isinstance(index, IndexManifest) else Certainty.LIKELY,
        Reason.tr("No image for the machine's platform"),
        tuple(because),
        Reason.tr("The person or pipeline that builds the image"),
        Reason.tr("Build it for that platform too, or run it on a machine of a platform that it has."),
        "docker buildx build --platform linux/amd64,linux/arm64 --push .",
    )


@rule(28)
def attestation(case: Case) -> Iterator[Finding]:
    """An attestation was asked for: it describes an image and cannot run."""
    manifest = case.facts.manifest.value
    wanted = case.observed() or case.pasted_failure in (FailureKind.NO_SUCH_PLATFORM, FailureKind.NOT_FOUND)
    if manifest is None or kind_of(manifest) is not ImageKind.BUILDKIT_ATTESTATION or not wanted:
        return
    yield Finding(
        "attestation",
        StepName.IMAGE,
        Certainty.SHOWN,
        Reason.tr("This is a BuildKit attestation, not an image"),
        (Reason.tr("Its manifest lists in-toto documents; its platform is unknown/unknown."),),
        Reason.tr("You"),
        Reason.tr("Pull the image it describes: by tag, or by another digest of its index."),
    )


@rule(34)
def manifest_broken(case: Case) -> Iterator[Finding]:
    """The manifest or the config was read, and is invalid."""
    failure = next(
        (failure for failure in case.all_observed(ContentError) if failure.step is StepName.IMAGE), None
    )
    if failure is not None:
        yield Finding(
            "manifest-broken",
            StepName.IMAGE,
            Certainty.LIKELY if case.bytes_came else Certainty.SHOWN,
            Reason.tr("The image's manifest or config is not valid"),
            (failure.evidence,),
            Reason.tr("The person or pipeline that builds the image"),
            Reason.tr("Build and push it with another tool; the evidence names the place."),
            elsewhere=case.elsewhere,
        )


def _listed(case: Case) -> Iterator[Reason]:
    if case.facts.image.value is not None:
        yield Reason.tr("DescribeImages still lists it: it was deleted a moment ago.")


def _no_rule(case: Case) -> Iterator[Reason]:
    """What was looked at and does not explain it."""
    policy = case.facts.lifecycle_policy.value
    rules = read_lifecycle(policy.text) if policy else ()
    if isinstance(rules, Unreadable):
        yield Reason.tr(
            "The lifecycle policy cannot be judged at {place}: {reason}.",
            place=rules.place,
            reason=rules.reason,
        )


def _platform(child: Descriptor) -> str:
    return str(child.platform) if child.platform else short(child.digest)


def _named(image: str) -> str:
    return short(image) if ":" in image else image


def missing_failure(case: Case) -> ObservedFailure | None:
    """That the image was not found, where it, or its manifest, was not."""
    manifest = case.facts.manifest
    found = manifest.value is not None or (case.facts.image.value is not None and manifest.error is None)
    return None if found else case.observed(ImageNotFoundError)


RULES = (platform_lost, no_such_platform, attestation, manifest_broken, missing)
