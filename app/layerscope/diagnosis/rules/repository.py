"""The repository: missing, misspelt, in another registry; or no repository of ECR's at all."""

from __future__ import annotations

from collections.abc import Iterator

from layerscope.diagnosis.case import commands
from layerscope.diagnosis.case.case import Case
from layerscope.diagnosis.model import phrases
from layerscope.diagnosis.model.findings import Certainty, Finding
from layerscope.diagnosis.model.nearness import near_names
from layerscope.diagnosis.model.steps import StepName
from layerscope.diagnosis.rules.rule import rule
from layerscope.registry.errors.references import EcrPublicError, InvalidReferenceError
from layerscope.registry.errors.service import InvalidParameterError, RepositoryNotFoundError
from layerscope.text.reasons import Reason


@rule(8)
def missing(case: Case) -> Iterator[Finding]:
    """The registry that was asked has no such repository."""
    failure = case.observed(RepositoryNotFoundError)
    if failure is None or case.facts.repository.value is not None:
        return
    where = phrases.registry(case.registry_id, case.region)
    near = _near(case)
    snippet = commands.ecr_command(case, "DescribeRepositories")
    yield Finding(
        "repository-missing",
        StepName.REPOSITORY,
        Certainty.SHOWN,
        Reason.tr("Repository {name} not found in {where}", name=case.repository or "?", where=where),
        (failure.evidence, *_asked_as(case), *near),
        Reason.tr("You"),
        Reason.tr("Try one of the similar names, or another registry or region.")
        if near
        else Reason.tr(
            "Check the spelling, the account and the region. A repository that does not exist must be "
            "created before the first push."
        ),
        snippet,
        explained_by=(
            "pull-through-by-digest",
            "pull-through-uncached",
            "upstream-refused",
            "import-denied",
            "not-replicated",
        ),
    )


@rule(8)
def malformed(case: Case) -> Iterator[Finding]:
    """A name, a digest or a registry id that ECR does not take."""
    if failure := case.observed(InvalidParameterError):
        yield Finding(
            "invalid-parameter",
            failure.step,
            Certainty.SHOWN,
            Reason.tr("Invalid parameter in the request to ECR"),
            (failure.evidence,),
            Reason.tr("You"),
            Reason.tr("Correct the value that the evidence names."),
        )


@rule(8)
def not_ecr(case: Case) -> Iterator[Finding]:
    """What was named is not a repository of a private registry."""
    failure = case.observed(InvalidReferenceError)
    if failure is None or failure.error is None:
        return
    public = isinstance(failure.error, EcrPublicError)
    yield Finding(
        "ecr-public" if public else "no-reference",
        StepName.REPOSITORY,
        Certainty.SHOWN,
        Reason.tr("ECR Public does not provide layer URLs")
        if public
        else Reason.tr("This is not an ECR repository"),
        (failure.evidence,),
        Reason.tr("You"),
        Reason.tr("Pull the image with docker or skopeo, or copy it to a private repository first.")
        if public
        else Reason.tr("Check where the address comes from, and name the repository as ECR writes it."),
    )


def _asked_as(case: Case) -> Iterator[Reason]:
    if case.caller:
        yield Reason.tr("{arn} asked.", arn=case.caller.arn)


def _near(case: Case) -> tuple[Reason, ...]:
    """Near names of the registry asked, then of the caller's own."""
    found: list[Reason] = []
    listing, own = case.facts.listing.value, case.facts.own_listing.value
    if own is not None and case.repository in own.names:
        where = phrases.registry(own.registry_id, own.region)
        found.append(Reason.tr("{name} is in {where}.", name=case.repository, where=where))
    for each in (listing, own):
        if each is not None and (near := near_names(case.repository, each.names)):
            where = phrases.registry(each.registry_id, each.region)
            found.append(Reason.tr("Similar names in {where}: {names}.", where=where, names=", ".join(near)))
    return tuple(found)


RULES = (missing, malformed, not_ecr)
