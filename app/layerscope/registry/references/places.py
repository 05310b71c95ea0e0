"""Where in ECR a record says that something happened: URIs, ARNs, addresses, and the AWS CLI's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from layerscope.registry.errors.references import InvalidReferenceError
from layerscope.registry.references.hosts import api_region, bucket_region, parse_host
from layerscope.registry.references.masks import MASK, SCHEMES, masked_hosts, registries
from layerscope.registry.references.names import REPOSITORY, is_repository, split_name
from layerscope.registry.references.parsing import parse_reference
from layerscope.registry.references.partitions import REGION, partition_of
from layerscope.registry.references.reference import Reference
from layerscope.text.account_ids import is_account_id

_ACCOUNT = 12  # digits before `.dkr`
_BEFORE = re.compile(rf"(?:^|[^\w.@:%-]|(?<![\w./:@%-])(?:{SCHEMES}):)$", re.IGNORECASE)
_URI = re.compile(
    r"(?P<host>[0-9]{12}\.dkr[.-]ecr[\w.-]{1,240})(?P<port>:443(?=[/\s\"']|$)|@|:(?=[0-9]))?", re.IGNORECASE
)
_NAME = re.compile(
    rf"/(?P<name>{REPOSITORY}(?::[A-Za-z0-9_][A-Za-z0-9._-]{{0,299}})?(?:@sha(?:256|384|512):[0-9a-fA-F]{{64,128}})?)"
    r"(?![A-Za-z0-9_]|/[A-Za-z0-9_])"
)
_LONGEST_NAME = 720  # characters of a name with its tag and digest
_ADDRESS = re.compile(r"/v2/[^\s\"'<>?#]{0,700}")
_ARN = re.compile(
    rf"arn:(?P<partition>aws[a-z-]{{0,8}}):ecr:(?P<region>[a-z0-9-]{{1,20}}|{MASK}):(?P<account>[0-9]{{12}}|{MASK})"
    rf":repository/(?P<name>{REPOSITORY})(?::(?P<tag>[A-Za-z0-9_][A-Za-z0-9._-]{{0,299}}))?(?![\w*/])"
)
_CONSOLE = re.compile(r"https?://[A-Za-z0-9.-]{1,253}/(?:ecr/repositories/|ecs/home\?)[^\s\"'<>]{1,1000}")
# GetDownloadUrlForLayer's and BatchGetImage's messages, the CLI's options, requests as JSON or Python writes,
# and events of EventBridge.
_REPOSITORY = re.compile(
    r"(?:repository with name '|--repository-names?[ =]|\brepository-?name[\"']?[:=] ?\[? ?[\"']?)"
    rf"({REPOSITORY})(?![\w*])",
    re.IGNORECASE,
)
_REGISTRY = re.compile(
    r"(?:registry with id '|--registry-ids?[ =]|\bregistryid[\"']?[:=] ?[\"']?)([0-9]{12})(?![0-9])",
    re.IGNORECASE,
)
_EVENT_SOURCE = re.compile(r"\"source\": ?\[? ?\"aws\.ecr\"")
_EVENT_ACCOUNT = re.compile(r"\"account\": ?\[? ?\"([0-9]{12})\"")
_TAG = re.compile(r"\bimage-?tag[\"']?[:=] ?\[? ?[\"']?([A-Za-z0-9_][A-Za-z0-9._-]{0,299})", re.IGNORECASE)
_REGIONS = re.compile(
    rf"(?:--region[ =]|\b(?:aws_?)?region(?:_name)?[\"']?[:=] ?\[? ?[\"']?)({REGION})(?![\w-])", re.IGNORECASE
)
_ARN_REGION = re.compile(rf"\barn:aws[a-z-]{{0,8}}:ec[rs]:({REGION}):")
_CONSOLES_READ = 20  # addresses of the console in a record: each takes long to read
_AFTER_NAME = re.compile(r"[^\s:/\"'\[(]/$")
_BLANKS = re.compile(r"[\s\"'(]")
_LONGEST_PATH = 300  # characters before a host in which a URL begins whose path it is
_LONGEST_SCHEME = 22  # characters of one of Docker's before a host
_READ = 100  # of each kind of name in a record; one that repeats itself further says nothing new
_ANY_HOST = "000000000000.dkr.ecr.us-east-1.amazonaws.com"  # in place of a masked one, to read what follows
_HOSTS = re.compile(r"https?://([A-Za-z0-9.-]{1,253})")


@dataclass(frozen=True, slots=True)
class Mention:
    """A registry, repository or image that a record names, and where its name lies in it."""

    start: int
    end: int
    reference: Reference


def mentions(record: str, lower: str) -> tuple[Mention, ...]:
    """What the record, given in lower case too, names of ECR, in its order; at most some hundred."""
    found = [*islice(_uris(record, lower), _READ), *_masked(record, lower), *_others(record, lower)]
    found.sort(key=lambda mention: mention.start)
    return tuple(found)


def described(record: str, lower: str) -> Reference | None:
    """A repository or registry that the record tells of in words."""
    if "repositor" not in lower and "registr" not in lower and "aws.ecr" not in lower:
        return None
    repository, registry, tag = (pattern.search(record) for pattern in (_REPOSITORY, _REGISTRY, _TAG))
    if not registry and _EVENT_SOURCE.search(record):
        registry = _EVENT_ACCOUNT.search(record)
    if not repository and not registry:
        return None
    name = repository[1] if repository and is_repository(repository[1]) else ""
    return Reference(name, tag=tag[1] if tag and name else "", registry_id=registry[1] if registry else "")


def said_region(record: str, lower: str) -> str:
    """The region of an API, of a bucket of layers or in an option that the record names; else empty."""
    for found in islice(_HOSTS.finditer(record), _READ):
        region = bucket_region(found[1]) or api_region(found[1])
        if region:
            return region
    said = _REGIONS.search(record) if "region" in lower else None
    said = said or _ARN_REGION.search(record)
    return said[1].lower() if said and partition_of(said[1].lower()) else ""


def _uris(record: str, lower: str) -> Iterator[Mention]:
    for place in registries(lower):
        start = place - _ACCOUNT
        found = _URI.match(record, start) if start >= 0 else None
        if not found or not _BEFORE.search(record[max(0, start - _LONGEST_SCHEME) : start]):
            continue
        host = found["host"].rstrip(".-")
        if not parse_host(host) or found["port"] in {"@", ":"} or _is_path(record, start):
            continue
        end = start + len(host) + (4 if found["port"] else 0)
        yield _uri(record, start, end, host)


def _is_path(record: str, start: int) -> bool:
    """Whether what begins here is the path of another host's URL; a mirror's name before an image is none."""
    if not _AFTER_NAME.search(record, max(0, start - 2), start):
        return False
    return "://" in _BLANKS.split(record[max(0, start - _LONGEST_PATH) : start])[-1]


def _uri(record: str, start: int, end: int, host: str) -> Mention:
    """The reference whose host ends at `end`, as far as what follows can be read; at least the registry."""
    if _is_web(record, start):
        address = _ADDRESS.match(record, end)
        if address:
            path = address[0].rstrip(":.,;)")
            return Mention(start, end + len(path), _parsed(f"https://{host}{path}") or Reference(host=host))
    name = _name(record, end)
    whole = _parsed(f"{host}/{name}") if name else None
    return Mention(start, end + 1 + len(name) if whole else end, whole or Reference(host=host))


def _name(record: str, end: int) -> str:
    """The name with its tag and digest that follows a host, which ends there; else empty."""
    found = _NAME.match(record[end : end + _LONGEST_NAME])
    return found["name"].rstrip(".-") if found else ""


def _is_web(record: str, start: int) -> bool:
    """Whether a host that begins there is a URL's."""
    return record[max(0, start - 8) : start].lower().endswith(("http://", "https://"))


def _masked(record: str, lower: str) -> Iterator[Mention]:
    """URIs whose account somebody took out; what they name without it."""
    for start, end, account, region in islice(masked_hosts(record, lower), _READ):
        if _is_web(record, start) and (address := _ADDRESS.match(record, end)):
            named = _parsed(f"https://{_ANY_HOST}{address[0].rstrip(':.,;)')}") or Reference()
            bare = replace(named, host="", registry_id=account, region=region, partition="")
            yield Mention(start, address.end(), bare)
            continue
        name = _name(record, end)
        whole = _parsed_name(name) if name else None
        yield Mention(
            start,
            end + 1 + len(name) if whole else end,
            replace(whole or Reference(), registry_id=account, region=region),
        )


def _others(record: str, lower: str) -> Iterator[Mention]:
    consoles = _CONSOLE.finditer(record) if "/ecr/" in lower or "/ecs/" in lower else iter(())
    for found in islice(consoles, _CONSOLES_READ):
        reference = _parsed(found[0])
        if reference:
            yield Mention(found.start(), found.end(), reference)
    for found in islice(_ARN.finditer(record), _READ):
        region = found["region"] if partition_of(found["region"]) else ""
        home = partition_of(region)
        if not is_repository(found["name"]) or (home and home.name != found["partition"]):
            continue
        account = found["account"] if is_account_id(found["account"]) else ""
        reference = Reference(found["name"], tag=found["tag"] or "", registry_id=account, region=region)
        yield Mention(found.start(), found.end(), reference)


def _parsed_name(name: str) -> Reference | None:
    """A name behind its registry, where a dot in its first part makes no host of that."""
    try:
        repository, tag, digest = split_name(name)
    except InvalidReferenceError:
        return None
    return Reference(repository=repository, tag=tag, digest=digest)


def _parsed(text: str) -> Reference | None:
    try:
        return parse_reference(text)
    except InvalidReferenceError:
        return None
