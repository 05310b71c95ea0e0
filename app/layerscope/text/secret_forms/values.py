"""Secrets behind their names: assignments, JSON, YAML, INI, headers, as tools and people write them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from layerscope.text.secret_forms.names import ENDINGS, Kind, kind_of
from layerscope.text.secret_forms.places import Form, Place, Searched

_QUOTE = r"(?:\\{0,4}[\"'`]|%22|%27|&quot;|&\#3[49];|\\u002[27])"
_SIGN = re.compile(
    r"[=:%\\&,](?:(?<==)[=>]?|(?<=:)=?|(?<=[\"'],)(?= ?[bru]?[\"'])|(?<=%)(?:253|3)[ad]"
    r"|(?<=\\)(?:u003[ad]|x3d)|(?<=&)\#(?:61|x3d);)"
)
# White space with at most one line's end, YAML's block and type marks, the opening quote.
_OPENING = re.compile(
    r"(?P<space>[ \t+]{0,8}(?:[|>][+-]?[ \t]*)?(?:\r?\n[ \t]{0,40})?)(?:!!\w+ )?"
    r"(?:(?:[a-z]\w{0,20})?[\[(]{1,2}(?=[bru]?[\"']))?"
    rf"(?:[bru](?=\\{{0,4}}[\"']))?(?P<open>{_QUOTE}?)"
)
_ENCODED_QUOTES = ("%22", "%27", "&quot;", "&#34;", "&#39;", "\\u0022", "\\u0027")
_AFTER_NAME = " \t\u00a0\"'`\\]"
_QUOTES_END = "\"'`;27"
_LAST = frozenset({*(ending[-1] for ending in ENDINGS), *_AFTER_NAME, *_QUOTES_END})
_LONGEST_NAME = 72
# Characters that may be a password's, unless what follows them shows that it is over. A backslash ends one
# only where it begins an escape of a text within a text.
_UNQUOTED = re.compile(
    r"(?:[^\s\"'<>&,;)}\]\\`]|\\(?![nrt\"'\\]|u00|x[0-9a-f])"
    r"|[,;&](?![\s\"'\\`)}\]]|$|amp;|[\w.-]{1,40}(?:[=:]|%3d))|[)}\]](?=[\w!@#$%^*?]))+"
)
_ENCODED = re.compile(r"(?:(?!%26|%22|%27|%0[ad]|%20|%3b|%7d|%2c%22)[^\s\"'<>&\\])+")
_QUOTED = {
    '"': re.compile(r"(?:[^\"\\\r\n]|\\.)*"),
    "'": re.compile(r"(?:[^'\\\r\n]|\\.)*"),
    "`": re.compile(r"[^`\r\n]*"),
}
_ESCAPED = re.compile(r"[^\\\"'\r\n]*")
_ENCODED_QUOTED = re.compile(r"(?:(?!%2[27]|&quot;|&#3[49];|\\u002[27])[^\s\"'])*")
_SHORTEST_OPAQUE = 20
_NO_VALUES = frozenset({"{", "[", "null", "none", "nil", "true", "false", "(", "{}", "[]", "undefined"})
_PROSE = re.compile(r":? +[a-z(\"'`]")
_LINE = re.compile(r"[^\r\n]*")


def end_of_value(low: str, at: int, sign: str, quote: str) -> int:
    """Where the value ends that begins at `at`, after the sign and the opening quote, which may be none."""
    if quote in _QUOTED:
        pattern = _QUOTED[quote]
    elif quote.startswith("\\") and not quote.startswith("\\u"):
        pattern = _ESCAPED
    elif quote:
        pattern = _ENCODED_QUOTED
    else:
        pattern = _ENCODED if sign.startswith("%") else _UNQUOTED
    found = pattern.match(low, at)
    return found.end() if found else at


def _named(searched: Searched) -> Iterator[Place]:
    """From sign to sign: what stands before one is looked at, and most names are of no interest."""
    low, at = searched.low, 0
    while (sign := _SIGN.search(low, at)) is not None:
        at, start = sign.end(), sign.start()
        if low[start - 1 : start] not in _LAST:
            continue
        name = low[max(0, start - _LONGEST_NAME) : start].rstrip(_AFTER_NAME)
        if name.endswith(_ENCODED_QUOTES):
            name = name[: -len(next(quote for quote in _ENCODED_QUOTES if name.endswith(quote)))]
        if not name.endswith(ENDINGS):
            continue
        is_quoted = low[start - 1] in _QUOTES_END
        equals = not sign.group().endswith((":", "3a", ","))
        kind, noun = kind_of(name, is_quoted=is_quoted, equals=equals)
        opening = _OPENING.match(low, at)
        if opening is None or kind is Kind.NONE or _is_bare_colon(kind, sign, opening):
            continue
        begin = opening.end()
        end = end_of_value(low, begin, sign.group(), opening["open"])
        if noun == "passphrase" and not opening["open"]:
            end = _end_of_line(low, end)
        at = max(at, end)
        if sign.group() == "," and not (kind is Kind.SURE and _is_mixed(low[begin:end])):
            continue  # a list of names
        if end > begin and _is_value(low, opening, end, kind, noun, equals=equals):
            yield begin, end


def _is_bare_colon(kind: Kind, sign: re.Match[str], opening: re.Match[str]) -> bool:
    """`token:x`, which may be anything; `token: x` and `"token":"x"` are names with values."""
    return kind is Kind.PERHAPS and sign.group() == ":" and not (opening["space"] or opening["open"])


def _is_value(low: str, opening: re.Match[str], end: int, kind: Kind, noun: str, *, equals: bool) -> bool:
    value = low[opening.end() : end]
    is_folder = noun == "pwd" and value.startswith(("/", "~", "c:"))
    if is_folder or value.startswith("arn:") or value in _NO_VALUES or not value.strip("*"):
        return False
    if opening["open"]:
        return kind is Kind.SURE or not value.isdecimal()
    is_key_of_next_line = value.endswith(":") or low[end : end + 1] in (":", "=")
    if "\n" in opening["space"] and (kind is Kind.PERHAPS or is_key_of_next_line):
        return False
    if kind is Kind.SURE:
        return equals or not _goes_on_as_prose(low, value, end)
    if equals:
        return len(value) > 3 and not (value.isdecimal() and len(value) < 6)
    return len(value) >= _SHORTEST_OPAQUE or (len(value) >= 6 and _is_mixed(value))


def _is_mixed(value: str) -> bool:
    return any(map(str.isdigit, value)) and any(map(str.isalpha, value))


def _goes_on_as_prose(low: str, value: str, end: int) -> bool:
    """Whether a plain word is followed by others: `invalid token: it has expired`, `token: SomeError: no`."""
    word = value.lstrip("[(").rstrip(".:")
    is_short = len(word) < 16 or value.endswith(":")
    return word.isalpha() and is_short and _PROSE.match(low, end) is not None


def _end_of_line(low: str, at: int) -> int:
    found = _LINE.match(low, at)
    return found.end() if found else at


NAMED = Form((":", "=", "%3", "%253", "\\u003", "\\x3d", "&#", "',", '",'), _named)

# In a sentence; what is no plain word.
_SAID = re.compile(
    r"(?:password|passphrase|passcode|secret access key|session token|access token)[ \t]+"
    r"(?:(?:is|was)[ \t]+)?(?P<open>[\"'`]?)(?P<value>[^\s\"'`,;]{4,256}?)(?=[.:]?(?:[\s\"'`,;]|$))"
)


def _said(searched: Searched) -> Iterator[Place]:
    for found in _SAID.finditer(searched.low):
        is_told = found["open"] or found.group().split()[-2] in ("is", "was")
        if is_told and _is_mixed(found["value"]):
            yield found.span("value")


_HEADER = re.compile(r"authorization|cookie")
_CLOSING = re.compile(_QUOTE + r"?[ \t]{0,8}")
_DIGEST = re.compile(r"digest [^\r\n]*")
_SENTENCE = re.compile(r"(?!basic|bearer|digest|negotiate|ntlm|token|dpop|apikey|aws4)[a-z]{1,16}:? +[a-z(]")
_OPEN_LINE = re.compile(r"[^\r\n\"'`]*")


def _headers(searched: Searched) -> Iterator[Place]:
    """To the end of the line, or of the quotes, since a header's value has blanks."""
    low, at = searched.low, 0
    while (name := _HEADER.search(low, at)) is not None:
        at = name.end()
        quote = _CLOSING.match(low, at)
        sign = _SIGN.match(low, quote.end() if quote else at)
        if sign is None or (name.group() == "cookie" and not sign.group().endswith((":", "3a"))):
            continue
        opening = _OPENING.match(low, sign.end())
        begin = opening.end() if opening else sign.end()
        if sign.group() == ":" and _SENTENCE.match(low, begin):
            continue  # may require authorization: authorization failed: no basic auth credentials
        if opening and opening["open"]:
            at = end_of_value(low, begin, sign.group(), opening["open"])
        else:
            found = _DIGEST.match(low, begin) or _OPEN_LINE.match(low, begin)
            at = found.end() if found else begin
        if at > begin:
            yield begin, at


_SPOKEN = ("password ", "passphrase ", "passcode ", "access key ", "session token ", "access token ")
FORMS = (NAMED, Form(_SPOKEN, _said), Form(("authorization", "cookie"), _headers))
