"""DescribePullThroughCacheRules and ValidatePullThroughCacheRule."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from layerscope.localregistry.call import Call
from layerscope.localregistry.errors import invalid_parameter, rule_not_found
from layerscope.localregistry.settings import epoch_s

DEFAULT_PAGE = 100
_TIMES = ("createdAt", "updatedAt")
_VALIDATED = (
    "ecrRepositoryPrefix",
    "upstreamRegistryUrl",
    "credentialArn",
    "customRoleArn",
    "upstreamRepositoryPrefix",
)


def describe_pull_through_cache_rules(call: Call) -> dict[str, Any]:
    """The registry's rules by prefix, or a page of all."""
    rules = _rules(call)
    prefixes = call.parameters.get("ecrRepositoryPrefixes")
    if prefixes is not None:
        if "nextToken" in call.parameters or "maxResults" in call.parameters:
            raise invalid_parameter("ecrRepositoryPrefixes", "must not be specified with paging")
        return {"pullThroughCacheRules": [_described(call, _rule(call, prefix)) for prefix in prefixes]}
    listing = [call.operation, *call.registry]
    token = call.parameters.get("nextToken")
    start = int(call.service.tokens.open(listing, token)[0]) if token else 0
    end = start + call.parameters.get("maxResults", DEFAULT_PAGE)
    page = list(rules.values())[start:end]
    answer: dict[str, Any] = {"pullThroughCacheRules": [_described(call, rule) for rule in page]}
    if end < len(rules):
        answer["nextToken"] = call.service.tokens.mint(listing, end)
    return answer


def validate_pull_through_cache_rule(call: Call) -> dict[str, Any]:
    """Whether the rule works: not where its `failure` in registry.json says why it does not."""
    rule = _rule(call, call.parameters["ecrRepositoryPrefix"])
    answer = {name: rule[name] for name in _VALIDATED if name in rule}
    answer |= {"registryId": call.registry.account, "isValid": "failure" not in rule}
    if "failure" in rule:
        answer["failure"] = rule["failure"]
    return answer


def _rules(call: Call) -> dict[str, Mapping[str, Any]]:
    return {rule["ecrRepositoryPrefix"]: rule for rule in call.store.registry(call.registry).rules}


def _rule(call: Call, prefix: str) -> Mapping[str, Any]:
    rule = _rules(call).get(prefix)
    if rule is None:
        raise rule_not_found(prefix, call.registry.account)
    return rule


def _described(call: Call, rule: Mapping[str, Any]) -> dict[str, Any]:
    times = {name: epoch_s(rule[name], None) for name in _TIMES if name in rule}
    return (
        {name: rule[name] for name in rule if name != "failure"}
        | times
        | {"registryId": call.registry.account}
    )
