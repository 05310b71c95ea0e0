"""Signing in to SSO with the device flow, and what the sign-in allows; everything here blocks.

https://docs.aws.amazon.com/singlesignon/latest/OIDCAPIReference/API_CreateToken.html and RFC 8628.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TypeVar

from layerscope.accounts.aws.service_data import share_service_data
from layerscope.accounts.aws.translated import translated
from layerscope.accounts.rules.sso.device_flow import (
    SLOW_DOWN_S,
    DeviceAuthorization,
    Registration,
    SsoAccount,
    SsoRole,
    SsoSession,
    begun,
    read_registration,
    registered,
    registration_key,
    registration_record,
    token_key,
    token_record,
)
from layerscope.accounts.rules.sso.refusals import begin_refusal, check_clock, timed_out, token_refusal
from layerscope.accounts.sso.token_files import sso_cache
from layerscope.registry.aws.loading import load_botocore
from layerscope.registry.aws.logs import keep_secrets_out_of_logs
from layerscope.registry.aws.members import Members
from layerscope.registry.aws.network_settings import NetworkSettings
from layerscope.registry.errors.base import RegistryError, Subject

if TYPE_CHECKING:
    import botocore.session

T = TypeVar("T")

CLIENT_NAME = "layerscope"
_DEVICE_GRANT = "urn:ietf:params:oauth:grant-type:device_code"
_PENDING, _SLOW_DOWN = "AuthorizationPendingException", "SlowDownException"
# The variables that decide where a client sends to, and whom it trusts there.
_OF_ENDPOINTS = ("AWS_ENDPOINT_URL", "AWS_CONFIG_FILE", "AWS_CA_BUNDLE", "AWS_USE_", "AWS_IGNORE_")
# AWS no longer knows the registration that our file holds.
_UNKNOWN_CLIENT = frozenset(
    {"InvalidClientException", "UnauthorizedClientException", "InvalidGrantException"}
)


class SignInCancelled(Exception):  # noqa: N818 - a wish, not an error
    """The sign-in was given up in the window."""


class Sso:
    """SSO as one run of the program uses it. May be used by several threads.

    `network()` gives the present settings; `now()` the time, with its zone; `wait(stop, seconds)` waits and
    says whether `stop` was set.
    """

    def __init__(
        self,
        network: Callable[[], NetworkSettings] = NetworkSettings,
        *,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        wait: Callable[[threading.Event, float], bool] = threading.Event.wait,
    ) -> None:
        self._network = network
        self._now = now
        self._wait = wait
        self._lock = threading.Lock()
        self._clients: dict[tuple[str, str, NetworkSettings, str], Any] = {}

    def begin(self, sso: SsoSession) -> DeviceAuthorization:
        """A sign-in to be shown: its code and its address.

        Raises RegistryError: UnknownStartUrlError where no organization has the start URL in the region,
        ClockSkewError where the clock is too wrong for the sign-in to be of use. The client's registration is
        taken from the AWS CLI's file, or made and written there.
        """
        client = self._client("sso-oidc", sso)
        registration = self._registered(client, sso)
        try:
            return self._authorization(client, sso, registration)
        except RegistryError as error:
            if error.code not in _UNKNOWN_CLIENT:
                raise begin_refusal(error, sso.start_url) from None
        return self._authorization(client, sso, self._register(client, sso))

    def finish(self, authorization: DeviceAuthorization, stop: threading.Event) -> None:
        """Wait until the person has agreed, and write the token where botocore and the AWS CLI read it.

        Asks as often as the service wishes; a network that fails meanwhile does not end the wait. Raises
        SignInCancelled once `stop` is set, SignInTimedOutError where the code ran out, SignInRefusedError
        where the person declined.
        """
        client = self._client("sso-oidc", authorization.sso)
        interval_s = authorization.interval_s
        pause_s = 0.0  # as in the AWS CLI: the person may have agreed already
        while not self._wait(stop, pause_s):
            if self._now() >= authorization.expires_at:
                raise timed_out(Subject(operation="CreateToken", region=authorization.sso.region))
            try:
                record = self._create_token(client, authorization)
            except RegistryError as error:
                if error.code == _SLOW_DOWN:
                    interval_s += SLOW_DOWN_S
                elif error.code != _PENDING and not error.retryable:
                    raise token_refusal(error) from None
                pause_s = interval_s
            else:
                self._keep_token(authorization, record)
                return
        raise SignInCancelled

    def is_signed_in(self, sso: SsoSession) -> bool:
        """Whether there is a token that is still good, by its file alone."""
        try:
            record = sso_cache()[token_key(sso)]
            return datetime.fromisoformat(str(record["expiresAt"]).replace("UTC", "Z")) > self._now()
        except (KeyError, TypeError, ValueError):
            return False

    def accounts(self, sso: SsoSession) -> tuple[SsoAccount, ...]:
        """The accounts that the sign-in allows, by name. Raises RegistryError, SignInRequiredError first."""
        found = self._pages(sso, "list_accounts", "accountList")
        accounts = (
            SsoAccount(each.identity("accountId"), each.text("accountName"), each.text("emailAddress"))
            for each in found
        )
        return tuple(sorted(accounts, key=lambda account: (account.name.casefold(), account.account_id)))

    def roles(self, sso: SsoSession, account_id: str) -> tuple[SsoRole, ...]:
        """The roles that the sign-in allows in the account, by name. Raises as `accounts` does."""
        found = self._pages(sso, "list_account_roles", "roleList", accountId=account_id)
        return tuple(
            sorted((SsoRole(account_id, each.identity("roleName")) for each in found), key=lambda r: r.name)
        )

    def _pages(self, sso: SsoSession, operation: str, members: str, **options: str) -> list[Members]:
        def ask() -> list[Members]:
            token = self._token(sso)
            pages: Iterator[Mapping[str, Any]] = (
                self._client("sso", sso).get_paginator(operation).paginate(accessToken=token, **options)
            )
            return [each for page in pages for each in Members(page).children(members)]

        asked = "ListAccounts" if operation == "list_accounts" else "ListAccountRoles"
        return translated(ask, Subject(operation=asked, region=sso.region))

    def _token(self, sso: SsoSession) -> str:
        """The access token, renewed by botocore where it can be."""
        load_botocore()
        from botocore.tokens import SSOTokenProvider

        session = self._session()
        name = sso.name or sso.start_url
        session.full_config["profiles"] = {name: {"sso_session": name}}
        session.full_config["sso_sessions"] = {
            name: {"sso_start_url": sso.start_url, "sso_region": sso.region}
        }
        provider = SSOTokenProvider(session, cache=sso_cache(), profile_name=name)
        return str(provider.load_token().get_frozen_token().token)

    def _registered(self, client: Any, sso: SsoSession) -> Registration:
        try:
            found = read_registration(sso_cache()[registration_key(sso)], self._now())
        except KeyError:
            found = None
        return found or self._register(client, sso)

    def _register(self, client: Any, sso: SsoSession) -> Registration:
        options = {"scopes": list(sso.scopes)} if sso.scopes else {}

        def register() -> Registration:
            answer = client.register_client(clientName=CLIENT_NAME, clientType="public", **options)
            return registered(Members(answer))

        registration = _translated(register, "RegisterClient", sso)
        with suppress(OSError):  # the next sign-in registers again
            sso_cache()[registration_key(sso)] = registration_record(registration, sso)
        return registration

    def _authorization(self, client: Any, sso: SsoSession, registration: Registration) -> DeviceAuthorization:
        subject = Subject(operation="StartDeviceAuthorization", region=sso.region)

        def begin() -> DeviceAuthorization:
            answer = Members(
                client.start_device_authorization(
                    clientId=registration.client_id,
                    clientSecret=registration.client_secret,
                    startUrl=sso.start_url,
                )
            )
            check_clock(answer, self._now(), subject)
            return begun(answer, sso, registration, self._now())

        return translated(begin, subject)

    def _create_token(self, client: Any, authorization: DeviceAuthorization) -> dict[str, Any]:
        """The token as it is kept."""
        registration = authorization.registration

        def create() -> dict[str, Any]:
            answer = client.create_token(
                clientId=registration.client_id,
                clientSecret=registration.client_secret,
                grantType=_DEVICE_GRANT,
                deviceCode=authorization.device_code,
            )
            return token_record(authorization, Members(answer), self._now())

        return _translated(create, "CreateToken", authorization.sso)

    def _keep_token(self, authorization: DeviceAuthorization, record: dict[str, Any]) -> None:
        key = token_key(authorization.sso)
        _translated(lambda: sso_cache().__setitem__(key, record), "write the token", authorization.sso)

    def _client(self, service: str, sso: SsoSession) -> Any:
        """A client, made once: an organization of hundreds of accounts is asked hundreds of times."""
        load_botocore()
        from botocore import UNSIGNED
        from botocore.config import Config

        where = repr(sorted(each for each in os.environ.items() if each[0].startswith(_OF_ENDPOINTS)))
        key = (service, sso.region, self._network(), where)
        with self._lock:
            if key not in self._clients:
                self._clients[key] = self._session().create_client(
                    service, region_name=sso.region, config=Config(signature_version=UNSIGNED)
                )
            return self._clients[key]

    def _session(self) -> botocore.session.Session:
        """A session without a profile, even if AWS_PROFILE names one: signing in must not depend on it."""
        load_botocore()
        import botocore.session

        from layerscope.accounts.aws import transport

        keep_secrets_out_of_logs()
        session = botocore.session.Session(session_vars={"profile": (None, None, None, None)})
        share_service_data(session)
        transport.join(session, self._network())
        return session


def _translated(ask: Callable[[], T], operation: str, sso: SsoSession) -> T:
    return translated(ask, Subject(operation=operation, region=sso.region))
