"""The way through the lists: what is selected, what is opened although no list has it."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from types import SimpleNamespace

import pytest

from layerscope.desktop.shell.chosen_layer import ChosenLayer
from layerscope.desktop.shell.image_values import ImageChoice
from layerscope.desktop.shell.navigator import FRESH_S, Navigator
from layerscope.desktop.shell.selection import Selection
from layerscope.registry.ecr.children import Child, ChildState
from layerscope.registry.ecr.image import ReadImage
from layerscope.registry.errors.service import (
    AccessDeniedError,
    ImageNotFoundError,
    RepositoryNotFoundError,
)
from layerscope.registry.manifests.kinds import ImageKind
from layerscope.registry.manifests.manifest import Descriptor, ImageManifest, IndexManifest
from layerscope.registry.model.layers import LayerRef
from layerscope.registry.model.repositories import Repository
from layerscope.words.layer_states import word_of
from support.fakes.layer_fakes import a_layer, an_image, chosen, digest

OCI = "application/vnd.oci.image.{}.v1+json"
INDEX, NESTED, ARM, LAYER, ELSEWHERE = (digest(n) for n in (90, 91, 92, 1, 50))


@dataclass
class FakeLists:
    """Lists that have these; `did` is what was done to them, in order."""

    listed: set[str] = field(default_factory=set)
    pushed: set[str] = field(default_factory=set)  # listed once they are read again
    repositories_listed: set[str] = field(default_factory=set)
    readable: dict[str, ReadImage] = field(default_factory=dict)
    open_repository: str = "team/app"
    age_s: float = 0.0
    open_image: ReadImage | None = None
    tags: dict[str, str] = field(default_factory=dict)  # of images that may be read but not listed
    did: list[tuple[object, ...]] = field(default_factory=list)
    row: ImageChoice | None = None
    image_failure: Exception | None = None
    list_failure: Exception | None = None

    def lists(self) -> Navigator:
        selection = Selection()
        selection.repository = Repository(self.open_repository) if self.open_repository else None
        selection.repository_changed.connect(lambda repository: self.did.append(("opened", repository)))
        selection.image_changed.connect(self._choose)
        self.selection = selection  # kept alive
        resolve = SimpleNamespace(resolve_tag=self._resolve_tag)
        navigator = Navigator(selection, SimpleNamespace(current=resolve))  # type: ignore[arg-type]
        navigator.repositories = SimpleNamespace(select=self._select_repository)
        navigator.images = SimpleNamespace(
            select=self._select_image,
            refresh=self._refresh,
            as_of_s=time.time() - self.age_s,
            selected=lambda: self.row,
            failures=lambda: (self.list_failure,),
            open_chosen=lambda: self.did.append(("open",)),
        )  # type: ignore[assignment]
        navigator.image = SimpleNamespace(
            settled=self._settled,
            index_children=lambda: self.open_image.children if self.open_image else (),
            choose_layer=self._choose_layer,
            show_layer=lambda chosen: self.did.append(("layer", chosen)),
            failures=lambda: (self.image_failure, None),
        )  # type: ignore[assignment]
        return navigator

    async def _resolve_tag(self, repository: str, tag: str) -> str:
        self.did.append(("resolve", repository, tag))
        if tag not in self.tags:
            raise ImageNotFoundError("no such tag")
        return self.tags[tag]

    async def _select_repository(self, name: str) -> bool:
        self.did.append(("repository", name))
        return name in self.repositories_listed

    async def _select_image(self, image: str) -> bool:
        self.did.append(("image", image))
        if image in self.listed:
            self.open_image = self.readable.get(image)
        return image in self.listed

    def _refresh(self) -> None:
        self.did.append(("refresh",))
        self.listed |= self.pushed

    def _choose(self, choice: ImageChoice | None) -> None:
        self.did.append(("choose", choice))
        self.open_image = self.readable.get(choice.digest) if choice else None

    async def _settled(self) -> ReadImage | None:
        return self.open_image

    def _choose_layer(self, layer: str) -> bool:
        layers = self.open_image.layers if self.open_image else ()
        return any(each.digest == layer for each in layers)


def a_child(number: int, layers: tuple[str, ...] = (), children: tuple[Child, ...] = ()) -> Child:
    media_type = OCI.format("manifest")
    descriptor = Descriptor(digest(number), 500, media_type)
    blobs = tuple(Descriptor(layer, 10, "application/vnd.oci.image.layer.v1.tar+gzip") for layer in layers)
    manifest = ImageManifest(media_type, digest(number), layers=blobs)
    return Child(descriptor, ImageKind.IMAGE, ChildState.PRESENT, manifest, children=children)


def an_index() -> ReadImage:
    """An index with an index in it, whose image has the layer."""
    inner = a_child(92, layers=(LAYER,))
    manifest = IndexManifest(OCI.format("index"), INDEX)
    return ReadImage(manifest, ImageKind.INDEX, children=(a_child(91, children=(inner,)),))


def test_the_repository_that_is_open_is_not_read_again() -> None:
    fake = FakeLists()
    asyncio.run(fake.lists().open_repository("team/app"))
    assert fake.did == []


@pytest.mark.parametrize("is_listed", [True, False])
def test_a_repository_is_opened_listed_or_not(is_listed: bool) -> None:
    fake = FakeLists(repositories_listed={"team/web"} if is_listed else set())
    asyncio.run(fake.lists().open_repository("team/web"))
    expected: list[tuple[object, ...]] = [("repository", "team/web")]
    opened = [("choose", None), ("opened", Repository("team/web"))]
    assert fake.did == expected + ([] if is_listed else opened)


def test_a_list_that_is_old_is_read_again_for_what_was_pushed_since() -> None:
    fake = FakeLists(pushed={"1.5"}, age_s=FRESH_S + 1)
    assert asyncio.run(fake.lists().open_image("1.5", is_certain=True))
    assert fake.did == [("image", "1.5"), ("refresh",), ("image", "1.5"), ("open",)]
    fresh = FakeLists(pushed={"1.5"})
    assert not asyncio.run(fresh.lists().open_image("1.5", is_certain=True))
    assert fresh.did == [("image", "1.5"), ("resolve", "team/app", "1.5")]


def test_a_tag_that_no_list_has_is_opened_by_what_it_names() -> None:
    fake = FakeLists(tags={"1.5": ELSEWHERE}, readable={ELSEWHERE: an_image()})
    assert asyncio.run(fake.lists().open_image("1.5", is_certain=True))
    assert fake.did[-1] == ("choose", ImageChoice("team/app", ELSEWHERE, "1.5"))


def test_what_kept_a_tag_from_being_read_is_kept_until_the_next() -> None:
    fake = FakeLists(tags={"1.5": ELSEWHERE}, readable={ELSEWHERE: an_image()})
    navigator = fake.lists()
    assert not asyncio.run(navigator.open_image("1.4", is_certain=True))
    assert isinstance(navigator.unread, ImageNotFoundError)
    assert asyncio.run(navigator.open_image("1.5", is_certain=True))
    assert navigator.unread is None


def test_an_image_that_no_list_has_is_opened_by_its_digest() -> None:
    fake = FakeLists(readable={ELSEWHERE: an_image()})
    assert asyncio.run(fake.lists().open_image(ELSEWHERE, is_certain=False))
    assert fake.did[-1] == ("choose", ImageChoice("team/app", ELSEWHERE))


def test_what_turns_out_to_be_no_image_leaves_no_error_behind() -> None:
    fake = FakeLists()
    assert not asyncio.run(fake.lists().open_image(ELSEWHERE, is_certain=False))
    assert fake.did[-1] == ("choose", None)
    assert asyncio.run(fake.lists().open_image(ELSEWHERE, is_certain=True))  # its error is the answer
    assert fake.did[-1] == ("choose", ImageChoice("team/app", ELSEWHERE))


def test_without_a_repository_there_is_no_image() -> None:
    fake = FakeLists(open_repository="")
    assert not asyncio.run(fake.lists().open_image(ELSEWHERE, is_certain=True))


def test_a_layer_of_the_open_image_is_chosen() -> None:
    fake = FakeLists(open_image=an_image())
    assert asyncio.run(fake.lists().open_layer(a_layer(1).digest))
    assert not asyncio.run(fake.lists().open_layer(ELSEWHERE))
    assert fake.did == []


@pytest.mark.parametrize("is_listed", [True, False])
def test_a_layer_is_found_on_whichever_platform_has_it(is_listed: bool) -> None:
    fake = FakeLists(open_image=an_index(), readable={ARM: an_image()}, listed={ARM} if is_listed else set())
    assert asyncio.run(fake.lists().open_layer(LAYER))
    assert fake.did[0] == ("image", ARM)
    assert (fake.did[-1][0] == "choose") is not is_listed


def test_a_layer_by_its_digest_alone_says_so() -> None:
    fake = FakeLists()
    fake.lists().show_layer("team/app", LAYER)
    chosen = fake.did[0][1]
    assert isinstance(chosen, ChosenLayer)
    assert chosen.ref == LayerRef("team/app", LAYER)
    assert word_of(chosen.layer.state) == "Unknown"


@pytest.mark.parametrize(("position", "is_left"), [(0, False), (2, True)])
def test_a_layer_by_its_digest_alone_is_forgotten(position: int, is_left: bool) -> None:
    fake = FakeLists()
    lists = fake.lists()
    fake.selection.layer = chosen(position)
    lists.forget_missing()
    assert fake.did == ([] if is_left else [("layer", None)])


@pytest.mark.parametrize(
    ("failure", "row", "is_left"),
    [
        (ImageNotFoundError("gone"), None, False),
        (ImageNotFoundError("gone"), ImageChoice("team/app", ARM), True),
        (None, None, True),
    ],
)
def test_an_image_that_is_neither_listed_nor_there_is_forgotten(
    failure: Exception | None, row: ImageChoice | None, is_left: bool
) -> None:
    fake = FakeLists(image_failure=failure, row=row)
    fake.lists().forget_missing()
    assert fake.did == ([] if is_left else [("choose", None)])


@pytest.mark.parametrize(
    ("repository", "failure", "is_left"),
    [
        (Repository("team/app"), RepositoryNotFoundError("gone"), False),
        (Repository("team/app", arn="arn:…"), RepositoryNotFoundError("gone"), True),  # it was listed
        (Repository("team/app"), AccessDeniedError("no"), True),
        (None, None, True),
    ],
)
def test_a_repository_that_is_neither_listed_nor_there_is_forgotten(
    repository: Repository | None, failure: Exception | None, is_left: bool
) -> None:
    fake = FakeLists(list_failure=failure)
    lists = fake.lists()
    fake.selection.repository = repository
    lists.forget_missing()
    assert fake.did == ([] if is_left else [("choose", None), ("opened", None)])
