"""The repository asked for, its policies, and the names there are where it is missing."""

from __future__ import annotations

from layerscope.diagnosis.model.answers import NOT_ASKED, Answer
from layerscope.diagnosis.model.evidence import LifecycleText, Listing
from layerscope.diagnosis.model.facts import Facts
from layerscope.diagnosis.probes.caller import is_own_registry
from layerscope.diagnosis.probes.probe import FactProbe, ProbeRun, about_repository
from layerscope.registry.aws.members import DOCUMENT_CHARACTERS, Members
from layerscope.registry.ecr.client import EcrClient
from layerscope.registry.ecr.listing import list_repositories, repositories_in
from layerscope.registry.errors.base import Subject
from layerscope.registry.errors.service import RepositoryNotFoundError
from layerscope.registry.model.repositories import Repository
from layerscope.text.reasons import Reason

MOST_LISTING_PAGES = 3  # of 1,000 names each, one after the other: near names are worth no longer wait


async def _repository(run: ProbeRun) -> Answer[Repository]:
    return await run.ask(lambda client: repository(client, run.asked.repository))


async def _repository_policy(run: ProbeRun) -> Answer[str]:
    return await run.ask(lambda client: repository_policy(client, run.asked.repository))


async def _lifecycle_policy(run: ProbeRun) -> Answer[LifecycleText]:
    return await run.ask(lambda client: lifecycle_policy(client, run.asked.repository))


async def _listing(run: ProbeRun) -> Answer[Listing]:
    return await run.ask(listing) if await _is_missing(run) else NOT_ASKED


async def _own_listing(run: ProbeRun) -> Answer[Listing]:
    if not await _is_missing(run) or await is_own_registry(run):
        return NOT_ASKED
    identity = (await run.answer(Facts.identity)).value
    own = run.context.client(run.asked.region, identity.account_id if identity else "")
    return await own.ask(listing)


async def _is_missing(run: ProbeRun) -> bool:
    return isinstance((await run.answer(Facts.repository)).error, RepositoryNotFoundError)


async def repository(client: EcrClient, name: str) -> Repository:
    """The repository as the registry asked describes it; raises RegistryError."""
    subject = Subject(repository=name)
    found = await client.submit("DescribeRepositories", subject, {"repositoryNames": [name]}, repositories_in)
    if not found:
        raise RepositoryNotFoundError(
            Reason.tr("ECR's answer does not contain this repository."), subject=subject
        )
    return found[0]


async def repository_policy(client: EcrClient, name: str) -> str:
    """The repository policy's text; raises RegistryError, PolicyNotFoundError where it has none."""
    subject = Subject(repository=name)
    return await client.submit("GetRepositoryPolicy", subject, {"repositoryName": name}, policy_text)


async def lifecycle_policy(client: EcrClient, name: str) -> LifecycleText:
    """The repository's lifecycle policy; raises RegistryError, PolicyNotFoundError where it has none."""
    subject = Subject(repository=name)
    return await client.submit("GetLifecyclePolicy", subject, {"repositoryName": name}, _lifecycle)


async def listing(client: EcrClient) -> Listing:
    """The registry's names, as many as a few pages hold; raises RegistryError."""
    names: list[str] = []
    read, registry_id = 0, client.access.registry_id or ""
    async for page in list_repositories(client):
        read += 1
        names += [each.name for each in page]
        registry_id = registry_id or next((each.registry_id for each in page), "")
        if read == MOST_LISTING_PAGES:
            break
    whole = read < MOST_LISTING_PAGES
    return Listing(tuple(names), registry_id, client.access.region or "", whole)


def _lifecycle(answer: Members) -> LifecycleText:
    text = answer.wanted("lifecyclePolicyText", DOCUMENT_CHARACTERS)
    return LifecycleText(text, answer.time_s("lastEvaluatedAt"))


def policy_text(answer: Members) -> str:
    return answer.wanted("policyText", DOCUMENT_CHARACTERS)


PROBES = (
    FactProbe(Facts.repository, _repository, about_repository),
    FactProbe(Facts.repository_policy, _repository_policy, about_repository),
    FactProbe(Facts.lifecycle_policy, _lifecycle_policy, about_repository),
    FactProbe(Facts.listing, _listing, about_repository),
    FactProbe(Facts.own_listing, _own_listing, about_repository),
)
