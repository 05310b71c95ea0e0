"""Diagnoses run as the program runs them, against a local registry over real HTTP."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from layerscope.access.diagnosing import Diagnosing
from layerscope.accounts.model.profiles import Account
from layerscope.accounts.sessions.sessions import Sessions
from layerscope.diagnosis.model.diagnosis import Diagnosis
from layerscope.diagnosis.model.facts import Facts
from layerscope.diagnosis.model.question import Question
from layerscope.diagnosis.probes.gathering import gather_facts
from layerscope.localregistry.serving.server import LocalRegistry
from layerscope.registry.aws.network_settings import NetworkSettings
from layerscope.registry.ecr.manifests import fetch_manifest, find_image
from layerscope.registry.manifests.manifest import Manifest


@dataclass(frozen=True)
class Run:
    """A diagnosis, and everything that was told on the way to it."""

    result: Diagnosis
    told: tuple[Diagnosis, ...]

    @property
    def causes(self) -> list[str]:
        return [finding.cause for finding in self.result.findings]


class Asker:
    """Asks as the program does; the environment leads to the registry that is asked."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._monkeypatch = monkeypatch

    def lead_to(self, registry: LocalRegistry, **variables: str) -> None:
        """Let the environment lead there, and have these variables besides."""
        for name in [name for name in os.environ if name.startswith("AWS_")]:
            self._monkeypatch.delenv(name)
        self._monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
        for name, value in {**registry.environment(), **variables}.items():
            self._monkeypatch.setenv(name, value)

    def diagnose(self, question: Question, account: Account | None = None, **options: Any) -> Run:
        """The whole diagnosis."""
        told: list[Diagnosis] = []
        result = self._run(account, options, lambda asking: asking.diagnose(question, told.append))
        return Run(result, tuple(told))

    def facts(self, question: Question, account: Account | None = None, **options: Any) -> Facts:
        """What the probes find out."""

        async def gathered(asking: Diagnosing) -> Facts:
            return (await gather_facts(question, await asking._context(question), lambda *_: None))[1]

        return self._run(account, options, gathered)

    def manifest(self, repository: str, tag: str, account: Account | None = None) -> Manifest:
        """The manifest of an image, to choose a digest of."""

        async def read(asking: Diagnosing) -> Manifest:
            client = (await asking._context(Question())).client("", "").client
            image = await find_image(client, repository, tag)
            return await fetch_manifest(client, repository, image.digest)

        return self._run(account, {}, read)

    def _run(
        self, account: Account | None, options: dict[str, Any], work: Callable[[Diagnosing], Any]
    ) -> Any:
        sessions = Sessions(network=options.get("network", NetworkSettings))
        asking = Diagnosing(sessions, lambda: account or Account(), **options)
        try:
            return asyncio.run(work(asking))
        finally:
            asking.close()
