"""Pull-through cache rules: upstreams that refuse, images that are not cached yet."""

from __future__ import annotations

from collections.abc import Iterator

from layerscope.diagnosis.case import commands
from layerscope.diagnosis.case.case import Case
from layerscope.diagnosis.model.evidence import PullThroughRule
from layerscope.diagnosis.model.findings import Certainty, Finding
from layerscope.diagnosis.model.pull_through import rule_for, upstream_name
from layerscope.diagnosis.model.steps import StepName
from layerscope.diagnosis.policies.document import Unreadable
from layerscope.diagnosis.policies.evaluation import Verdict, decide
from layerscope.diagnosis.policies.matching import Request
from layerscope.diagnosis.policies.reading import read_policy
from layerscope.diagnosis.policies.statements import action_of, allowing
from layerscope.diagnosis.rules.denials import FROM_TEXT
from layerscope.diagnosis.rules.rule import rule
from layerscope.registry.errors.service import (
    AccessDeniedError,
    ImageNotFoundError,
    RepositoryNotFoundError,
    UpstreamImageError,
    UpstreamLayerError,
)
from layerscope.registry.references.failure_words import FailureKind
from layerscope.registry.references.hosts import host_of
from layerscope.text.command_lines import command_line
from layerscope.text.reasons import Reason

# https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache-iam.html
_IMPORT = ("ecr:BatchImportUpstreamImage", "ecr:CreateRepository")
_LIMITED = ("UpstreamTooManyRequests",)
_UNAVAILABLE = ("UpstreamUnavailable",)


@rule(10)
def refused(case: Case) -> Iterator[Finding]:
    """The upstream registry did not give what the rule asked it for."""
    failure = case.observed(UpstreamLayerError, UpstreamImageError, kinds=(FailureKind.UPSTREAM,))
    validation = case.facts.validation.value
    invalid = validation is not None and not validation.valid
    if failure is None and not (invalid and case.observed(ImageNotFoundError, RepositoryNotFoundError)):
        return
    rule = _rule(case)
    because: list[str] = [failure.evidence] if failure else []
    because += _about(case, rule)
    if validation is not None and invalid:
        because.append(
            Reason.tr("ValidatePullThroughCacheRule reports: {failure}", failure=validation.failure or "?")
        )
    code = failure.error.code if failure and failure.error else ""
    yield Finding(
        "upstream-refused",
        StepName.IMAGE if isinstance(failure and failure.error, UpstreamImageError) else StepName.URL,
        Certainty.LIKELY if failure and failure.error is None and not invalid else Certainty.SHOWN,
        _title(code, rule),
        tuple(because),
        Reason.tr("The owner of the registry, for its pull-through cache rule"),
        _change(case, code, rule, invalid=invalid),
        commands.ecr_command(case, "ValidatePullThroughCacheRule", ecrRepositoryPrefix=rule.prefix)
        if rule
        else commands.ecr_command(case, "DescribePullThroughCacheRules"),
        elsewhere=case.elsewhere,
    )


@rule(10)
def import_denied(case: Case) -> Iterator[Finding]:
    """The caller may not fill the cache."""
    for failure in case.all_observed(AccessDeniedError):
        if isinstance(failure.error, AccessDeniedError):
            action = action_of(failure.error.denial, failure.error.subject)
            if action in _IMPORT:
                # These write: only where a rule fills this very repository does a pull need them.
                statement = allowing(_IMPORT, case.repository_arn) if _rule(case) else ""
                yield Finding(
                    "import-denied",
                    StepName.IMAGE,
                    Certainty.SHOWN,
                    Reason.tr("Filling the pull-through cache is denied: {action}", action=action),
                    (failure.evidence, *_about(case, _rule(case)), *_registry_policy(case)),
                    Reason.tr("The administrators of the caller, or the owner of the registry"),
                    Reason.tr(
                        "Allow {actions} in a policy of the identity, or in the registry's policy.",
                        actions=", ".join(_IMPORT),
                    ),
                    statement,
                    caution=FROM_TEXT if statement and failure.is_pasted else "",
                )
                return


@rule(11)
def by_digest(case: Case) -> Iterator[Finding]:
    """The cache fills by tag only."""
    rule, failure = _rule(case), case.observed(ImageNotFoundError, RepositoryNotFoundError)
    if (
        rule is None
        or failure is None
        or ":" not in case.question.image
        or case.facts.image.value is not None
    ):
        return
    yield Finding(
        "pull-through-by-digest",
        StepName.IMAGE,
        Certainty.LIKELY,
        Reason.tr("The pull-through cache fills by tag only"),
        (failure.evidence, *_about(case, rule)),
        Reason.tr("You, or the person or pipeline that deploys the image"),
        Reason.tr("Pull it once by tag; after that its digest works too."),
        _docker_pull(case, "TAG"),
        elsewhere=case.elsewhere,
    )


@rule(8, 10)
def not_cached(case: Case) -> Iterator[Finding]:
    """A rule would fill the repository, and nothing was pulled through it yet."""
    rule, failure = _rule(case), case.observed(RepositoryNotFoundError, ImageNotFoundError)
    if rule is None or failure is None or ":" in case.question.image or case.facts.image.value is not None:
        return
    if case.observed(UpstreamImageError, UpstreamLayerError) or _is_invalid(case):
        return
    yield Finding(
        "pull-through-uncached",
        StepName.IMAGE if case.facts.repository.value else StepName.REPOSITORY,
        Certainty.LIKELY,
        Reason.tr("Image not in the pull-through cache yet"),
        (failure.evidence, *_about(case, rule), *_registry_policy(case)),
        Reason.tr("You, or the person or pipeline that deploys the image"),
        Reason.tr(
            "Pull it once through ECR, which creates and fills the repository. The caller needs "
            "ecr:BatchImportUpstreamImage, and ecr:CreateRepository for a new repository."
        ),
        _docker_pull(case, case.question.image or "TAG"),
        elsewhere=case.elsewhere,
    )


def _rule(case: Case) -> PullThroughRule | None:
    return rule_for(case.repository, case.facts.pull_through.value or ())


def _is_invalid(case: Case) -> bool:
    return case.facts.validation.value is not None and not case.facts.validation.value.valid


def _about(case: Case, rule: PullThroughRule | None) -> Iterator[Reason]:
    if rule is None:
        return
    yield Reason.tr(
        "The rule with the prefix {prefix} fills the repository from {name} at {upstream}.",
        prefix=rule.prefix,
        name=upstream_name(case.repository, rule),
        upstream=rule.upstream_url or rule.upstream,
    )
    if rule.credential_arn:
        yield Reason.tr("Its secret is {arn}.", arn=rule.credential_arn)


def _registry_policy(case: Case) -> Iterator[Reason]:
    """What the registry's policy says of the caller's filling the cache."""
    text, caller = case.facts.registry_policy.value, case.caller
    if text is None or caller is None or not case.repository_arn:
        return
    policy = read_policy(text)
    if isinstance(policy, Unreadable):
        yield Reason.tr(
            "The registry's policy cannot be judged at {place}: {reason}.",
            place=policy.place,
            reason=policy.reason,
        )
        return
    verdicts = {action: decide(policy, Request(caller, action, case.repository_arn)) for action in _IMPORT}
    for action, decision in verdicts.items():
        if decision.verdict is Verdict.ALLOWED:
            yield Reason.tr("The registry's policy allows the caller {action}.", action=action)
        elif decision.verdict is Verdict.EXPLICIT_DENY:
            yield Reason.tr(
                "The registry's policy denies the caller {action}: {statement}.",
                statement=decision.statements[0].name,
                action=action,
            )


def _title(code: str, rule: PullThroughRule | None) -> Reason:
    upstream = (rule.upstream_url or rule.upstream) if rule else Reason.tr("the upstream registry")
    if code in _LIMITED:
        return Reason.tr("{upstream} rate limit exceeded", upstream=upstream)
    if code in _UNAVAILABLE:
        return Reason.tr("ECR cannot reach {upstream}", upstream=upstream)
    return Reason.tr("ECR could not fetch it from {upstream}", upstream=upstream)


def _change(case: Case, code: str, rule: PullThroughRule | None, *, invalid: bool) -> Reason:
    if code in _UNAVAILABLE:
        return Reason.tr("Wait for the upstream, and pull again; see its status page.")
    if code in _LIMITED:
        return Reason.tr(
            "Use a secret of an account with a higher limit in the rule, or wait and pull again."
        )
    if rule is not None and rule.credential_arn:
        return Reason.tr(
            "Correct the secret {arn}: its user name and access token must be valid in the upstream "
            "registry, and its name must begin with ecr-pullthroughcache/.",
            arn=rule.credential_arn,
        )
    if invalid:
        return Reason.tr("Correct the rule as its validation describes.")
    return Reason.tr(
        "Check that the image is in {name} upstream, and the rule's secret; the caller needs "
        "ecr:BatchImportUpstreamImage and ecr:CreateRepository.",
        name=upstream_name(case.repository, rule) if rule else Reason.tr("its repository"),
    )


def _docker_pull(case: Case, tag: str) -> str:
    host = host_of(case.registry_id, case.region) or "REGISTRY"
    return command_line(["docker", "pull", f"{host}/{case.repository}:{tag}"])


RULES = (refused, import_denied, by_digest, not_cached)
