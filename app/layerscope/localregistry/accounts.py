"""Who may ask the local registry: access keys, as registry.json names them or the built-in one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Caller:
    """One access key and who it belongs to; `expires_at_s` in epoch seconds, None for never."""

    access_key_id: str
    secret_access_key: str = field(repr=False)
    account: str
    arn: str
    session_token: str = field(default="", repr=False)
    expires_at_s: float | None = None
    user_id: str = "AIDALAYERSCOPELOCAL0"


DEFAULT_CALLER = Caller(
    access_key_id="AKIDLAYERSCOPELOCAL0",
    secret_access_key="local-registry-secret",  # noqa: S106 - no secret: anyone may start this registry
    account="111122223333",
    arn="arn:aws:iam::111122223333:user/operator",
)
DEFAULT_REGION = "eu-central-1"


class Callers:
    """The access keys the registry knows."""

    def __init__(self, callers: Iterable[Caller] = ()) -> None:
        self._callers = {caller.access_key_id: caller for caller in callers} or {
            DEFAULT_CALLER.access_key_id: DEFAULT_CALLER
        }

    def find(self, access_key_id: str) -> Caller | None:
        """Who has that access key."""
        return self._callers.get(access_key_id)

    def first(self) -> Caller:
        """The caller whose keys the start-up lines show."""
        return next(iter(self._callers.values()))

    def owns(self, account: str) -> bool:
        """Whether one of the callers is of that account."""
        return any(caller.account == account for caller in self._callers.values())
