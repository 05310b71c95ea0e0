"""One call to SSO OIDC or SSO on its way to an answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from layerscope.localregistry.identity.sso_sign_ins import SignIns
from layerscope.localregistry.services.local_service import Service


@dataclass(frozen=True, slots=True)
class SsoCall:
    """A valid request; `origin` is `http://host:port` as the client knows the server."""

    operation: str
    parameters: Mapping[str, Any]
    service: Service
    origin: str

    @property
    def sign_ins(self) -> SignIns:
        return self.service.sign_ins
