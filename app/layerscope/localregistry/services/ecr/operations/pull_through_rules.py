"""DescribePullThroughCacheRules and ValidatePullThroughCacheRule."""

from __future__ import annotations

from typing import Any

from layerscope.localregistry.data.registry_settings import Rule
from layerscope.localregistry.protocol.api_error import invalid_parameter, rule_not_found
from layerscope.localregistry.protocol.service_model import output_shape
from layerscope.localregistry.services.ecr.ecr_call import EcrCall

DEFAULT_PAGE = 100


def describe_pull_through_cache_rules(call: EcrCall) -> dict[str, Any]:
    """The registry's rules by prefix, or a page of all."""
    call.check_own()
    prefixes = call.parameters.get("ecrRepositoryPrefixes")
    if prefixes is not None:
        for member in ("nextToken", "maxResults"):
            if member in call.parameters:
                raise invalid_parameter(member, "must not be specified with ecrRepositoryPrefixes")
        return {"pullThroughCacheRules": [_rule(call, prefix).described for prefix in prefixes]}
    listing = [call.operation, *call.registry]
    token = call.parameters.get("nextToken")
    start = int(call.service.tokens.open(listing, token)[0]) if token else 0
    end = start + call.parameters.get("maxResults", DEFAULT_PAGE)
    rules = list(call.store.registry(call.registry).rules.values())
    answer: dict[str, Any] = {"pullThroughCacheRules": [rule.described for rule in rules[start:end]]}
    if end < len(rules):
        answer["nextToken"] = call.service.tokens.mint(listing, end)
    return answer


def validate_pull_through_cache_rule(call: EcrCall) -> dict[str, Any]:
    """Whether the rule works, and where it does not, why."""
    call.check_own()
    rule = _rule(call, call.parameters["ecrRepositoryPrefix"])
    members = output_shape(call.operation).members
    answer = {name: value for name, value in rule.described.items() if name in members}
    answer["isValid"] = not rule.failure
    if rule.failure:
        answer["failure"] = rule.failure
    return answer


def _rule(call: EcrCall, prefix: str) -> Rule:
    rule = call.store.registry(call.registry).rules.get(prefix)
    if rule is None:
        raise rule_not_found(prefix, call.registry.account)
    return rule
