"""DescribeRepositories."""

from __future__ import annotations

from typing import Any

from layerscope.localregistry.content.served_repository import Registry, ServedRepository
from layerscope.localregistry.identity.access_denied import partition_of, repository_arn
from layerscope.localregistry.protocol.api_error import invalid_parameter
from layerscope.localregistry.services.ecr.ecr_call import EcrCall

DEFAULT_PAGE = 100
_HOSTS = {"aws-cn": "amazonaws.com.cn", "aws-eusc": "amazonaws.eu"}


def describe_repositories(call: EcrCall) -> dict[str, Any]:
    """Repositories by name, or a page of all."""
    names = call.parameters.get("repositoryNames")
    if names is None:
        return _page(call)
    for member in ("nextToken", "maxResults"):
        if member in call.parameters:
            raise invalid_parameter(member, "must not be specified with repositoryNames")
    return {"repositories": [described(call.repository(name)) for name in dict.fromkeys(names)]}


def _page(call: EcrCall) -> dict[str, Any]:
    call.check_own()
    limit = call.parameters.get("maxResults", DEFAULT_PAGE)
    listing = [call.operation, *call.registry]
    token = call.parameters.get("nextToken")
    after = str(call.service.tokens.open(listing, token)[0]) if token else ""
    names = call.store.names(call.registry, after, limit + 1)
    found = (call.store.repository(call.registry, name) for name in names[:limit])
    answer: dict[str, Any] = {"repositories": [described(repository) for repository in found if repository]}
    if len(names) > limit:
        answer["nextToken"] = call.service.tokens.mint(listing, names[limit - 1])
    return answer


def described(repository: ServedRepository) -> dict[str, Any]:
    """The repository as ECR describes it."""
    settings = repository.settings()
    filters = [dict(each) for each in settings.tag_exclusions]
    return {
        "repositoryArn": repository_arn(repository.registry, repository.name),
        "registryId": repository.registry.account,
        "repositoryName": repository.name,
        "repositoryUri": f"{_host(repository.registry)}/{repository.name}",
        "createdAt": round(settings.created_at_s, 3),
        "imageTagMutability": settings.tag_mutability,
        **({"imageTagMutabilityExclusionFilters": filters} if filters else {}),
        "imageScanningConfiguration": {"scanOnPush": settings.scan_on_push},
        "encryptionConfiguration": dict(settings.encryption),
    }


def _host(registry: Registry) -> str:
    suffix = _HOSTS.get(partition_of(registry.region), "amazonaws.com")
    return f"{registry.account}.dkr.ecr.{registry.region}.{suffix}"
