"""What is wrong with the profiles of the shared AWS files, found before AWS or botocore is asked.

Each finding is of one profile; every other goes on working. The rules are those of botocore's credential
chain: https://github.com/boto/botocore/blob/develop/botocore/credentials.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from layerscope.accounts.model.access_keys import looks_like_secret
from layerscope.accounts.model.region_names import is_region_name, is_usual_region_name, suggested_region

Settings = Mapping[str, str]

_KEY, _SECRET, _TOKEN = "aws_access_key_id", "aws_secret_access_key", "aws_session_token"
_QUOTES = "\"'`“”„‘’"  # noqa: RUF001
_SIGN_IN = ("sso_start_url", "sso_region")
_SSO_ROLE = ("sso_account_id", "sso_role_name")
_CREDENTIAL_SOURCES = {"ec2instancemetadata", "environment", "ecscontainer"}


@dataclass(frozen=True, slots=True)
class ProfileIssue:
    """Something wrong with `profile`; the wrong settings are those of `at`, it or one of its sources."""

    profile: str
    at: str


@dataclass(frozen=True, slots=True)
class MissingSource(ProfileIssue):
    """`source_profile` names no profile."""

    source: str


@dataclass(frozen=True, slots=True)
class RoleLoop(ProfileIssue):
    """The source profiles lead back to one met before; `path` is the way, by name, to the second meeting."""

    path: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NoSource(ProfileIssue):
    """A role with neither `source_profile` nor `credential_source`."""


@dataclass(frozen=True, slots=True)
class TwoSources(ProfileIssue):
    """A role with both `source_profile` and `credential_source`."""


@dataclass(frozen=True, slots=True)
class UnknownCredentialSource(ProfileIssue):
    """`credential_source` is none of Environment, Ec2InstanceMetadata and EcsContainer."""

    source: str


@dataclass(frozen=True, slots=True)
class NoRegion(ProfileIssue):
    """The `setting` (region or sso_region) is no region's name; `suggestion` may be what was meant."""

    setting: str
    region: str
    suggestion: str


@dataclass(frozen=True, slots=True)
class NotPlainKey(ProfileIssue):
    """The key in `setting` has quotes or blanks in it, which AWS takes as a part of it."""

    setting: str
    quotes: bool
    blanks: bool


@dataclass(frozen=True, slots=True)
class SecretAsKeyId(ProfileIssue):
    """The secret stands where the access key id should."""


@dataclass(frozen=True, slots=True)
class HalfKeyPair(ProfileIssue):
    """One of access key id and secret without the other, `missing`, the setting's name."""

    missing: str


@dataclass(frozen=True, slots=True)
class MissingSsoSession(ProfileIssue):
    """`sso_session` names no [sso-session] section."""

    session: str


@dataclass(frozen=True, slots=True)
class IncompleteSso(ProfileIssue):
    """SSO settings without which no credentials can be had; `missing` names them."""

    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SsoConflict(ProfileIssue):
    """The profile and its [sso-session] section differ in `setting`."""

    setting: str


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
    """The sections with an empty text for each block of settings; none that is looked at here is one."""
    return {
        name: {setting: value if isinstance(value, str) else "" for setting, value in section.items()}
        for name, section in sections.items()
    }


class _Chain:
    """A profile and its sources, as botocore follows them: `names`, and the `findings` on the way."""

    def __init__(self, profiles: Mapping[str, Settings], elsewhere: set[str], name: str) -> None:
        self.names = [name]
        self.findings: list[ProfileIssue] = []
        while _is_role(settings := profiles[self.names[-1]]):
            at = self.names[-1]
            if at != name and _has_keys(settings):
                return  # a source with keys is used as such, though it names a role
            source = settings.get("source_profile")
            if source is None or "credential_source" in settings or source in elsewhere:
                return
            if source not in profiles:
                self.findings.append(MissingSource(name, at, source))
                return
            if source in self.names:
                if source != at or not _has_keys(settings):
                    self.findings.append(RoleLoop(name, at, (*self.names, source)))
                return
            self.names.append(source)


def _own_findings(
    profile: str, at: str, settings: Settings, sso_sessions: Mapping[str, Settings]
) -> Iterator[ProfileIssue]:
    yield from _source_findings(profile, at, settings)
    yield from _key_findings(profile, at, settings)
    yield from _sso_findings(profile, at, settings, sso_sessions)
    if at == profile:  # a source's region is not asked
        yield from _region_findings(profile, at, {"region": settings.get("region", "")})


def _source_findings(profile: str, at: str, settings: Settings) -> Iterator[ProfileIssue]:
    if not _is_role(settings):
        return
    source, credential_source = settings.get("source_profile"), settings.get("credential_source")
    if source is None and credential_source is None:
        yield NoSource(profile, at)
    elif source is not None and credential_source is not None:
        yield TwoSources(profile, at)
    elif credential_source is not None and credential_source.lower() not in _CREDENTIAL_SOURCES:
        yield UnknownCredentialSource(profile, at, credential_source)


def _key_findings(profile: str, at: str, settings: Settings) -> Iterator[ProfileIssue]:
    for setting in (_KEY, _SECRET, _TOKEN):
        value = settings.get(setting, "")
        quotes = any(sign in _QUOTES for sign in value[:1] + value[-1:])
        blanks = any(sign.isspace() or not sign.isprintable() for sign in value)
        if quotes or blanks:
            yield NotPlainKey(profile, at, setting, quotes, blanks)
    if looks_like_secret(settings.get(_KEY, "").strip(_QUOTES)):
        yield SecretAsKeyId(profile, at)
    if settings.get(_KEY) and not settings.get(_SECRET):
        yield HalfKeyPair(profile, at, _SECRET)
    elif settings.get(_SECRET) and not settings.get(_KEY):
        yield HalfKeyPair(profile, at, _KEY)


def _sso_findings(
    profile: str, at: str, settings: Settings, sso_sessions: Mapping[str, Settings]
) -> Iterator[ProfileIssue]:
    session = settings.get("sso_session")
    if session is None and not any(name in settings for name in (*_SIGN_IN, *_SSO_ROLE)):
        return
    if session is not None and session not in sso_sessions:
        yield MissingSsoSession(profile, at, session)
        return
    where: Settings = settings if session is None else sso_sessions[session]
    missing = [name for name in _SIGN_IN if not where.get(name)]
    missing += [name for name in _SSO_ROLE if not settings.get(name)]
    if missing:
        yield IncompleteSso(profile, at, tuple(missing))
    for name in _SIGN_IN:
        if name in where and settings.get(name, where[name]) != where[name]:
            yield SsoConflict(profile, at, name)
    yield from _region_findings(profile, at, {"sso_region": where.get("sso_region", "")})


def _region_findings(profile: str, at: str, regions: Settings) -> Iterator[ProfileIssue]:
    for setting, region in regions.items():
        if not region or is_usual_region_name(region):
            continue
        suggestion = suggested_region(region)
        if suggestion or not is_region_name(region):
            yield NoRegion(profile, at, setting, region, suggestion)


def _is_role(settings: Settings) -> bool:
    return "role_arn" in settings and "web_identity_token_file" not in settings


def _has_keys(settings: Settings) -> bool:
    return _KEY in settings or _SECRET in settings
