"""A registry with an organization, and the steps of a sign-in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from layerscope.localregistry.serving.server import LocalRegistry
from unit.localregistry.clients import client
from unit.localregistry.conftest import Clock
from unit.localregistry.identities import START_URL, operator, sso, write

DEVICE_GRANT = "urn:ietf:params:oauth:grant-type:device_code"


class SignIn:
    """A client's side of a sign-in; each step keeps what the next one needs."""

    def __init__(self, registry: LocalRegistry, scopes: tuple[str, ...] = ("sso:account:access",)) -> None:
        self.registry = registry
        self.oidc = client(registry.endpoint, "sso-oidc")
        self.portal = client(registry.endpoint, "sso")
        registered = self.oidc.register_client(
            clientName="layerscope", clientType="public", scopes=list(scopes)
        )
        self.registered = registered
        self.keys = {name: registered[name] for name in ("clientId", "clientSecret")}
        self.device: dict[str, Any] = {}

    def start(self, start_url: str = START_URL) -> dict[str, Any]:
        self.device = self.oidc.start_device_authorization(**self.keys, startUrl=start_url)
        return self.device

    def poll(self) -> dict[str, Any]:
        return dict(
            self.oidc.create_token(**self.keys, grantType=DEVICE_GRANT, deviceCode=self.device["deviceCode"])
        )

    def refresh(self, refresh_token: str) -> dict[str, Any]:
        return dict(
            self.oidc.create_token(**self.keys, grantType="refresh_token", refreshToken=refresh_token)
        )

    def whole(self) -> dict[str, Any]:
        """The tokens of a sign-in that was allowed."""
        assert self.registry.approve_sign_in(self.start()["userCode"])
        return self.poll()


@pytest.fixture
def settings() -> dict[str, Any]:
    """What the organization is besides the usual; a test may parametrize it."""
    return {}


@pytest.fixture
def registry(data: Path, clock: Clock, settings: dict[str, Any]) -> Iterator[LocalRegistry]:
    write(data, accounts=[operator()], sso=sso(**settings))
    with LocalRegistry(data, clock=clock) as running:
        yield running


@pytest.fixture
def sign_in(registry: LocalRegistry) -> SignIn:
    return SignIn(registry)
