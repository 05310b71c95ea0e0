"""Sign-ins under way and done: registered clients, device codes, access and refresh tokens."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Collection
from dataclasses import replace
from threading import Lock

from layerscope.localregistry.identity.organization import Organization
from layerscope.localregistry.identity.sso_grants import Client, Device, SignInDecision, SignInSession
from layerscope.localregistry.protocol.sso_errors import oidc_error, unauthorized

_CODE_CHARACTERS = "BCDFGHJKLMNPQRSTVWXZ"
# A client that waits exactly the interval must not be told to slow down by the two machines' clocks.
_INTERVAL_TOLERANCE_S = 0.1


class SignIns:
    """Every sign-in since the start; `organization` None knows no start URL. Safe from any thread."""

    def __init__(self, organization: Organization | None, clock: Callable[[], float]) -> None:
        self._organization = organization
        self._clock = clock
        self._lock = Lock()
        self._clients: dict[str, Client] = {}
        self._devices: dict[str, Device] = {}
        self._sessions: list[SignInSession] = []

    @property
    def organization(self) -> Organization:
        """Where one signs in; UnauthorizedException without a start URL."""
        if self._organization is None:
            raise unauthorized()
        return self._organization

    def register(self, name: str, scopes: Collection[str], grant_types: Collection[str]) -> Client:
        now_s = self._clock()
        life_s = self._organization.client_life_s if self._organization else 90 * 86400
        client = Client(
            secrets.token_urlsafe(16),
            secrets.token_urlsafe(48),
            name,
            frozenset(scopes),
            frozenset(grant_types),
            now_s,
            now_s + life_s,
        )
        with self._lock:
            self._clients[client.client_id] = client
        return client

    def client(self, client_id: str, secret: str) -> Client:
        """The registered client; InvalidClientException for a wrong secret or an old registration."""
        client = self._clients.get(client_id)
        known = client is not None and secrets.compare_digest(client.secret, secret)
        if client is None or not known or self._clock() >= client.expires_at_s:
            raise oidc_error("InvalidClientException")
        return client

    def start(self, client: Client, start_url: str) -> Device:
        """A new device code; InvalidRequestException for an unknown start URL."""
        if self._organization is None or not self._organization.is_start_url(start_url):
            raise oidc_error("InvalidRequestException", "Invalid start URL provided")
        letters = "".join(secrets.choice(_CODE_CHARACTERS) for _ in range(8))
        device = Device(
            secrets.token_urlsafe(64),
            f"{letters[:4]}-{letters[4:]}",
            client,
            self._clock() + self._organization.device_life_s,
        )
        with self._lock:
            self._devices[device.code] = device
        return device

    def waiting(self, user_code: str) -> Device | None:
        """The sign-in of that code that waits for an answer; letters may be small and the dash left out."""
        wanted, now_s = user_code.strip().upper().replace("-", ""), self._clock()
        with self._lock:
            devices = list(self._devices.values())
        for device in devices:
            waits = device.decision is SignInDecision.PENDING and now_s < device.expires_at_s
            if waits and device.user_code.replace("-", "") == wanted:
                return device
        return None

    def decide(self, user_code: str, *, approved: bool) -> bool:
        """Answer the sign-in of that code; whether one waited for an answer."""
        device = self.waiting(user_code)
        if device is None:
            return False
        device.decision = SignInDecision.APPROVED if approved else SignInDecision.REFUSED
        return True

    def redeem(self, client: Client, device_code: str) -> SignInSession:
        """The tokens of an approved device code, once; else the error that says why not."""
        with self._lock:
            device = self._devices.get(device_code)
            if device is None or device.client.client_id != client.client_id:
                raise oidc_error("InvalidGrantException", "Invalid device code provided")
            self._check(device)
            device.decision = SignInDecision.USED
        return self._keep(client, self._clock() + self.organization.session_life_s)

    def refresh(self, client: Client, refresh_token: str) -> SignInSession:
        """A new access token for a session that lasts; InvalidGrantException for any other."""
        with self._lock:
            found = next((each for each in self._sessions if each.refresh_token == refresh_token), None)
        lasts = found is not None and refresh_token and self._clock() < found.expires_at_s
        if found is None or not lasts or found.client_id != client.client_id:
            raise oidc_error("InvalidGrantException", "Invalid refresh token provided")
        return self._keep(client, found.expires_at_s, refresh_token)

    def check_token(self, access_token: str) -> None:
        """UnauthorizedException for an unknown or expired access token."""
        with self._lock:
            found = [each for each in self._sessions if each.access_token == access_token]
        if not found or self._clock() >= found[0].token_expires_at_s:
            raise unauthorized()

    def end(self, access_token: str) -> None:
        """Sign out: the token and what would refresh it are of no use any more."""
        self.check_token(access_token)
        with self._lock:
            refreshes = {each.refresh_token for each in self._sessions if each.access_token == access_token}
            refreshes.discard("")
            self._sessions = [
                each
                for each in self._sessions
                if each.access_token != access_token and each.refresh_token not in refreshes
            ]

    def expire(self, *, refreshable: bool = True) -> None:
        """End every access token now, and unless they stay `refreshable`, every session."""
        now_s = self._clock()
        with self._lock:
            self._sessions = [
                replace(
                    each, token_expires_at_s=now_s, expires_at_s=each.expires_at_s if refreshable else now_s
                )
                for each in self._sessions
            ]

    def _check(self, device: Device) -> None:
        """Raise what CreateToken answers to a device code that is not to be redeemed now."""
        now_s = self._clock()
        too_soon_s = self.organization.interval_s - _INTERVAL_TOLERANCE_S
        asked_at_s, device.asked_at_s = device.asked_at_s, now_s
        if device.decision is SignInDecision.USED:
            raise oidc_error("InvalidGrantException", "Invalid device code provided")
        if device.decision is SignInDecision.REFUSED:
            raise oidc_error("AccessDeniedException", "The authorization request was denied")
        if now_s >= device.expires_at_s:
            raise oidc_error("ExpiredTokenException", "Device code is expired")
        if device.decision is SignInDecision.APPROVED:
            return
        if asked_at_s is not None and now_s - asked_at_s < too_soon_s:
            raise oidc_error("SlowDownException")
        raise oidc_error("AuthorizationPendingException")

    def _keep(self, client: Client, expires_at_s: float, refresh_token: str = "") -> SignInSession:
        refresh_token = refresh_token or (secrets.token_urlsafe(400) if client.may_refresh else "")
        token_life_s = self.organization.token_life_s
        session = SignInSession(
            access_token=secrets.token_urlsafe(400),
            refresh_token=refresh_token,
            client_id=client.client_id,
            token_expires_at_s=self._clock() + token_life_s,
            expires_at_s=expires_at_s,
        )
        with self._lock:
            self._sessions.append(session)
        return session
