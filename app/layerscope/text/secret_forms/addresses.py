"""Secrets in addresses: parameters of a query, a user's name and password, paths that let their reader in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from layerscope.text.secret_forms.places import Form, Place, Searched

# The values of a URL's query are secret unless they are known not to be: a layer may come from any upstream's
# CDN, each with its own name for a signature. These tell what went wrong and let nobody in.
_HARMLESS = (
    "x-amz-(?:algorithm|date|expires|signedheaders|content-sha256)|x-id|expires|region|account|scope|service|ns"
    "|partnumber|versionid|response-[a-z-]+|digest|tag|tagstatus|n|last|list-type|prefix|delimiter|max-keys|uploads"
    "|action|version|account_?id|registry_?id|repository_?name|image_?(?:digest|tag)|max_?results|artifacttype|mount|platform|tab"
)
_IS = r"(?:=|%3d|%253d|\\u003d)"
_PARAMETER = re.compile(
    r"[?&#%\\](?:(?<=&)(?:amp;|\#38;)|(?<=[?&#])|(?<=%)(?:3f|26|23)|(?<=\\)u00(?:26|3f))"
    rf"(?!(?:{_HARMLESS}){_IS})[\w.~\[\]-]{{1,64}}{_IS}(?P<value>(?:(?!%26)[^&\s\"'<>\\])+)"
)
PARAMETERS = Form(
    ("=", "%3d", "\\u003d", "%253d"),
    lambda searched: (found.span("value") for found in _PARAMETER.finditer(searched.low)),
)

# What follows these lets its reader in: ECS's credentials, and web hooks.
_PATH = re.compile(
    r"(?:/v\d/credentials/|hooks\.slack\.com/[a-z-]{1,20}/|discord(?:app)?\.com/api/webhooks/|api\.telegram\.org/bot"
    r"|\.atlasv1\.|webhook\.office\.com/webhookb2/)(?P<value>[^\s\"'<>?&,\\]+)"
)
PATHS = Form(
    ("/credentials/", "hooks.slack", "webhook", "telegram", ".atlasv1."),
    lambda searched: (found.span("value") for found in _PATH.finditer(searched.low)),
)

_LONGEST_USER_INFO = 2048
_RUN = re.compile(r"[^\s\"'<>`]+")
_SCHEME = re.compile(r"://")
_HOST = (
    r"(?:(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,}|localhost|\d{1,3}(?:\.\d{1,3}){3}|[a-z0-9-]{1,63}:\d{2,5}(?!\d))"
)
_IS_HOST = re.compile(_HOST)
_IS_DIGEST = re.compile(r"sha\d{1,3}(?:\+b64)?:")
_PORT = re.compile(r":\d{1,5}(?:$|[/?#])")
# Without a scheme; before the colon is no word that introduces an e-mail's address, and no id of AWS's.
_BARE = re.compile(
    r"(?:^|(?<=[=,;(\[{|]))(?P<slashes>/{0,2})(?P<user>[\w.+-]{1,64}):(?P<value>(?!//|\d{1,5}/)[^\s:\"'<>]{1,256})@(?="
    + _HOST
    + ")"
)
_INTRODUCES = re.compile(
    r"(?:mailto|e?-?mail|user(?:name)?|arn|acct|sip|from|to|by|cc|principal|author|owner|maintainer|a[a-z]{3}[a-z0-9]{12,})$"
)
_ENCODED = re.compile(r"%3a%2f%2f(?P<value>(?:[\w.~+!*-]|%(?!2f|40|3a%2f)[0-9a-f]{2}){1,512})%40")


def _user_infos(searched: Searched) -> Iterator[Place]:
    """In each run of characters that has an @, which is looked at a bounded number of times."""
    low = searched.low
    for run in _RUN.finditer(low):
        word = run.group()
        if "@" in word:
            for begin, end in _in_word(word):
                yield run.start() + begin, run.start() + end


def _in_word(word: str) -> Iterator[Place]:
    schemes = [found.end() for found in _SCHEME.finditer(word)]
    for begin, end in zip(schemes, [*schemes[1:], len(word)], strict=False):
        at = _end_of_user_info(word[begin : min(end, begin + _LONGEST_USER_INFO)])
        if at > 0:
            yield begin, begin + at
    for found in _BARE.finditer(word):
        if "://" not in word[max(0, found.start() - 64) : found.end()] and _is_password(found):
            yield found.span("value")


def _end_of_user_info(address: str) -> int:
    """How far the user's name and password go in what is behind `://`; 0 where there are none."""
    authority = re.split(r"[/?#]", address, maxsplit=1)[0]
    at = authority.rfind("@")
    if at < 0 and ":" in authority and "@" in address and not _PORT.search(authority + "/"):
        at = address.rfind("@")  # a password with a slash in it
        if not _IS_HOST.match(address, at + 1):
            return 0
    return 0 if at < 0 or _IS_DIGEST.match(address, at + 1) else at


def _is_password(found: re.Match[str]) -> bool:
    if _IS_DIGEST.match(found.string, found.end()):
        return False
    if found["slashes"] == "//":
        return True  # an address, and no person's
    if _INTRODUCES.match(found["user"]):
        return False
    is_assigned = found.start() > 0 or found.string[found.end() :].partition("/")[0].count(":") == 1
    return is_assigned or found["user"] == "aws" or not found["value"].replace(".", "").isalpha()


USER_INFOS = Form(("@",), _user_infos)
ENCODED_USER_INFOS = Form(
    ("%40",), lambda searched: (found.span("value") for found in _ENCODED.finditer(searched.low))
)
FORMS = (PARAMETERS, PATHS, USER_INFOS, ENCODED_USER_INFOS)
