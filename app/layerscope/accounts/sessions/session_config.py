"""The configuration of one botocore session: the shared files with own profiles, without what is broken."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from layerscope.accounts.profiles.shared_config import read_shared_config
from layerscope.accounts.rules.shared.own_sections import own_sections, own_sso_sessions
from layerscope.accounts.rules.shared.profile_lint import find_bad_profiles
from layerscope.registry.errors.base import Evidence
from layerscope.registry.errors.credentials import InvalidProfileError, WrongProfileError
from layerscope.text.reasons import Reason

if TYPE_CHECKING:
    import botocore.session

    from layerscope.accounts.model.own_profiles import OwnProfile

_ENVIRONMENT = "the environment"


class Configured(NamedTuple):
    """What a session goes by; `name` is of the profile's section, also where none was asked for by name."""

    name: str
    profiles: Mapping[str, Mapping[str, Any]]
    sso_sessions: Mapping[str, Mapping[str, Any]]
    files_are_broken: bool


def configure(
    core: botocore.session.Session, profile: str | None, own: Mapping[str, OwnProfile]
) -> Configured:
    """Give the session its sections: the shared files' and the own profiles'.

    A section that does not parse is left out: it must not take every other profile along, as it does with
    botocore. Raises botocore's ConfigParseError where it is the profile's own, ProfileNotFound, and
    InvalidProfileError for a name that an own and a shared profile have.
    """
    config, is_broken = _shared_sections(core, profile, own)
    if profile in own and profile in config["profiles"]:
        raise InvalidProfileError(
            Reason.tr(
                "There are two profiles {profile}: one of Layerscope and one in the shared AWS files. "
                "Rename one.",
                profile=profile,
            )
        )
    config["profiles"] = {**own_sections(own.values()), **config["profiles"]}
    config["sso_sessions"] = {**own_sso_sessions(own.values()), **config.get("sso_sessions", {})}
    if region := _first_region(profile, own):
        core.set_config_variable("region", region)
    core.get_scoped_config()  # a missing profile shows here, not at the first call
    name = profile or core.get_config_variable("profile") or "default"
    return Configured(name, config["profiles"], config["sso_sessions"], is_broken)


def check_settings(configured: Configured, *, with_environment: bool) -> None:
    """Raise WrongProfileError for settings of which AWS would say only no, and botocore only in English.

    With the environment's keys the profile's settings are not looked at, as in botocore's chain.
    """
    variables = {name.lower(): value for name, value in os.environ.items()} if with_environment else {}
    _check_section({_ENVIRONMENT: variables}, {}, _ENVIRONMENT)
    if not variables.get("aws_access_key_id"):
        _check_section(configured.profiles, configured.sso_sessions, configured.name)


def _shared_sections(
    core: botocore.session.Session, profile: str | None, own: Mapping[str, OwnProfile]
) -> tuple[dict[str, Any], bool]:
    from botocore.exceptions import ConfigParseError

    try:
        config: dict[str, Any] = core.full_config
    except ConfigParseError:
        config = read_shared_config().config
        if profile is not None and profile not in config["profiles"] and profile not in own:
            raise
        core._config = config  # noqa: SLF001 - there is no other way past a file that does not parse
        return config, True
    return config, False


def _check_section(
    sections: Mapping[str, Mapping[str, Any]], sso_sessions: Mapping[str, Mapping[str, Any]], name: str
) -> None:
    for found in find_bad_profiles(sections, sso_sessions):
        if found.profile == name and found.fault.code:
            reason, next_step = found.issue
            said = Reason.joined("{profile}: {reason}", profile=name, reason=reason)
            evidence = Evidence(code=found.fault.code, raw_text=str(said))
            raise WrongProfileError(said, reason=reason, advice=next_step, evidence=evidence)


def _first_region(profile: str | None, own: Mapping[str, OwnProfile]) -> str:
    """The region that goes before all else: an own profile's, else the environment's AWS_REGION.

    The AWS CLI takes the latter before all else (docs.aws.amazon.com/cli, "Environment variables"); botocore
    alone knows only AWS_DEFAULT_REGION.
    """
    chosen = own.get(profile or "")
    return (chosen.region if chosen else "") or os.environ.get("AWS_REGION", "")
