"""Commands of the AWS CLI that a finding names: about the case's own repository, as its own caller."""

from __future__ import annotations

from typing import Any

from layerscope.diagnosis.case.case import Case
from layerscope.registry.model.commands import CliTarget


def ecr_command(case: Case, operation: str, **parameters: Any) -> str:
    """An operation of ECR, such as `GetRepositoryPolicy`; parameters named as in the API."""
    target = _target(case)
    return target.command("ecr", operation, {**target.registry_of(operation), **parameters})


def command(case: Case, service: str, operation: str, **parameters: Any) -> str:
    """An operation of another service, in the same region and as the same caller."""
    return _target(case).command(service, operation, parameters)


def profile(case: Case) -> str:
    """The profile that asks; empty for the default chain."""
    return case.facts.account.profile or (
        case.facts.expected_profile.name if case.facts.expected_profile else ""
    )


def image_id(case: Case) -> dict[str, str]:
    """The image as ECR's operations take it."""
    if digest := case.image_digest:
        return {"imageDigest": digest}
    return {"imageTag": case.question.image} if case.question.image else {}


def _target(case: Case) -> CliTarget:
    registry_id = case.question.registry_id or case.facts.account.registry_id
    return CliTarget(profile(case), case.region, registry_id=registry_id)
