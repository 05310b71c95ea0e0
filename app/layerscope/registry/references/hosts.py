"""The hosts of ECR's registries, matched whole: nothing that merely contains one is one."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from layerscope.registry.references.lookalikes import resembles_ecr
from layerscope.registry.references.partitions import PARTITIONS, REGION, partition_of
from layerscope.text.reasons import Reason

# https://docs.aws.amazon.com/AmazonECR/latest/userguide/ecr-requests.html; RFC 1035: case does not count.
_HOST = re.compile(
    rf"(?P<account>[0-9]{{12}})\.dkr(?P<joint>[.-])ecr(?P<fips>-fips)?\.(?P<region>{REGION})\.(?P<suffix>[a-z0-9.-]+)"
)
_BUCKET = re.compile(
    rf"prod-(?P<region>{REGION})-starport-layer-bucket\.s3(?:-fips)?(?:[.-][a-z0-9-]+){{0,2}}\.(?P<suffix>[a-z].+)"
)
_API = re.compile(
    rf"(?:api\.)?(?P<service>ecr(?:-public)?)(?:-fips)?\.(?P<region>{REGION})\.(?P<suffix>[a-z0-9.-]+)"
)
_PUBLIC = frozenset({"public.ecr.aws", "gallery.ecr.aws", "ecr-public.aws.com"})
# What AWS calls an interface endpoint, and what its own certificate is for.
_ENDPOINT = re.compile(
    rf"(?:\*|vpce-[0-9a-z-]{{1,80}})\.dkr\.ecr\.{REGION}(?:\.vpce)?\.amazonaws\.com(?:\.cn)?"
)
_LONGEST = 253  # RFC 1035


@dataclass(frozen=True, slots=True)
class RegistryHost:
    """The parts of a registry's host; `str()` gives the host, in lower case."""

    account: str
    region: str
    partition: str
    fips: bool = False
    dual_stack: bool = False

    def __str__(self) -> str:
        known = next(partition for partition in PARTITIONS if partition.name == self.partition)
        joint, suffix = ("-", known.dual_stack_suffix) if self.dual_stack else (".", known.dns_suffix)
        return f"{self.account}.dkr{joint}ecr{'-fips' if self.fips else ''}.{self.region}.{suffix}"


def parse_host(host: str) -> RegistryHost | None:
    """The registry of a host, in any case of letters; None for any other host, or with a port or `@`."""
    # Before lower(): the Kelvin sign's lower case is a plain k.
    if len(host) > _LONGEST or not host.isascii():
        return None
    parts = _HOST.fullmatch(host.lower())
    partition = partition_of(parts["region"]) if parts else None
    if not parts or not partition:
        return None
    dual_stack = parts["joint"] == "-"
    if parts["suffix"] != (partition.dual_stack_suffix if dual_stack else partition.dns_suffix):
        return None
    return RegistryHost(parts["account"], parts["region"], partition.name, bool(parts["fips"]), dual_stack)


def host_of(account: str, region: str) -> str:
    """The plain host of an account's registry in a region; empty for a text that is not a region."""
    partition = partition_of(region)
    return str(RegistryHost(account, region, partition.name)) if partition else ""


def looks_alike(host: str) -> bool:
    """Whether a reader would take the host for a registry's although it is not one."""
    if parse_host(host) or is_public(host) or _ENDPOINT.fullmatch(host.lower()):
        return False
    return resembles_ecr(host, aws=_is_aws(host))


def oddity(host: str) -> str:
    """What gives a look-alike away, in words that follow a colon; empty if there are no short ones."""
    account, _, rest = host.lower().partition(".")
    partition = partition_of(next(iter(re.findall(rf"\.({REGION})\.", host.lower()[:_LONGEST])), ""))
    if strange := next((letter for letter in host if not letter.isascii()), ""):
        name = unicodedata.name(strange, "") or f"U+{ord(strange):04X}"
        return Reason.tr("its “{letter}” is {name}", letter=strange, name=name)
    if "@" in host:
        return Reason.tr("the host is what follows the @, {host}", host=host.rpartition("@")[2])
    if re.fullmatch(r"[^:]+:[0-9]*", host) and parse_host(host.partition(":")[0]):
        return Reason.tr("an ECR registry has no port")
    if account.isdigit() and len(account) != 12 and rest.startswith("dkr"):
        return Reason.tr("its account has {count} digits; AWS accounts have 12", count=len(account))
    if partition and not host.lower().endswith(
        (f".{partition.dns_suffix}", f".{partition.dual_stack_suffix}")
    ):
        suffix = partition.dns_suffix
        return Reason.tr("the registries of its region end in {suffix}", suffix=suffix)
    return ""


def is_public(host: str) -> bool:
    """Whether a host is ECR Public's, its gallery's or its API's."""
    lower = host.lower()
    api = _API.fullmatch(lower)
    return lower in _PUBLIC or bool(api and api["service"] == "ecr-public" and _is_aws(lower))


def bucket_region(host: str) -> str:
    """The region of an S3 host that holds ECR's layers; empty for every other host."""
    lower = host.lower()
    parts = _BUCKET.fullmatch(lower[:_LONGEST])
    return parts["region"] if parts and host.isascii() and _is_aws(lower) else ""


def bucket_of(region: str) -> str:
    """The S3 host that holds the layers of a region's registries; empty for a text that is not a region.

    https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html#ecr-minimum-s3-perms
    """
    partition = partition_of(region)
    if partition is None:
        return ""
    return f"prod-{region}-starport-layer-bucket.s3.{region}.{partition.dns_suffix}"


def api_region(host: str) -> str:
    """The region of an ECR API's host, such as `api.ecr.eu-west-1.amazonaws.com`; else empty."""
    lower = host.lower()
    parts = _API.fullmatch(lower[:_LONGEST])
    return parts["region"] if parts and host.isascii() and _is_aws(lower) else ""


def _is_aws(host: str) -> bool:
    lower = host.lower()
    domains = {
        suffix for known in PARTITIONS for suffix in (known.dns_suffix, _api_suffix(known.dual_stack_suffix))
    }
    return host.isascii() and any(lower == domain or lower.endswith(f".{domain}") for domain in domains)


def _api_suffix(dual_stack_suffix: str) -> str:
    return "api." + dual_stack_suffix.removeprefix("on.")
