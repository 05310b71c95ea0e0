"""Large files, and files that run as somebody else or that everybody may write."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from layerscope.contents.analysis.capabilities import in_words
from layerscope.contents.analysis.largest import largest_files
from layerscope.contents.analysis.permissions import permission_findings
from layerscope.contents.model.entries import Entry, Extra, Kind
from layerscope.contents.model.findings import LargeFile, Permission
from layerscope.contents.tree.tree import Tree
from support.samples.stacked_layers import listed

NET_RAW = bytes.fromhex("0100000200200000000000000000000000000000")  # setcap cap_net_raw+ep


def a_tree(*layers: list[Entry]) -> Tree:
    tree = Tree(len(layers))
    for layer, entries in enumerate(layers, start=1):
        tree.add(layer, listed(entries))
    return tree


def test_the_largest_that_are_seen() -> None:
    tree = a_tree(
        [Entry(b"a", Kind.FILE, size_bytes=9), Entry(b"b/c", Kind.FILE, size_bytes=5)],
        [Entry(b"a", Kind.FILE, size_bytes=1), Entry(b"l", Kind.HARD_LINK, link=b"b/c")],
    )
    assert largest_files(tree) == [LargeFile(b"b/c", 1, 5), LargeFile(b"a", 2, 1)]
    assert largest_files(tree, 1) == [LargeFile(b"b/c", 1, 5)]


def test_permissions() -> None:
    tree = a_tree(
        [
            Entry(b"su", Kind.FILE, 0o4755),
            Entry(b"wall", Kind.FILE, 0o2755),
            Entry(b"mail", Kind.FOLDER, 0o2775),
            Entry(b"tmp", Kind.FOLDER, 0o1777),
            Entry(b"open", Kind.FOLDER, 0o777),
            Entry(b"note", Kind.FILE, 0o666),
            Entry(b"link", Kind.SYMLINK, 0o777, link=b"note"),
            Entry(b"null", Kind.CHAR, 0o666, extra=Extra(device=(1, 3))),
            Entry(b"ping", Kind.FILE, 0o755, extra=Extra(xattrs=(("security.capability", NET_RAW),))),
            Entry(b"gone", Kind.FILE, 0o4755, extra=Extra(xattrs=(("security.capability", NET_RAW),))),
        ],
        [Entry(b".wh.gone", Kind.FILE), Entry(b"late", Kind.FILE, 0o4711)],
    )
    found = permission_findings(tree)
    assert [(one.path, one.layer, one.permission, one.detail) for one in found] == [
        (b"late", 2, Permission.SETUID, ""),
        (b"note", 1, Permission.WORLD_WRITABLE, ""),
        (b"open", 1, Permission.WORLD_WRITABLE, ""),
        (b"ping", 1, Permission.CAPABILITIES, "cap_net_raw=ep"),
        (b"su", 1, Permission.SETUID, ""),
        (b"wall", 1, Permission.SETGID, ""),
    ]


class TestCapabilities:
    @pytest.mark.parametrize(
        ("value", "words"),
        [
            ("010000010024000000000000", "cap_net_bind_service,cap_net_raw=ip"),
            ("0000000300200000000000000000000000000000e8030000", "cap_net_raw=p [rootid=1000]"),
            ("0100000200000000000000008000000000000000", "cap_bpf=ep"),
            ("0000000200000000002000000000000000000000", "cap_net_raw=i"),
            ("0000000200000000000000000000000000000000", "="),
        ],
    )
    def test_in_words(self, value: str, words: str) -> None:
        raw = bytes.fromhex(value)
        if words == "cap_net_bind_service,cap_net_raw=ip":  # version 1 has one pair
            raw = (0x01000001).to_bytes(4, "little") + (0x2400).to_bytes(4, "little") + bytes(4)
            words = "cap_net_bind_service,cap_net_raw=ep"
        if words == "cap_bpf=ep":
            raw = (0x02000001).to_bytes(4, "little") + bytes(8) + (1 << 7).to_bytes(4, "little") + bytes(4)
        assert in_words(raw) == words

    @pytest.mark.parametrize(
        "value", [b"", b"\1", NET_RAW[:-1], NET_RAW + b"\0", b"\1\0\0\x09" + NET_RAW[4:]]
    )
    def test_what_linux_does_not_take(self, value: bytes) -> None:
        assert in_words(value) == ""

    @pytest.mark.skipif(
        shutil.which("setcap") is None or os.geteuid() != 0, reason="setcap is not there, or no root"
    )
    @pytest.mark.parametrize(
        "words", ["cap_net_raw=ep", "cap_chown,cap_net_raw=ip", "cap_sys_admin,cap_bpf=eip"]
    )
    def test_setcap_and_getcap_say_the_same(self, tmp_path: Path, words: str) -> None:
        file = tmp_path / "a"
        file.write_bytes(b"")
        try:
            subprocess.run(["setcap", words, str(file)], check=True, capture_output=True)
        except subprocess.CalledProcessError:
            pytest.skip("this file system takes no capabilities")
        told = subprocess.run(["getcap", str(file)], check=True, capture_output=True, text=True).stdout
        assert in_words(os.getxattr(file, "security.capability")) == told.split(" ", 1)[1].strip()
