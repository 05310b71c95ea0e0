"""ECR's API as docker's side of the registry calls it, and the answers that it makes of that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from layerscope.localregistry.content.served_repository import Registry
from layerscope.localregistry.identity.docker_tokens import Login
from layerscope.localregistry.protocol.service_model import input_shape
from layerscope.localregistry.protocol.validation import validate
from layerscope.localregistry.services.ecr.ecr_api import admitted, called
from layerscope.localregistry.services.ecr.ecr_call import EcrCall
from layerscope.localregistry.services.local_service import Service

VERSION = {"Docker-Distribution-Api-Version": "registry/2.0"}


class DockerAnswer(NamedTuple):
    """An answer with all of its headers; `error_code` is for the access log."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    error_code: str = ""


@dataclass(frozen=True, slots=True)
class Calls:
    """ECR's API as the one who signed in, in the registry that the host names."""

    service: Service
    login: Login
    registry: Registry
    origin: str

    def ask(self, operation: str, **parameters: Any) -> dict[str, Any]:
        """One answer. Raises ApiError."""
        parameters |= {"registryId": self.registry.account}
        caller = self.login.caller
        return called(operation, parameters, caller, self.registry.region, self.service, self.origin)

    def every(self, operation: str, member: str, **parameters: Any) -> list[Any]:
        """A list from all of its pages. Raises ApiError."""
        found: list[Any] = []
        token: dict[str, str] = {}
        while True:
            page = self.ask(operation, **parameters, **token)
            found += page[member]
            if not page.get("nextToken"):
                return found
            token = {"nextToken": page["nextToken"]}

    def admitted(self, operation: str, **parameters: Any) -> EcrCall:
        """A call about a repository, for what the API has no answer to. Raises ApiError."""
        parameters |= {"registryId": self.registry.account}
        place = {name: parameters[name] for name in ("registryId", "repositoryName")}
        validate(input_shape("InitiateLayerUpload"), place)
        caller = self.login.caller
        return admitted(operation, parameters, caller, self.registry.region, self.service, self.origin)
