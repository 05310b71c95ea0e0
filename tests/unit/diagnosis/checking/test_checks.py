"""Images and repositories checked: what is found, what is asked, and how a check ends."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from layerscope.diagnosis.checking.found import CheckProgress, ImagePartKind, Problem
from layerscope.diagnosis.checking.image import check_image
from layerscope.diagnosis.checking.reading import WAITS_S
from layerscope.diagnosis.checking.repository import RepositoryCheck
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.errors.content import InvalidManifestError
from layerscope.registry.errors.denials import parse_denial
from layerscope.registry.errors.service import (
    AccessDeniedError,
    ImageArchivedError,
    ImageNotFoundError,
    ThrottledError,
)
from layerscope.registry.model.layers import Availability
from support.drivers.waiting import until
from support.fakes.checking_fakes import FOREIGN, FakeRegistry, an_image, an_index, blob, digest


def denied() -> AccessDeniedError:
    return AccessDeniedError("no", denial=parse_denial("User: x is not authorized to perform: ecr:y"))


class Checked:
    """A check run to its end; everything that it told."""

    def __init__(self, registry: FakeRegistry, repository: str = "team/app") -> None:
        self.told: list[CheckProgress] = []
        self.error: RegistryError | None = None
        check = RepositoryCheck(registry.calls(), repository, self.told.append, registry.wait)
        try:
            asyncio.run(check.run())
        except RegistryError as error:
            self.error = error
        self.problems: dict[str, Problem] = {}
        for progress in self.told:
            self.problems |= {problem.identity: problem for problem in progress.problems}

    def found(self, kind: ImagePartKind = ImagePartKind.LAYER) -> dict[str, int]:
        return {each.digest: each.images for each in self.problems.values() if each.kind is kind}


def test_a_broken_shared_layer_is_told_once_with_all_the_images_it_affects() -> None:
    registry = FakeRegistry(broken={"shared": Availability.UNAVAILABLE})
    for number in range(730):
        registry.push(an_image(number, "base", "shared" if number % 7 == 0 else f"own {number}", config="c"))
    checked = Checked(registry)
    assert checked.error is None
    assert checked.found() == {digest("shared"): 105}
    asked = registry.digests("states")
    assert len(asked) == len(set(asked)) == 730 - 105 + 3
    batches = [len(digests) for name, digests in registry.asked if name == "states"]
    assert set(batches[:-1]) == {100}
    last = checked.told[-1]
    assert (last.done, last.listed, last.is_listed) == (730, 730, True)
    dones = [progress.done for progress in checked.told]
    assert dones == sorted(dones)
    assert any(0 < done < 730 for done in dones)  # results come while it runs


def test_archived_images_are_counted_and_not_asked_for() -> None:
    registry = FakeRegistry()
    registry.push(an_image("a", "x"), status="ARCHIVED")
    registry.push(an_image("b", "x"), status="ACTIVATING")
    registry.push(an_image("c", "y"), "v1")
    checked = Checked(registry)
    assert registry.digests("kept") == [digest("c")]
    assert (checked.told[-1].done, checked.told[-1].archived) == (3, 2)
    assert checked.problems == {}


def test_an_index_whose_image_is_gone_is_told_with_the_platform() -> None:
    registry = FakeRegistry()
    registry.push(an_index("index", amd64="here", arm64="gone", s390x="unlisted", arm="late"), "v1")
    registry.push(an_index("again", arm64="gone"), "v2")
    registry.push(an_image("here", "x"))
    for number in range(400):
        registry.push(an_image(f"filler {number}", "x"))
    registry.push(an_image("late", "x"))  # on a later page than the index
    registry.unlisted.append(an_image("unlisted", "x"))
    checked = Checked(registry)
    assert checked.found(ImagePartKind.PLATFORM) == {digest("gone"): 2}
    (problem,) = checked.problems.values()
    assert (problem.platform, set(problem.examples)) == ("linux/arm64", {digest("index"), digest("again")})
    assert sorted(registry.digests("fresh")) == sorted([digest("gone"), digest("unlisted")])


def test_a_manifest_that_cannot_be_read_is_a_problem_and_no_end() -> None:
    registry = FakeRegistry()
    registry.push(an_image("bad", "x"), error=InvalidManifestError("no list", "/layers"))
    registry.push(an_image("gone", "x"), error=ImageNotFoundError("deleted since"))
    registry.push(an_image("good", "x"))
    checked = Checked(registry)
    assert checked.error is None
    assert set(checked.found(ImagePartKind.IMAGE)) == {digest("bad"), digest("gone")}


@pytest.mark.parametrize("operation", ["list", "kept", "states"])
def test_a_denial_ends_the_check_with_what_was_found(operation: str) -> None:
    registry = FakeRegistry(broken={0: Availability.MISSING})
    for number in range(300):
        registry.push(an_image(number, number))
    registry.errors[operation] = [None, denied()] if operation == "states" else [denied()]
    checked = Checked(registry)
    assert isinstance(checked.error, AccessDeniedError)
    assert registry.waited_s == []
    if operation == "states":
        assert checked.found() == {digest(0): 1}


def test_manifests_that_were_read_before_and_are_denied_now_are_told() -> None:
    registry = FakeRegistry(broken={7: Availability.MISSING})
    for number in range(120):
        registry.push(an_image(number, number))
    registry.push(an_image("cold", "x"), status="ARCHIVED")
    assert not Checked(registry).told[-1].is_from_before
    assert registry.digests("fresh") == [digest(119)]
    registry.errors["fresh"] = [denied()]
    checked = Checked(registry)
    assert isinstance(checked.error, AccessDeniedError)
    assert checked.found() == {digest(7): 1}
    assert (checked.told[-1].is_from_before, checked.told[-1].done) == (True, 121)


def test_platforms_that_may_not_be_asked_about_say_it_too() -> None:
    registry = FakeRegistry()
    registry.push(an_index("index", amd64="here", arm64="gone"))
    registry.push(an_image("here", "x"))
    registry.errors["fresh"] = [denied()]
    checked = Checked(registry)
    assert isinstance(checked.error, AccessDeniedError)
    assert checked.told[-1].is_from_before
    assert checked.found(ImagePartKind.PLATFORM) == {}


@pytest.mark.parametrize("operation", ["kept", "states"])
def test_a_busy_registry_is_waited_for(operation: str) -> None:
    registry = FakeRegistry(broken={7: Availability.MISSING})
    for number in range(50):
        registry.push(an_image(number, number))
    registry.errors[operation] = [ThrottledError("Rate exceeded"), ThrottledError("Rate exceeded"), None]
    checked = Checked(registry)
    assert checked.error is None
    assert checked.found() == {digest(7): 1}
    assert registry.waited_s == list(WAITS_S[:2])


def test_a_registry_that_stays_busy_ends_the_check() -> None:
    registry = FakeRegistry()
    registry.push(an_image("a", "x"))
    registry.errors["kept"] = [ThrottledError("Rate exceeded")]
    checked = Checked(registry)
    assert isinstance(checked.error, ThrottledError)
    assert registry.waited_s == list(WAITS_S)


def test_cancelling_asks_nothing_more() -> None:
    registry = FakeRegistry()
    for number in range(3000):
        registry.push(an_image(number, number))

    async def job() -> int:
        registry.gate = asyncio.Event()
        check = asyncio.ensure_future(RepositoryCheck(registry.calls(), "team/app", lambda _: None).run())
        await until(lambda: registry.digests("kept"))
        check.cancel()
        with pytest.raises(asyncio.CancelledError):
            await check
        asked = len(registry.asked)
        registry.gate.set()
        for _ in range(50):
            await asyncio.sleep(0)
        assert len(registry.asked) == asked
        return asked

    assert asyncio.run(job()) < 10


def test_what_parts_meet_after_a_cancellation_is_no_failure() -> None:
    registry = FakeRegistry()
    for number in range(3000):
        registry.push(an_image(number, number))

    async def job() -> None:
        check = asyncio.ensure_future(RepositoryCheck(registry.calls(), "team/app", lambda _: None).run())
        await until(lambda: registry.digests("kept"))
        registry.errors["kept"] = [denied()]  # as where the pool of threads is shut down
        check.cancel()
        with pytest.raises(asyncio.CancelledError):
            await check

    asyncio.run(job())


def test_a_size_that_is_none_keeps_its_reason() -> None:
    odd = replace(blob("odd", size_bytes=None), unknown=(("size", "size: -1 is not a number of bytes"),))
    registry = FakeRegistry(broken={"odd": Availability.MISSING})
    registry.push(an_image("i", odd))
    (problem,) = Checked(registry).problems.values()
    assert problem.unknown == odd.unknown
    checked = asyncio.run(check_image(registry.calls(), "team/app", digest("i")))
    assert checked.broken[0].layer.unknown == odd.unknown


# One image.


def test_an_image_is_told_with_its_config_and_all_its_layers() -> None:
    registry = FakeRegistry(broken={"lost": Availability.MISSING, "cold": Availability.ARCHIVED})
    foreign = blob("windows", FOREIGN)
    registry.push(an_image("i", foreign, "lost", "cold", "fine", config="c"))
    checked = asyncio.run(check_image(registry.calls(), "team/app", digest("i")))
    assert [(part.kind, part.layer.position, part.state.availability) for part in checked.parts] == [
        (ImagePartKind.CONFIG, 0, Availability.AVAILABLE),
        (ImagePartKind.LAYER, 1, Availability.FOREIGN),
        (ImagePartKind.LAYER, 2, Availability.MISSING),
        (ImagePartKind.LAYER, 3, Availability.ARCHIVED),
        (ImagePartKind.LAYER, 4, Availability.AVAILABLE),
    ]
    assert [part.layer.digest for part in checked.broken] == [digest("lost"), digest("cold")]
    assert len(registry.asked) == 2


def test_an_index_is_told_with_its_platforms_in_one_pass() -> None:
    registry = FakeRegistry(broken={"shared": Availability.UNAVAILABLE})
    registry.push(an_index("index", amd64="a", arm64="gone", s390x="cold"), "v1")
    registry.push(an_image("a", "shared", "own", config="c"))
    registry.push(an_image("cold", "z"), error=ImageArchivedError("archived"), status="ARCHIVED")
    checked = asyncio.run(check_image(registry.calls(), "team/app", digest("index")))
    platforms = {
        part.platform: part.state.availability
        for part in checked.parts
        if part.kind is ImagePartKind.PLATFORM
    }
    assert platforms == {
        "linux/amd64": Availability.AVAILABLE,
        "linux/arm64": Availability.MISSING,
        "linux/s390x": Availability.ARCHIVED,
    }
    assert checked.counts(ImagePartKind.LAYER) == {Availability.UNAVAILABLE: 1, Availability.AVAILABLE: 1}
    assert [name for name, _ in registry.asked] == ["fresh", "children", "states"]
    assert len(registry.digests("states")) == 3


def test_platforms_that_share_a_layer_have_it_asked_once() -> None:
    registry = FakeRegistry(broken={"shared": Availability.UNAVAILABLE})
    registry.push(an_index("index", amd64="a", arm64="b"))
    registry.push(an_image("a", "shared", "one"))
    registry.push(an_image("b", "shared", "two"))
    checked = asyncio.run(check_image(registry.calls(), "team/app", digest("index")))
    assert len(checked.broken) == 2
    assert registry.digests("states").count(digest("shared")) == 1


def test_an_archived_image_is_told_from_what_is_kept_of_it() -> None:
    registry = FakeRegistry(broken={"x": Availability.ARCHIVED})
    registry.push(an_image("a", "x"), error=ImageArchivedError("archived"))
    with pytest.raises(ImageArchivedError):
        asyncio.run(check_image(registry.calls(), "team/app", digest("a")))
    registry.images["team/app"][0] = (registry.images["team/app"][0][0], an_image("a", "x"))
    registry.errors["fresh"] = [ImageArchivedError("archived")]
    checked = asyncio.run(check_image(registry.calls(), "team/app", digest("a")))
    assert [part.state.availability for part in checked.parts] == [Availability.ARCHIVED]


def test_states_that_may_not_be_asked_are_unknown_with_the_reason() -> None:
    registry = FakeRegistry()
    registry.push(an_image("a", "x"))
    registry.errors["states"] = [denied()]
    checked = asyncio.run(check_image(registry.calls(), "team/app", digest("a")))
    assert isinstance(checked.error, AccessDeniedError)
    assert [part.state.availability for part in checked.parts] == [Availability.UNKNOWN]
