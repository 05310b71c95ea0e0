"""Which names say that their value is a secret, and how surely."""

from __future__ import annotations

import re
from enum import Enum
from typing import NamedTuple


class Kind(Enum):
    """How surely a name's value is a secret."""

    NONE = 0
    PERHAPS = 1  # if it looks like one, or stands as a value does
    SURE = 2


class _Noun(NamedTuple):
    """What the last word of a name says: `sure` with one of these before it, and never with one of `never`.

    Both without `_`, `-`, `.` and blanks. `is_whole`: it is a part of many other words, and has to begin one.
    `by_equals`: only where `=` follows, as in an address.
    """

    otherwise: Kind
    sure: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    is_whole: bool = False
    by_equals: bool = False


_TOKENS = (
    "session", "security", "access", "refresh", "id", "identity", "authorization", "auth", "bearer",
    "registry",
    "metadata", "oauth", "api", "private", "deploy", "job", "csrf", "device", "vault", "npm", "github",
    "gitlab",
    "sas", "personalaccess", "account", "registration",
)  # fmt: skip
# Opaque, and let nobody in: where a list goes on, and what makes a request the same as the one before.
_OTHER_TOKENS = ("next", "continuation", "page", "pagination", "starting", "sequence", "client", "request")
_KEYS = (
    "secretaccess", "secret", "api", "account", "sharedaccess", "private", "signing", "master", "storage",
)  # fmt: skip
_CODES = (
    "token", "device", "mfa", "user", "verification", "otp", "sms", "authorization", "auth", "onetime",
    "recovery",
    "backup",
)  # fmt: skip
_SURE = _Noun(Kind.SURE)
_NOUNS = {
    **dict.fromkeys(
        ("password", "passwd", "passwort", "passphrase", "passcode", "samlresponse", "signatureprovided",
         "dockerconfigjson", "key-data", "bearer_token_bedrock"),
        _SURE,
    ),
    **dict.fromkeys(("otp", "totp", "jwt"), _Noun(Kind.SURE, is_whole=True)),
    **dict.fromkeys(("pwd", "pass", "pat"), _Noun(Kind.PERHAPS, is_whole=True)),
    "token": _Noun(Kind.PERHAPS, _TOKENS, _OTHER_TOKENS),
    "secret": _Noun(Kind.PERHAPS, ("client", "shared", "consumer", "app", "webhook", "jwt"), (":",)),
    # of an ARN
    "key": _Noun(Kind.NONE, _KEYS),
    "code": _Noun(Kind.NONE, _CODES),
    "verifier": _Noun(Kind.NONE, ("code",)),
    "auth": _Noun(Kind.PERHAPS, ("npmrc:", "/:", "registry"), is_whole=True),
    "assertion": _Noun(Kind.PERHAPS, ("saml",)),
    "signature": _Noun(Kind.PERHAPS),
    "credential": _Noun(Kind.NONE, ("xamz", "xgoog"), by_equals=True),
    "accesskeyid": _Noun(Kind.NONE, ("aws",), by_equals=True),
    **dict.fromkeys(("key-pair-id", "policy", "sig"), _Noun(Kind.SURE, is_whole=True, by_equals=True)),
}  # fmt: skip
ENDINGS = tuple(_NOUNS)
_LAST = re.compile("(?:" + "|".join(sorted(_NOUNS, key=len, reverse=True)) + r")\Z")
_PARTING = str.maketrans("", "", "_-. ")
_LOOKED_AT = 24  # characters before the noun
_LONGEST = max(map(len, _NOUNS))


def kind_of(name: str, *, is_quoted: bool, equals: bool) -> tuple[Kind, str]:
    """The kind of a name in lower case that ends in one of ENDINGS, and its noun."""
    name = name[-_LOOKED_AT - _LONGEST :]
    last = _LAST.search(name, max(0, len(name) - _LONGEST))
    if last is None:
        return Kind.NONE, ""
    noun, before = last.group(), name[max(0, last.start() - _LOOKED_AT) : last.start()]
    known, tail = _NOUNS[noun], before.translate(_PARTING)
    is_part = known.is_whole and before[-1:].isalnum()
    if is_part or (known.by_equals and not equals) or tail.endswith(known.never):
        kind = Kind.NONE
    elif tail.endswith(known.sure) or (noun == "auth" and (is_quoted or before[-1:] == "_")):
        kind = Kind.SURE
    else:
        kind = known.otherwise
    return kind, noun
