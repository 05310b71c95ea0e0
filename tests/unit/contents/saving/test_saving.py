"""Files of images on the disk: what is seen is there, and nothing hostile is."""

from __future__ import annotations

import io
import os
import stat
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from layerscope.contents.errors import BadStreamError, NoSuchFileError, ReadingStoppedError
from layerscope.contents.model.changes import Scope
from layerscope.contents.saving.folder import RENAMED
from layerscope.contents.saving.gathering import Ground
from layerscope.contents.saving.saving import SavingPlaces, save
from layerscope.contents.saving.wanted import LinkForm, Saving, SavingForm
from support.samples.archives import info, made
from support.samples.image_of_tars import ImageOfTars

DIR, SYM, LNK, CHR, FIFO = (
    tarfile.DIRTYPE,
    tarfile.SYMTYPE,
    tarfile.LNKTYPE,
    tarfile.CHRTYPE,
    tarfile.FIFOTYPE,
)
pytestmark = pytest.mark.skipif(os.name == "nt", reason="modes and links of POSIX")


def saved(
    image: ImageOfTars, tmp_path: Path, check: Callable[[], None] = lambda: None, **wanted: object
) -> Path:
    """What is saved of the image."""
    options = {"scope": Scope.IMAGE, "layer": 0} | wanted
    places = SavingPlaces(tmp_path / "bodies", tmp_path / "records", tmp_path / "result")
    for path in (places.bodies, places.records):
        path.mkdir(exist_ok=True)
    save(Saving(image.layers, **options), places, Ground(image.source_of, check, lambda _: None))  # type: ignore[arg-type]
    return places.result


def found(root: Path) -> dict[str, object]:
    """All below the folder: a file's bytes, None for a folder, a link's target behind an arrow."""
    return {
        str(path.relative_to(root)): f"-> {path.readlink()}"
        if path.is_symlink()
        else path.read_bytes()
        if path.is_file()
        else None
        for path in root.rglob("*")
    }


def folder(name: str, **fields: object) -> tuple[tarfile.TarInfo, bytes]:
    return info(name, type=DIR, mode=0o755, **fields), b""


def file(name: str, content: bytes = b"", **fields: object) -> tuple[tarfile.TarInfo, bytes]:
    return info(name, **fields), content


def link(name: str, target: str, type_: bytes = SYM) -> tuple[tarfile.TarInfo, bytes]:
    return info(name, type=type_, linkname=target), b""


THREE = ImageOfTars(
    [
        made(folder("etc"), file("etc/a", b"old"), file("etc/gone", b"x"), file("var/lib/big", b"b" * 3000)),
        made(
            file("etc/a", b"new"),
            file("etc/.wh.gone"),
            folder("opt"),
            file("opt/x", b"1"),
            link("opt/y", "opt/x", LNK),
        ),
        made(
            file("opt/.wh..wh..opq"),
            file("opt/z", b"2"),
            link("var/l", "/etc/a"),
            link("var/h", "etc/a", LNK),
        ),
    ]
)


def test_the_merged_file_system_is_what_the_image_shows(tmp_path: Path) -> None:
    result = saved(THREE, tmp_path)
    assert found(result) == {
        "etc": None,
        "etc/a": b"new",
        "opt": None,
        "opt/z": b"2",
        "var": None,
        "var/h": b"new",
        "var/l": "-> ../etc/a",
        "var/lib": None,
        "var/lib/big": b"b" * 3000,
    }
    assert (result / "var/h").samefile(result / "etc/a")


def test_each_layer_is_read_once(tmp_path: Path) -> None:
    THREE.opened.clear()
    saved(THREE, tmp_path)
    assert THREE.opened == [3, 2, 1]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({"scope": Scope.UP_TO, "layer": 1, "paths": (b"etc",)}, {"a": b"old", "gone": b"x"}),
        ({"scope": Scope.LAYER, "layer": 2, "paths": (b"opt",)}, {"x": b"1", "y": b"1"}),
        ({"scope": Scope.LAYER, "layer": 2, "paths": (b"opt/y",)}, {"y": b"1"}),
        ({"paths": (b"etc/a", b"opt")}, {"a": b"new", "opt": None, "opt/z": b"2"}),
    ],
)
def test_parts_of_it(wanted: dict[str, object], expected: dict[str, object], tmp_path: Path) -> None:
    assert found(saved(THREE, tmp_path, **wanted)) == expected


def test_what_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(NoSuchFileError):
        saved(THREE, tmp_path, paths=(b"etc/gone",))


def test_other_bytes_than_the_digest_says_are_not_saved(tmp_path: Path) -> None:
    image = ImageOfTars([made(file("a", b"1"))])
    image.blobs[0] = ImageOfTars([made(file("a", b"2"))]).blobs[0]
    with pytest.raises(BadStreamError):
        saved(image, tmp_path)
    assert not (tmp_path / "result").exists()


def test_a_run_that_was_stopped_is_gone_on_with(tmp_path: Path) -> None:
    THREE.opened.clear()

    def check() -> None:
        if THREE.opened == [3, 2]:
            raise ReadingStoppedError

    with pytest.raises(ReadingStoppedError):
        saved(THREE, tmp_path, check)
    THREE.opened.clear()
    result = saved(THREE, tmp_path)
    assert THREE.opened == [2, 1]
    assert (result / "etc/a").read_bytes() == b"new"


def test_a_run_that_ended_while_names_were_given_is_gone_on_with(tmp_path: Path) -> None:
    saved(THREE, tmp_path)
    THREE.opened.clear()
    (tmp_path / "result/var/l").unlink()
    before = found(tmp_path / "result")
    for path in (tmp_path / "result").rglob("*"):
        if path.is_file() and not path.is_symlink():
            assert path.stat().st_size
    after = found(saved(THREE, tmp_path))
    assert after == before | {"var/l": "-> ../etc/a"}
    assert THREE.opened == []


HOSTILE = [
    file("../../escape", b"1"),
    file("/abs/olute", b"2"),
    link("out", "../../../outside"),
    file("out/through", b"3"),
    link("abs", "/tmp"),
    link("loop", "loop"),
    link("up", ".."),
    file("evil\u202etxt.exe", b"4", mode=0o4755),
    file("tab\tnew\nline", b"5"),
    file("\udcff\udcfe", b"6"),
    file("n" * 250, b"7"),
    file("renamed.txt", b"8"),
    info("dev", type=CHR, devmajor=1, devminor=5),
    info("pipe", type=FIFO),
    link("hard", "/etc/shadow", LNK),
    file("a\\..\\..\\b", b"9"),
]


def _hostile() -> ImageOfTars:
    members = [member if isinstance(member, tuple) else (member, b"") for member in HOSTILE]
    return ImageOfTars([made(*members, encoding="utf-8", errors="surrogateescape")])


def test_nothing_leaves_the_folder_and_nothing_can_be_run(tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    outside = sorted(tmp_path.iterdir())
    result = saved(_hostile(), inner)
    assert sorted(tmp_path.iterdir()) == outside
    assert sorted(path.name for path in inner.iterdir()) == ["bodies", "records", "result"]
    for path in result.rglob("*"):
        mode = path.lstat().st_mode
        assert stat.S_ISREG(mode) or stat.S_ISDIR(mode) or stat.S_ISLNK(mode)
        assert path.resolve().is_relative_to(result)
        assert not stat.S_ISREG(mode) or not mode & 0o7111
        assert all(sign.isprintable() for sign in path.name)
    names = set(found(result))
    assert {"escape", "abs", "renamed (2).txt", "%FF%FE", "evil_txt.exe", "tab_new_line"} <= names | {"abs"}
    assert (result / "escape").read_bytes() == b"1"
    told = (result / RENAMED).read_text()
    assert "not saved: FIFO" in told
    assert "not saved: character device" in told
    assert "renamed.txt\trenamed (2).txt" in told


@pytest.mark.parametrize("links", [LinkForm.TEXT, LinkForm.NONE])
def test_links_as_texts_or_not_at_all(links: LinkForm, tmp_path: Path) -> None:
    names = found(saved(THREE, tmp_path, links=links))
    assert names.get("var/l.symlink") == (b"/etc/a" if links is LinkForm.TEXT else None)
    assert not any(str(value).startswith("->") for value in names.values())


def test_who_may_run_a_file_may_so_only_where_it_is_asked_for(tmp_path: Path) -> None:
    image = ImageOfTars([made(file("run", b"x", mode=0o4755), file("not", b"x", mode=0o644))])
    result = saved(image, tmp_path, keeps_executable=True)
    assert stat.S_IMODE((result / "run").stat().st_mode) & 0o7111 == 0o111
    assert not (result / "not").stat().st_mode & 0o111


def test_holes_stay_holes(tmp_path: Path) -> None:
    size = 200 << 20
    records = {"GNU.sparse.major": "1", "GNU.sparse.minor": "0", "GNU.sparse.name": "s"}
    body = b"1\n1000000\n3\n".ljust(512, b"\0") + b"abc"
    member = info("x", pax_headers=records | {"GNU.sparse.realsize": str(size)})
    image = ImageOfTars([made((member, body), form=tarfile.PAX_FORMAT)])
    path = saved(image, tmp_path) / "s"
    assert path.stat().st_size == size
    assert path.stat().st_blocks * 512 < 1 << 20
    with path.open("rb") as opened:
        opened.seek(999_999)
        assert opened.read(5) == b"\0abc\0"


def test_a_tar_has_what_docker_would_export(tmp_path: Path) -> None:
    image = ImageOfTars(
        [
            made(
                (info("./", type=DIR, mode=0o711, uid=7), b""),
                folder("etc", gid=3),
                (info("etc/cap", mode=0o4755, mtime=5, pax_headers={"SCHILY.xattr.user.a": "1\n2"}), b"abc"),
                link("etc/other", "etc/cap", LNK),
                link("l", "/etc/cap"),
                (info("dev", type=CHR, devmajor=1, devminor=3, mode=0o666), b""),
                (info("p" * 200, uid=3_000_000_000), b""),
                form=tarfile.PAX_FORMAT,
            )
        ]
    )
    content = saved(image, tmp_path, form=SavingForm.TAR).read_bytes()
    with tarfile.open(fileobj=io.BytesIO(content)) as opened:
        members = {member.name: member for member in opened.getmembers()}
        assert list(members) == [".", "dev", "etc", "etc/cap", "etc/other", "l", "p" * 200]
        assert (members["."].mode, members["."].uid) == (0o711, 7)
        cap = members["etc/cap"]
        assert (cap.mode, cap.mtime, cap.pax_headers["SCHILY.xattr.user.a"]) == (0o4755, 5, "1\n2")
        assert opened.extractfile("etc/other").read() == b"abc"  # type: ignore[union-attr]
        assert members["etc/other"].islnk()
        assert members["l"].linkname == "/etc/cap"
        assert (members["dev"].devmajor, members["dev"].devminor) == (1, 3)
        assert members["p" * 200].uid == 3_000_000_000
