"""Facts: names in a column, values wrapped and never cut."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from layerscope.commands.output.facts import lines_of_facts
from layerscope.commands.output.tables import width_of

FACTS = [("Image", "team/app:1"), ("Type", ""), ("Platform", "linux/amd64; also linux/arm64")]


def test_a_value_goes_on_below_its_beginning() -> None:
    assert list(lines_of_facts(FACTS, None, colours=False)) == [
        "Image     team/app:1",
        "Platform  linux/amd64; also linux/arm64",
    ]
    assert list(lines_of_facts(FACTS, 32, colours=False))[1:] == [
        "Platform  linux/amd64; also",
        "          linux/arm64",
    ]


def test_a_digest_stays_whole() -> None:
    digest = "sha256:" + "4be1d07c" * 8
    assert digest in list(lines_of_facts([("Digest", f"it is {digest}")], 40, colours=False))[-1]


@settings(max_examples=40)
@given(st.lists(st.text("ab日", min_size=1, max_size=8), min_size=1, max_size=12), st.integers(1, 60))
def test_every_word_is_there_and_lines_fit_as_far_as_words_do(words: list[str], most: int) -> None:
    lines = list(lines_of_facts([("Name", " ".join(words))], most, colours=False))
    assert " ".join(lines).split() == ["Name", *words]
    assert max(map(width_of, lines)) <= max(most, 4 + 2 + 20)
