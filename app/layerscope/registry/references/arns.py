"""ARNs of ECR's repositories: `arn:PARTITION:ecr:REGION:ACCOUNT:repository/NAME`."""

from __future__ import annotations

from layerscope.registry.errors.references import EcrPublicError, InvalidReferenceError
from layerscope.registry.references.names import checked_repository
from layerscope.registry.references.partitions import partition_of
from layerscope.registry.references.reference import Reference
from layerscope.text.account_ids import is_account_id
from layerscope.text.reasons import Reason


def is_arn(text: str) -> bool:
    """Whether the text begins as ARNs do."""
    return text[:4].lower() == "arn:"


def parse_arn(text: str) -> Reference:
    """The repository an ARN names; InvalidReferenceError or EcrPublicError otherwise.

    Source: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerregistry.html
    """
    parts = text.split(":", 5)
    if len(parts) < 6:
        raise InvalidReferenceError(
            text, Reason.tr("the ARN is cut off; a repository's ARN has six parts, copy all of it.")
        )
    _, partition, service, region, account, resource = parts
    if service == "ecr-public":
        raise EcrPublicError(text)
    if service != "ecr":
        raise InvalidReferenceError(
            text,
            Reason.tr("this ARN belongs to “{service}”; paste that of an ECR repository.", service=service),
        )
    kind, _, repository = resource.partition("/")
    if kind != "repository":
        raise InvalidReferenceError(
            text, Reason.tr("the ARN names a “{kind}”; paste that of a repository.", kind=kind)
        )
    if "*" in text or "?" in repository:
        raise InvalidReferenceError(
            text, Reason.tr("the ARN is a policy pattern; replace its wildcards with one repository's name.")
        )
    return Reference(
        repository=checked_repository(repository),
        registry_id=_checked_account(text, account),
        region=_checked_region(text, region, partition),
    )


def _checked_account(text: str, account: str) -> str:
    if not is_account_id(account):
        raise InvalidReferenceError(text, Reason.tr("the ARN's account is not 12 digits; copy the full ARN."))
    return account


def _checked_region(text: str, region: str, partition: str) -> str:
    home = partition_of(region)
    if home is None:
        raise InvalidReferenceError(
            text, Reason.tr("“{region}” is not a region; check the ARN's fourth part.", region=region)
        )
    if home.name != partition:
        raise InvalidReferenceError(
            text,
            Reason.tr(
                "{region} is in the partition {home}, not in “{partition}”; check the ARN.",
                region=region,
                home=home.name,
                partition=partition,
            ),
        )
    return region
