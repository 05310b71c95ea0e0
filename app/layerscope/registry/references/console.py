"""Addresses of the ECR console, of all partitions that have a public one."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, quote, unquote, urlencode

from layerscope.registry.errors.references import EcrPublicError, InvalidReferenceError
from layerscope.registry.references.names import checked_digest, checked_repository, is_meant_as_digest
from layerscope.registry.references.partitions import PARTITIONS, REGION, Partition, partition_of
from layerscope.registry.references.reference import Reference
from layerscope.text.account_ids import is_account_id
from layerscope.text.reasons import Reason

_CONSOLES = {partition.console: partition for partition in PARTITIONS if partition.console}
# `ACCOUNT-session.REGION.` comes before the domain if several sessions are open in one browser.
_HOST = re.compile(
    rf"(?:[0-9]{{12}}-[a-z0-9]+\.)?(?:(?P<region>{REGION})\.)?"
    rf"(?P<domain>{'|'.join(map(re.escape, _CONSOLES))})"
)
_WHERE = Reason.tr("open the repository or an image in the ECR console and paste that page's address.")


def parse_console_host(host: str) -> tuple[Partition, str] | None:
    """The partition and region (empty: not said) of a console's host; None for every other host."""
    parts = _HOST.fullmatch(host.lower()) if host.isascii() else None
    return (_CONSOLES[parts["domain"]], parts["region"] or "") if parts else None


def console_address(registry_id: str, region: str, repository: str, digest: str = "") -> str:
    """The console's page of the repository, or of an image in it; empty where there is no public one.

    The console's general host sends to the region's own, in every partition.
    """
    partition = partition_of(region)
    if partition is None or not partition.console or not registry_id or not repository:
        return ""
    page = f"/_/image/{digest}/details" if digest else ""
    path = quote(f"/ecr/repositories/private/{registry_id}/{repository}{page}", safe="/:")
    return f"https://{partition.console}{path}?{urlencode({'region': region})}"


def parse_console(text: str, host: str, path_and_query: str) -> Reference:
    """What a console's page shows; InvalidReferenceError or EcrPublicError otherwise.

    Read: `/ecr/repositories[/private/ACCOUNT]/NAME`, with `/_/details`, `/_/image/DIGEST/details` and the
    like behind it, percent-encoded or not.
    """
    console = parse_console_host(host)
    if console is None:
        raise InvalidReferenceError(
            text, Reason.tr("{host} is not the AWS console; {where}", host=host, where=_WHERE)
        )
    address, _, page_of_old = path_and_query.partition("#")
    path, _, query = address.partition("?")
    if path.strip("/") == "ecs/home" and (of_old := re.match(r"/?repositories/([^#;?]+)", page_of_old)):
        # Before 2019 ECR was a part of the console of Amazon ECS.
        name = checked_repository(unquote(of_old[1]).rstrip("/"))
        return Reference(repository=name, region=_region(text, console, query))
    parts = [part for part in unquote(path).split("/") if part]
    if parts[:2] in (["ecr", "public-registry"], ["ecr", "public"]) or parts[1:3] == [
        "repositories",
        "public",
    ]:
        raise EcrPublicError(text)
    if parts[:2] != ["ecr", "repositories"]:
        raise InvalidReferenceError(text, _no_repository())
    account, page = _account(parts[2:])
    repository, digest = _shown(page)
    if not repository:
        raise InvalidReferenceError(text, _no_repository())
    return Reference(
        repository=checked_repository(repository),
        digest=checked_digest(digest) if digest else "",
        registry_id=account,
        region=_region(text, console, query),
    )


def _no_repository() -> Reason:
    return Reason.tr("this page of the console shows no repository; {where}", where=_WHERE)


def _account(parts: list[str]) -> tuple[str, list[str]]:
    if len(parts) >= 2 and parts[0] == "private" and is_account_id(parts[1]):
        return parts[1], parts[2:]
    return "", parts


def _shown(parts: list[str]) -> tuple[str, str]:
    """A page's repository and image digest; `_` ends the name, as `image/DIGEST` does in older pages."""
    for position, part in enumerate(parts):
        following = parts[position + 1 :]
        if part == "_":
            is_image = len(following) > 1 and following[0] in {"image", "images"}
            return "/".join(parts[:position]), following[1] if is_image else ""
        if part == "image" and following and is_meant_as_digest(following[0]):
            return "/".join(parts[:position]), following[0]
    return "/".join(parts), ""


def _region(text: str, console: tuple[Partition, str], query: str) -> str:
    """The query's region, to which the console itself goes, else the host's; empty where neither says one."""
    partition, host_region = console
    asked = parse_qs(query, max_num_fields=100).get("region", [""])[0] if query.count("&") < 100 else ""
    region = asked or host_region
    if region and partition_of(region) != partition:
        raise InvalidReferenceError(
            text,
            Reason.tr(
                "“{region}” is not a region of {console}; check the address's region.",
                region=region[:40],
                console=partition.console,
            ),
        )
    return region
