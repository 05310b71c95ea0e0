"""Profiles and accounts as values: as whom, where and through which address ECR is asked."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class ProfileKind(StrEnum):
    """Where a profile's credentials come from, in the order in which botocore looks."""

    ASSUME_ROLE = "assume-role"
    WEB_IDENTITY = "web-identity"
    SSO = "sso"
    KEYS = "keys"
    LOGIN = "login"
    PROCESS = "process"
    OTHER = "other"


_SSO_ROLE = ("sso_account_id", "sso_role_name")  # botocore.credentials.SSOProvider goes by these two alone


@dataclass(frozen=True, slots=True)
class Profile:
    """A profile of the shared AWS files or an own one, without its secrets; empty fields are not set."""

    name: str
    kind: ProfileKind = ProfileKind.OTHER
    region: str = ""
    account_id: str = ""  # from the files; empty where only AWS knows it
    role: str = ""  # a role's name, for the list
    session_name: str = ""  # of an assumed role, as CloudTrail knows the caller
    is_own: bool = False
    registry_id: str = ""  # of an own one; empty is the caller's own registry
    endpoint_url: str = ""  # of an own one; empty leaves it to the environment
    colour: str = ""  # of an own one: #rrggbb

    @property
    def account(self) -> Account:
        """The account that is asked as with this profile; without a name it is the default chain."""
        return Account(self.name or None, registry_id=self.registry_id, endpoint_url=self.endpoint_url)


@dataclass(frozen=True, slots=True)
class Account:
    """As whom, where and through which address ECR is asked.

    `profile` None is the environment's default chain. `region`, `registry_id` and `endpoint_url` empty:
    what the profile and the environment say, and the caller's own registry.
    """

    profile: str | None = None
    region: str = ""
    registry_id: str = ""
    endpoint_url: str = ""


@dataclass(frozen=True, slots=True)
class Identity:
    """What GetCallerIdentity says of the caller, and the region its calls go to."""

    account_id: str
    arn: str
    user_id: str = ""
    region: str = ""
    partition: str = "aws"


def read_profile(name: str, settings: Mapping[str, object], *, keys_first: bool = True) -> Profile:
    """The profile of a section of the shared AWS files; without its secrets.

    `keys_first`: its keys are in the credentials file, which botocore asks before a login or a process.
    """

    def one_line(setting: str) -> str:
        """With what an indented line adds to it."""
        return " ".join(str(settings.get(setting, "")).split())

    role_arn = one_line("role_arn")
    return Profile(
        name=name,
        kind=_kind(settings, keys_first=keys_first),
        region=one_line("region"),
        account_id=one_line("sso_account_id") or account_of(role_arn),
        role=one_line("sso_role_name") or role_arn.rpartition("/")[2],
        session_name=one_line("role_session_name") if role_arn else "",
    )


def assumes_role(settings: Mapping[str, object]) -> bool:
    """Whether the section is of a role that another profile's credentials assume."""
    return "role_arn" in settings and "web_identity_token_file" not in settings


def signs_in_by_sso(settings: Mapping[str, object]) -> bool:
    """Whether botocore takes the section for one of SSO: a start URL or session alone does not make it so."""
    return any(name in settings for name in _SSO_ROLE)


def _kind(settings: Mapping[str, object], *, keys_first: bool) -> ProfileKind:
    """The first that botocore's chain finds (botocore.credentials.create_credential_resolver)."""
    has_keys = "aws_access_key_id" in settings
    chain = (
        (assumes_role(settings), ProfileKind.ASSUME_ROLE),
        ("web_identity_token_file" in settings, ProfileKind.WEB_IDENTITY),
        (signs_in_by_sso(settings), ProfileKind.SSO),
        (has_keys and keys_first, ProfileKind.KEYS),
        ("login_session" in settings, ProfileKind.LOGIN),
        ("credential_process" in settings, ProfileKind.PROCESS),
        (has_keys, ProfileKind.KEYS),
    )
    return next((kind for is_it, kind in chain if is_it), ProfileKind.OTHER)


def account_of(arn: str) -> str:
    """The account of an ARN: `arn:partition:service:region:account:resource`."""
    parts = arn.split(":", 5)
    return parts[4].strip() if len(parts) == 6 else ""
