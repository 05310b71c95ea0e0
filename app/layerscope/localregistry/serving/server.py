"""The local registry as a server: started in a thread, stopped within a moment, whatever its clients do."""

from __future__ import annotations

import logging
import socket
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path
from socketserver import TCPServer, ThreadingMixIn
from threading import Event, Lock, Thread
from types import TracebackType
from typing import Any, Self

from layerscope.localregistry.content.activation import ACTIVATION_S
from layerscope.localregistry.content.served_repository import Registry, ServedRepository
from layerscope.localregistry.data.served_data import ServedData
from layerscope.localregistry.data.uploads import Uploads
from layerscope.localregistry.identity.docker_tokens import DockerTokens
from layerscope.localregistry.identity.sso_sign_ins import SignIns
from layerscope.localregistry.services.local_service import Service
from layerscope.localregistry.services.page_tokens import PageTokens
from layerscope.localregistry.services.s3.presigning import Presigner
from layerscope.localregistry.serving.connection import Handler

_log = logging.getLogger(__name__)

URL_LIFE_S = 3600
_POLL_S = 0.05


class Server(ThreadingMixIn, TCPServer):
    """One thread a connection; keeps the open ones, to close them when it stops."""

    allow_reuse_address = True
    request_queue_size = 128

    def __init__(self, address: tuple[str, int], service: Service) -> None:
        self._open: set[socket.socket] = set()
        self._lock = Lock()
        super().__init__(address, partial(Handler, service))

    def process_request(self, request: Any, client_address: Any) -> None:
        """Remember the connection, then serve it in a thread of its own."""
        with self._lock:
            self._open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        """Close the connection and forget it."""
        super().shutdown_request(request)
        with self._lock:
            self._open.discard(request)

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ARG002
        """Log what no answer was made of, where tests and people look for it."""
        _log.exception("a request ended without an answer")

    def close_connections(self) -> None:
        """End every connection; the threads that serve them end with an error of theirs."""
        with self._lock:
            connections = list(self._open)
        for connection in connections:
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:  # Closed from the other side in the meantime.
                continue


class LocalRegistry:
    """A registry over real HTTP, for a `with` block or between `start` and `stop`.

    Attributes: `endpoint` (`http://127.0.0.1:PORT`, once started), `store`. `clock` gives epoch seconds,
    `url_life_s` the life of presigned URLs, `activation_s` the time a restore from the archive takes.
    SettingsError or FaultError for a registry.json that cannot be used.
    """

    def __init__(
        self,
        data: Path | str | None = None,
        port: int = 0,
        *,
        host: str = "127.0.0.1",
        synthetic: Iterable[ServedRepository] = (),
        clock: Callable[[], float] = time.time,
        url_life_s: int = URL_LIFE_S,
        activation_s: float = ACTIVATION_S,
    ) -> None:
        self._address = (host, port)
        self._stopping = Event()
        self.store = ServedData(Path(data) if data else None, clock, synthetic)
        self._service = Service(
            store=self.store,
            tokens=PageTokens(),
            presigner=Presigner(clock, url_life_s),
            sign_ins=SignIns(self.store.sso, clock),
            clock=clock,
            wait=self._stopping.wait,
            activation_s=activation_s,
            docker_tokens=DockerTokens(),
        )
        self._server: Server | None = None
        self._thread: Thread | None = None

    def take_pushes(self, *, create_repositories: bool = False) -> Self:
        """Have pushes written to the data folder, from the next start on; without this they are refused.

        `create_repositories`: a push to a repository that is not there creates it, as ECR does by a creation
        template for CREATE_ON_PUSH.
        """
        uploads = Uploads(self._service.clock)
        self._service = replace(self._service, uploads=uploads, creates_on_push=create_repositories)
        return self

    def docker_login(self) -> str:
        """`AWS:PASSWORD` of the first of the known callers, as from GetAuthorizationToken."""
        caller = self.store.callers.first()
        registry = Registry(caller.account, self.store.default_region())
        password, _ = self._service.docker_tokens.issue(caller, registry, self._service.clock())
        return f"AWS:{password}"

    @property
    def endpoint(self) -> str:
        """The address that clients are pointed to."""
        if self._server is None:
            raise RuntimeError("not started")
        host, port = self._server.server_address[:2]
        return f"http://{host!s}:{port}"

    def start(self) -> None:
        """Listen, and serve from a thread of its own; OSError where the port is taken."""
        self._stopping.clear()
        self._server = Server(self._address, self._service)
        self._thread = Thread(
            target=self._server.serve_forever, args=(_POLL_S,), name="local registry", daemon=True
        )
        self._thread.start()

    def stop(self) -> None:
        """Close every connection and wait for their threads; nothing where it is not running."""
        if self._server is None or self._thread is None:
            return
        self._stopping.set()
        self._server.shutdown()
        self._server.close_connections()
        self._server.server_close()
        self._thread.join()
        if self._service.uploads is not None:
            self._service.uploads.close()
        self._server = self._thread = None

    def approve_sign_in(self, user_code: str) -> bool:
        """Allow a sign-in as on its page; whether one with that code waited for it."""
        return self._service.sign_ins.decide(user_code, approved=True)

    def refuse_sign_in(self, user_code: str) -> bool:
        """Refuse a sign-in as on its page; whether one with that code waited for it."""
        return self._service.sign_ins.decide(user_code, approved=False)

    def expire_sessions(self) -> None:
        """End all temporary keys that were issued, before the end that was announced."""
        self.store.callers.expire_issued(self._service.clock())

    def expire_sign_ins(self, *, refreshable: bool) -> None:
        """End all access tokens of SSO, before the end that was announced.

        What is not `refreshable` any more needs a new sign-in.
        """
        self._service.sign_ins.expire(refreshable=refreshable)

    def environment(self) -> dict[str, str]:
        """The variables that point the AWS CLI and any SDK here, as the first of the known callers."""
        caller, region = self.store.callers.first(), self.store.default_region()
        variables = {
            "AWS_ENDPOINT_URL_ECR": self.endpoint,
            "AWS_ENDPOINT_URL_STS": self.endpoint,
            "AWS_ENDPOINT_URL_KMS": self.endpoint,
            "AWS_ENDPOINT_URL_IAM": self.endpoint,
            "AWS_ENDPOINT_URL_SSO": self.endpoint,
            "AWS_ENDPOINT_URL_SSO_OIDC": self.endpoint,
            "AWS_ACCESS_KEY_ID": caller.access_key_id,
            "AWS_SECRET_ACCESS_KEY": caller.secret_access_key,
            "AWS_REGION": region,
            "AWS_DEFAULT_REGION": region,  # what botocore reads
        }
        token = {"AWS_SESSION_TOKEN": caller.session_token} if caller.session_token else {}
        return variables | token | self.store.shared_files()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
