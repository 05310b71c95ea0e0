"""The passwords that GetAuthorizationToken gives, and whose they are."""

from __future__ import annotations

import secrets
from threading import Lock
from typing import NamedTuple

from layerscope.localregistry.content.served_repository import Registry
from layerscope.localregistry.identity.key_holders import KeyHolder

LIFE_S = 12 * 3600.0


class Login(NamedTuple):
    """Who may sign in with a password, to which registry, until when in epoch seconds."""

    caller: KeyHolder
    registry: Registry
    expires_at_s: float


class DockerTokens:
    """Every password that was given since the start."""

    def __init__(self) -> None:
        self._logins: dict[str, Login] = {}
        self._lock = Lock()

    def issue(self, caller: KeyHolder, registry: Registry, now_s: float) -> tuple[str, float]:
        """A new password, and until when it is taken.

        That of temporary keys ends with them, if they end before its own time.
        """
        expires_at_s = min(now_s + LIFE_S, caller.expires_at_s or now_s + LIFE_S)
        password = secrets.token_urlsafe(48)
        with self._lock:
            self._logins[password] = Login(caller, registry, expires_at_s)
        return password, expires_at_s

    def find(self, password: str) -> Login | None:
        """Whose the password is; it may have expired."""
        return self._logins.get(password)
