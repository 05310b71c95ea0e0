"""Secrets in command lines: options and commands that take one as their next word."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from layerscope.text.secret_forms.places import Form, Place, Searched
from layerscope.text.secret_forms.values import end_of_value

_OPTION = re.compile(r"-(?<![\w-].)-?(?P<name>[\w-]{1,48}+)(?:[ \t]{1,8}|=)(?P<open>[\"']?)(?=[^\s\"'|;&-])")
_SECRET_OPTIONS = (
    "password", "passwd", "passphrase", "token", "token-code", "secret", "secret-access-key", "api-key",
    "auth",
    "saml-assertion", "client-secret", "private-key", "otp", "mfa-code", "secret-key",
)  # fmt: skip
_LOGIN = re.compile(r"login\b[^\r\n|;&]{0,200}? -p[ =]?(?P<open>[\"']?)(?=[^\s\"'|;&-])")
_USER = re.compile(
    r"-(?<![\w-].)(?:u|-user|-proxy-user|x|-proxy|-creds|-src-creds|-dest-creds)(?:[ \t]{1,4}|=)"
    r"(?P<open>[\"']?)[^\s:\"'/@]{1,64}:(?!\d{1,6}(?![^\s\"']))(?!//)"
)
_SET = re.compile(
    r"(?:secret_?access_?key|session_?token|security_?token)[ \t]{1,8}(?P<open>[\"']?)(?=[a-z0-9/+=]{16})"
    r"(?=[a-z/+=]{0,64}[0-9/+])"
)
_NETRC = re.compile(
    r"machine[ \t\n]+\S{1,255}[ \t\n]+login[ \t\n]+\S{1,255}[ \t\n]+password[ \t\n]+(?P<open>)"
)


_ECHO = re.compile(
    r"echo[ \t]+(?:-n[ \t]+)?[\"']?(?P<value>[^\s|\"'$`]{1,4096}+)[\"']?[ \t]*\|"
    r"[^\r\n|]{0,200}?-password-stdin"
)


def _echoed(searched: Searched) -> Iterator[Place]:
    """What is piped into a login, but for variables and commands."""
    return (found.span("value") for found in _ECHO.finditer(searched.low))


def _options(searched: Searched) -> Iterator[Place]:
    for found, end in _values_of(_OPTION, searched):
        if any(found["name"] == name or found["name"].endswith("-" + name) for name in _SECRET_OPTIONS):
            yield found.end(), end


def _values_of(pattern: re.Pattern[str], searched: Searched) -> Iterator[tuple[re.Match[str], int]]:
    at = 0
    while (found := pattern.search(searched.low, at)) is not None:
        end = end_of_value(searched.low, found.end(), "=", found["open"])
        at = found.end()
        if end > found.end():
            yield found, end
            at = end


def _after(pattern: re.Pattern[str]) -> Callable[[Searched], Iterator[Place]]:
    return lambda searched: ((found.end(), end) for found, end in _values_of(pattern, searched))


_DASHES = ("--", " -", "\t-", "\n-", '"-', "'-", ",-", "[-")
FORMS = (
    Form(_DASHES, _options),
    Form((" -p",), _after(_LOGIN)),
    Form(("-u", "-x", "-proxy", "creds"), _after(_USER)),
    Form(("access_key ", "accesskey ", "token ", "access_key\t", "token\t"), _after(_SET)),
    Form(("password-stdin",), _echoed),
    Form(("machine",), _after(_NETRC)),
)
