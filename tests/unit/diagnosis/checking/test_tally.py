"""What is broken and how many images it affects, against the plain way of counting it."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from layerscope.diagnosis.checking.found import ImagePartKind, Problem
from layerscope.diagnosis.checking.parts import blobs_of
from layerscope.diagnosis.checking.tally import BATCH_SIZE, MOST_EXAMPLES, Tally, compact
from layerscope.registry.errors.content import InvalidManifestError
from layerscope.registry.errors.service import ImageArchivedError
from layerscope.registry.model.layers import Availability, Layer, LayerState
from support.fakes.checking_fakes import FOREIGN, an_image, blob, digest

images = st.lists(st.lists(st.integers(0, 40), max_size=6), max_size=60)


def answer(tally: Tally, broken: set[int], *, all_of_them: bool) -> list[str]:
    """Answer what is due; the digests that were asked about."""
    lost = {digest(number) for number in broken}
    asked: list[str] = []
    for batch in tally.layers.due(all_of_them=all_of_them):
        asked += batch
        states = {
            each: Availability.UNAVAILABLE if each in lost else Availability.AVAILABLE for each in batch
        }
        tally.learn(batch, {each: Layer(1, each, state=LayerState(state)) for each, state in states.items()})
    return asked


@given(images, st.sets(st.integers(0, 40)), st.integers(0, 60))
def test_every_broken_layer_counts_the_images_that_have_it_and_is_asked_once(
    layers_of: list[list[int]], broken: set[int], answered_at: int
) -> None:
    tally = Tally()
    known: dict[str, Problem] = {}
    asked: list[str] = []
    for number, layers in enumerate(layers_of):
        tally.add_image(digest(f"image {number}"), blobs_of(an_image(number, *layers)))
        if number == answered_at:  # some images come before the answer, some after it
            asked += answer(tally, broken, all_of_them=True)
            known |= {problem.identity: problem for problem in tally.changed()}
    asked += answer(tally, broken, all_of_them=True)
    known |= {problem.identity: problem for problem in tally.changed()}

    affected = Counter(layer for layers in layers_of for layer in set(layers) if layer in broken)
    assert {each.digest: each.images for each in known.values()} == {
        digest(layer): count for layer, count in affected.items()
    }
    assert Counter(asked) == Counter({digest(each) for layers in layers_of for each in layers})
    assert tally.done == len(layers_of)
    for problem in known.values():
        assert len(problem.examples) == min(problem.images, MOST_EXAMPLES)
        assert len(set(problem.examples)) == len(problem.examples)
    assert tally.changed() == ()


@given(st.lists(st.integers(0, 10_000), unique=True, max_size=350))
def test_batches_are_full_until_the_end(numbers: list[int]) -> None:
    tally = Tally()
    for number in numbers:
        tally.add_image(digest(f"image {number}"), [(ImagePartKind.LAYER, blob(number))])
    full = tally.layers.due(all_of_them=False)
    rest = tally.layers.due(all_of_them=True)
    assert all(len(batch) == BATCH_SIZE for batch in full)
    assert len(rest) == bool(len(numbers) % BATCH_SIZE)
    assert sum(map(len, [*full, *rest])) == len(numbers)


def test_foreign_layers_are_nobodys_problem() -> None:
    tally = Tally()
    tally.add_image("sha256:1", blobs_of(an_image("windows", blob("base", FOREIGN), "own", config="c")))
    (batch,) = tally.layers.due(all_of_them=True)
    assert batch == [digest("c"), digest("own")]


def test_what_is_no_digest_is_a_problem_of_its_image_and_not_asked() -> None:
    tally = Tally()
    bad = blob("x")
    tally.add_image(digest("i"), [(ImagePartKind.LAYER, type(bad)("sha256:short", None, ""))])
    assert tally.layers.due(all_of_them=True) == []
    (problem,) = tally.changed()
    assert problem.examples == (digest("i"),)
    assert "sha256:short" in problem.state.reason


def test_an_archived_image_is_no_fault_and_an_unreadable_one_is() -> None:
    tally = Tally()
    tally.add_archived(3)
    tally.add_unreadable(digest("a"), ImageArchivedError("archived since"))
    error = InvalidManifestError("no list", "/layers")
    tally.add_unreadable(digest("b"), error)
    assert (tally.done, tally.archived) == (5, 4)
    (problem,) = tally.changed()
    assert (problem.kind, problem.digest, problem.error) == (ImagePartKind.IMAGE, digest("b"), error)


def test_a_lost_platform_counts_the_indexes_that_name_it() -> None:
    tally = Tally()
    for index in ("one", "two"):
        tally.suspect(digest(index), blob("child"), "linux/arm64")
    tally.suspect(digest("three"), blob("late"), "linux/arm64")
    (batch,) = tally.platforms.due(all_of_them=True)
    tally.learn_platforms(batch, lost=[digest("child")])
    (problem,) = tally.changed()
    assert (problem.images, problem.examples) == (2, (digest("one"), digest("two")))
    assert (problem.platform, problem.size_bytes) == ("linux/arm64", None)


@given(st.text(), st.text())
def test_compact_digests_differ_as_the_digests_do(one: str, other: str) -> None:
    assert (compact(digest(one)) == compact(digest(other))) == (digest(one) == digest(other))
    assert isinstance(compact(one), bytes)
