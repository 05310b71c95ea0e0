"""A repository as ECR lists it."""

from __future__ import annotations

from dataclasses import dataclass

from layerscope.text.values import Unknown


@dataclass(frozen=True, slots=True)
class Repository:
    """One repository of DescribeRepositories; times are epoch seconds, None where ECR gave none.

    `unknown` as in ListedImage.
    """

    name: str
    registry_id: str = ""
    arn: str = ""
    uri: str = ""
    created_at_s: float | None = None
    tag_mutability: str = ""
    encryption_type: str = ""
    kms_key: str = ""
    scan_on_push: bool = False
    unknown: Unknown = ()
