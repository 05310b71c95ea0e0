"""Every denied call, and every pair of them, against the steps of the main job: what can be reached is."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from itertools import combinations

import pytest

from layerscope.access.check_calls import calls_of
from layerscope.desktop.browse.session_images import SessionImages
from layerscope.diagnosis.checking.found import ImagePartKind
from layerscope.diagnosis.checking.image import check_image
from layerscope.diagnosis.policies.read_statements import denied_read, statement_for_read
from layerscope.localregistry.demo.making.artifacts import ARM64, BuildStep, image, index
from layerscope.localregistry.demo.making.demo_blobs import gzip_layer
from layerscope.localregistry.demo.making.layout_folders import RegistryFolder
from layerscope.localregistry.demo.making.tarballs import file
from layerscope.localregistry.demo.people.identities import ACCOUNT, REGION
from layerscope.localregistry.services.ecr.ecr_api import OPERATIONS
from layerscope.registry.ecr.session import RegistrySession
from layerscope.registry.errors.service import AccessDeniedError
from layerscope.registry.model.layers import Availability, LayerRef
from layerscope.transfers.export.rules.scopes import scopes_of
from layerscope.words.denied_reads import denied_line
from layerscope.words.layer_states import meaning_of
from support.fakes.denying_registry import CALLER, DenyingRegistry

REPOSITORY, TAG = "team/shop", "v1"
LISTED, PULLED, CHECKED, GIVEN = (
    "DescribeImages",
    "BatchGetImage",
    "BatchCheckLayerAvailability",
    "GetDownloadUrlForLayer",
)
READS = sorted(set(OPERATIONS) - {"UpdateImageStorageClass"})
DENIED = [frozenset(denied) for size in (0, 1, 2) for denied in combinations(READS, size)]


LAYER = gzip_layer([file("srv/app", "app" * 50)])
STEPS = [BuildStep("COPY app /srv", LAYER)]
PLATFORMS = (image(STEPS), image(STEPS, platform=ARM64))
INDEX, BLOB = index(PLATFORMS), LAYER.digest


@pytest.fixture(scope="module")
def registry(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DenyingRegistry]:
    """A repository with one index of two platforms."""
    folder = tmp_path_factory.mktemp("denied")
    made = RegistryFolder(folder, ACCOUNT, REGION, datetime.fromtimestamp(1_790_000_000, UTC), {})
    made.repository(REPOSITORY).push(INDEX, TAG, age_h=1.0)
    made.save()
    with ThreadPoolExecutor(2) as pool:
        yield DenyingRegistry(folder, pool)


async def outcome(step: Callable[[], Awaitable[object]]) -> object:
    """What the step gives; of a denial its operation."""
    try:
        return await step()
    except AccessDeniedError as error:
        denied = error
    check_told(denied)
    return f"denied {denied.subject.operation}"


def check_told(denied: AccessDeniedError) -> None:
    """A person is told in a line who may not do what, and given the statement that helps, where one does."""
    assert denied_line(denied).endswith(f"{denied_read(denied)} is denied for user/operator.")
    statement = statement_for_read(denied, CALLER)
    assert "*" not in statement
    assert bool(statement) is (denied.subject.operation != "DescribeRepositories")


class MainJob:
    """The steps, each tried whatever became of the one before; the digests are those of the data."""

    def __init__(self, session: RegistrySession) -> None:
        self._session, self._digest, self._platform = session, INDEX.digest, PLATFORMS[1].digest
        self._images = SessionImages(session)

    async def go(self) -> dict[str, object]:
        steps = (
            *(self.repositories, self.images, self.open_by_name, self.platforms, self.layers, self.states),
            *(self.config, self.url, self.check, self.export),
        )
        return {step.__name__: await outcome(step) for step in steps}

    async def repositories(self) -> object:
        return [each.name async for page in self._session.repositories() for each in page]

    async def images(self) -> object:
        return len([each async for page in self._images.pages(REPOSITORY) for each in page])

    async def open_by_name(self) -> object:
        return await self._session.resolve_tag(REPOSITORY, TAG) == self._digest

    async def platforms(self) -> object:
        opened = await self._images.opened(REPOSITORY, self._digest)
        assert opened.image.size_bytes
        return [str(child.platform) for child in opened.children]

    async def layers(self) -> object:
        return len((await self._session.read_image(REPOSITORY, self._platform)).layers)

    async def states(self) -> object:
        (layer,) = (await self._session.read_image(REPOSITORY, self._platform)).layers
        if layer.state.availability is not Availability.UNKNOWN:
            return layer.state.availability
        return f"{layer.state.availability}: {meaning_of(layer.state).partition('Reason: ')[2]}"

    async def config(self) -> object:
        read = await self._session.read_image(REPOSITORY, self._platform)
        return read.config is not None if read.config_error is None else denied_line(read.config_error)

    async def url(self) -> object:
        return (await self._session.url_of(LayerRef(REPOSITORY, BLOB), renew=True)).url.startswith("https:")

    async def check(self) -> object:
        checked = await check_image(calls_of(self._session), REPOSITORY, self._digest)
        assert bool(checked.error) is bool(denied_line(checked.error))
        return {part.state.availability for part in checked.parts if part.kind is not ImagePartKind.PLATFORM}

    async def export(self) -> object:
        found = await self._session.read_tree(REPOSITORY, self._digest)
        return [scope.error for scope in scopes_of(self._digest, found)]


def expected(denied: frozenset[str]) -> dict[str, object]:
    """What the steps come to: each needs its own call, and nothing else."""

    def needing(operation: str, result: object) -> object:
        return f"denied {operation}" if operation in denied else result

    unknown, available = Availability.UNKNOWN, Availability.AVAILABLE
    line = "{} is denied for user/operator."
    state = f"{unknown}: {line.format('ecr:' + CHECKED)}" if CHECKED in denied else available
    config = f"No URL: {line.format('ecr:' + GIVEN)}" if GIVEN in denied else True
    return {
        "repositories": needing("DescribeRepositories", [REPOSITORY]),
        "images": needing(LISTED, 3),
        "open_by_name": needing(PULLED, True) if LISTED in denied else True,
        "platforms": needing(PULLED, ["linux/amd64", "linux/arm64/v8"]),
        "layers": needing(PULLED, 1),
        "states": needing(PULLED, state),
        "config": needing(PULLED, config),
        "url": needing(GIVEN, True),
        "check": needing(PULLED, {unknown if CHECKED in denied else available}),
        "export": needing(PULLED, [None, None, None]),
    }


def test_each_denied_call_and_each_pair_leaves_what_needs_neither(registry: DenyingRegistry) -> None:
    async def every() -> None:
        for denied in DENIED:
            assert await MainJob(registry.session(denied)).go() == expected(denied), sorted(denied)

    asyncio.run(every())


def test_a_pull_only_identity_reaches_all_that_has_a_name(registry: DenyingRegistry) -> None:
    denied = frozenset(READS) - {PULLED, GIVEN, "GetAuthorizationToken"}
    found = asyncio.run(MainJob(registry.session(denied)).go())
    assert found == expected(denied)
    unreached = [step for step, came in found.items() if str(came).startswith("denied")]
    assert unreached == ["repositories", "images"]
