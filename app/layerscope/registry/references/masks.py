"""Registry hosts whose account or region somebody took out, or put a word in place of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from layerscope.registry.references.partitions import PARTITIONS, REGION, partition_of

# `***`, `<account>`, `${{ID}}`, `XXXX`, `1234****`, and words such as `myAccount`, which are none either.
# A word of many digits is none: it is an account with a wrong letter, such as `l11122223333`.
MASK = (
    r"(?:\*{1,20}|<[^<>\n]{1,40}>|\$\{\{[^{}\n]{1,80}\}\}|\$?\{{1,2} ?[^{}\s]{1,80} ?\}{1,2}"
    r"|\$\([^()\s]{1,40}\)|\$[A-Za-z_]\w{0,60}|\[[A-Za-z_ -]{1,40}\]|[#?_]{2,20}|%[A-Za-z_]{1,60}%"
    r"|[0-9]{1,11}[Xx*]{1,11}[0-9]{0,5}|(?![\w-]{0,40}[0-9]{5})[A-Za-z][A-Za-z0-9_-]{0,40}|[0-9]{1,11})"
)
_SUFFIXES = "|".join(
    sorted({re.escape(each) for part in PARTITIONS for each in (part.dns_suffix, part.dual_stack_suffix)})
)
# Docker's, skopeo's and Greengrass's schemes end in a colon alone.
SCHEMES = r"docker|docker-daemon|docker-archive|containers-storage|oci|oci-archive|atomic|docker-pullable"
_LABEL = re.compile(
    rf"(?:(?<![\w.@:%*}}>)\]-])|(?<![\w./:@%-])(?:{SCHEMES}):)(?P<label>(?P<account>[0-9]{{12}})|{MASK})$",
    re.IGNORECASE,
)
_REST = re.compile(
    rf"\.dkr[.-]ecr(?:-fips)?\.(?P<region>{REGION}|{MASK})\.(?:{_SUFFIXES})(?::443)?(?![\w-]|\.[\w-]|:[0-9]|@|%)",
    re.IGNORECASE,
)
_LONGEST = 100  # characters of an account that was taken out, and of a scheme before it
_MOST = 1000  # names of registries that are looked at in a text


class MaskedHost(NamedTuple):
    """Where it lies in the text; its account and its region in lower case, empty where they are masked."""

    start: int
    end: int
    account: str
    region: str


def registries(text: str) -> Iterator[int]:
    """Where `.dkr` stands in a text in lower case, the first ones: a pattern would look at each letter."""
    place = text.find(".dkr")
    for _ in range(_MOST):
        if place < 0:
            return
        yield place
        place = text.find(".dkr", place + 1)


def masked_hosts(text: str, lower: str) -> Iterator[MaskedHost]:
    """The masked hosts of a text, given in lower case too."""
    for place in registries(lower):
        rest = _REST.match(text, place)
        label = _LABEL.search(text[max(0, place - _LONGEST) : place]) if rest else None
        if rest is None or label is None:
            continue
        region = rest["region"].lower() if partition_of(rest["region"].lower()) else ""
        account = label["account"] or ""
        if not (account and region):
            yield MaskedHost(place - len(label["label"]), rest.end(), account, region)
