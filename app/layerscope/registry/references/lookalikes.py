"""Hosts made to be read as ECR's: other scripts' letters, digits for letters, a true name inside another."""

# ruff: noqa: RUF001 - letters that look like others are what this is about

from __future__ import annotations

import re
import unicodedata

# The letters of Cyrillic, Greek and others that look like those of ECR's hosts
# (https://www.unicode.org/Public/security/latest/confusables.txt, as far as these names need it).
_CONFUSABLES = str.maketrans(
    "аɑαеєοоσсϲԁһіιӏκкмոпрρѕѵνԝωхуᴢ。٠",
    "aaaeeoooccdhiilkkmnnppsvvwwxyz.o",
)
_SHAPES = (("rn", "m"), ("vv", "w"), ("0", "o"), ("1", "l"), ("i", "l"), ("3", "e"), ("5", "s"), ("4", "a"))
_REGISTRY = re.compile(r"dkr[._-]?ecr|[0-9]{8,}[._-](?:dkr|ecr)\b|(?:public|gallery)[._-]ecr[._-]aws")
_DOMAIN = re.compile(r"amazonaws?|amazonws|amzonaws|amaznaws")


def resembles_ecr(host: str, *, aws: bool) -> bool:
    """Whether a reader may take the host for a registry's; `aws`: it is in one of AWS's domains."""
    folded = _folded(host)
    if "." not in folded:
        return False
    return bool(_REGISTRY.search(folded)) or (not aws and bool(_DOMAIN.search(_shape(folded))))


def _folded(host: str) -> str:
    """The host in plain lower-case letters, with IDNA's `xn--` labels read."""
    plain = unicodedata.normalize("NFKC", host[:1024]).casefold()
    plain = "".join(letter for letter in plain if unicodedata.category(letter) not in {"Cf", "Mn"})
    return ".".join(_read_label(label) for label in plain.split(".")).translate(_CONFUSABLES)


def _read_label(label: str) -> str:
    if not label.startswith("xn--"):
        return label
    try:
        return label.removeprefix("xn--").encode("ascii").decode("punycode")
    except UnicodeError:
        return label


def _shape(folded: str) -> str:
    for looks, like in _SHAPES:
        folded = folded.replace(looks, like)
    return folded
