"""GetRepositoryPolicy, GetRegistryPolicy and GetLifecyclePolicy."""

from __future__ import annotations

from typing import Any

from layerscope.localregistry.protocol.api_error import (
    lifecycle_policy_not_found,
    registry_policy_not_found,
    repository_policy_not_found,
)
from layerscope.localregistry.services.ecr.ecr_call import EcrCall


def get_repository_policy(call: EcrCall) -> dict[str, Any]:
    """The policy's text."""
    repository = call.repository()
    text = repository.settings().policy_text
    if text is None:
        raise repository_policy_not_found(repository.name, repository.registry.account)
    return {
        "registryId": repository.registry.account,
        "repositoryName": repository.name,
        "policyText": text,
    }


def get_registry_policy(call: EcrCall) -> dict[str, Any]:
    """The text of the policy of the caller's own registry."""
    text = call.store.registry(call.registry).policy_text
    if text is None:
        raise registry_policy_not_found(call.registry.account)
    return {"registryId": call.registry.account, "policyText": text}


def get_lifecycle_policy(call: EcrCall) -> dict[str, Any]:
    """The lifecycle policy's text, and when it was last evaluated."""
    repository = call.repository()
    settings = repository.settings()
    if settings.lifecycle_policy_text is None:
        raise lifecycle_policy_not_found(repository.name, repository.registry.account)
    answer: dict[str, Any] = {
        "registryId": repository.registry.account,
        "repositoryName": repository.name,
        "lifecyclePolicyText": settings.lifecycle_policy_text,
    }
    if settings.lifecycle_evaluated_at_s is not None:
        answer["lastEvaluatedAt"] = round(settings.lifecycle_evaluated_at_s, 3)
    return answer
