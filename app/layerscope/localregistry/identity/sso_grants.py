"""What a sign-in is made of: a registered client, a device code that waits for an answer, and its tokens."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

DEVICE_GRANT = "urn:ietf:params:oauth:grant-type:device_code"
REFRESH_GRANT = "refresh_token"
# Without this scope a sign-in ends with its access token, as with the legacy form of profiles.
REFRESH_SCOPE = "sso:account:access"


class SignInDecision(StrEnum):
    """What became of a device code: the person's answer, or that the code was used up."""

    PENDING = "pending"
    APPROVED = "approved"
    REFUSED = "refused"
    USED = "used"


@dataclass(frozen=True, slots=True)
class Client:
    """A registered client; no `grant_types` means all that there are."""

    client_id: str
    secret: str = field(repr=False)
    name: str
    scopes: frozenset[str]
    grant_types: frozenset[str]
    issued_at_s: float
    expires_at_s: float

    def may_grant(self, grant_type: str) -> bool:
        """Whether it registered for that grant."""
        return not self.grant_types or grant_type in self.grant_types

    @property
    def may_refresh(self) -> bool:
        """Whether its sign-ins get a refresh token."""
        return REFRESH_SCOPE in self.scopes and self.may_grant(REFRESH_GRANT)


@dataclass(slots=True)
class Device:
    """A sign-in that a person has yet to answer in the browser, or has."""

    code: str = field(repr=False)
    user_code: str
    client: Client
    expires_at_s: float
    decision: SignInDecision = SignInDecision.PENDING
    asked_at_s: float | None = None


@dataclass(frozen=True, slots=True)
class SignInSession:
    """A sign-in that was approved: its newest access token, and what it can be refreshed with."""

    access_token: str = field(repr=False)
    refresh_token: str = field(repr=False)
    client_id: str
    token_expires_at_s: float
    expires_at_s: float
