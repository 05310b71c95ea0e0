"""A client of docker's protocol that shows every answer as it came."""

from __future__ import annotations

import http.client
import json
from collections.abc import Iterable
from contextlib import closing
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from unit.localregistry.clients import client


class Got(NamedTuple):
    """An answer."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def error(self) -> tuple[str, str]:
        """Code and message of the first error."""
        (first, *_) = json.loads(self.body)["errors"]
        return first["code"], first["message"]


class Docker:
    """A client that signs in with the token that ECR gives."""

    def __init__(self, endpoint: str, **keys: Any) -> None:
        self._host = urlsplit(endpoint).netloc
        (data,) = client(endpoint, **keys).get_authorization_token()["authorizationData"]
        self.token = data["authorizationToken"]

    def ask(
        self,
        path: str,
        method: str = "GET",
        token: str | None = None,
        body: bytes | Iterable[bytes] | None = None,
        **headers: str,
    ) -> Got:
        """The answer; a `body` in several pieces is sent in chunks. Headers with _ for -."""
        token = self.token if token is None else token
        sent = {"Authorization": f"Basic {token}"} if token else {}
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        with closing(http.client.HTTPConnection(self._host, timeout=10)) as connection:
            connection.request(method, path.removeprefix(f"http://{self._host}"), body, sent)
            answer = connection.getresponse()
            found = {name.lower(): value for name, value in answer.getheaders()}
            return Got(answer.status, found, answer.read())
