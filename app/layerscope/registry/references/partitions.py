"""AWS's partitions: which regions each has, and under which names its registries and consoles stand.

Regions and suffixes are those of botocore 1.44.5, `data/partitions.json` (`regionRegex`, `dnsSuffix`,
`dualStackDnsSuffix`). ECR's dual-stack registries stand under `on.` where the APIs stand under `api.`:
https://docs.aws.amazon.com/AmazonECR/latest/userguide/ecr-requests.html. The consoles' names are those of
the partitions' own guides; the isolated ones have no public one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

# What any region's name looks like, so that one younger than this table is still understood.
REGION = r"[a-z]{2,4}(?:-[a-z]{2,12}){1,2}-[0-9]{1,2}"
_REGION = re.compile(REGION)


@dataclass(frozen=True, slots=True)
class Partition:
    """A partition: its name, its regions as a pattern, and the domains it uses."""

    name: str
    regions: re.Pattern[str]
    dns_suffix: str
    dual_stack_suffix: str
    console: str  # empty where it is not public


def _partition(name: str, regions: str, dns_suffix: str, dual_stack_suffix: str, console: str) -> Partition:
    return Partition(name, re.compile(regions), dns_suffix, dual_stack_suffix, console)


AWS = _partition(
    "aws",
    r"(?:us|eu|ap|sa|ca|me|af|il|mx)-[a-z]+-[0-9]+",
    "amazonaws.com",
    "on.aws",
    "console.aws.amazon.com",
)
PARTITIONS = (
    AWS,
    _partition(
        "aws-cn",
        r"cn-[a-z]+-[0-9]+",
        "amazonaws.com.cn",
        "on.amazonwebservices.com.cn",
        "console.amazonaws.cn",
    ),
    _partition(
        "aws-us-gov", r"us-gov-[a-z]+-[0-9]+", "amazonaws.com", "on.aws", "console.amazonaws-us-gov.com"
    ),
    _partition(
        "aws-eusc",
        r"eusc-de-[a-z]+-[0-9]+",
        "amazonaws.eu",
        "on.amazonwebservices.eu",
        "console.amazonaws-eusc.eu",
    ),
    _partition("aws-iso", r"us-iso-[a-z]+-[0-9]+", "c2s.ic.gov", "on.aws.ic.gov", ""),
    _partition("aws-iso-b", r"us-isob-[a-z]+-[0-9]+", "sc2s.sgov.gov", "on.aws.scloud", ""),
    _partition("aws-iso-e", r"eu-isoe-[a-z]+-[0-9]+", "cloud.adc-e.uk", "on.cloud-aws.adc-e.uk", ""),
    _partition("aws-iso-f", r"us-isof-[a-z]+-[0-9]+", "csp.hci.ic.gov", "on.aws.hci.ic.gov", ""),
)


def repository_uri(registry_id: str, region: str, name: str) -> str:
    """Where to pull from, as in `111122223333.dkr.ecr.eu-west-1.amazonaws.com/team/app`; empty if not known.

    https://docs.aws.amazon.com/AmazonECR/latest/userguide/Registries.html
    """
    partition = partition_of(region)
    if not registry_id or partition is None:
        return ""
    return f"{registry_id}.dkr.ecr.{region}.{partition.dns_suffix}/{name}"


def partition_of(region: str) -> Partition | None:
    """The region's partition; `aws` for an unknown region, as in botocore; None for no region's name."""
    if not _REGION.fullmatch(region):
        return None
    return next((known for known in PARTITIONS if known.regions.fullmatch(region)), AWS)
