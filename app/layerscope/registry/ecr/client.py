"""A client of ECR for each account, region and endpoint: awaitable, with this program's own errors."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple, TypeVar

from layerscope import __version__
from layerscope.registry.aws.answers import RAW_BODY, READING, read_answer
from layerscope.registry.aws.deadlines import asked_in
from layerscope.registry.aws.loading import load_botocore
from layerscope.registry.aws.logs import keep_secrets_out_of_logs
from layerscope.registry.aws.members import Members
from layerscope.registry.aws.translation import not_ecr_answer, translate
from layerscope.registry.errors.base import Subject
from layerscope.text.reasons import Reason
from layerscope.text.values import UnfitError

CONNECT_TIMEOUT_S = 5
READ_TIMEOUT_S = 20
ATTEMPTS = 3  # in all, as botocore's mode `standard` counts
# How long a call waits for another that is making the client: a credential process that hangs must not
# take one thread of the pool after the other.
READY_TIMEOUT_S = 30

Result = TypeVar("Result")


def _always(_session: Any) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class RegistryAccess:
    """Whose registry is asked, and where; two equal ones share a client.

    `name` stands for the credentials, such as a profile's name. `open_session` is called in a worker; what
    it returns makes clients as `boto3.Session.client` does, and must not be used by two threads at once
    unless it takes care of that itself. `is_current` is asked in a worker before each call, about what was
    opened: once it no longer is, after a change of files or settings, a session is opened anew.
    `registry_id` None is the caller's own registry. `region` and `endpoint_url` None leave it to the session
    (AWS_REGION, AWS_ENDPOINT_URL_ECR, the profile).
    """

    name: str
    open_session: Callable[[], Any] = field(compare=False, repr=False)
    region: str | None = None
    registry_id: str | None = None
    endpoint_url: str | None = None
    is_current: Callable[[Any], bool] = field(default=_always, compare=False, repr=False)


class EcrClient:
    """Asks one registry. Every call is made in the pool; errors are of this program's tree.

    `access` is what it was made for, `pool` where its calls run. May be used from one event loop; the work is
    done in the pool's threads.
    """

    def __init__(self, access: RegistryAccess, pool: Executor, connections: int) -> None:
        self.access = access
        self.pool = pool
        self._lock = threading.Lock()
        self._connections = connections
        self._made: _OpenClient | None = None

    def submit(
        self,
        operation: str,
        subject: Subject,
        parameters: dict[str, Any],
        read: Callable[[Members], Result],
    ) -> asyncio.Future[Result]:
        """A call already under way; its result is what `read` makes of the answer's members, in the worker.

        `operation` is the API's name, such as `DescribeImages`; the access's registry id is added where the
        operation takes one and the parameters name none. An UnfitError of `read` means that the answer is not
        ECR's. Once it is cancelled, an answer that does not come soon is cut off. Raises
        RegistryError.
        """
        return asked_in(self.pool, self._ask, operation, subject, parameters, read)

    async def endpoint_url(self) -> str:
        """The API's address, by botocore's rules or as it was set; raises RegistryError."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self.pool, self._endpoint_url)

    def _endpoint_url(self) -> str:
        try:
            return self._ready_client().meta.endpoint_url or ""
        except Exception as error:  # noqa: BLE001 - whatever it is, the translator knows its place
            failure = translate(error, Subject(region=self.access.region or ""))
        raise failure  # here, so that botocore's exception does not hang on ours as its context

    def _ask(
        self,
        operation: str,
        subject: Subject,
        parameters: dict[str, Any],
        read: Callable[[Members], Result],
    ) -> Result:
        access = self.access
        subject = replace(
            subject,
            operation=operation,
            registry_id=parameters.get("registryId") or subject.registry_id or access.registry_id or "",
            region=access.region or "",
            endpoint=access.endpoint_url or "",
        )
        try:
            client = self._ready_client()
            subject = replace(
                subject, region=client.meta.region_name or "", endpoint=client.meta.endpoint_url or ""
            )
            answer = _method(client, operation)(**self._complete(client, operation, parameters))
        except Exception as error:  # noqa: BLE001 - whatever it is, the translator knows its place
            failure = translate(error, subject)
        else:
            return _read(answer, read, subject)
        raise failure  # here, so that botocore's exception does not hang on ours as its context

    def _complete(self, client: Any, operation: str, parameters: dict[str, Any]) -> dict[str, Any]:
        given = {name: value for name, value in parameters.items() if value not in (None, "")}
        registry_id = self.access.registry_id
        if registry_id and "registryId" not in given:
            members = client.meta.service_model.operation_model(operation).input_shape.members
            if "registryId" in members:
                given["registryId"] = registry_id
        return given

    def _ready_client(self) -> Any:
        if (made := self._current()) is not None:
            return made.client
        if not self._lock.acquire(timeout=READY_TIMEOUT_S):
            raise TimeoutError(Reason.tr("Getting credentials timed out."))
        try:
            made = self._current()
            if made is None:
                made = self._made = _make(self.access, self._connections)
            return made.client
        finally:
            self._lock.release()

    def _current(self) -> _OpenClient | None:
        made = self._made
        return made if made is not None and self.access.is_current(made.session) else None


class EcrClients:
    """The clients of this run: one for each access, made when first asked for.

    `connections` is the most a client keeps open at once: as many as the pool has threads.
    """

    def __init__(self, pool: Executor, connections: int) -> None:
        self._pool = pool
        self._connections = connections
        self._guard = threading.Lock()
        self._clients: dict[RegistryAccess, EcrClient] = {}

    def client(self, access: RegistryAccess) -> EcrClient:
        """The access's client; boto3 and the session are loaded at its first call, in the worker."""
        with self._guard:
            if access not in self._clients:
                self._clients[access] = EcrClient(access, self._pool, self._connections)
            return self._clients[access]


class _OpenClient(NamedTuple):
    """A client of boto3, and the session it was made of."""

    session: Any
    client: Any


def _make(access: RegistryAccess, connections: int) -> _OpenClient:
    load_botocore()
    from botocore.config import Config

    keep_secrets_out_of_logs()
    config = Config(
        connect_timeout=CONNECT_TIMEOUT_S,
        read_timeout=READ_TIMEOUT_S,
        retries={"mode": "standard", "total_max_attempts": ATTEMPTS},
        max_pool_connections=connections,
        tcp_keepalive=True,
        user_agent_extra=f"layerscope/{__version__}",
    )
    session = access.open_session()
    client = session.client(
        "ecr",
        region_name=access.region or None,
        endpoint_url=access.endpoint_url or None,
        config=config,
    )
    client.meta.events.register("before-parse.ecr", read_answer)
    return _OpenClient(session, client)


def _method(client: Any, operation: str) -> Callable[..., dict[str, Any]]:
    from botocore import xform_name

    method: Callable[..., dict[str, Any]] = getattr(client, xform_name(operation))
    return method


def _read(answer: dict[str, Any], read: Callable[[Members], Result], subject: Subject) -> Result:
    try:
        with READING:
            return read(Members(answer))
    except UnfitError as error:
        reason: str = error.args[0]
    raise not_ecr_answer(reason, subject, str(answer.get(RAW_BODY, "")))
