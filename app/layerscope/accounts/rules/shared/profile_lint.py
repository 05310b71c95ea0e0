"""What is wrong with the profiles of the shared AWS files, found before AWS or botocore is asked.

Each finding is of one profile; every other goes on working. The rules are those of botocore's credential
chain: https://github.com/boto/botocore/blob/develop/botocore/credentials.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from layerscope.accounts.model.access_keys import QUOTES, has_quotes_around, looks_like_secret
from layerscope.accounts.model.profiles import assumes_role, signs_in_by_sso
from layerscope.accounts.model.region_names import is_region_name, is_usual_region_name, suggested_region
from layerscope.accounts.rules.shared.profile_faults import ProfileFault, ProfileIssue

Settings = Mapping[str, str]
_Found = tuple[ProfileFault, dict[str, str]]

_KEY, _SECRET, _TOKEN = "aws_access_key_id", "aws_secret_access_key", "aws_session_token"
_TOKENS = (_TOKEN, "aws_security_token")  # the second is boto's old name for it
_SIGN_IN = ("sso_start_url", "sso_region")
_SSO_ROLE = ("sso_account_id", "sso_role_name")
# The settings that a profile cannot do without, as a slip of the hand may have them.
_SETTINGS = (
    *(_KEY, _SECRET, _TOKEN, *_SIGN_IN, *_SSO_ROLE, "sso_session", "region", "role_arn", "source_profile"),
    *("credential_source", "credential_process", "mfa_serial", "external_id", "role_session_name"),
)
# Those that a line which is indented spoils, and which no other fault is found of for it.
_ONE_LINE = (*_SIGN_IN, *_SSO_ROLE, "region", "role_arn", "mfa_serial", "external_id", "role_session_name")
# https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
_ROLE_ARN = re.compile(r"arn:aws[a-z-]*:iam::[0-9]{12}:role/[\w+=,.@/-]+")
_FOR_A_ROLE = {"source_profile", "credential_source", "web_identity_token_file"}
_ALIKE = 0.82  # of difflib's ratio, from 0 to 1: one letter off
_CREDENTIAL_SOURCES = {"ec2instancemetadata", "environment", "ecscontainer"}


def find_bad_profiles(
    profiles: Mapping[str, Mapping[str, Any]],
    sso_sessions: Mapping[str, Mapping[str, Any]],
    own: Iterable[str] = (),
) -> tuple[ProfileIssue, ...]:
    """Everything wrong with the profiles, in their order, with what is wrong with a role's sources under it.

    `profiles` and `sso_sessions` by name, as botocore's `full_config` has them; `own` are names of profiles
    that are elsewhere and may be sources.
    """
    found: list[ProfileIssue] = []
    flat, sessions = _flat(profiles), _flat(sso_sessions)
    elsewhere = set(own) - set(flat)
    for name in flat:
        chain = _Chain(flat, elsewhere, name)
        found += chain.findings
        for at in chain.names:
            found += _own_findings(name, at, flat[at], sessions)
    return tuple(found)


def _flat(sections: Mapping[str, Mapping[str, Any]]) -> dict[str, Settings]:
    """The sections with an empty text for each nested block, which no setting looked at here is."""
    return {
        name: {setting: value if isinstance(value, str) else "" for setting, value in section.items()}
        for name, section in sections.items()
    }


class _Chain:
    """A profile and its sources, as botocore follows them: `names`, and the `findings` on the way."""

    def __init__(self, profiles: Mapping[str, Settings], elsewhere: set[str], name: str) -> None:
        self.names = [name]
        self.findings: list[ProfileIssue] = []
        while assumes_role(settings := profiles[self.names[-1]]):
            at = self.names[-1]
            if at != name and _has_keys(settings):
                return  # a source with keys is used as such, though it names a role
            source = settings.get("source_profile")
            if source is None or "credential_source" in settings or source in elsewhere:
                return
            if source not in profiles:
                self.findings.append(ProfileIssue(name, at, ProfileFault.MISSING_SOURCE, {"source": source}))
                return
            if source in self.names:
                if source != at or not _has_keys(settings):
                    path = " → ".join((*self.names, source))
                    self.findings.append(ProfileIssue(name, at, ProfileFault.ROLE_LOOP, {"path": path}))
                return
            self.names.append(source)
        at = self.names[-1]
        if at != name and not _has_others(profiles[at]) and not signs_in_by_sso(profiles[at]):
            before = self.names[-2]
            fault = ProfileFault.SOURCE_WITHOUT_CREDENTIALS
            self.findings.append(ProfileIssue(name, before, fault, {"source": at}))


def _own_findings(
    profile: str, at: str, settings: Settings, sso_sessions: Mapping[str, Settings]
) -> Iterator[ProfileIssue]:
    continued = [name for name in _ONE_LINE if "\n" in settings.get(name, "")]
    settings = {**settings, **{name: settings[name].split("\n", 1)[0] for name in continued}}
    found: list[_Found] = [(ProfileFault.CONTINUED, {"setting": name}) for name in continued]
    found += [*_source_faults(settings), *_key_faults(settings), *_sso_faults(settings, sso_sessions)]
    found += _name_faults(settings)
    if at == profile:  # a source's region is not asked
        found += _region_faults("region", settings.get("region", ""))
    return (ProfileIssue(profile, at, fault, facts) for fault, facts in found)


def _name_faults(settings: Settings) -> Iterator[_Found]:
    """Settings that are one letter off one that is missing."""
    for given in settings:
        meant = next(iter(get_close_matches(given, _SETTINGS, n=1, cutoff=_ALIKE)), "")
        if given not in _SETTINGS and meant and meant not in settings:
            yield ProfileFault.MISTYPED_SETTING, {"given": given, "setting": meant}


def _source_faults(settings: Settings) -> Iterator[_Found]:
    arn = settings.get("role_arn")
    if arn is not None and not _ROLE_ARN.fullmatch(arn):
        yield ProfileFault.BAD_ROLE_ARN, {"given": arn[:100]}
    # One letter off is told as that.
    has_role = bool(get_close_matches("role_arn", settings, n=1, cutoff=_ALIKE))
    if not has_role and not _has_others(settings) and not signs_in_by_sso(settings):
        for setting in _FOR_A_ROLE & settings.keys():
            yield ProfileFault.NO_ROLE_ARN, {"setting": setting}
    if not assumes_role(settings):
        return
    source, credential_source = settings.get("source_profile"), settings.get("credential_source")
    if source is None and credential_source is None:
        yield ProfileFault.NO_SOURCE, {}
    elif source is not None and credential_source is not None:
        yield ProfileFault.TWO_SOURCES, {}
    elif credential_source is not None and credential_source.lower() not in _CREDENTIAL_SOURCES:
        yield ProfileFault.UNKNOWN_CREDENTIAL_SOURCE, {"source": credential_source}


def _key_faults(settings: Settings) -> Iterator[_Found]:
    for setting in (_KEY, _SECRET, _TOKEN):
        value = settings.get(setting, "")
        if has_quotes_around(value):
            yield ProfileFault.QUOTES_AROUND_KEY, {"setting": setting}
        elif any(sign.isspace() or not sign.isprintable() for sign in value):
            yield ProfileFault.BLANKS_IN_KEY, {"setting": setting}
    if settings.get(_KEY) == "" and settings.get(_SECRET) == "":
        yield ProfileFault.EMPTY_KEYS, {"setting": _KEY}
    if looks_like_secret(settings.get(_KEY, "").strip(QUOTES)):
        yield ProfileFault.SECRET_AS_KEY_ID, {}
    if settings.get(_KEY, "").startswith("ASIA") and not any(settings.get(name) for name in _TOKENS):
        yield ProfileFault.NO_SESSION_TOKEN, {}
    if settings.get(_KEY) and not settings.get(_SECRET):
        yield ProfileFault.HALF_KEY_PAIR, {"setting": _SECRET}
    elif settings.get(_SECRET) and not settings.get(_KEY):
        yield ProfileFault.HALF_KEY_PAIR, {"setting": _KEY}


def _sso_faults(settings: Settings, sso_sessions: Mapping[str, Settings]) -> Iterator[_Found]:
    session = settings.get("sso_session")
    is_meant = session is not None or any(name in settings for name in _SIGN_IN)
    # Granted and others keep the URL beside a process or keys, and botocore takes those.
    if not signs_in_by_sso(settings) and not (is_meant and not _has_others(settings)):
        return
    if session is not None and session not in sso_sessions:
        yield ProfileFault.MISSING_SSO_SESSION, {"session": session}
        return
    where: Settings = settings if session is None else sso_sessions[session]
    missing = [name for name in _SIGN_IN if not where.get(name)]
    missing += [name for name in _SSO_ROLE if not settings.get(name)]
    if missing:
        yield ProfileFault.INCOMPLETE_SSO, {"missing": ", ".join(missing)}
    for name in _SIGN_IN:
        if name in where and settings.get(name, where[name]) != where[name]:
            yield ProfileFault.SSO_CONFLICT, {"setting": name}
    yield from _region_faults("sso_region", where.get("sso_region", ""))


def _region_faults(setting: str, value: str) -> Iterator[_Found]:
    region = value.strip()
    if not region or is_usual_region_name(region):
        return
    if suggestion := suggested_region(region):
        yield ProfileFault.MISTYPED_REGION, {"setting": setting, "given": region, "region": suggestion}
    elif not is_region_name(region):
        yield ProfileFault.REGION, {"setting": setting, "given": region}


def _has_others(settings: Settings) -> bool:
    """Whether credentials come of something else than SSO."""
    return _has_keys(settings) or any(
        name in settings for name in ("credential_process", "login_session", "role_arn")
    )


def _has_keys(settings: Settings) -> bool:
    return _KEY in settings or _SECRET in settings
