"""Images that went, or did not come, by a rule: lifecycle policies and replication."""

from __future__ import annotations

from collections.abc import Iterator

from layerscope.diagnosis.case import commands
from layerscope.diagnosis.case.case import Case
from layerscope.diagnosis.model import phrases
from layerscope.diagnosis.model.evidence import Replica, Replication
from layerscope.diagnosis.model.findings import Certainty, Finding
from layerscope.diagnosis.model.steps import StepName
from layerscope.diagnosis.policies.document import Unreadable
from layerscope.diagnosis.policies.lifecycle import CountType, LifecycleRule, read_lifecycle, rule_for
from layerscope.diagnosis.rules.image import missing_failure
from layerscope.diagnosis.rules.rule import rule
from layerscope.registry.errors.service import ImageNotFoundError, RepositoryNotFoundError
from layerscope.registry.references.failure_words import FailureKind
from layerscope.text.reasons import Reason


@rule(30)
def expired(case: Case) -> Iterator[Finding]:
    """The image is gone, and a lifecycle rule removes such images."""
    failure, policy = missing_failure(case), case.facts.lifecycle_policy.value
    rules = read_lifecycle(policy.text) if policy else ()
    if failure is None or not case.question.image or isinstance(rules, Unreadable):
        return
    rule, certainty = _rule(case, rules)
    if rule is None or rule.archives:
        return
    yield Finding(
        "lifecycle-expired",
        StepName.IMAGE,
        certainty,
        Reason.tr("The lifecycle policy removed such images: {rule}", rule=rule.name),
        (failure.evidence, _what(rule)),
        Reason.tr("The owner of the lifecycle policy, and the person or pipeline that pushes the image"),
        Reason.tr(
            "Push the image again, and change the rule, or give the image a tag that it does not cover."
        ),
        commands.ecr_command(case, "GetLifecyclePolicy", repositoryName=case.repository),
        elsewhere=case.elsewhere,
    )


@rule(31)
def not_replicated(case: Case) -> Iterator[Finding]:
    """The image is where it was pushed, and did not come here."""
    replication = case.facts.replication.value
    failure = case.observed(ImageNotFoundError, RepositoryNotFoundError, kinds=(FailureKind.NOT_FOUND,))
    if replication is None or failure is None or case.facts.image.value is not None:
        return
    replica = next((each for each in replication.replicas if _is_here(each, case)), None)
    if replica is None and _is_source(replication, case):
        return
    if replica is not None and replica.status == "COMPLETE":
        return
    yield Finding(
        "not-replicated",
        StepName.IMAGE,
        Certainty.SHOWN if replica else Certainty.LIKELY,
        _title(replica),
        (failure.evidence, _status(case, replication, replica)),
        Reason.tr("The person or pipeline that pushes the image")
        if replica is None or replica.status == "FAILED"
        else Reason.tr("Nobody"),
        Reason.tr("Wait: most images arrive within 30 minutes.")
        if replica and replica.status == "IN_PROGRESS"
        else Reason.tr(
            "Push the image again in the source registry: what was pushed before a rule is not "
            "replicated. The destination's registry policy must allow ecr:ReplicateImage and "
            "ecr:CreateRepository."
        ),
        commands.command(
            case,
            "ecr",
            "DescribeImageReplicationStatus",
            repositoryName=case.repository,
            imageId=commands.image_id(case),
            registryId=replication.source_registry_id,
        ).replace(f"--region {case.region}", f"--region {replication.source_region or case.region}"),
        elsewhere=case.elsewhere,
    )


def _rule(case: Case, rules: tuple[LifecycleRule, ...]) -> tuple[LifecycleRule | None, Certainty]:
    """The rule for the image asked for. Of one asked for by digest nobody knows the tags it had."""
    removing = [rule for rule in rules if not rule.archived_only]
    if ":" not in case.question.image:
        return rule_for(removing, [case.question.image]), Certainty.LIKELY
    possible = next((rule for rule in removing if not rule.archives), None)
    return possible, Certainty.POSSIBLE


def _what(rule: LifecycleRule) -> Reason:
    selected = (
        Reason.tr("tagged {patterns}", patterns=", ".join(rule.patterns))
        if rule.patterns
        else Reason.tr("untagged")
        if rule.tag_status == "untagged"
        else Reason.tr("of any tag")
    )
    if rule.count_type is CountType.IMAGES:
        return Reason.tr(
            "It keeps {count} images {selected} and removes older ones.",
            count=rule.count,
            selected=selected,
        )
    return Reason.tr(
        "It removes images {selected} after {count} days ({type}).",
        count=rule.count,
        selected=selected,
        type=rule.count_type.value,
    )


def _is_here(replica: Replica, case: Case) -> bool:
    return replica.region == case.region and replica.registry_id in ("", case.registry_id)


def _is_source(replication: Replication, case: Case) -> bool:
    same_registry = replication.source_registry_id in ("", case.registry_id)
    return replication.source_region in ("", case.region) and same_registry


def _title(replica: Replica | None) -> Reason:
    if replica is None:
        return Reason.tr("The image is not replicated from the source registry")
    if replica.status == "FAILED":
        return Reason.tr("The image's replication to here has failed")
    return Reason.tr("The image is still being replicated to here")


def _status(case: Case, replication: Replication, replica: Replica | None) -> Reason:
    source = phrases.registry(replication.source_registry_id, replication.source_region)
    if replica is None:
        return Reason.tr(
            "The image is in {source}, which reports no replica in {region}.",
            source=source,
            region=case.region,
        )
    return Reason.tr(
        "DescribeImageReplicationStatus in {source}: {region} is {status} {code}",
        source=source,
        region=replica.region,
        status=replica.status,
        code=replica.failure_code,
    )


RULES = (not_replicated, expired)
