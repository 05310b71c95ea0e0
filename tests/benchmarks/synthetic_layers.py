"""Listings of an image's layers as large ones have them: packages, a crowded folder, things replaced."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from layerscope.contents.model.entries import Entry, Kind
from layerscope.contents.model.listing import Listing, ListingBuilder, ListingFacts

LAYERS = 40
FIRST_ENTRIES = 120_000
OTHER_ENTRIES = 11_100
CROWD = 18_752
CROWDED = b"usr/share/icons/hicolor/scalable/apps"
_TOPS = (
    b"usr/lib/python3/dist-packages",
    b"usr/share/doc",
    b"opt/app/node_modules",
    b"usr/lib/x86_64-linux-gnu",
)
_SYLLABLES = ("ba", "co", "di", "fu", "ge", "hi", "jo", "ka", "lu", "mi", "no", "pa", "qui", "re", "xo", "za")
_ENDINGS = (b".py", b".js", b".so.1", b".html", b".json", b".d.ts", b".h", b"")


def layers(seed: int = 12) -> Iterator[Listing]:
    """One after the other; each overwrites some two hundred files of those before and removes a hundred."""
    chance = Random(seed)
    known: list[bytes] = []
    for layer in range(LAYERS):
        builder = ListingBuilder(ListingFacts(f"sha256:{layer:064}"))
        count = FIRST_ENTRIES if layer == 0 else OTHER_ENTRIES
        if layer == 0:
            for number in range(CROWD):
                builder.add(_file(chance, CROWDED + b"/org.example.%s%d.svg" % (_word(chance), number)))
        else:
            for path in chance.sample(known, 210):
                builder.add(_file(chance, path))
            for path in chance.sample(known, 105):
                folder, _, name = path.rpartition(b"/")
                builder.add(Entry(folder + b"/.wh." + name, Kind.FILE))
            if layer % 8 == 0:
                folder = chance.choice(known).rpartition(b"/")[0]
                builder.add(Entry(folder + b"/.wh..wh..opq", Kind.FILE))
        while len(builder.listing) < count:
            for entry in _package(chance, layer):
                builder.add(entry)
                if entry.kind is Kind.FILE:
                    known.append(entry.path)
        yield builder.closed(is_complete=True)


def _package(chance: Random, layer: int) -> Iterator[Entry]:
    top = chance.choice(_TOPS) + b"/" + _word(chance) + b"-%d.%d" % (layer, chance.randrange(10**6))
    yield Entry(top, Kind.FOLDER, 0o755)
    for _ in range(chance.randrange(1, 9)):
        folder = top + b"/" + _word(chance) + b"/" + _word(chance)
        yield Entry(folder, Kind.FOLDER, 0o755)
        names = {
            _word(chance) + _word(chance) + chance.choice(_ENDINGS) for _ in range(chance.randrange(1, 25))
        }
        for name in sorted(names):
            yield _file(chance, folder + b"/" + name)
        if chance.random() < 0.2:
            yield Entry(folder + b"/current", Kind.SYMLINK, 0o777, link=min(names))


def _file(chance: Random, path: bytes) -> Entry:
    return Entry(path, Kind.FILE, size_bytes=int(chance.lognormvariate(8, 2)), mtime_s=1_700_000_000)


def _word(chance: Random) -> bytes:
    return "".join(chance.choices(_SYLLABLES, k=chance.randrange(2, 5))).encode()
