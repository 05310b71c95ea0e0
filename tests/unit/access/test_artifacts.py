"""Which images cosign's tags are about, however and in whatever order the images arrive."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from layerscope.access.artifacts import Artifacts
from layerscope.registry.manifests.kinds import ImageKind
from layerscope.registry.model.images import ListedImage
from support.fakes.browse_fakes import digest, image, index

CHART = "application/vnd.cncf.helm.config.v1+json"
NAMES = ("one", "two", "three")


def tag(name: str, suffix: str = ".sig") -> str:
    return f"sha256-{digest(name).partition(':')[2]}{suffix}"


def about(found: Artifacts, name: str) -> list[tuple[str, ImageKind]]:
    children = found.about(digest(name))
    assert all(child.about == digest(name) and child.folds for child in children)
    return [(child.digest, child.kind) for child in children]


def test_each_kind_is_known_by_its_tag() -> None:
    found = Artifacts()
    told = found.put([
        image("s", tag("one")), image("a", tag("one", ".att")), image("b", tag("one", ".sbom"), "v1"),
        index("r", tag("one", "")),
    ])  # fmt: skip
    assert told == {digest("one")}
    found.put([image("s", tag("one"), size_bytes=7)])  # the same once more, in its place
    assert about(found, "one") == [
        (digest("s"), ImageKind.SIGNATURE),
        (digest("a"), ImageKind.ATTESTATION),
        (digest("b"), ImageKind.SBOM),
        (digest("r"), ImageKind.REFERRERS_LIST),
    ]


def test_what_is_about_no_other_image_belongs_to_none() -> None:
    found = Artifacts()
    found.put([
        image("i", tag("one", "")), image("c", tag("one"), artifact_type=CHART), image("s", "sha-v1"),
        image("d", subject_digest=digest("one")),
        image("one", subject_digest=digest("one"), artifact_type=CHART),
    ])  # fmt: skip
    assert about(found, "one") == []


def test_whatever_has_a_subject_refers_to_it_and_a_name_keeps_its_row() -> None:
    found = Artifacts()
    found.put([image("c", "v1", subject_digest=digest("one"), artifact_type=CHART), image("s", tag("c"))])
    assert about(found, "one") == [(digest("c"), ImageKind.HELM_CHART)]
    assert list(found.attached([digest("one")])) == [digest("c"), digest("s")]
    assert (found.targets(digest("c")), found.targets(digest("s"))) == ((), (digest("c"),))


def test_one_artifact_may_be_about_two_and_stop_being_so() -> None:
    found = Artifacts()
    found.put([image("s", tag("one"), tag("two"))])
    assert about(found, "one") == about(found, "two") == [(digest("s"), ImageKind.SIGNATURE)]
    assert found.put([image("s", tag("two"), "v1")]) == {digest("one"), digest("two")}
    assert about(found, "one") == []
    assert found.put([image("s")]) == {digest("two")}
    assert found.put([image("s")]) == set()
    assert about(found, "two") == []


@st.composite
def steps(draw: st.DrawFn) -> list[tuple[str, object]]:
    tags = st.lists(st.sampled_from([*map(tag, NAMES), "v1", "latest"]), max_size=3, unique=True)
    an_image = st.builds(lambda name, tags: image(name, *tags), st.sampled_from("abcd"), tags)
    put = st.tuples(st.just("put"), st.lists(an_image, max_size=3))
    drop = st.tuples(st.just("drop"), st.lists(st.sampled_from("abcde").map(digest), max_size=2))
    return draw(st.lists(st.one_of(put, drop, st.just(("clear", None))), max_size=12))


@given(steps())
def test_whatever_came_and_went_it_is_what_the_listed_tags_say(steps: list[tuple[str, object]]) -> None:
    found = Artifacts()
    listed: dict[str, ListedImage] = {}
    for step, what in steps:
        if step == "put":
            found.put(what)  # type: ignore[arg-type]
            listed.update((each.digest, each) for each in what)  # type: ignore[attr-defined]
        elif step == "drop":
            found.drop(what)  # type: ignore[arg-type]
            for gone in what:  # type: ignore[attr-defined]
                listed.pop(gone, None)
        else:
            found.clear()
            listed.clear()
    for name in NAMES:
        named = {each.digest for each in listed.values() if tag(name) in each.tags}
        assert {child.digest for child in found.about(digest(name))} == named
