"""Roles that can be assumed, and how long the sessions of one last."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass, field
from typing import NamedTuple

from layerscope.localregistry.identity.key_holders import KeyHolder
from layerscope.localregistry.identity.policy_evaluation import is_principal

DEFAULT_SESSION_S = 3600


class Life(NamedTuple):
    """How long issued credentials work, and how long they are said to, in seconds; None: as asked for.

    The two differ only to show a session that ends before its time.
    """

    life_s: float | None = None
    announced_life_s: float | None = None

    def ends(self, now_s: float, asked_s: float) -> tuple[float, float]:
        """When the credentials end, and when they are said to (epoch seconds)."""
        life_s = asked_s if self.life_s is None else self.life_s
        announced_s = life_s if self.announced_life_s is None else self.announced_life_s
        return now_s + life_s, now_s + announced_s


@dataclass(frozen=True, slots=True)
class WebIdentity:
    """Whose tokens a role takes: the issuer, the audience, and the subjects (none named: any)."""

    issuer: str
    audience: str
    subjects: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Role:
    """A role: who may assume it and on what conditions, and what its sessions may do.

    `trusts` are principals as in a policy: ARNs, accounts, `*`. `max_session_s` is its MaxSessionDuration.
    """

    arn: str
    trusts: tuple[str, ...] = ()
    external_id: str = ""
    requires_mfa: bool = False
    web_identity: WebIdentity | None = None
    actions: tuple[str, ...] | None = None
    max_session_s: int = DEFAULT_SESSION_S
    life: Life = field(default_factory=Life)

    @property
    def account(self) -> str:
        return self.arn.split(":")[4]

    @property
    def role_id(self) -> str:
        """The role's unique id, the first half of its sessions' user ids."""
        return "AROA" + base64.b32encode(hashlib.sha256(self.arn.encode()).digest()).decode()[:17]

    def trusts_caller(self, caller: KeyHolder) -> bool:
        """Whether the caller is one of those who may assume it."""
        return any(is_principal(principal, caller) for principal in self.trusts)

    def session(self, name: str, ends_at_s: float) -> KeyHolder:
        """Who a session of that name is; without keys of its own yet.

        A role's session knows nothing of the MFA it was had with:
        https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html
        """
        partition, role_name = self.arn.split(":")[1], self.arn.rpartition("/")[2]
        return KeyHolder(
            access_key_id="",
            secret_access_key="",
            account=self.account,
            arn=f"arn:{partition}:sts::{self.account}:assumed-role/{role_name}/{name}",
            expires_at_s=ends_at_s,
            user_id=f"{self.role_id}:{name}",
            actions=self.actions,
            role_arn=self.arn,
        )
