"""What a registry says of itself and of a repository: each one question, to be put to a client."""

from __future__ import annotations

from typing import Any

from layerscope.diagnosis.model.evidence import (
    LifecycleText,
    Listing,
    PullThroughRule,
    Replica,
    Replication,
    Validation,
)
from layerscope.registry.ecr.availability import layer_states
from layerscope.registry.ecr.client import EcrClient
from layerscope.registry.ecr.listing import list_repositories, repositories_in
from layerscope.registry.ecr.pages import pages
from layerscope.registry.errors.base import Subject
from layerscope.registry.errors.service import RepositoryNotFoundError
from layerscope.registry.model.layers import Layer, LayerState
from layerscope.registry.model.repositories import Repository
from layerscope.registry.references.digests import is_digest
from layerscope.text.reasons import Reason

MOST_LISTING_PAGES = 3  # of 1,000 names each, one after the other: near names are worth no longer wait
_RULES_A_PAGE = 1000


async def repository(client: EcrClient, name: str) -> Repository:
    """The repository as the registry asked describes it; raises RegistryError."""
    subject = Subject(repository=name)
    found = await client.submit("DescribeRepositories", subject, {"repositoryNames": [name]}, repositories_in)
    if not found:
        raise RepositoryNotFoundError(Reason.tr("ECR's answer holds no such repository."), subject=subject)
    return found[0]


async def listing(client: EcrClient) -> Listing:
    """The registry's names, as many as a few pages hold; raises RegistryError."""
    names: list[str] = []
    read, registry_id = 0, client.access.registry_id or ""
    async for page in list_repositories(client):
        read += 1
        names += [each.name for each in page]
        registry_id = registry_id or next((each.registry_id for each in page), "")
        if read == MOST_LISTING_PAGES:
            break
    whole = read < MOST_LISTING_PAGES
    return Listing(tuple(names), registry_id, client.access.region or "", whole)


async def repository_policy(client: EcrClient, name: str) -> str:
    """The repository policy's text; raises RegistryError, PolicyNotFoundError where it has none."""
    subject = Subject(repository=name)
    return await client.submit("GetRepositoryPolicy", subject, {"repositoryName": name}, _policy_text)


async def registry_policy(client: EcrClient) -> str:
    """The registry policy's text; raises RegistryError, PolicyNotFoundError where it has none.

    The operation takes no registry: it is always the caller's own.
    """
    return await client.submit("GetRegistryPolicy", Subject(), {}, _policy_text)


async def lifecycle_policy(client: EcrClient, name: str) -> LifecycleText:
    """The repository's lifecycle policy; raises RegistryError, PolicyNotFoundError where it has none."""
    subject = Subject(repository=name)
    return await client.submit("GetLifecyclePolicy", subject, {"repositoryName": name}, _lifecycle)


async def pull_through_rules(client: EcrClient) -> tuple[PullThroughRule, ...]:
    """The registry's pull-through cache rules; raises RegistryError."""
    operation, parameters = "DescribePullThroughCacheRules", {"maxResults": _RULES_A_PAGE}
    return tuple(
        [rule async for page in pages(client, operation, Subject(), parameters, _rules) for rule in page]
    )


async def validation(client: EcrClient, prefix: str) -> Validation:
    """Whether the rule of this prefix works; raises RegistryError."""

    def read(answer: dict[str, Any]) -> Validation:
        return Validation(prefix, bool(answer["isValid"]), answer.get("failure") or "")

    parameters = {"ecrRepositoryPrefix": prefix}
    return await client.submit("ValidatePullThroughCacheRule", Subject(), parameters, read)


async def replication(client: EcrClient, name: str, image: str) -> Replication:
    """Where this registry replicates the image to, and how far that is; raises RegistryError."""
    key = "imageDigest" if is_digest(image) else "imageTag"
    parameters = {"repositoryName": name, "imageId": {key: image}}
    subject = Subject(repository=name, image=image)
    replicas = await client.submit("DescribeImageReplicationStatus", subject, parameters, _replicas)
    return Replication(client.access.region or "", client.access.registry_id or "", replicas)


async def availability(client: EcrClient, name: str, digest: str) -> LayerState:
    """Whether ECR says that the layer can be had; raises RegistryError."""
    told = await layer_states(client, name, [Layer(1, digest)])
    if told.error is not None:
        raise told.error
    return told.layers[0].state


def _policy_text(answer: dict[str, Any]) -> str:
    return str(answer["policyText"])


def _lifecycle(answer: dict[str, Any]) -> LifecycleText:
    return LifecycleText(str(answer["lifecyclePolicyText"]), answer.get("lastEvaluatedAt"))


def _rules(answer: dict[str, Any]) -> tuple[PullThroughRule, ...]:
    return tuple(map(_rule, answer["pullThroughCacheRules"]))


def _rule(rule: dict[str, Any]) -> PullThroughRule:
    return PullThroughRule(
        prefix=rule["ecrRepositoryPrefix"],
        upstream_url=rule.get("upstreamRegistryUrl") or "",
        upstream=rule.get("upstreamRegistry") or "",
        credential_arn=rule.get("credentialArn") or "",
        custom_role_arn=rule.get("customRoleArn") or "",
        upstream_prefix=rule.get("upstreamRepositoryPrefix") or "",
    )


def _replicas(answer: dict[str, Any]) -> tuple[Replica, ...]:
    return tuple(
        Replica(
            region=status.get("region") or "",
            registry_id=status.get("registryId") or "",
            status=status.get("status") or "",
            failure_code=status.get("failureCode") or "",
        )
        for status in answer.get("replicationStatuses") or ()
    )
