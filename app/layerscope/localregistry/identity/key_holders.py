"""Who may ask the local registry: the access keys of registry.json, and those that STS and SSO issue."""

from __future__ import annotations

import secrets
import string
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from threading import Lock

_KEY_CHARACTERS = string.ascii_uppercase + "234567"
# Real ones are this long: a Windows credential entry of 2,560 bytes does not hold two.
_SESSION_TOKEN_BYTES = 1020


@dataclass(frozen=True, slots=True)
class UserMfaDevice:
    """A user's MFA device: its serial and the codes that are right; `once`: each for a single use."""

    serial: str
    codes: frozenset[str] = field(repr=False)
    once: bool = False


@dataclass(frozen=True, slots=True)
class KeyHolder:
    """One access key and who it belongs to; `expires_at_s` in epoch seconds, None for never.

    `actions` are IAM patterns such as `ecr:Describe*` of what it may do, None for everything. A role's
    session has its `role_arn`; `mfa_present`: the session was issued for an MFA code.
    """

    access_key_id: str
    secret_access_key: str = field(repr=False)
    account: str
    arn: str
    session_token: str = field(default="", repr=False)
    expires_at_s: float | None = None
    user_id: str = "AIDALAYERSCOPELOCAL0"
    actions: tuple[str, ...] | None = None
    mfa: UserMfaDevice | None = None
    role_arn: str = ""
    mfa_present: bool = False

    def may(self, action: str) -> bool:
        """Whether the caller's own policies allow the action."""
        if self.actions is None:
            return True
        return any(fnmatchcase(action.lower(), pattern.lower()) for pattern in self.actions)


DEFAULT_CALLER = KeyHolder(
    access_key_id="AKIDLAYERSCOPELOCAL0",
    secret_access_key="local-registry-secret",  # noqa: S106 - no secret: anyone may start this registry
    account="111122223333",
    arn="arn:aws:iam::111122223333:user/operator",
)
DEFAULT_REGION = "eu-central-1"


class KeyHolders:
    """The access keys the registry knows; `others` are accounts that are known without one."""

    def __init__(self, callers: Iterable[KeyHolder] = (), others: Iterable[str] = ()) -> None:
        self._callers = {caller.access_key_id: caller for caller in callers} or {
            DEFAULT_CALLER.access_key_id: DEFAULT_CALLER
        }
        self._accounts = {caller.account for caller in self._callers.values()} | set(others)
        self._issued: dict[str, KeyHolder] = {}
        self._used_codes: set[tuple[str, str]] = set()
        self._lock = Lock()

    def find(self, access_key_id: str) -> KeyHolder | None:
        return self._callers.get(access_key_id) or self._issued.get(access_key_id)

    def first(self) -> KeyHolder:
        """The caller whose keys the start-up lines show."""
        return next(iter(self._callers.values()))

    def user(self, arn: str) -> KeyHolder | None:
        """The user of this ARN."""
        return next((caller for caller in self._callers.values() if caller.arn == arn), None)

    def owns(self, account: str) -> bool:
        """Whether one of the callers is of that account."""
        return account in self._accounts

    def issue(self, caller: KeyHolder) -> KeyHolder:
        """The same identity with new temporary keys, known from now on."""
        issued = replace(
            caller,
            access_key_id="ASIA" + "".join(secrets.choice(_KEY_CHARACTERS) for _ in range(16)),
            secret_access_key=secrets.token_urlsafe(30),
            session_token="IQoJb3JpZ2luX2Vj" + secrets.token_urlsafe(_SESSION_TOKEN_BYTES),
        )
        with self._lock:
            self._issued[issued.access_key_id] = issued
        return issued

    def expire_issued(self, now_s: float) -> None:
        """End every temporary key that was issued, whatever was said of its life."""
        with self._lock:
            self._issued = {key: replace(each, expires_at_s=now_s) for key, each in self._issued.items()}

    def accepts(self, device: UserMfaDevice, code: str) -> bool:
        """Whether the code is right; one of a `once` device is used up by that."""
        with self._lock:
            used = (device.serial, code) in self._used_codes
            if code not in device.codes or (device.once and used):
                return False
            self._used_codes.add((device.serial, code))
            return True
