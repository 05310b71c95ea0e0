"""The local registry without a network, as a session asks it whose calls are denied one by one."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from botocore import xform_name
from botocore.exceptions import ClientError

from layerscope.localregistry.content.served_repository import Registry
from layerscope.localregistry.demo.people.identities import ACCOUNT, REGION
from layerscope.localregistry.faults.injected import InjectedFaults
from layerscope.localregistry.identity.key_holders import DEFAULT_CALLER
from layerscope.localregistry.protocol.api_error import ApiError
from layerscope.localregistry.services.ecr.ecr_api import OPERATIONS
from layerscope.localregistry.services.ecr.ecr_call import EcrCall
from layerscope.localregistry.serving.server import LocalRegistry
from layerscope.registry.ecr.cached_manifests import CachedManifests
from layerscope.registry.ecr.client import EcrClient, RegistryAccess
from layerscope.registry.ecr.session import RegistrySession
from layerscope.registry.model.commands import CliTarget
from layerscope.registry.model.presigned import PresignedUrl

ORIGIN = "https://store.example"
CALLER = DEFAULT_CALLER.arn
_NAMES = {xform_name(operation): operation for operation in OPERATIONS}


class DenyingClient(EcrClient):
    """ECR's client of the data in a folder. Attribute: `denied`, the operations that no policy allows."""

    def __init__(self, data: Path, pool: ThreadPoolExecutor) -> None:
        super().__init__(RegistryAccess("", lambda: None, REGION), pool, 1)
        self.denied: frozenset[str] = frozenset()
        self._service = LocalRegistry(data)._service
        self._boto = _Boto(self._answer)

    def _ready_client(self) -> Any:
        return self._boto

    def _answer(self, operation: str, parameters: dict[str, Any]) -> dict[str, Any]:
        registry = Registry(ACCOUNT, REGION)
        call = EcrCall(operation, parameters, DEFAULT_CALLER, registry, self._service, ORIGIN)
        try:
            call.meet(InjectedFaults([{"operation": name, "deny": {}} for name in self.denied]))
            return OPERATIONS[operation](call)
        except ApiError as error:
            told = {"Error": {"Code": error.code, "Message": error.message}}
            raise ClientError(told, operation) from None  # type: ignore[arg-type]


class _Boto:
    """What `EcrClient` uses of boto3's client."""

    def __init__(self, answer: Any) -> None:
        self.meta = SimpleNamespace(region_name=REGION, endpoint_url="")
        self._answer = answer

    def __getattr__(self, name: str) -> Any:
        return lambda **parameters: self._answer(_NAMES[name], parameters)


class _Blobs:
    """Reads the blobs behind presigned URLs out of the folder."""

    def __init__(self, data: Path) -> None:
        self._data = data

    async def read(self, url: PresignedUrl) -> bytes:
        path = f"blobs/{url.digest.replace(':', '/')}"
        return next((self._data / ACCOUNT / REGION).rglob(path)).read_bytes()


class DenyingRegistry:
    """The registry in the folder; each session is as new as one after a choice of the account."""

    def __init__(self, data: Path, pool: ThreadPoolExecutor) -> None:
        self._client = DenyingClient(data, pool)
        self._blobs = _Blobs(data)

    def session(self, denied: frozenset[str]) -> RegistrySession:
        """A session of somebody whom no policy allows these operations."""
        self._client.denied = denied
        kept = CachedManifests(self._client, None, str)  # type: ignore[arg-type]  # not asked: nobody is known
        return RegistrySession(self._client, self._blobs, kept, CliTarget)  # type: ignore[arg-type]
