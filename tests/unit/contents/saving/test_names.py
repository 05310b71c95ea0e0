"""Names on the disk: what every system takes, what looks like what it is, and no two that are one."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layerscope.contents.saving.linking import inside, relative
from layerscope.contents.saving.names import MOST_NAME_BYTES, DiskNames, disk_name
from layerscope.text.file_names import is_device
from support.samples.archives import info, made
from support.samples.image_of_tars import ImageOfTars

from .test_saving import found, saved

FORBIDDEN = set('<>:"/\\|?*')


@pytest.mark.parametrize(
    ("name", "portable", "on_linux"),
    [
        (b"Foo::Bar.3pm", "Foo__Bar.3pm", "Foo::Bar.3pm"),
        (b"aux.txt", "_aux.txt", "aux.txt"),
        ("com¹".encode(), "_com¹", "com¹"),
        (b"CONIN$", "_CONIN$", "CONIN$"),
        (b"trailing. .", "trailing___", "trailing. ."),
        (b"a\\..\\b", "a_.._b", "a\\..\\b"),
        (b"..", "__", "__"),
        (b".", "_", "_"),
        (b".hidden", ".hidden", ".hidden"),
        (b"\xff\xc3\xa4", "%FFä", "%FFä"),
        ("exe\u202etxt\u200b\x1b[0m".encode(), "exe_txt__[0m", "exe_txt__[0m"),
        ("a\u0308".encode(), "ä", "a\u0308"),
    ],
)
def test_names_that_are_odd(name: bytes, portable: str, on_linux: str) -> None:
    assert disk_name(name, is_portable=True) == portable
    assert disk_name(name, is_portable=False) == on_linux


def test_long_names_keep_their_ending_and_differ() -> None:
    names = [disk_name(b"n" * 300 + each + b".txt", is_portable=True) for each in (b"a", b"b")]
    assert len(set(names)) == 2
    assert all(len(name.encode()) <= MOST_NAME_BYTES and name.endswith(".txt") for name in names)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.binary(min_size=1, max_size=300), max_size=8))
def test_any_bytes_become_names_that_every_system_takes(raw: list[bytes]) -> None:
    names = DiskNames(is_portable=True)
    taken = [names.take(disk_name(each.replace(b"/", b""), is_portable=True)) for each in raw]
    for name in taken:
        assert name not in ("", ".", "..")
        assert not FORBIDDEN & set(name)
        assert not is_device(name)
        assert name[-1] not in " ."
        assert all(unicodedata.category(sign)[0] != "C" for sign in name)
        assert len(name.encode()) <= 255
    keys = {unicodedata.normalize("NFC", name.casefold()) for name in taken}
    assert len(keys) == len(taken)


def test_names_that_differ_in_case_alone_stand_side_by_side(
    tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    members = [(info(name), name.encode()) for name in ("Read.me", "read.ME", "READ.me", "nul", "d/x", "D/x")]
    result = saved(ImageOfTars([made(*members)]), tmp_path)  # type: ignore[arg-type]
    files = {name: content for name, content in found(result).items() if content}
    assert {name: files[name] for name in files if name != "renamed.txt"} == {
        "READ.me": b"READ.me",
        "Read (2).me": b"Read.me",
        "read (3).ME": b"read.ME",
        "_nul": b"nul",
        "D/x": b"D/x",
        "d (2)/x": b"d/x",
    }


@pytest.mark.parametrize(
    ("path", "link", "target"),
    [
        (b"a/b", b"c", b"a/c"),
        (b"a/b", b"../c", b"c"),
        (b"a/b", b"/c/./d//e", b"c/d/e"),
        (b"a/b", b"../../../etc/passwd", b"etc/passwd"),
        (b"a", b".", b""),
        (b"a", b"", None),
        (b"a", b"x\0y", None),
    ],
)
def test_where_links_lead_by_their_texts(path: bytes, link: bytes, target: bytes | None) -> None:
    assert inside(path, link) == target


@pytest.mark.parametrize(
    ("link", "target", "text"),
    [
        (("a", "l"), ("a", "t"), "t"),
        (("a", "b", "l"), ("a", "t"), "../t"),
        (("l",), ("a", "t"), "a/t"),
        (("a", "l"), (), ".."),
        (("l",), (), "."),
        (("a", "b", "l"), ("a", "b"), "."),
    ],
)
def test_the_texts_of_links(link: tuple[str, ...], target: tuple[str, ...], text: str) -> None:
    assert relative(link, target) == text
