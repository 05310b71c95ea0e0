"""Fields of access keys that a text gives by name: lines of shells, properties, manifests, tables, tags.

The names and signs are those of the AWS CLI, of SDKs and of tools around them; a name may have others before
it (`spring.cloud.aws.credentials.access-key`, `DEV_AWS_ACCESS_KEY_ID`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from layerscope.accounts.model.access_keys import is_aws_access_key_id, looks_like_secret
from layerscope.accounts.model.region_names import is_usual_region_name
from layerscope.accounts.rules.importing.field_names import NAMES, PLACEHOLDER, WEAK_NAMES, Fields, plain

_S = r"[ ._-]?"  # between the words of a name
_WORDS = (
    rf"access{_S}key(?:{_S}id)?|secret{_S}(?:access{_S})?key|(?:session|security){_S}token"
    rf"|(?:default{_S})?region(?:{_S}name|\.static)?|(?:(?:credential|session){_S})?expiration"
)
_NAME = (
    rf"(?:(?<![A-Za-z0-9/])(?P<before>(?:[A-Za-z0-9]{{1,40}}[._:-]{{1,2}}){{0,8}}?)"
    rf"(?P<word>(?:aws{_S})?(?:{_WORDS}))"
    r"|(?<![\w./-])(?P<weak>id|key|secret|token))(?![A-Za-z0-9_])"
)
_SIGN = (
    r"""(?:["'`*]*(?:[ \t]*\[[^\]\n]{0,80}\])?[ \t]*"""
    r"""(?P<sign>=>|:=|[=:]|(?:</name>|,)?\s*[<"']?value[>"']?[ \t]*:?|[,|>]|(?<=[ \t]))[ \t]*)"""
)
_VALUE = (
    r"""(?:""(?P<twice>[^"'\s,;]+)""|"(?P<double>[^"]*)"|'(?P<single>[^']*)'|`(?P<tick>[^`]*)`"""
    r"""|(?P<bare>\$\{\{[^}]{0,200}\}\}|\([^()]{0,80}\)|<[^<>]{0,80}>|[^\s"'`,;&|<>)\\]*))"""
)
_ASSIGNMENT = re.compile(f"(?i){_NAME}{_SIGN}{_VALUE}")
_PROFILE = re.compile(
    r"""(?i)(?:(?<!\S)(?:--profile|-StoreAs|-ProfileName)|\baws_profile\b["']?)"""
    r"""[ \t]*[=: \t][ \t]*["']?([\w.@/+-]+)"""
)
_HINT = re.compile(r"(?i)[\[]|key|secret|token|region|expiration|profile|storeas|\bid\b")
_SECTION = re.compile(r"\[([^\[\]{},]*)\]")
COMMENT = ("#", ";", "//", "rem ", "::")
# A value's own line below its name's, as in a pod's `env` and in Hadoop's XML.
_OWN_LINE = re.compile(r"""\n[ \t]*(?=[<"']?value\b)""")
# A token that a window or an XML writer broke over several lines.
_BROKEN = re.compile(
    r"""([=:][ \t]*["'](?=[A-Za-z0-9/+])|>\s{0,80})([\w/+=-]{16,}(?:[ \t]*\n[ \t]*[\w/+=-]+){1,99})"""
    r"""\s{0,80}(?=["']|</)"""
)
_NOTHING = {"null", "none", "nil", "<nil>", "{", "[", "{}", "[]"}  # or what begins a block
_MASKED = re.compile(r"[*•x]{4,}|\$[{\w]|%\w+%|<", re.IGNORECASE)
_TOKEN = re.compile(r"[A-Za-z0-9/+]{16,}={0,2}")
_KEY_FIELDS = ("access_key_id", "secret_access_key", "session_token")


class _Assignment(NamedTuple):
    field: str
    value: str
    is_aws: bool  # named as one of AWS


_Line = tuple[str, str, list[_Assignment]]  # the section that it opens, the profile that it names, its fields


def assigned_fields(text: str) -> list[Fields]:
    """What the lines assign: a section, or a part of the keys for the second time, begins the next pair."""
    lines = list(_lines(text))
    every = [one for _, _, found in lines for one in found]
    is_aws = any(one.is_aws and one.field == "secret_access_key" for one in every)
    filled = {one.field for one in every if one.value and not PLACEHOLDER.search(one.value)}
    groups: list[Fields] = [{}]
    for section, profile, found in lines:
        if section:
            groups.append({"name": section})
        if profile and _has_keys(groups[-1]) and groups[-1].get("name") != profile:
            groups.append({})
        if profile:
            groups[-1]["name"] = profile
        for field, value, aws in found:
            if field in filled and PLACEHOLDER.search(value):
                continue  # a script hands on what it has set
            # A framework's SECRET_KEY beside AWS_SECRET_ACCESS_KEY is no key of AWS.
            if aws or not is_aws or field not in _KEY_FIELDS or fits(field, value):
                _take(groups, field, value)
    return list(filter(_has_keys, groups))


def _has_keys(fields: Fields) -> bool:
    return "access_key_id" in fields or "secret_access_key" in fields


def _take(groups: list[Fields], field: str, value: str) -> None:
    known = groups[-1].get(field)
    if field in _KEY_FIELDS and known and known != value:
        groups.append({name: text for name, text in groups[-1].items() if name == "name"})
        known = None
    if not known:
        groups[-1][field] = value


def _lines(text: str) -> Iterator[_Line]:
    text = _OWN_LINE.sub(" ", text.replace('\\"', '"'))
    text = _BROKEN.sub(lambda broken: broken[1].rstrip() + "".join(broken[2].split()), text)
    for line in map(str.strip, text.splitlines()):
        if not _HINT.search(line) or line.lower().startswith(COMMENT):
            continue
        section = _SECTION.fullmatch(line)
        name = section[1].strip().removeprefix("profile ").strip(" \"'") if section else ""
        profile = _PROFILE.search(line)
        yield name, profile[1] if profile else "", list(_assignments(line))


def _assignments(line: str) -> Iterator[_Assignment]:
    at = 0
    while match := _ASSIGNMENT.search(line, at):
        parts = match.group("twice", "double", "single", "tick", "bare")
        value = next(part for part in parts if part is not None).strip()
        weak = (match["weak"] or "").lower()
        field = WEAK_NAMES[weak] if weak else NAMES[plain(match["word"])]
        is_sure = match["sign"].strip(" \t") not in {"", ",", "|", ">"} and not weak
        if value.lower() not in _NOTHING and (is_sure or fits(field, value)):
            is_aws = "aws" in f"{match['before']}{match['word']}".lower()
            yield _Assignment(field, re.sub(r"(?<!\.)\.$", "", value), is_aws)
            at = match.end()
        else:
            at = match.end("weak") if weak else match.end("word")  # the value may be the name of another one


def fits(field: str, value: str) -> bool:
    """Whether the value has the shape of what it is to be, or of its mask."""
    if field == "access_key_id":
        return is_aws_access_key_id(value) or bool(_MASKED.match(value))
    if field == "secret_access_key":
        return looks_like_secret(value) or bool(_MASKED.match(value))
    if field == "session_token":
        return bool(_TOKEN.fullmatch(value))
    return field == "region" and is_usual_region_name(value)
