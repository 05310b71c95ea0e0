"""Where in ECR a text says that something happened: URIs, ARNs, addresses, and the AWS CLI's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from layerscope.registry.errors.references import InvalidReferenceError
from layerscope.registry.references.hosts import api_region, bucket_region, parse_host
from layerscope.registry.references.names import REPOSITORY, is_repository
from layerscope.registry.references.parsing import parse_reference
from layerscope.registry.references.partitions import REGION, partition_of
from layerscope.registry.references.reference import Reference

_URI = re.compile(
    r"(?<![\w.@:%-])(?P<host>[0-9]{12}\.dkr[.-]ecr[\w.-]{1,240})(?P<next>:443(?=[/\s\"']|$)|[@:])?",
    re.IGNORECASE,
)
_NAME = re.compile(
    rf"/(?P<name>{REPOSITORY}(?::[A-Za-z0-9_][A-Za-z0-9._-]{{0,299}})?(?:@sha(?:256|384|512):[0-9a-fA-F]{{64,128}})?)"
    r"(?![A-Za-z0-9_]|/[A-Za-z0-9_])"
)
_ADDRESS = re.compile(r"/v2/[^\s\"'<>?#]{0,700}")
_ARN = re.compile(
    rf"arn:aws[a-z-]{{0,8}}:ecr:[a-z0-9-]{{1,20}}:[0-9]{{12}}:repository/{REPOSITORY}(?![\w*/])"
)
_CONSOLE = re.compile(r"https?://[A-Za-z0-9.-]{1,253}/ecr/repositories/[^\s\"'<>]{1,1000}")
# GetDownloadUrlForLayer's and BatchGetImage's messages, the CLI's options, requests as JSON or Python writes.
_REPOSITORY = re.compile(
    rf"(?:repository with name '|--repository-names?[ =]|\brepositoryname[\"']?[:=] ?[\"']?)({REPOSITORY})",
    re.IGNORECASE,
)
_REGISTRY = re.compile(
    r"(?:registry with id '|--registry-ids?[ =]|\bregistryid[\"']?[:=] ?[\"']?)([0-9]{12})(?![0-9])",
    re.IGNORECASE,
)
_TAG = re.compile(r"\bimagetag[\"']?[:=] ?[\"']?([A-Za-z0-9_][A-Za-z0-9._-]{0,299})", re.IGNORECASE)
_REGIONS = re.compile(
    rf"(?:--region[ =]|\b(?:aws_?)?region(?:_name)?[\"']?[:=] ?[\"']?)({REGION})(?![\w-])", re.IGNORECASE
)
_READ = 300  # of each kind of name; a text that repeats itself further says nothing new
_HOSTS = re.compile(r"https?://([A-Za-z0-9.-]{1,253})")


def place(text: str) -> tuple[Reference | None, str]:
    """What the text names first, as full as it names it, and the region it happened in (empty: not said)."""
    found = _named(text)
    region = found.region if found else ""
    region = region or _said_region(text)
    named = found or _described(text)
    if named and not named.region and region:
        named = Reference(named.repository, named.tag, named.digest, named.registry_id, region)
    return named, region


def _named(text: str) -> Reference | None:
    """The first URI with a repository, and failing that address, ARN or registry; its tag may come later."""
    uris = list(islice(_uris(text), _READ))
    first = next((uri for uri in uris if uri.repository), None) or next(_others(text), None)
    if first is None or first.tag or first.digest:
        return first or next(iter(uris), None)
    fuller = (uri for uri in uris if uri.repository == first.repository and uri.host == first.host)
    return next((uri for uri in fuller if uri.tag or uri.digest), first)


def _uris(text: str) -> Iterator[Reference]:
    for found in _URI.finditer(text):
        host = found["host"].rstrip(".-")
        if not parse_host(host) or found["next"] in {"@", ":"} or _is_path(text, found.start()):
            continue
        end = found.start() + len(host) + (4 if found["next"] else 0)
        yield _uri(text, found.start(), end, host)


def _is_path(text: str, start: int) -> bool:
    """Whether what begins here is the path of another host's URL."""
    return re.search(r"[^\s:/\"']/$", text[max(0, start - 2) : start]) is not None


def _uri(text: str, start: int, end: int, host: str) -> Reference:
    """The reference whose host ends at `end`, as far as what follows can be read; at least the registry."""
    if text[max(0, start - 8) : start].lower().endswith(("http://", "https://")):
        address = _ADDRESS.match(text, end)
        if address:
            return _parsed(f"https://{host}{address[0].rstrip(':.,;)')}") or Reference(host=host)
    name = _NAME.match(text, end)
    return (_parsed(f"{host}/{name['name'].rstrip('.-')}") if name else None) or Reference(host=host)


def _others(text: str) -> Iterator[Reference]:
    for pattern in (_CONSOLE, _ARN):
        for found in islice(pattern.finditer(text), _READ):
            reference = _parsed(found[0])
            if reference:
                yield reference


def _parsed(text: str) -> Reference | None:
    try:
        return parse_reference(text)
    except InvalidReferenceError:
        return None


def _described(text: str) -> Reference | None:
    """A repository or registry that is told of in words."""
    repository, registry, tag = (pattern.search(text) for pattern in (_REPOSITORY, _REGISTRY, _TAG))
    if not repository and not registry:
        return None
    name = repository[1] if repository and is_repository(repository[1]) else ""
    return Reference(name, tag=tag[1] if tag and name else "", registry_id=registry[1] if registry else "")


def _said_region(text: str) -> str:
    for found in islice(_HOSTS.finditer(text), _READ):
        region = bucket_region(found[1]) or api_region(found[1])
        if region:
            return region
    found_region = _REGIONS.search(text)
    return found_region[1].lower() if found_region and partition_of(found_region[1].lower()) else ""
