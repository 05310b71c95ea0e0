"""Names that every file system takes, of any text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from layerscope.text.file_names import MAX_NAME_BYTES, is_device, is_safe, safe_name

# Signs that mean something to a file system, to Windows or to the eye; many of them, and any other.
SIGNS = st.sampled_from(
    'aux.CON com1 ¹/\\:*?"<>|\0\n\t\r\x1b\x7f\u202e\u200b\ufeff\u2028 .-_~é\u0301\ud800🦀'
)
TEXTS = st.text(SIGNS | st.characters(), max_size=300)


@given(TEXTS)
@example("\u0130" * 199 + "." * 99)
@example("x" * 199 + "é.tar.gz")
@example("aux" + "." * 300)
def test_any_text_gives_a_safe_name(text: str) -> None:
    name = safe_name(text)
    assert is_safe(name)
    assert 0 < len(name.encode("utf-8")) <= MAX_NAME_BYTES
    assert not set(name) & {*'/\\:*?"<>|', *map(chr, range(32))}
    assert not any(unicodedata.category(sign) in {"Cc", "Cf", "Cs", "Zl", "Zp"} for sign in name)
    assert not name.startswith((".", "-", " "))
    assert not name.endswith((".", " "))
    assert safe_name(name) == name
    assert unicodedata.normalize("NFC", name) == name


@given(st.from_regex(r"[A-Za-z0-9][A-Za-z0-9_ ()-]{0,40}\.[a-z]{1,8}", fullmatch=True))
def test_a_plain_name_stays_as_it_is(name: str) -> None:
    assert safe_name(name) == (f"_{name}" if is_device(name) else name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("aux.txt", "_aux.txt"),
        ("CON", "_CON"),
        ("con .tar.gz", "_con .tar.gz"),
        ("Com1.json", "_Com1.json"),
        ("LPT².log", "_LPT².log"),
        ("auxiliary.txt", "auxiliary.txt"),
        ("console", "console"),
        (" name. . ", "name"),
        ("..", "file"),
        ("", "file"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("-rf", "rf"),
        (".bashrc", "bashrc"),
        ("a:b*c", "a_b_c"),
        ("photo\u202egpj.exe", "photo_gpj.exe"),
        ("line\nbreak", "line_break"),
        ("Modèle.bin", "Modèle.bin"),
        ("Mode\u0300le.bin", "Modèle.bin"),
        ("x" * 300 + ".tar.gz", "x" * 193 + ".tar.gz"),
        ("é" * 300 + ".bin", "é" * 98 + ".bin"),
        ("é" * 300, "é" * 100),
    ],
)
def test_examples(text: str, name: str) -> None:
    assert safe_name(text) == name
