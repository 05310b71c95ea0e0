"""One call to STS on its way to an answer: what it asks, who asks, and how it ends in temporary keys."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from layerscope.localregistry.faults.injected import Deny
from layerscope.localregistry.identity.access_denied import not_authorized
from layerscope.localregistry.identity.key_holders import KeyHolder
from layerscope.localregistry.identity.roles import Role
from layerscope.localregistry.protocol.api_error import ApiError
from layerscope.localregistry.services.local_service import Service
from layerscope.localregistry.services.sts import sts_errors as refusals


@dataclass(frozen=True, slots=True)
class StsCall:
    """A valid request; `caller` is None where the operation is one for callers without keys."""

    operation: str
    parameters: Mapping[str, Any]
    service: Service
    caller: KeyHolder | None = None

    @property
    def now_s(self) -> float:
        """The server's time in epoch seconds."""
        return self.service.clock()

    @property
    def signer(self) -> KeyHolder:
        """Who signed; only for operations that are signed."""
        if self.caller is None:
            raise ApiError("MissingAuthenticationTokenException", "Missing Authentication Token")
        return self.caller

    def denied(self, deny: Deny | None = None) -> ApiError:
        """AccessDenied for this call; without a `deny` it names no policy."""
        if self.caller is None:
            return refusals.access_denied(f"Not authorized to perform sts:{self.operation}")
        action = f"sts:{self.operation}"
        resource = self.parameters.get("RoleArn", "")
        words = not_authorized(self.caller.arn, action, resource, deny or Deny(policy=""))
        return refusals.access_denied(words)

    def verified_mfa(self) -> bool:
        """Whether the call has an MFA code; AccessDenied where it has one that does not hold."""
        serial, code = self.parameters.get("SerialNumber"), self.parameters.get("TokenCode")
        if serial is None and code is None:
            return False
        if serial is None or code is None:
            raise refusals.mfa_incomplete()
        device = self.signer.mfa
        if device is None or device.serial != serial:
            raise refusals.mfa_unknown_device()
        if not self.service.store.callers.accepts(device, code):
            raise refusals.mfa_wrong_code()
        return True

    def assume(self, role: Role, longest_s: float) -> dict[str, Any]:
        """The answer's members on the role's new session; ValidationError where it is to be too long."""
        asked_s = self.parameters.get("DurationSeconds", min(3600, longest_s))
        if asked_s > longest_s:
            raise refusals.session_too_long(chained=longest_s < role.max_session_s)
        ends_at_s, announced_s = role.life.ends(self.now_s, asked_s)
        session = role.session(self.parameters["RoleSessionName"], ends_at_s)
        return {
            "Credentials": self.issue(session, announced_s),
            "AssumedRoleUser": {"AssumedRoleId": session.user_id, "Arn": session.arn},
        }

    def issue(self, session: KeyHolder, announced_s: float) -> dict[str, Any]:
        """New keys for the session, as STS answers them."""
        issued = self.service.store.callers.issue(session)
        return {
            "AccessKeyId": issued.access_key_id,
            "SecretAccessKey": issued.secret_access_key,
            "SessionToken": issued.session_token,
            "Expiration": announced_s,
        }
