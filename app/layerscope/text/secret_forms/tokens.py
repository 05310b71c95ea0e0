"""Secrets that show what they are: by a documented prefix, their armour, their scheme or their structure."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator

from layerscope.text.secret_forms.places import Form, Place, Searched

# By prefix, as their issuers document them; in lower case, as they are searched.
_PREFIXES = (
    # GitHub, GitLab (https://docs.gitlab.com/security/tokens/), npm, PyPI, Docker Hub, RubyGems
    "ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_", "glpat-", "gldt-", "glrt-", "glcbt-", "glptt-",
    "glft-",
    "glimt-", "glagent-", "glsoat-", "gloas-", "glffct-", "gr1348941", "npm_", "pypi-ageichlwas", "dckr_pat_",
    "dckr_oat_", "rubygems_",
    # Slack, Stripe, Google, HashiCorp, DigitalOcean, SendGrid, Shopify, Square
    "xoxa-", "xoxb-", "xoxp-", "xoxr-", "xoxs-", "xoxe-", "xoxe.", "xapp-", "sk_live_", "sk_test_",
    "rk_live_", "whsec_",
    "aiza", "gocspx-", "ya29.", "hvs.", "hvb.", "hvr.", "dop_v1_", "doo_v1_", "dor_v1_", "sg.",
    "shpat_", "shpss_", "sq0atp-", "sq0csp-",
    # Atlassian, JFrog, Grafana, New Relic, Databricks, Hugging Face, Anthropic, OpenAI, Linear, Doppler, age,
    # Bedrock
    "atatt3", "atctt3", "atbb", "akcp", "cmvmdgtu", "glc_", "glsa_", "nrak-", "dapi", "hf_", "sk-ant-",
    "sk-proj-",
    "sk-", "lin_api_", "dp.pt.", "dp.st.", "age-secret-key-1", "absk", "sbp_", "figd_",
    # AWS: session tokens of STS, ECR's authorization token ("AWS:" in base64), IMDS's session token
    "iqojb3jpz2lu", "fwogzxivyxdz", "fqogzxivyxdz", "aqodyxdz", "qvdto", "aqaea",
)  # fmt: skip
_PREFIXED = re.compile(
    r"(?<![a-z0-9_])(?:" + "|".join(map(re.escape, _PREFIXES)) + r")(?P<rest>[\w.~+/=%-]{16,})"
)
_HEADS = re.compile(r"(?<![a-z0-9_])[a-z][a-z0-9._-]{3}")
_STARTS = frozenset(prefix[:4] for prefix in _PREFIXES if len(prefix) > 3)
_SHORT_PREFIXES = tuple(prefix for prefix in _PREFIXES if len(prefix) == 3)


def _prefixed(searched: Searched) -> Iterator[Place]:
    low = searched.low
    is_harmless = _STARTS.isdisjoint(_HEADS.findall(low))
    if is_harmless and not any(prefix in low for prefix in _SHORT_PREFIXES):
        return
    for found in _PREFIXED.finditer(low):
        rest = searched.text[found.start("rest") : found.end()]
        # A name with the same beginning has no digits and no capitals: `sk-service-account-for-builds`.
        if any(map(str.isdigit, rest)) or not rest.islower():
            yield found.span()


# Three parts of base64 with a JSON object at the head, five where encrypted; wherever it is, and cut.
_JWT = re.compile(r"(?<![\w-])eyj[\w-]{8,}+(?:\.[\w-]*+)+")


def _jwts(searched: Searched) -> Iterator[Place]:
    for found in _JWT.finditer(searched.low):
        if searched.text.startswith("eyJ", found.start()):
            yield found.span()


_ARMOUR = re.compile(r"-----begin [a-z0-9 ]{0,40}private key(?: block)?-----|private-lines: \d+")
_END = re.compile(r"-----end [a-z0-9 ]{0,60}-----|private-mac:")
# What is left of one that was cut: lines of base64 and of headers, ended as texts and as JSON end them.
_BODY = re.compile(r"(?>[a-z0-9+/=]++|[a-z0-9-]{1,30}: [^\r\n\\]{0,200}|\\[rn]|\s)*+")


def _private_keys(searched: Searched) -> Iterator[Place]:
    low, at = searched.low, 0
    while (begin := _ARMOUR.search(low, at)) is not None:
        body = _BODY.match(low, begin.end())
        at = body.end() if body else begin.end()
        end = _END.match(low, at)
        at = end.end() if end else at
        yield begin.start(), at


_SCHEME = re.compile(
    r"\b(?P<scheme>bearer|basic|negotiate|ntlm|dpop|digest)[ \t+]{1,8}(?P<value>[\w.~+/=-]{4,})(?P<after>.?)"
)
_WORDS = frozenset(
    ("realm", "token", "tokens", "auth", "authentication", "authorization", "scheme", "schema", "challenge",
     "credential", "credentials", "error", "required", "missing", "invalid", "expired", "header", "headers",
     "type", "service", "scope", "from", "with", "requires", "support", "format", "constraints")
)  # fmt: skip


def _of_schemes(searched: Searched) -> Iterator[Place]:
    """What follows the name of a scheme of HTTP's authentication, unless it is a sentence about it."""
    for found in _SCHEME.finditer(searched.low):
        value = searched.text[found.start("value") : found.end("value")]
        if value.rstrip("=.").lower() in _WORDS or (value.endswith("=") and found["after"] == '"'):
            continue
        if found["scheme"] in ("basic", "digest", "negotiate", "ntlm"):
            is_secret = _is_user_and_password(value) or len(value) >= 24
        else:
            is_named_so = not searched.text[found.start()].islower()
            is_secret = is_named_so or len(value) >= 16 or any(map(str.isdigit, value))
        if is_secret and not _is_prose(value):
            yield found.span("value")


def _is_user_and_password(value: str) -> bool:
    """Whether it is base64 of `user:password`, or begins so."""
    whole = value[: len(value) // 4 * 4]
    try:
        return b":" in base64.b64decode(whole, validate=True)
    except (binascii.Error, ValueError):
        return False


def _is_prose(value: str) -> bool:
    """Whether it is one of a sentence's words: letters, of which the first alone may be a capital."""
    return value.rstrip(".").isalpha() and value[1:].islower() and len(value) < 16 and value.islower()


_CODE_WORDS = (
    "otp", "mfa", "one-time", "one time", "verification code", "multi-factor", "multifactor", "authenticator",
    "token code", "tokencode", "token-code",
)  # fmt: skip
_CODE_LINE = re.compile(r"(?<![a-z])otp(?![a-z])|" + "|".join(map(re.escape, _CODE_WORDS[1:])))
_SIX_DIGITS = re.compile(r"(?<![\d.:/_-])\d{6}(?![\d.:/_-])")


def _mfa_codes(searched: Searched) -> Iterator[Place]:
    """Six digits that stand alone in a line that speaks of such codes."""
    low, at = searched.low, 0
    while (word := _CODE_LINE.search(low, at)) is not None:
        end = low.find("\n", word.end())
        at = len(low) if end < 0 else end
        for found in _SIX_DIGITS.finditer(low, word.end(), at):
            yield found.span()


PREFIXED = Form(("",), _prefixed)
JWTS = Form(("eyj",), _jwts)
PRIVATE_KEYS = Form(("private key", "private-lines"), _private_keys)
FORMS = (
    PREFIXED,
    JWTS,
    PRIVATE_KEYS,
    Form(("bearer", "basic", "negotiate", "ntlm", "dpop", "digest "), _of_schemes),
    Form(_CODE_WORDS, _mfa_codes),
)
