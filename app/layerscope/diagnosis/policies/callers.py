"""Who asks, and whether a statement's principal means them.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from layerscope.accounts.model.profiles import Identity
from layerscope.diagnosis.policies.document import Principal, PrincipalKind

_ACCOUNT = re.compile(r"\d{12}")
_UNIQUE_ID = re.compile(r"A[A-Z0-9]{15,127}")  # AROA… of a role, AIDA… of a user: ARNs of what was deleted


@dataclass(frozen=True, slots=True)
class Caller:
    """A principal as GetCallerIdentity describes it; `user_id` is `AROA…:session`, `AIDA…` or empty."""

    arn: str
    account_id: str
    user_id: str = ""

    @classmethod
    def of(cls, identity: Identity) -> Caller:
        return cls(identity.arn, identity.account_id, identity.user_id)

    @classmethod
    def account(cls, account_id: str, partition: str = "aws") -> Caller:
        """An account as a principal: its root."""
        return cls(f"arn:{partition}:iam::{account_id}:root", account_id)

    @property
    def kind(self) -> str:
        """`assumed-role`, `user`, `federated-user`, `root`, or empty."""
        return self._resource.partition("/")[0]

    @property
    def role(self) -> str:
        """The name of the role whose session this is; empty for other callers."""
        parts = self._resource.split("/")
        return parts[1] if parts[0] == "assumed-role" and len(parts) > 2 else ""

    @property
    def _resource(self) -> str:
        return self.arn.split(":", 5)[-1]

    def is_itself(self, principal: Principal) -> bool:
        """Whether the principal names this user or session, and not just its role or account."""
        return principal.kind is PrincipalKind.AWS and principal.value == self.arn

    def is_of_role(self, principal: Principal) -> bool:
        """Whether the principal names the role of this session.

        A session's ARN leaves out the role's path; within an account a role's name is unique without it.
        """
        if principal.kind is not PrincipalKind.AWS or not self.role:
            return False
        account, resource = _account_and_resource(principal.value)
        return (
            account == self.account_id
            and resource.startswith("role/")
            and resource.rpartition("/")[2] == self.role
        )

    def is_of_account(self, principal: Principal) -> bool:
        """Whether the principal names this caller's account: by its id or its root."""
        if principal.kind is not PrincipalKind.AWS:
            return False
        if _ACCOUNT.fullmatch(principal.value):
            return principal.value == self.account_id
        return _account_and_resource(principal.value) == (self.account_id, "root")

    def has_id(self, principal: Principal) -> bool:
        """Whether the principal is the unique id of this user, or of this session's role."""
        known = principal.kind is PrincipalKind.AWS and _UNIQUE_ID.fullmatch(principal.value)
        return bool(known) and self.user_id.partition(":")[0] == principal.value


def _account_and_resource(arn: str) -> tuple[str, str]:
    parts = arn.split(":", 5)
    return (parts[4], parts[5]) if len(parts) == 6 else ("", "")
