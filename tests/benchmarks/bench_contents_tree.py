"""The file system of 40 layers with 550,000 entries: merged, looked at, filtered, compared."""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

import synthetic_layers

from layerscope.contents.model.changes import Scope
from layerscope.contents.model.entries import Kind
from layerscope.contents.model.listing import Listing
from layerscope.contents.model.rows import MOST_ROWS
from layerscope.contents.model.views import View
from layerscope.contents.tree.comparing import compare_images, shared_layers
from layerscope.contents.tree.doing import deeds
from layerscope.contents.tree.filtering import filter_rows
from layerscope.contents.tree.seeing import look
from layerscope.contents.tree.tree import Tree
from layerscope.contents.tree.viewing import folder_rows
from layerscope.contents.tree.walking import seen

TITLE = "The merged file system of 40 layers, 550,000 entries (processor time, median of 3 runs)"
COLUMNS = ("what", "ms", "memory MB", "to reach")
RUNS = 3
IMAGE = View("", Scope.IMAGE, 0)


class _Gaps:
    """The longest time between two looks whether somebody stopped it."""

    def __init__(self) -> None:
        self.longest_s, self._last_s = 0.0, time.process_time()

    def check(self) -> None:
        now_s = time.process_time()
        self.longest_s, self._last_s = max(self.longest_s, now_s - self._last_s), now_s


def rows() -> Iterator[tuple[str, ...]]:
    """Against nested dictionaries of tuples, which know the whole image alone and of no layer what it did."""
    sys.setswitchinterval(0.001)
    listings = list(synthetic_layers.layers())
    gc.freeze()
    yield (f"{sum(map(len, listings)):,} entries", "", "", "")
    before_mb, gaps, costs = _memory_mb(), _Gaps(), []
    tree = _merged(listings, gaps, costs)
    yield ("Layerscope: merge", _ms(sum(costs)), f"{_memory_mb() - before_mb:.0f}", "≤ 2000, ≤ 150 MB")
    yield ("  the largest layer", _ms(max(costs)), "", "")
    yield ("  longest without a look for Stop", _ms(gaps.longest_s), "", "≤ 200")
    yield from _looked_at(tree)
    yield from _compared(tree, listings)
    yield from _dictionaries(listings)
    cost_s, _ = _cost(tree.free)
    yield ("Layerscope: let go", _ms(cost_s), "", "")


def _merged(listings: list[Listing], gaps: _Gaps, costs: list[float]) -> Tree:
    tree = Tree(len(listings))
    for layer, listing in enumerate(listings, start=1):
        costs.append(_cost(lambda: tree.add(layer, listing, check=gaps.check))[0])  # noqa: B023
    return tree


def _looked_at(tree: Tree) -> Iterator[tuple[str, ...]]:
    def anew() -> None:
        tree.cache.clear()

    gaps = _Gaps()
    yield (
        f"  all sums ({len(tree.lattice.names):,} paths)",
        _middle(lambda: look(tree, 40, gaps.check), anew),
        "",
        "≤ 600",
    )
    yield ("  what the last layer did", _middle(lambda: deeds(tree, 40, gaps.check), anew), "", "")
    yield ("  what the first layer did", _middle(lambda: deeds(tree, 1, gaps.check), anew), "", "")
    yield ("  longest without a look for Stop", _ms(gaps.longest_s), "", "≤ 200")
    look(tree, 40)
    deeds(tree, 40)

    def crowd(most: int) -> None:
        found = folder_rows(tree, IMAGE, synthetic_layers.CROWDED)
        for first in range(0, min(len(found), most), MOST_ROWS):
            found.packed(first)

    cost = _middle(lambda: crowd(MOST_ROWS))
    yield (f"  the first rows of a folder of {synthetic_layers.CROWD:,}", cost, "", "≤ 20")
    yield ("  all of them", _middle(lambda: crowd(synthetic_layers.CROWD)), "", "")
    yield ("  rows of the root", _middle(lambda: list(folder_rows(tree, IMAGE, b""))), "", "")
    filter_rows(tree, IMAGE, "a")  # names are joined once
    for words in ("zaquixo.so", "ba", "/node_modules/ba", "*.so.1", ">50M", "layer:40"):
        found = filter_rows(tree, IMAGE, words)
        cost = _middle(lambda: filter_rows(tree, IMAGE, words))  # noqa: B023
        yield (f"  filter {words!r}: {len(found):,} of {found.total_found:,}", cost, "", "≤ 20")
    yield ("  walk in order", _middle(lambda: sum(1 for _ in seen(tree, 40))), "", "")


def _compared(tree: Tree, listings: list[Listing]) -> Iterator[tuple[str, ...]]:
    digests = [listing.facts.digest for listing in listings]
    other = Tree(40)
    for layer, listing in enumerate(listings, start=1):
        other.add(layer, listings[0] if layer == 40 else listing)
    for label, others in (
        ("the last layer is another", [*digests[:-1], "x"]),
        ("no layer is shared", ["x"] * 40),
    ):
        shared = shared_layers(digests, others)
        count = sum(1 for _ in compare_images(tree, other, shared))
        cost = _middle(lambda: sum(1 for _ in compare_images(tree, other, shared)))  # noqa: B023
        yield (f"  compare, {label}: {count:,} differences", cost, "", "")


class _Item(NamedTuple):
    row: tuple[Any, ...]
    kids: dict[bytes, _Item]


def _dictionaries(listings: list[Listing]) -> Iterator[tuple[str, ...]]:
    before_mb = _memory_mb()
    cost_s, root = _cost(lambda: _stacked(listings))
    yield ("nested dictionaries: merge", _ms(cost_s), f"{_memory_mb() - before_mb:.0f}", "")
    cost_s, _ = _cost(lambda: _sum(root))
    yield ("  all sums", _ms(cost_s), "", "")


def _stacked(listings: list[Listing]) -> _Item:
    root = _Item((), {})
    for layer, listing in enumerate(listings, start=1):
        for entry in listing.entries():
            folder, _, name = entry.path.rpartition(b"/")
            kids = root.kids
            for part in folder.split(b"/"):
                item = kids.get(part)
                if item is None:
                    item = kids[part] = _Item((layer, Kind.FOLDER, 0o755, 0, 0, 0, 0), {})
                kids = item.kids
            if name.startswith(b".wh."):
                kids.pop(name[4:], None)
            else:
                row = (layer, entry.kind, entry.mode, entry.uid, entry.gid, entry.size_bytes, entry.mtime_s)
                kids[name] = _Item(row, kids[name].kids if name in kids else {})
    return root


def _sum(item: _Item) -> int:
    own = item.row[5] if item.row else 0
    return own + sum(map(_sum, item.kids.values()))


def _cost(work: Callable[[], Any]) -> tuple[float, Any]:
    before_s = time.process_time()
    result = work()
    return time.process_time() - before_s, result


def _middle(work: Callable[[], Any], before: Callable[[], None] = lambda: None) -> str:
    costs = []
    for _ in range(RUNS):
        before()
        costs.append(_cost(work)[0])
    return _ms(median(costs))


def _ms(cost_s: float) -> str:
    return f"{cost_s * 1000:.1f}"


def _memory_mb() -> float:
    gc.collect()
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS:")) / 1024
