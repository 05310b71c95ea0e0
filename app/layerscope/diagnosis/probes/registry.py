"""What the registry says of itself: its policy, and the rules by which it fills repositories."""

from __future__ import annotations

from layerscope.diagnosis.model.answers import NOT_ASKED, Answer
from layerscope.diagnosis.model.evidence import PullThroughRule, Validation
from layerscope.diagnosis.model.facts import Facts
from layerscope.diagnosis.model.pull_through import rule_for
from layerscope.diagnosis.model.question import Question
from layerscope.diagnosis.probes.caller import is_own_registry
from layerscope.diagnosis.probes.probe import FactProbe, ProbeRun, about_repository
from layerscope.diagnosis.probes.repository import policy_text
from layerscope.registry.aws.members import Members
from layerscope.registry.ecr.client import EcrClient
from layerscope.registry.ecr.pages import pages
from layerscope.registry.errors.base import Subject
from layerscope.registry.references.failure_words import FailureKind
from layerscope.text import values

_RULES_A_PAGE = 1000


async def _registry_policy(run: ProbeRun) -> Answer[str]:
    # The operation takes no registry, so that another's policy cannot be read at all.
    return await run.ask(registry_policy) if await is_own_registry(run) else NOT_ASKED


async def _registry_token(run: ProbeRun) -> Answer[float]:
    return await run.ask(registry_token_end)


def _was_not_signed_in(asked: Question) -> bool:
    return asked.pasted is not None and asked.pasted.failure is FailureKind.NOT_SIGNED_IN


async def _pull_through(run: ProbeRun) -> Answer[tuple[PullThroughRule, ...]]:
    return await run.ask(pull_through_rules)


async def _validation(run: ProbeRun) -> Answer[Validation]:
    rules = await run.answer(Facts.pull_through)
    rule = rule_for(run.asked.repository, rules.value or ())
    return await run.ask(lambda client: validation(client, rule.prefix)) if rule else NOT_ASKED


async def registry_policy(client: EcrClient) -> str:
    """The registry policy's text; raises RegistryError, PolicyNotFoundError where it has none.

    The operation takes no registry: it is always the caller's own.
    """
    return await client.submit("GetRegistryPolicy", Subject(), {}, policy_text)


async def registry_token_end(client: EcrClient) -> float:
    """When a token of the registry that is asked for now ends, in epoch seconds; raises RegistryError."""
    return await client.submit("GetAuthorizationToken", Subject(), {}, _token_end)


async def pull_through_rules(client: EcrClient) -> tuple[PullThroughRule, ...]:
    """The registry's pull-through cache rules; raises RegistryError."""
    operation, parameters = "DescribePullThroughCacheRules", {"maxResults": _RULES_A_PAGE}
    return tuple(
        [rule async for page in pages(client, operation, Subject(), parameters, _rules) for rule in page]
    )


async def validation(client: EcrClient, prefix: str) -> Validation:
    """Whether the rule of this prefix works; raises RegistryError."""

    def read(answer: Members) -> Validation:
        return Validation(prefix, answer.required("isValid", values.flag), answer.text("failure"))

    parameters = {"ecrRepositoryPrefix": prefix}
    return await client.submit("ValidatePullThroughCacheRule", Subject(), parameters, read)


def _token_end(answer: Members) -> float:
    tokens = answer.objects("authorizationData")
    return (tokens[0] if tokens else answer).required("expiresAt", values.time_s)


def _rules(answer: Members) -> tuple[PullThroughRule, ...]:
    return tuple(map(_rule, answer.objects("pullThroughCacheRules")))


def _rule(rule: Members) -> PullThroughRule:
    return PullThroughRule(
        prefix=rule.identity("ecrRepositoryPrefix"),
        upstream_url=rule.text("upstreamRegistryUrl"),
        upstream=rule.text("upstreamRegistry"),
        credential_arn=rule.text("credentialArn"),
        custom_role_arn=rule.text("customRoleArn"),
        upstream_prefix=rule.text("upstreamRepositoryPrefix"),
    )


PROBES = (
    FactProbe(Facts.registry_policy, _registry_policy, about_repository),
    FactProbe(Facts.registry_token, _registry_token, _was_not_signed_in),
    FactProbe(Facts.pull_through, _pull_through, about_repository),
    FactProbe(Facts.validation, _validation, about_repository),
)
