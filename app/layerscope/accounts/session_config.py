"""The configuration of one botocore session: the shared files with own profiles, without what is broken."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from layerscope.accounts.bad_profiles import NotPlainKey, find_bad_profiles
from layerscope.accounts.own_sections import own_sections, own_sso_sessions
from layerscope.accounts.shared_config import read_shared_config
from layerscope.registry.errors.credentials import InvalidProfileError

if TYPE_CHECKING:
    import botocore.session

    from layerscope.accounts.own_profiles import OwnProfile

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
            f"There are two profiles {profile}: an own one and one of the shared AWS files. Rename one."
        )
    config["profiles"] = {**own_sections(own.values()), **config["profiles"]}
    config["sso_sessions"] = {**own_sso_sessions(own.values()), **config.get("sso_sessions", {})}
    if region := _first_region(profile, own):
        core.set_config_variable("region", region)
    core.get_scoped_config()  # a missing profile shows here, not at the first call
    name = profile or core.get_config_variable("profile") or "default"
    return Configured(name, config["profiles"], config["sso_sessions"], is_broken)


def check_keys(configured: Configured, *, with_environment: bool) -> None:
    """Raise InvalidProfileError for keys with quotes or blanks, of which AWS would say only no."""
    _check_section(configured.profiles, configured.name)
    if with_environment:
        variables = {name.lower(): value for name, value in os.environ.items()}
        _check_section({_ENVIRONMENT: variables}, _ENVIRONMENT)


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


def _check_section(sections: Mapping[str, Mapping[str, Any]], name: str) -> None:
    for finding in find_bad_profiles(sections, {}):
        if finding.profile == name and isinstance(finding, NotPlainKey):
            flaw = "quotes" if finding.quotes else "blanks"
            raise InvalidProfileError(
                f"The {finding.setting} of {finding.at} has {flaw} in it, which AWS takes as a part of it."
            )


def _first_region(profile: str | None, own: Mapping[str, OwnProfile]) -> str:
    """The region that goes before all else: an own profile's, else the environment's AWS_REGION.

    The AWS CLI takes the latter before all else (docs.aws.amazon.com/cli, "Environment variables"); botocore
    alone knows only AWS_DEFAULT_REGION.
    """
    chosen = own.get(profile or "")
    return (chosen.region if chosen else "") or os.environ.get("AWS_REGION", "")
