"""Files in words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale

from layerscope.contents.model.changes import Aspect
from layerscope.contents.model.entries import Kind
from layerscope.contents.model.findings import SideFacts
from layerscope.words.file_facts import differing_text, layers_text, mode_text, path_text

LEFT = SideFacts(1, Kind.FILE, 5, 0o644, 0, 0, 100)
RIGHT = SideFacts(2, Kind.FILE, 6, 0o4755, 1000, 1000, 200)


@pytest.fixture(autouse=True)
def _english() -> None:
    QLocale.setDefault(QLocale("en_US"))


def test_a_path_begins_at_the_root_and_shows_every_byte() -> None:
    assert path_text(b"usr/bin/env") == "/usr/bin/env"
    assert path_text("caf\u00e9".encode()) == "/caf\u00e9"
    assert path_text(b"caf\xe9") == "/caf\\xe9"


def test_a_mode_reads_as_that_of_ls() -> None:
    assert mode_text(Kind.FILE, 0o4755) == "-rwsr-xr-x"
    assert mode_text(Kind.FOLDER, 0o1777) == "drwxrwxrwt"


@pytest.mark.parametrize(
    ("aspects", "said"),
    [
        (Aspect.CONTENT, "content"),
        (Aspect.CONTENT | Aspect.GUESSED, "content (by size and time)"),
        (Aspect.GUESSED | Aspect.TIME, "time"),
        (Aspect.MODE | Aspect.OWNER, "mode 0644 → 4755, owner 0:0 → 1000:1000"),
        (Aspect.XATTRS, "extended attributes"),
    ],
)
def test_what_differs_is_said_with_both_values(aspects: Aspect, said: str) -> None:
    assert differing_text(aspects, LEFT, RIGHT) == said


def test_another_kind_and_another_target_are_said() -> None:
    link = SideFacts(2, Kind.SYMLINK, 0, 0o777, 0, 0, 0, b"busybox")
    other = SideFacts(3, Kind.SYMLINK, 0, 0o777, 0, 0, 0, b"dash")
    assert differing_text(Aspect.KIND, LEFT, link) == "file → symbolic link"
    assert differing_text(Aspect.LINK, link, other) == "link busybox → dash"


def test_of_very_many_layers_the_first_are_named() -> None:
    assert layers_text([3]) == "3"
    assert layers_text([3, 5]) == "3 and 5"
    assert layers_text(range(1, 21)).endswith("12, …")
