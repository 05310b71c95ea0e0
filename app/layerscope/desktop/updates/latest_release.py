"""Which release is the latest, by GitHub's API: one request in bounds, which tells nothing of the asker."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from layerscope import REPOSITORY_URL
from layerscope.desktop.updates.version import Version, read_version
from layerscope.registry.aws.deadlines import Exchange
from layerscope.registry.aws.network_settings import NetworkSettings
from layerscope.registry.aws.translation import translate
from layerscope.registry.ecr.fetcher import Fetcher
from layerscope.registry.errors.base import RegistryError, Subject
from layerscope.registry.errors.network import NetworkError
from layerscope.text.plain import beginning
from layerscope.text.reasons import Reason

if TYPE_CHECKING:
    import urllib3

# https://docs.github.com/en/rest/releases/releases#get-the-latest-release: neither drafts nor pre-releases.
ADDRESS = f"{REPOSITORY_URL.replace('https://github.com/', 'https://api.github.com/repos/')}/releases/latest"
# GitHub refuses a request without a name; this one names neither the version nor the system.
_HEADERS = {
    "Accept": "application/vnd.github+json",
    "User-Agent": "Layerscope",
    "X-GitHub-Api-Version": "2022-11-28",
}
MOST_BYTES = 1024 * 1024  # one with twenty files and its notes is some forty kilobytes
ANSWER_S = 15.0
MOST_REDIRECTS = 3  # of a project that has moved
_CHUNK_BYTES = 64 * 1024
_MOST_SHOWN = 60  # characters of a tag
_REDIRECTS = frozenset({301, 302, 307, 308})
_REFUSALS = frozenset({403, 429})


class NoLatestReleaseError(Exception):
    """An answer came that names no release; `reason` says why."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(str(reason))
        self.reason = reason


class LatestRelease:
    """Asks at `address`, by the network settings of the moment."""

    def __init__(
        self, network: Callable[[], NetworkSettings], address: str = ADDRESS, deadline_s: float = ANSWER_S
    ) -> None:
        self._fetcher = Fetcher(1, network)
        self._address = address
        self._deadline_s = deadline_s

    def read(self) -> Version:
        """The latest release's version; blocks.

        Raises NetworkError where no answer came in time, NoLatestReleaseError for one that names no release.
        """
        try:
            with Exchange(self._deadline_s):
                return _version(self._answer())
        except NoLatestReleaseError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever it is, the translator knows its place
            failure = _of_network(translate(error, Subject(host=urlsplit(self._address).hostname or "")))
        raise failure  # here, so that urllib3's exception does not hang on ours as its context

    def _answer(self) -> bytes:
        address = self._address
        for _ in range(MOST_REDIRECTS + 1):
            response = self._fetcher.ask(address, _HEADERS)
            try:
                if response.status not in _REDIRECTS:
                    return _body(response)
                address = _moved(address, response.headers.get("Location", ""))
            finally:
                response.close()
        raise NoLatestReleaseError(Reason.tr("GitHub redirects the request too often."))


def _of_network(error: RegistryError) -> Exception:
    """The error; one that is no network's is of an answer that no rule for AWS's fits."""
    return error if isinstance(error, NetworkError) else NoLatestReleaseError(_not_githubs())


def _moved(address: str, location: str) -> str:
    """Where it leads, on the same server only."""
    target = urljoin(address, location)
    if not location or urlsplit(target)[:2] != urlsplit(address)[:2]:
        raise NoLatestReleaseError(Reason.tr("GitHub redirects the request to another server; not followed."))
    return target


def _body(response: urllib3.BaseHTTPResponse) -> bytes:
    if response.status == 404:
        raise NoLatestReleaseError(Reason.tr("No release is published yet."))
    if response.status in _REFUSALS:
        raise NoLatestReleaseError(
            Reason.tr("GitHub rejects requests from this network for now. Try again in an hour.")
        )
    if response.status != 200:
        raise NoLatestReleaseError(
            Reason.tr("GitHub answered with HTTP status {status}.", status=response.status)
        )
    body = bytearray()
    while chunk := response.read1(_CHUNK_BYTES, decode_content=False):
        body += chunk
        if len(body) > MOST_BYTES:
            raise NoLatestReleaseError(_not_githubs())
    return bytes(body)


def _version(body: bytes) -> Version:
    try:
        answer: Any = json.loads(body)
    except (ValueError, RecursionError):
        answer = None
    tag = answer.get("tag_name") if isinstance(answer, dict) else None
    if not isinstance(tag, str):
        raise NoLatestReleaseError(_not_githubs())
    version = read_version(tag)
    if version is None or not version.is_final:
        shown, _ = beginning(tag, _MOST_SHOWN)
        raise NoLatestReleaseError(
            Reason.tr("The latest release is called {tag}, which is not a version.", tag=shown)
        )
    return version


def _not_githubs() -> Reason:
    return Reason.tr("The answer is not GitHub's: a proxy or a portal may be in between.")
