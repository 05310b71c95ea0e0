"""AccessDenied as AWS words it.

The grammar: https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
"""

from __future__ import annotations

from layerscope.localregistry.content.served_repository import Registry
from layerscope.localregistry.faults.injected import Deny
from layerscope.localregistry.protocol.api_error import ApiError

# ListImageReferrers has no action of its own.
_ACTIONS = {"ListImageReferrers": "BatchGetImage"}


def action_of(operation: str) -> str:
    """The IAM action that allows the operation."""
    return f"ecr:{_ACTIONS.get(operation, operation)}"


def partition_of(region: str) -> str:
    """The partition of the region's ARNs."""
    prefixes = {"cn-": "aws-cn", "us-gov-": "aws-us-gov", "us-iso-": "aws-iso", "us-isob-": "aws-iso-b",
                "eu-isoe-": "aws-iso-e", "us-isof-": "aws-iso-f", "eusc-": "aws-eusc"}  # fmt: skip
    return next((name for prefix, name in prefixes.items() if region.startswith(prefix)), "aws")


def repository_arn(registry: Registry, name: str) -> str:
    """The repository's ARN; `*` for all of them."""
    return f"arn:{partition_of(registry.region)}:ecr:{registry.region}:{registry.account}:repository/{name}"


def denied(principal: str, operation: str, resource: str, deny: Deny) -> ApiError:
    """ECR's AccessDeniedException; `resource` empty names none."""
    return ApiError("AccessDeniedException", not_authorized(principal, action_of(operation), resource, deny))


def not_authorized(principal: str, action: str, resource: str, deny: Deny) -> str:
    """The sentence of a denial; `resource` empty names none, and so does a denial without a policy."""
    parts = [f"User: {principal} is not authorized to perform: {action}"]
    if resource:
        parts.append(f"on resource: {resource}")
    if deny.policy and deny.explicit:
        article = "an" if deny.policy.startswith("identity") else "a"
        arn = f": {deny.policy_arn}" if deny.policy_arn else ""
        parts.append(f"with an explicit deny in {article} {deny.policy}{arn}")
    elif deny.policy:
        parts.append(f"because no {deny.policy} allows the {action} action")
    return " ".join(parts)
