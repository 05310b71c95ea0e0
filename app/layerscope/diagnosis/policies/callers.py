"""Who asks, and whether a statement's principal means them.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from layerscope.accounts.model.profiles import Identity
from layerscope.diagnosis.policies.document import Principal, PrincipalKind
from layerscope.text.account_ids import is_account_id

_NAME = r"[\w+=,.@-]{1,64}"
_PATH = r"(?:[\x21-\x2e\x30-\x7e]{1,510}/)*"
# https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-arns
_PRINCIPAL = re.compile(
    rf"arn:aws[a-z-]{{0,12}}:(?:iam::(?P<iam>\d{{12}}):(?:(?:role|user)/{_PATH}{_NAME}|root)"
    rf"|sts::(?P<sts>\d{{12}}):(?:assumed-role/{_NAME}/{_NAME}|federated-user/{_NAME}))",
    re.ASCII,
)
_LONGEST_ARN = 2048
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
    def named(cls, arn: str) -> Caller | None:
        """The user, role, session or account that an ARN names; None for anything else, patterns included."""
        found = _PRINCIPAL.fullmatch(arn) if len(arn) <= _LONGEST_ARN else None
        return cls(arn, found["iam"] or found["sts"]) if found else None

    @classmethod
    def account(cls, account_id: str, partition: str = "aws") -> Caller:
        """An account as a principal: its root."""
        return cls(f"arn:{partition}:iam::{account_id}:root", account_id)

    @property
    def kind(self) -> str:
        """`assumed-role`, `role`, `user`, `federated-user`, `root`, or empty."""
        return self._resource.partition("/")[0]

    @property
    def role(self) -> str:
        """The name of the role, or of the role whose session this is; empty for other callers."""
        parts = self._resource.split("/")
        if parts[0] == "role":
            return parts[-1]
        return parts[1] if parts[0] == "assumed-role" and len(parts) > 2 else ""

    @property
    def partition(self) -> str:
        return self.arn.split(":")[1]

    @property
    def policies_arn(self) -> str:
        """The ARN of what policies are attached to: of a session its role's, whose path is not known."""
        if self.kind == "assumed-role" and self.role:
            return f"arn:{self.partition}:iam::{self.account_id}:role/{self.role}"
        return self.arn

    def is_same(self, other: Caller) -> bool:
        """Whether the same policies are attached to both: one user, or sessions of one role."""
        if self.account_id != other.account_id:
            return False
        return self.role == other.role if self.role else self.arn == other.arn

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

    def is_session_of(self, principal: Principal) -> bool:
        """Whether the principal names a session of this role, which may be one of the many it has."""
        if self.kind != "role" or principal.kind is not PrincipalKind.AWS:
            return False
        account, resource = _account_and_resource(principal.value)
        return account == self.account_id and resource.startswith(f"assumed-role/{self.role}/")

    def is_of_account(self, principal: Principal) -> bool:
        """Whether the principal names this caller's account: by its id or its root."""
        if principal.kind is not PrincipalKind.AWS:
            return False
        if is_account_id(principal.value):
            return principal.value == self.account_id
        return _account_and_resource(principal.value) == (self.account_id, "root")

    def has_id(self, principal: Principal) -> bool:
        """Whether the principal is the unique id of this user, or of this session's role."""
        known = principal.kind is PrincipalKind.AWS and _UNIQUE_ID.fullmatch(principal.value)
        return bool(known) and self.user_id.partition(":")[0] == principal.value


def _account_and_resource(arn: str) -> tuple[str, str]:
    parts = arn.split(":", 5)
    return (parts[4], parts[5]) if len(parts) == 6 else ("", "")
