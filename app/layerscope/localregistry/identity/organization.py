"""The organization that people sign in to: its start URL, its accounts, and the roles they have there."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from layerscope.localregistry.identity.access_denied import partition_of
from layerscope.localregistry.identity.key_holders import KeyHolder
from layerscope.localregistry.identity.roles import DEFAULT_SESSION_S, Life


@dataclass(frozen=True, slots=True)
class PermissionSet:
    """A role in an account as SSO names it; `actions` None allows everything."""

    name: str
    actions: tuple[str, ...] | None = None
    life: Life = field(default_factory=Life)
    session_s: int = DEFAULT_SESSION_S


@dataclass(frozen=True, slots=True)
class MemberAccount:
    """An account and the roles that the user has in it."""

    account_id: str
    name: str
    email: str
    roles: tuple[PermissionSet, ...] = ()


@dataclass(frozen=True, slots=True)
class Organization:
    """Who signs in where, and how long that lasts, all in seconds.

    `token_life_s` is an access token's life, `session_life_s` how long it can be refreshed, `client_life_s` a
    registered client's, `device_life_s` a device code's; `interval_s` is how often a client may ask.
    """

    start_url: str
    region: str
    user: str
    accounts: tuple[MemberAccount, ...]
    token_life_s: float
    session_life_s: float
    client_life_s: float
    device_life_s: float
    interval_s: float

    def is_start_url(self, url: str) -> bool:
        """Whether people write this organization's start URL so: with `/` or `/#/` behind it, or without."""
        return url.rstrip("/#") == self.start_url.rstrip("/#")

    def account(self, account_id: str) -> MemberAccount | None:
        """The account of that number, None where the user has no role in it."""
        return next((each for each in self.accounts if each.account_id == account_id and each.roles), None)

    def session(self, account: MemberAccount, role: PermissionSet, ends_at_s: float) -> KeyHolder:
        """Who the user is in that role; without keys of its own yet.

        The role's name in IAM: https://docs.aws.amazon.com/singlesignon/latest/userguide/using-service-linked-roles.html
        """
        partition = partition_of(self.region)
        seal = hashlib.sha256(f"{account.account_id}/{role.name}".encode()).hexdigest()[:16]
        name = f"AWSReservedSSO_{role.name}_{seal}"
        return KeyHolder(
            access_key_id="",
            secret_access_key="",
            account=account.account_id,
            arn=f"arn:{partition}:sts::{account.account_id}:assumed-role/{name}/{self.user}",
            expires_at_s=ends_at_s,
            user_id=f"AROA{seal.upper()}X:{self.user}",
            actions=role.actions,
            role_arn=f"arn:{partition}:iam::{account.account_id}:role/aws-reserved/sso.amazonaws.com/{name}",
        )
