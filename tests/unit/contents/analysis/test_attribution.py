"""Which layer did what to which package, and what two images have differently."""

from __future__ import annotations

from layerscope.contents.analysis.attribution import installed_packages, package_steps
from layerscope.contents.analysis.package_differences import package_differences
from layerscope.contents.analysis.package_files import LayerPackages, PackageVisitor, wanted
from layerscope.contents.errors import PackagesUnreadableError
from layerscope.contents.model.entries import Entry, Kind
from layerscope.contents.model.findings import Ecosystem, PackageChange, PackageDifference
from layerscope.contents.packages.databases import is_database, is_jar
from layerscope.contents.tree.tree import Tree
from support.samples.language_packages import TEXTS
from support.samples.stacked_layers import listed

STATUS, PART = "var/lib/dpkg/status", "var/lib/dpkg/status.d/"
ADDED, UPGRADED = PackageChange.ADDED, PackageChange.UPGRADED
DOWNGRADED, REMOVED = PackageChange.DOWNGRADED, PackageChange.REMOVED
Layer = dict[str, str]
Step = tuple[int, str, str, str, PackageChange]


def dpkg(**versions: str) -> str:
    return "\n\n".join(f"Package: {name}\nVersion: {version}" for name, version in versions.items())


def an_image(*layers: Layer) -> tuple[Tree, dict[int, LayerPackages]]:
    """Each layer's files by path; `->PATH` is a hard link."""
    tree = Tree(len(layers))
    found = {}
    for layer, files in enumerate(layers, start=1):
        entries = [
            Entry(path.encode(), Kind.HARD_LINK, link=text[2:].encode())
            if text.startswith("->")
            else Entry(path.encode(), Kind.FILE, size_bytes=len(text))
            for path, text in files.items()
        ]
        listing = listed(entries)
        tree.add(layer, listing)
        contents = [text.encode() for text in files.values()]

        found[layer] = visited(entries, contents)
    return tree, found


def visited(entries: list[Entry], contents: list[bytes]) -> LayerPackages:
    """The same, as a layer is read."""
    visitor = PackageVisitor()
    for entry, content in zip(entries, contents, strict=True):
        if visitor.wants(entry):
            visitor.begin(entry)
            visitor.feed(content[:3])
            visitor.feed(content[3:])
            visitor.end()
    return visitor.found


def steps(*layers: Layer) -> list[Step]:
    found = package_steps(*an_image(*layers))
    return [(one.layer, one.package.name, one.before, one.package.version, one.change) for one in found]


class TestSteps:
    def test_a_database_that_each_layer_writes_anew(self) -> None:
        assert steps(
            {STATUS: dpkg(a="1", b="1.0~rc1", c="2")},
            {"other": "x"},
            {STATUS: dpkg(a="1", b="1.0", c="1", d="1")},
            {STATUS: dpkg(b="1.0", d="1")},
        ) == [
            (1, "a", "", "1", ADDED),
            (1, "b", "", "1.0~rc1", ADDED),
            (1, "c", "", "2", ADDED),
            (3, "b", "1.0~rc1", "1.0", UPGRADED),
            (3, "c", "2", "1", DOWNGRADED),
            (3, "d", "", "1", ADDED),
            (4, "a", "1", "1", REMOVED),
            (4, "c", "1", "1", REMOVED),
        ]

    def test_distroless_has_a_file_for_each(self) -> None:
        assert steps({PART + "a": dpkg(a="1")}, {PART + "b": dpkg(b="1")}, {PART + ".wh.a": ""}) == [
            (1, "a", "", "1", ADDED),
            (2, "b", "", "1", ADDED),
            (3, "a", "1", "1", REMOVED),
        ]

    def test_a_database_that_moves_removes_nothing(self) -> None:
        apk = "P:musl\nV:1.2-r0\n\n"
        layers = {"lib/apk/db/installed": apk}, {"lib/.wh.apk": "", "usr/lib/apk/db/installed": apk}
        assert steps(*layers) == [(1, "musl", "", "1.2-r0", ADDED)]

    def test_a_python_package_under_another_name_is_an_upgrade(self) -> None:
        root = "usr/lib/python3/dist-packages/"
        layers = (
            {root + "flask-2.0.dist-info/METADATA": "Name: flask\nVersion: 2.0"},
            {
                root + ".wh.flask-2.0.dist-info": "",
                root + "flask-2.1.dist-info/METADATA": "Name: flask\nVersion: 2.1",
            },
        )
        assert steps(*layers) == [(1, "flask", "", "2.0", ADDED), (2, "flask", "2.0", "2.1", UPGRADED)]

    def test_the_same_package_in_two_places_is_two(self) -> None:
        metadata = "/a-1.dist-info/METADATA"
        layers = {"x" + metadata: "Name: a\nVersion: 1"}, {"y" + metadata: "Name: a\nVersion: 2"}
        assert steps(*layers) == [(1, "a", "", "1", ADDED), (2, "a", "", "2", ADDED)]

    def test_a_folder_that_is_removed_with_all_below_it(self) -> None:
        package = '{"name": "a", "version": "1"}'
        layers = {"app/node_modules/a/package.json": package}, {"app/.wh.node_modules": ""}
        assert steps(*layers) == [(1, "a", "", "1", ADDED), (2, "a", "1", "1", REMOVED)]

    def test_hard_links_to_what_tells(self) -> None:
        cache, site = "root/.cache/x/a-1.dist-info/METADATA", "app/a-1.dist-info/METADATA"
        tree, found = an_image({cache: "Name: a\nVersion: 1", site: "->" + cache}, {"root/.wh..cache": ""})
        assert [one.package.path for one in installed_packages(tree, found)] == [site.encode()]

    def test_several_versions_at_once(self) -> None:
        one = "Package: k\nVersion: {}\n\n"
        assert steps(
            {STATUS: one.format(1) + one.format(2)}, {STATUS: one.format(2) + one.format(10) + one.format(9)}
        ) == [
            (1, "k", "", "1", ADDED),
            (1, "k", "", "2", ADDED),
            (2, "k", "1", "10", UPGRADED),
            (2, "k", "", "9", ADDED),
        ]

    def test_what_cannot_be_read_is_said(self) -> None:
        _, found = an_image({STATUS: "\x7fELF"}, {"a/package-lock.json": "["})
        assert [type(error) for layer in found.values() for error in layer.failures] == 2 * [
            PackagesUnreadableError
        ]


class TestInstalled:
    def test_with_the_layer_that_brought_this_version(self) -> None:
        tree, found = an_image(
            {STATUS: dpkg(a="1", b="1")}, {STATUS: dpkg(a="2", b="1", c="1")}, {STATUS: dpkg(a="2", b="1")}
        )
        installed = installed_packages(tree, found)
        assert [(one.package.name, one.package.version, one.layer) for one in installed] == [
            ("a", "2", 2),
            ("b", "1", 1),
        ]


def test_what_two_images_have_differently() -> None:
    left = installed_packages(*an_image({STATUS: dpkg(a="1", b="1", d="1"), "x/yarn.lock": ""}))
    right = installed_packages(*an_image({STATUS: dpkg(a="2", b="1", c="1")}))
    assert package_differences(left, right) == [
        PackageDifference(Ecosystem.DEB, "a", "1", "2"),
        PackageDifference(Ecosystem.DEB, "c", "", "1"),
        PackageDifference(Ecosystem.DEB, "d", "1", ""),
    ]


def test_which_entries_of_a_listing_tell_of_packages() -> None:
    """The quick look at names misses nothing that the paths have."""
    paths = [row[0] for row in TEXTS]
    paths += [
        b"var/lib/dpkg/status",
        b"var/lib/dpkg/status.d/a",
        b"var/lib/rpm/Packages",
        b"usr/lib/apk/db/installed",
    ]
    paths += [
        b"a/b.JAR",
        b"x.war",
        b"bin/tool.exe",
        b"bin/tool",
        b"etc/motd",
        b"status.d/x",
        b"var/lib/rpm/rpmdb.sqlite",
    ]
    entries = [Entry(path, Kind.FILE, 0o755, size_bytes=1 << 20) for path in paths]
    entries += [Entry(path, Kind.FILE, 0o644, size_bytes=0) for path in paths]
    listing = listed(entries)
    found = wanted(listing, lambda: None)
    for number, entry in enumerate(entries):
        is_whole = entry.size_bytes > 0 and (is_database(entry.path) or is_jar(entry.path))
        assert (number in found.whole) is is_whole, entry
        is_program = entry.size_bytes > 0 and not is_whole and PackageVisitor().wants(entry)
        assert (number in found.programs) is is_program, entry
