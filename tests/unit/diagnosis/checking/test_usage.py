"""Which images hold a layer: all of them, none twice, named as people know them."""

from __future__ import annotations

import asyncio

import pytest

from layerscope.diagnosis.checking.found import SearchProgress, User
from layerscope.diagnosis.checking.usage import Search
from layerscope.registry.errors.denials import parse_denial
from layerscope.registry.errors.service import (
    AccessDeniedError,
    ImageArchivedError,
    RepositoryNotFoundError,
    ThrottledError,
)
from support.fakes.checking_fakes import FOREIGN, FakeRegistry, an_image, an_index, blob, digest


def search(
    registry: FakeRegistry, name: object, *, everywhere: bool = False
) -> tuple[dict[str, User], SearchProgress]:
    told: list[SearchProgress] = []
    looking = Search(registry.calls(), digest(name), told.append, registry.wait)

    async def job() -> None:
        await looking.in_repository("team/app")
        if everywhere:
            await looking.in_registry(besides=["team/app"])

    asyncio.run(job())
    users: dict[str, User] = {}
    for each in told:
        users |= {f"{user.repository}@{user.image.digest}": user for user in each.found}
    return users, told[-1]


def test_every_image_with_the_layer_is_found_at_its_place() -> None:
    registry = FakeRegistry()
    for number in range(420):
        layers = ["base", "wanted"] if number % 5 == 0 else ["base"]
        registry.push(an_image(number, blob("f", FOREIGN), *layers, config=f"c{number}"), f"v{number}")
    users, last = search(registry, "wanted")
    assert len(users) == 84
    assert {user.position for user in users.values()} == {3}
    assert (last.images, last.repositories, last.unreadable) == (420, 1, 0)
    assert len(registry.digests("kept_with")) == 420


def test_a_config_is_found_too_and_what_only_looks_like_it_is_not() -> None:
    registry = FakeRegistry()
    registry.push(an_image("a", "x", config="wanted"))
    registry.push(an_index("index", amd64="wanted"))  # a child, not a layer
    users, _ = search(registry, "wanted")
    assert {user.image.digest: user.position for user in users.values()} == {digest("a"): 0}


def test_an_untagged_image_is_named_by_its_index() -> None:
    registry = FakeRegistry()
    registry.push(an_index("index", amd64="child"), "v1", "latest")
    registry.push(an_image("child", "wanted"))
    registry.push(an_image("orphan", "wanted"))
    users, _ = search(registry, "wanted")
    by_digest = {user.image.digest: user for user in users.values()}
    assert by_digest[digest("child")].index_tags == ("v1", "latest")
    assert by_digest[digest("child")].index_digest == digest("index")
    assert by_digest[digest("orphan")].index_tags == ()


def test_what_cannot_be_read_is_counted() -> None:
    registry = FakeRegistry()
    registry.push(an_image("a", "wanted"), error=ImageArchivedError("archived"))
    registry.push(an_image("b", "wanted"))
    users, last = search(registry, "wanted")
    assert len(users) == 1
    assert last.unreadable == 1


def test_the_registry_is_searched_repository_by_repository() -> None:
    registry = FakeRegistry()
    for repository in ("team/app", "team/web", "team/api"):
        registry.push(an_image(repository, "wanted"), "v1", repository=repository)
    users, last = search(registry, "wanted", everywhere=True)
    assert {user.repository for user in users.values()} == {"team/app", "team/web", "team/api"}
    assert (last.images, last.repositories) == (3, 3)
    assert registry.digests("list").count("team/app") == 1


@pytest.mark.parametrize(
    "error", [AccessDeniedError("no", denial=parse_denial("no")), RepositoryNotFoundError("gone")]
)
def test_a_repository_that_may_not_be_read_is_passed_over(error: Exception) -> None:
    registry = FakeRegistry()
    for repository in ("team/app", "team/secret", "team/web"):
        registry.push(an_image(repository, "wanted"), "v1", repository=repository)
    registry.errors["list"] = [None, error, None]
    users, last = search(registry, "wanted", everywhere=True)
    assert len(users) == 2
    assert (last.closed, last.repositories) == (1, 3)


def test_a_registry_that_does_not_answer_ends_the_search() -> None:
    registry = FakeRegistry()
    registry.push(an_image("a", "wanted"))
    registry.errors["kept_with"] = [ThrottledError("Rate exceeded")]
    with pytest.raises(ThrottledError):
        search(registry, "wanted")
