"""What has the look of a secret, by how its characters are mixed, whatever stands around it.

A key of 40 random characters changes between capitals, small letters and digits at six of ten steps; a name
made of words at one or two. Digests, ids and what base64 wraps of a known thing are told apart by their form.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Iterator

from layerscope.text.secret_forms.places import Place, Searched

SHORTEST = 20
_LONG = 32  # from here on small letters and digits alone are no ids of other programs any more
_LEAST_CHANGES, _LEAST_OF_LONG = 0.46, 0.42
_LEAST_OF_ONE_CASE = 0.25
_MOST_IN_WORDS = 0.35
_WORD = re.compile(r"(?:[A-Za-z0-9+/_~-]|%[0-9A-Fa-f]{2})+={0,2}")
_IN_WORDS = re.compile(r"[a-z]*+(?:[A-Z]{1,6}+[a-z]++[0-9]{0,4}+)*+[A-Z]{0,4}+")  # SecretNotAtHandError
_UUID = r"[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}"
_SEPARATOR = re.compile(rf"{_UUID}|%[0-9A-Fa-f]{{2}}|[^A-Za-z0-9]")
_SECRET_KEY = re.compile(r"[A-Za-z0-9/+]{40}")  # AWS's, whose form is known
_DIGEST = re.compile(r"sha(?:1|256|384|512)-")
# https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html, and resources as vpc-0a1b…
_AWS_ID = re.compile(
    r"(?:A(?:KIA|SIA|ROA|IDA|GPA|NPA|NVA|BIA|CCA|IPA|SCA|PKA)|APKA)[A-Z0-9]{12,124}|[a-z]{1,20}-[0-9a-f]{8,40}"
)
# Behind these an opaque text is a request's id or a digest.
_IDS = re.compile(
    r"(?:request[ _-]?id|hostid|host[ _-]?id|x-amz-id-2|x-amz-cf-id|x-amz-apigw-id"
    r"|extended[ _-]request[ _-]id|md5|etag"
    r"|trace[ _-]?id|x-amz-checksum-[a-z0-9]+|cf-ray|sha(?:1|256|384|512)|finger ?print|ssh-[a-z0-9]+"
    r"|ecdsa-[a-z0-9-]+)"
    r"[\s\"'\\:=>(;-]{0,8}$"
)
_CERTIFICATE = re.compile(r"-----begin (?:trusted )?certificate-----.*?(?:-----end|$)", re.DOTALL)


def is_hex(word: str) -> bool:
    """Whether it is a digest, a request's id, or another number to the base of 16."""
    return all(character in "0123456789abcdefABCDEF" for character in word)


def looks_random(word: str) -> bool:
    """Whether, but for words, numbers and ids in it, letters and digits are mixed as chance mixes them."""
    if (
        _SECRET_KEY.fullmatch(word)
        and is_mixed(word)
        and _changes(_SEPARATOR.sub("", word)) >= _LEAST_OF_ONE_CASE
    ):
        return True
    letters = "".join(part for part in _SEPARATOR.split(word) if not _is_readable_part(part))
    if len(letters) < SHORTEST:
        return False
    has_digits = any(map(str.isdecimal, letters))
    if has_digits and (letters.islower() or letters.isupper()):
        return len(letters) >= _LONG and _changes(letters) >= _LEAST_OF_ONE_CASE
    return _changes(letters) >= (_LEAST_OF_LONG if has_digits and len(letters) >= _LONG else _LEAST_CHANGES)


def is_mixed(word: str) -> bool:
    """Whether it has small letters, capitals and digits."""
    return any(map(str.isdecimal, word)) and not word.islower() and not word.isupper()


def _is_readable_part(part: str) -> bool:
    if not part or part.isdecimal() or is_hex(part) or _IN_WORDS.fullmatch(part):
        return True
    return len(part) < _LONG and (part.isupper() or (len(part) > 5 and _changes(part) < _MOST_IN_WORDS))


def _changes(letters: str) -> float:
    """The share of steps to the next character that change between capitals, small letters and digits."""
    kinds = [1 if each.isdecimal() else 2 if each.islower() else 3 for each in letters]
    return sum(map(int.__ne__, kinds, kinds[1:])) / max(1, len(kinds) - 1)


def opaque_places(searched: Searched, is_clean: Callable[[str], bool]) -> Iterator[Place]:
    """Where the look of a secret is; `is_clean` tells of a text that base64 wraps whether it holds one."""
    text = searched.text
    certificates = (
        [found.span() for found in _CERTIFICATE.finditer(searched.low)]
        if "-----begin" in searched.low
        else []
    )
    for found in _WORD.finditer(text):
        word = found.group()
        if len(word) < SHORTEST or not looks_random(word):
            continue
        if _AWS_ID.fullmatch(word) or _DIGEST.match(word) or _is_readable(word, is_clean):
            continue
        if _IDS.search(searched.low[max(0, found.start() - 40) : found.start()]):
            continue
        if not any(begin <= found.start() < end for begin, end in certificates):
            yield found.span()


def _is_readable(word: str, is_clean: Callable[[str], bool]) -> bool:
    """Whether it is base64 of a text without secrets, such as a manifest or an attestation."""
    whole = word.rstrip("=").replace("-", "+").replace("_", "/")
    try:
        wrapped = base64.b64decode(whole[: len(whole) // 4 * 4], validate=True).decode()
    except (binascii.Error, ValueError):
        return False
    return wrapped.replace("\n", " ").replace("\t", " ").isprintable() and is_clean(wrapped)
