"""What in a text is a secret: forms that are certain enough to be told to somebody as a finding.

The forms are those by which secrets are kept out of logs. There a mask too many does no harm; here it would
bury what matters, so each is held against what it looks like, and some count in settings alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from layerscope.text.reasons import Reason
from layerscope.text.secret_forms import addresses, rows, tokens, values
from layerscope.text.secret_forms.looks import is_hex, looks_random
from layerscope.text.secret_forms.places import Form, Place, Searched

MOST_FOUND = 100  # of a text
_MOST_TAKEN = 500  # of which many may be in one line
_MOST_SHOWN = 4
_LEAST_KEY_CHARACTERS = 150  # an Ed25519 key's armour has 300; a heading of a document has none below it
_LEAST_TOKEN_CHARACTERS = 20
_LEAST_WEB_TOKEN_CHARACTERS = 60
_LEAST_MIXED_CHARACTERS = 8


class SecretPlace(NamedTuple):
    """A secret, by line from 1. `beginning` has at most four characters of it, of short ones fewer."""

    what: Reason
    line: int
    beginning: str


class _Rule(NamedTuple):
    """`what` tells what is at a place, or None; a rule `in_settings` holds for settings alone."""

    form: Form
    what: Callable[[Searched, Place], tuple[Reason, int] | None]
    in_settings: bool = False


def secrets_in(text: str, *, is_settings: bool, keeps_examples: bool = False) -> list[SecretPlace]:
    """Each line's first secret of each kind, in the order of lines, at most MOST_FOUND.

    `keeps_examples`: also those that say of themselves that they are one, as AWS's documentation has them.
    """
    searched = Searched.of(text)
    found: dict[tuple[int, str], SecretPlace] = {}
    taken: list[Place] = []
    for what, begin, end in _places(searched, is_settings):
        if not keeps_examples and _EXAMPLE.search(text, begin, end):
            continue
        if any(one < end and begin < other for one, other in taken):
            continue  # a better rule has it
        taken.append((begin, end))
        line = text.count("\n", 0, begin) + 1
        found.setdefault((line, str(what)), SecretPlace(what, line, _beginning(text[begin:end], what)))
        if len(found) == MOST_FOUND or len(taken) == _MOST_TAKEN:
            break
    return [found[key] for key in sorted(found)]


def _places(searched: Searched, is_settings: bool) -> Iterator[tuple[Reason, int, int]]:
    for rule in _RULES:
        if rule.in_settings and not is_settings:
            continue
        if any(word in searched.low for word in rule.form.words):
            for place in rule.form.find(searched):
                told = rule.what(searched, place)
                if told is not None:
                    yield told[0], told[1], place[1]


def _beginning(value: str, what: Reason) -> str:
    """Of a key's armour nothing: its first characters are nobody's."""
    return "" if what is _KEY else value[: min(_MOST_SHOWN, len(value) // 4)]


_KEY = Reason.tr("Private key")
_AWS_KEY = Reason.tr("AWS secret access key")
_WEB_TOKEN = Reason.tr("JSON Web Token")
_IN_ADDRESS = Reason.tr("Password in an address")
_HOOK = Reason.tr("Address of a webhook")
_NAMED = Reason.tr("Value of {name}")
_TOKENS: tuple[tuple[tuple[str, ...], Reason], ...] = (
    (("ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_"), Reason.tr("GitHub token")),
    (("glpat-", "gldt-", "glrt-", "glptt-", "glcbt-", "glagent-", "glsoat-"), Reason.tr("GitLab token")),
    (("npm_",), Reason.tr("npm token")),
    (("pypi-AgEIcHlwaS",), Reason.tr("PyPI token")),
    (("dckr_pat_", "dckr_oat_"), Reason.tr("Docker Hub token")),
    (("rubygems_",), Reason.tr("RubyGems token")),
    (("xoxa-", "xoxb-", "xoxp-", "xoxr-", "xoxs-", "xapp-"), Reason.tr("Slack token")),
    (("sk_live_", "rk_live_"), Reason.tr("Stripe key")),
    (("AIza", "GOCSPX-", "ya29."), Reason.tr("Google key or token")),
    (("hvs.", "hvb."), Reason.tr("Vault token")),
    (("dop_v1_", "doo_v1_"), Reason.tr("DigitalOcean token")),
    (("SG.",), Reason.tr("SendGrid key")),
    (("sk-ant-", "sk-proj-", "hf_", "glsa_", "NRAK-", "dapi", "ATATT3", "shpat_"), Reason.tr("Access token")),
    (("AGE-SECRET-KEY-1",), Reason.tr("age private key")),
    (("IQoJb3JpZ2lu", "FwoGZXIvYXdz"), Reason.tr("AWS session token")),
    (("QVdTO",), Reason.tr("ECR authorization token")),
)
_PLACEHOLDER = re.compile(
    r"[$<{%@*]|(?i:your|my[_-]?|change|example|sample|dummy|default|test|todo|none|null|xxx|\.\.\.|pass(?:word)?$"
    r"|secret$|token$|foo|bar$|redacted|replace|insert|placeholder|env[.(]|os\.|process\.)"
)
_EXAMPLE = re.compile(r"(?i:example)")
_NAME = re.compile(r"([A-Za-z_][\w.-]{0,80})\\?[\"'`\]]?[ \t]*(?:=>?|:=?)[ \t]*\\?[\"'`]?$")
_LOOKED_BACK = 120


def _key(_searched: Searched, place: Place) -> tuple[Reason, int] | None:
    return (_KEY, place[0]) if place[1] - place[0] >= _LEAST_KEY_CHARACTERS else None


def _token(searched: Searched, place: Place) -> tuple[Reason, int] | None:
    value = searched.text[slice(*place)]
    for prefixes, what in _TOKENS:
        for prefix in prefixes:
            rest = value.removeprefix(prefix)
            if rest != value and len(rest) >= _LEAST_TOKEN_CHARACTERS:
                return (what, place[0]) if looks_random(rest) or is_hex(rest) else None
    return None


def _aws_key(_searched: Searched, place: Place) -> tuple[Reason, int] | None:
    return _AWS_KEY, place[0]


def _web_token(searched: Searched, place: Place) -> tuple[Reason, int] | None:
    parts = searched.text[slice(*place)].split(".")
    is_one = len(parts) in (3, 5) and place[1] - place[0] >= _LEAST_WEB_TOKEN_CHARACTERS
    return (_WEB_TOKEN, place[0]) if is_one else None


def _hook(searched: Searched, place: Place) -> tuple[Reason, int] | None:
    value = searched.text[slice(*place)]
    return (
        (_HOOK, place[0]) if len(value) >= _LEAST_TOKEN_CHARACTERS and not _PLACEHOLDER.match(value) else None
    )


def _in_address(searched: Searched, place: Place) -> tuple[Reason, int] | None:
    user, colon, password = searched.text[slice(*place)].partition(":")
    if not colon or len(password) < 4 or _PLACEHOLDER.match(password) or "example" in user:
        return None
    return _IN_ADDRESS, place[0] + len(user) + 1


def _named(searched: Searched, place: Place) -> tuple[Reason, int] | None:
    value = searched.text[slice(*place)]
    if _PLACEHOLDER.match(value):
        return None
    is_mixed = (
        len(value) >= _LEAST_MIXED_CHARACTERS
        and any(map(str.isdigit, value))
        and any(map(str.isalpha, value))
    )
    if not (looks_random(value) or (is_mixed and not value.startswith(("/", "http", "arn:", "sha256:")))):
        return None
    name = _NAME.search(searched.text, max(0, place[0] - _LOOKED_BACK), place[0])
    return _NAMED.filled(name=name[1] if name else "?"), place[0]


_RULES = (
    _Rule(tokens.PRIVATE_KEYS, _key),
    _Rule(tokens.PREFIXED, _token),
    _Rule(rows.BESIDE_KEY_IDS, _aws_key),
    _Rule(tokens.JWTS, _web_token),
    _Rule(addresses.PATHS, _hook),
    _Rule(addresses.USER_INFOS, _in_address, in_settings=True),
    _Rule(values.NAMED, _named, in_settings=True),
)
# What a text has that holds something and is no settings; looked for before anything is decoded.
MARKS = tuple(
    word.lower().encode()
    for word in (
        "private key", "private-lines", "akia", "asia", "eyj", *addresses.PATHS.words,
        *(prefix for prefixes, _ in _TOKENS for prefix in prefixes),
    )
)  # fmt: skip
