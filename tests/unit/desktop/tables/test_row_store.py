"""What the store shows, against the plainest way to find and sort the same rows."""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from layerscope.desktop.tables.row_store import RowRules, RowStore


class Fruit(NamedTuple):
    name: str
    price: float
    digest: str = ""
    basket: str = ""  # the name of the fruit it is shown under


RULES: RowRules[Fruit] = RowRules(
    identity=lambda fruit: fruit.name,
    text=lambda fruit: fruit.name.lower(),
    digest=lambda fruit: fruit.digest,
    parent=lambda fruit: fruit.basket,
)
KEYS = (lambda fruit: fruit.name, lambda fruit: fruit.price)
_HEX = st.text("0a", min_size=6, max_size=6)
_FRUITS = st.lists(
    st.builds(
        Fruit,
        name=st.text("abAB", min_size=1, max_size=3),
        price=st.integers(0, 5).map(float),
        digest=_HEX.map("sha256:".__add__),
        basket=st.sampled_from(["", "", "", "elsewhere"]),
    ),
    max_size=25,
)
_TYPED = st.lists(st.text("abA0", min_size=1, max_size=5), max_size=2).map(" ".join)


def _store(*pages: list[Fruit]) -> RowStore[Fruit]:
    store = RowStore(RULES, KEYS)
    for page in pages:
        store.put(page)
    return store


def _shown(store: RowStore[Fruit], column: int = 0, *, descending: bool = False) -> list[str]:
    return [store.rows[n].name for n in store.visible(column, descending=descending)]


def _matches(fruit: Fruit, typed: str) -> bool:
    return all(
        word in fruit.name.lower() or (len(word) >= 4 and fruit.digest.startswith("sha256:" + word))
        for word in typed.lower().split()
    )


@given(st.lists(_FRUITS, max_size=4), _TYPED, _TYPED, st.integers(0, 1), st.booleans())
def test_the_store_shows_what_the_plainest_way_shows(
    pages: list[list[Fruit]], before: str, typed: str, column: int, descending: bool
) -> None:
    store = RowStore(RULES, KEYS)
    last: dict[str, Fruit] = {}
    for page in pages:
        store.filter_by(before)  # rows arrive while a filter is in force, and it grows or goes
        store.put(page)
        last.update((fruit.name, fruit) for fruit in page)
    store.filter_by(typed)
    expected = [f for f in last.values() if not f.basket and _matches(f, typed)]
    rows = [store.rows[n] for n in store.visible(column, descending=descending)]
    assert sorted(rows) == sorted(expected)
    keys = [row[column] for row in rows]
    assert keys == sorted(keys, reverse=descending)
    assert len(store) == len(last)


@given(_FRUITS, _FRUITS, st.data())
def test_rows_come_and_go(first: list[Fruit], later: list[Fruit], data: st.DataObject) -> None:
    store = _store(first)
    gone = data.draw(st.sets(st.sampled_from(sorted({f.name for f in first}) or ["none"])))
    store.drop(gone)
    store.put(later)
    last = {f.name: f for f in first if f.name not in gone} | {f.name: f for f in later}
    assert store.identities() == set(last)
    assert _shown(store) == sorted(name for name, f in last.items() if not f.basket)
    assert {name: store.rows[store.number(name) or 0] for name in last} == last


def test_equal_rows_change_nothing() -> None:
    store = _store([Fruit("a", 1.0), Fruit("b", 2.0)])
    taken = store.put([Fruit("a", 1.0), Fruit("b", 3.0), Fruit("c", 0.0)])
    assert [store.rows[n].name for n in taken.changed] == ["b"]
    assert [store.rows[n].name for n in taken.new] == ["c"]
    assert _shown(store, 1) == ["c", "a", "b"]


def test_a_digest_is_found_by_its_beginning_only() -> None:
    store = _store([Fruit("x", 1.0, "sha256:abcd99"), Fruit("y", 1.0, "sha256:99abcd")])
    for typed, names in {
        "abcd": ["x"], "abc": [], "sha256:": ["x", "y"], "sha256:9": ["y"], "SHA256:ABCD99": ["x"],
    }.items():  # fmt: skip
        store.filter_by(typed)
        assert _shown(store) == names, typed


def test_looking_for_the_digest_of_a_held_row_shows_its_holder() -> None:
    store = _store([Fruit("index", 1.0, "sha256:aaaa"), Fruit("child", 1.0, "sha256:bbbb", "index")])
    store.filter_by("bbbb")
    assert _shown(store) == ["index"]


def test_held_rows_leave_and_come_back() -> None:
    holders = {"b": "a"}
    rules: RowRules[Fruit] = RowRules(
        identity=lambda f: f.name,
        text=lambda f: f.name,
        parent=lambda f: holders.get(f.name, ""),
    )
    store = RowStore(rules, [lambda f: f.name])
    assert len(store.put([Fruit("a", 1.0), Fruit("b", 1.0)]).new) == 1
    assert (_shown(store), store.child_count) == (["a"], 1)
    holders.clear()
    store.reparent(["b"])
    assert (_shown(store), store.child_count) == (["a", "b"], 0)


def test_a_changed_row_that_becomes_held_is_told() -> None:
    store = _store([Fruit("a", 1.0), Fruit("b", 1.0)])
    assert store.put([Fruit("b", 1.0, basket="a")]).moved
    assert not store.put([Fruit("b", 2.0, basket="a")]).moved
    assert _shown(store) == ["a"]


def test_the_same_words_are_no_new_filter() -> None:
    store = _store([Fruit("a", 1.0)])
    assert store.filter_by(" A ")
    assert not store.filter_by("a")
    assert store.terms == ("a",)


@given(_FRUITS, _FRUITS, _TYPED)
def test_every_row_is_there_whatever_is_filtered_or_held(
    first: list[Fruit], gone: list[Fruit], typed: str
) -> None:
    store = RowStore(RULES, KEYS)
    store.filter_by(typed)
    store.put(first)
    store.drop(fruit.name for fruit in gone)
    left = {fruit.name: fruit for fruit in first if fruit.name not in {each.name for each in gone}}
    assert sorted(store.every_row()) == sorted(left.values())
