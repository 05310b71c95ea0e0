"""The facts of a diagnosis, gathered: which probe is put when, so that few wait for another."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from dataclasses import fields, replace
from typing import Any, TypeVar

from layerscope.diagnosis.model.answers import Answer
from layerscope.diagnosis.model.digest_roles import is_not_here
from layerscope.diagnosis.model.facts import NOT_ASKED, Facts
from layerscope.diagnosis.model.pull_through import rule_for
from layerscope.diagnosis.model.question import Question
from layerscope.diagnosis.probes import blobs, registry
from layerscope.diagnosis.probes.callers import caller
from layerscope.diagnosis.probes.client import answer_of
from layerscope.diagnosis.probes.context import DiagnosisContext
from layerscope.diagnosis.probes.hosts import probe_host
from layerscope.diagnosis.probes.image_branch import ImageBranch
from layerscope.diagnosis.probes.keys import key
from layerscope.diagnosis.probes.neighbours import neighbours
from layerscope.registry.ecr.client import EcrClient
from layerscope.registry.errors.service import RepositoryNotFoundError
from layerscope.registry.model.layers import LayerState
from layerscope.registry.model.presigned import PresignedUrl
from layerscope.registry.model.repositories import Repository

T = TypeVar("T")
_log = logging.getLogger(__name__)
OnFacts = Callable[[Question, Facts], None]


async def gather_facts(
    question: Question, context: DiagnosisContext, on_facts: OnFacts
) -> tuple[Question, Facts]:
    """Everything that can be found out, and the question with the layer that was looked at.

    `on_facts` is told after each answer. Probes are read-only, run side by side, and wait for another only
    where they need its answer: five round trips one after the other at the most. Raises nothing but the
    cancellation, which ends all of them.
    """
    gathering = _Gathering(question, context, on_facts)
    await gathering.run()
    return gathering.question, gathering.facts


class _Gathering:
    """One diagnosis's probes. Attributes: `question` and `facts` as they are known so far."""

    def __init__(self, question: Question, context: DiagnosisContext, on_facts: OnFacts) -> None:
        account = context.account
        self.question = question
        self.facts = Facts(account, context.expected_profile, context.system, now_s=time.time())
        self._context = context
        self._on_facts = on_facts
        self._desk = context.desk(question.region, question.registry_id)
        self._identity_known = asyncio.Event()
        self._availability_known = asyncio.Event()
        self._image = ImageBranch(question, context, self._desk, self.put, self._availability)

    async def run(self) -> None:
        """Put every probe; returns when the last has answered or given up."""
        branches: list[Callable[[], Awaitable[None]]] = [self._ask_identity, self._ask_api_host]
        if self.question.repository:
            branches += [self._ask_repository, self._ask_repository_policies, self._image.run]
            branches += [self._ask_registry_policy, self._ask_pull_through, self._ask_layer]
        if self.question.repository and self.question.digest:
            branches.append(self._ask_neighbours)
        self.put(**dict.fromkeys(_expected(self.question), Answer.pending()))
        async with asyncio.TaskGroup() as group:
            for branch in branches:
                group.create_task(_run(branch))
        answers = {field.name: getattr(self.facts, field.name) for field in fields(self.facts)}
        left = [name for name, each in answers.items() if isinstance(each, Answer) and each.asking]
        if left:
            self.put(**dict.fromkeys(left, Answer.given_up()))

    def put(self, **answers: Any) -> None:
        """What has been found out, told."""
        self.facts = replace(self.facts, **answers)
        self._on_facts(self.question, self.facts)

    async def _fill(self, name: str, ask: Callable[[EcrClient], Awaitable[T]]) -> Answer[T]:
        answer = await self._desk.ask(ask)
        self.put(**{name: answer})
        return answer

    # Who asks, and the way there.

    async def _ask_identity(self) -> None:
        context = self._context
        profile = context.account.profile or ""
        try:
            self.put(identity=await caller(context.identity, profile, context.patience_s))
        finally:
            self._identity_known.set()

    async def _ask_api_host(self) -> None:
        address = await answer_of(self._desk.client.endpoint_url, [], self._desk.patience_s)
        if address.value is None:  # without a region there is no address
            self.put(api_host=Answer(error=address.error, late=address.late))
        else:
            self.put(api_host=await probe_host(address.value, await self._context.network_path()))

    async def _availability(self) -> LayerState | None:
        """What ECR says of the layer, once it has; None where it does not say."""
        await self._availability_known.wait()
        return self.facts.availability.value

    async def _own_registry(self) -> bool:
        """Whether the registry asked is the caller's own; by its id, where nobody says who the caller is."""
        asked = self._desk.client.access.registry_id
        await self._identity_known.wait()
        identity = self.facts.identity.value
        return not asked or (identity is not None and identity.account_id == asked)

    # The registry and the repository.

    async def _ask_repository(self) -> None:
        name = self.question.repository
        found = await self._fill("repository", lambda client: registry.repository(client, name))
        if not isinstance(found.error, RepositoryNotFoundError):
            self.put(listing=NOT_ASKED, own_listing=NOT_ASKED)
            await self._ask_key(found.value)
            return
        self.put(key=NOT_ASKED)
        async with asyncio.TaskGroup() as group:
            group.create_task(_run(lambda: self._fill("listing", registry.listing)))
            group.create_task(_run(self._ask_own_listing))

    async def _ask_key(self, repository: Repository | None) -> None:
        context = self._context
        if context.key_state is None or repository is None or not repository.kms_key.startswith("arn:"):
            self.put(key=NOT_ASKED)
            return
        profile = context.account.profile or ""
        self.put(key=await key(context.key_state, repository.kms_key, profile, context.patience_s))

    async def _ask_own_listing(self) -> None:
        if await self._own_registry():
            self.put(own_listing=NOT_ASKED)
            return
        identity = self.facts.identity.value
        own = self._context.desk(self.question.region, identity.account_id if identity else "")
        self.put(own_listing=await own.ask(registry.listing))

    async def _ask_repository_policies(self) -> None:
        name = self.question.repository
        async with asyncio.TaskGroup() as group:
            for field, ask in _POLICIES.items():
                group.create_task(self._fill(field, lambda client, ask=ask: ask(client, name)))  # type: ignore[misc]

    async def _ask_registry_policy(self) -> None:
        # The operation takes no registry, so that another's policy cannot be read at all.
        if self._desk.client.access.registry_id and not await self._own_registry():
            self.put(registry_policy=NOT_ASKED)
            return
        await self._fill("registry_policy", registry.registry_policy)

    async def _ask_pull_through(self) -> None:
        rules = await self._fill("pull_through", registry.pull_through_rules)
        rule = rule_for(self.question.repository, rules.value or ())
        if rule is None:
            self.put(validation=NOT_ASKED)
            return
        prefix = rule.prefix
        await self._fill("validation", lambda client: registry.validation(client, prefix))

    # The layer, its URL, its bytes.

    async def _ask_neighbours(self) -> None:
        """Only where this repository does not give the layer: then another one may."""
        state = await self._availability()
        if is_not_here(state):
            name, digest = self.question.repository, self.question.digest
            await self._fill("elsewhere", lambda client: neighbours(client, name, digest))

    async def _ask_layer(self) -> None:
        digest = await self._image.digest()
        if not digest:
            self.put(**dict.fromkeys(("availability", "url", "url_host", "first_byte"), NOT_ASKED))
            self._availability_known.set()
            return
        self.question = replace(self.question, digest=digest)
        async with asyncio.TaskGroup() as group:
            group.create_task(self._ask_availability(digest))
            group.create_task(self._ask_url(digest))

    async def _ask_availability(self, digest: str) -> None:
        name = self.question.repository
        try:
            if self.facts.availability.asking:  # not told already, with the other layers of the image
                await self._fill("availability", lambda client: registry.availability(client, name, digest))
        finally:
            self._availability_known.set()

    async def _ask_url(self, digest: str) -> None:
        answer = await self._image.url(digest)
        self.put(url=blobs.without_secret(answer))
        if answer.value is None:
            self.put(url_host=NOT_ASKED, first_byte=NOT_ASKED)
            return
        async with asyncio.TaskGroup() as group:
            group.create_task(self._ask_url_host(answer.value))
            group.create_task(self._ask_first_byte(answer.value))

    async def _ask_url_host(self, url: PresignedUrl) -> None:
        self.put(url_host=await probe_host(url.url, await self._context.network_path()))

    async def _ask_first_byte(self, url: PresignedUrl) -> None:
        patience_s = self._context.patience_s
        self.put(first_byte=await blobs.first_byte(self._context.blobs, url, patience_s))


_POLICIES: dict[str, Callable[[EcrClient, str], Awaitable[Any]]] = {
    "repository_policy": registry.repository_policy,
    "lifecycle_policy": registry.lifecycle_policy,
}


def _expected(asked: Question) -> list[str]:
    """What may be asked; all of it counts as under way, until it turns out not to be."""
    names = ["identity", "api_host"]
    if not asked.repository:
        return names
    names += ["repository", "listing", "own_listing", "repository_policy", "lifecycle_policy"]
    names += ["registry_policy", "pull_through", "validation", "key"]
    if asked.image:
        names += ["image", "manifest", "config", "lost_children", "replication"]
    if asked.digest:
        names += ["digest", "elsewhere"]
    if asked.image or asked.digest:
        names += ["availability", "url", "url_host", "first_byte"]
    return names


async def _run(branch: Callable[[], Awaitable[Any]]) -> None:
    """The branch to its end; a mistake of ours in one is logged, and the others go on."""
    try:
        await branch()
    except Exception:  # noqa: BLE001 - whatever it is, the other probes are not to blame
        _log.exception("a part of the diagnosis failed in a way that it should not")
