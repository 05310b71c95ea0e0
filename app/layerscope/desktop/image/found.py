"""What is asked of ECR about an image and its repository, and kept while the registry is the same."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from layerscope.diagnosis.model.answers import Answer
from layerscope.diagnosis.model.evidence import LifecycleText
from layerscope.diagnosis.probes.repository import lifecycle_policy, repository, repository_policy
from layerscope.registry.ecr.client import EcrClient
from layerscope.registry.ecr.manifests import find_image
from layerscope.registry.ecr.referrers import Referrer, list_referrers
from layerscope.registry.ecr.scan_findings import scan_findings
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.model.images import ListedImage
from layerscope.registry.model.repositories import Repository
from layerscope.registry.model.scans import ScanSummary

MOST_KEPT = 500  # answers
_NOT_ASKED: Answer[Any] = Answer()

Key = tuple[str, str, str]
Ask = Callable[[EcrClient], Awaitable[object]]


@dataclass(frozen=True, slots=True)
class Asked:
    """Whom the page is about; what is known without a call is not asked for.

    `chosen` is the digest of the image as it was chosen, such as an index's, `shown` that of the platform.
    """

    repository: str
    chosen: str
    shown: str
    knows_repository: bool = False
    is_listed: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """What came of asking so far."""

    repository: Answer[Repository] = _NOT_ASKED
    policy: Answer[str] = _NOT_ASKED
    lifecycle: Answer[LifecycleText] = _NOT_ASKED
    listed: Answer[ListedImage] = _NOT_ASKED
    scan: Answer[ScanSummary] = _NOT_ASKED
    referrers: Answer[tuple[Referrer, ...]] = _NOT_ASKED

    def errors(self) -> tuple[RegistryError, ...]:
        """Why parts of it are not known."""
        answers = (self.repository, self.policy, self.lifecycle, self.listed, self.scan, self.referrers)
        return tuple(answer.error for answer in answers if answer.error is not None)


class FoundFacts:
    """Asks, each fact once. An answer is kept; a failure that may pass is asked about again by `read`."""

    def __init__(self) -> None:
        self._client: EcrClient | None = None
        self._answers: dict[Key, Answer[Any]] = {}

    def use(self, client: EcrClient | None) -> None:
        """Ask another registry from now on, and know nothing yet."""
        self._client = client
        self.forget()

    def forget(self) -> None:
        """Ask for everything anew."""
        self._answers.clear()

    def forget_failures(self) -> None:
        """Ask anew for what failed."""
        self._answers = {key: answer for key, answer in self._answers.items() if answer.error is None}

    def of(self, asked: Asked) -> Found:
        """What is known so far."""
        answers = {name: self._answers.get(key, _NOT_ASKED) for name, key in _keys(asked).items()}
        return Found(**answers)

    async def read(self, asked: Asked, changed: Callable[[], object]) -> None:
        """Ask for what is not known, all at once; `changed` is called as each answer comes."""
        client = self._client
        if client is None:
            return
        wanted = [(key, ask) for name, key in _keys(asked).items() if (ask := _ask(name, asked)) is not None]
        unknown = [(key, ask) for key, ask in wanted if self._is_unknown(key)]
        await asyncio.gather(*(self._read(client, key, ask, changed) for key, ask in unknown))

    async def _read(self, client: EcrClient, key: Key, ask: Ask, changed: Callable[[], object]) -> None:
        try:
            answer: Answer[Any] = Answer(await ask(client))
        except RegistryError as error:
            answer = Answer(error=error)
        if client is self._client:
            self._answers[key] = answer
            while len(self._answers) > MOST_KEPT:
                del self._answers[next(iter(self._answers))]
            changed()

    def _is_unknown(self, key: Key) -> bool:
        answer = self._answers.get(key)
        return answer is None or (answer.error is not None and answer.error.retryable)


def _keys(asked: Asked) -> dict[str, Key]:
    """What each fact is kept under, by its name in Found."""
    name = asked.repository
    return {
        "repository": ("repository", name, ""),
        "policy": ("policy", name, ""),
        "lifecycle": ("lifecycle", name, ""),
        "listed": ("listed", name, asked.chosen),
        "scan": ("scan", name, asked.shown),
        "referrers": ("referrers", name, f"{asked.chosen} {asked.shown}"),
    }


def _ask(fact: str, asked: Asked) -> Ask | None:
    """The call for a fact; None where it is known without one."""
    name = asked.repository
    asks: dict[str, Ask | None] = {
        "repository": None if asked.knows_repository else lambda client: repository(client, name),
        "policy": lambda client: repository_policy(client, name),
        "lifecycle": lambda client: lifecycle_policy(client, name),
        "listed": None if asked.is_listed else lambda client: find_image(client, name, asked.chosen),
        "scan": lambda client: scan_findings(client, name, asked.shown),
        "referrers": lambda client: _referrers(client, asked),
    }
    return asks[fact]


async def _referrers(client: EcrClient, asked: Asked) -> tuple[Referrer, ...]:
    """The first page of what refers to the image, and to its index: 50 of each tell what there is."""
    digests = dict.fromkeys((asked.chosen, asked.shown))
    found = await asyncio.gather(*(_first_page(client, asked.repository, digest) for digest in digests))
    return tuple(referrer for page in found for referrer in page)


async def _first_page(client: EcrClient, repository: str, digest: str) -> tuple[Referrer, ...]:
    pages = list_referrers(client, repository, digest)
    try:
        return await anext(pages, ())
    finally:
        await pages.aclose()
