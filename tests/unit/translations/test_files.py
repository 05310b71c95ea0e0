"""The translations' files: up to date with the sources, complete, and of the same form as the English."""

from __future__ import annotations

import importlib.util
import re
import shutil
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from layerscope import resources
from support.samples.marked_words import marked_in, sources

FOLDER = Path(resources.__path__[0]) / "translations"
UPDATER = FOLDER.parent.parent / "packaging" / "translations.py"
LANGUAGES = ("de", "en")
PLACEHOLDER = re.compile(r"\{\w*\}|%L?n|%L?\d|https?://[\w.:/-]+\w|`[^`]*`")
ENDINGS = (".", ":", "…", "?")
# Constants of AWS's, commands and names: the same in every language.
TERM = re.compile(
    r"[A-Z]+(?:_[A-Z]+)+|\b[a-z0-9]+:[A-Z]\w+|\bF\d\b|~/\S+\w|--[a-z]+|\b[A-Z][a-z]+(?:[A-Z][a-z]+){2,}"
)


class Message(NamedTuple):
    """One sentence of a .ts file: the forms are one, or one for each plural form."""

    context: str
    source: str
    is_plural: bool
    state: str
    forms: tuple[str, ...]


def messages(language: str) -> list[Message]:
    """Every sentence of the language's file."""
    root = ET.parse(FOLDER / f"layerscope_{language}.ts").getroot()
    return [
        _message(context.findtext("name", ""), node) for context in root for node in context.iter("message")
    ]


def _message(context: str, node: ET.Element) -> Message:
    translation = node.find("translation")
    assert translation is not None
    forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
    is_plural = node.get("numerus") == "yes"
    return Message(context, node.findtext("source", ""), is_plural, translation.get("type", ""), tuple(forms))


def every_form(language: str) -> Iterator[tuple[str, str]]:
    """Each source with each form of its translation."""
    return ((message.source, form) for message in messages(language) for form in message.forms)


def test_the_files_fit_the_sources(tmp_path: Path) -> None:
    specification = importlib.util.spec_from_file_location("translations", UPDATER)
    assert specification
    assert specification.loader
    updater = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(updater)
    shutil.copytree(FOLDER, tmp_path, dirs_exist_ok=True)

    updater.update(tmp_path)

    for language in LANGUAGES:
        for kind in ("ts", "qm"):
            name = f"layerscope_{language}.{kind}"
            renewed, kept = (tmp_path / name).read_bytes(), (FOLDER / name).read_bytes()
            assert renewed == kept, f"{name} is not up to date: run `make translations`"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_translated(language: str) -> None:
    found = messages(language)
    assert [message.source for message in found if message.state or not all(message.forms)] == []
    assert [message.source for message in found if len(message.forms) != 1 + message.is_plural] == []
    assert len(found) == len({(message.context, message.source) for message in found})


def test_lupdate_found_what_the_sources_mark() -> None:
    known = {(message.context, message.source): message.is_plural for message in messages("de")}
    marks = [mark for path in sources() for mark in marked_in(path) if mark.text]
    assert len(marks) > 500
    assert [mark for mark in marks if known.get((mark.context, mark.text)) is not mark.is_plural] == []


def test_every_plural_sentence_has_english_forms() -> None:
    plural = {message.source for message in messages("de") if message.is_plural}
    assert plural == {message.source for message in messages("en")}
    assert all("%n" in source or "%Ln" in source for source in plural)
    others = {message.source for message in messages("de") if not message.is_plural}
    assert [source for source in others if re.search("%L?n", source)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_are_the_same(language: str) -> None:
    differ = [
        pair
        for pair in every_form(language)
        if len({frozenset(PLACEHOLDER.findall(text)) for text in pair}) > 1
    ]
    assert differ == []


def test_a_sentence_ends_alike() -> None:
    def ending(text: str) -> str:
        whole = text.removesuffix("Std.").removesuffix("Min.")
        return whole[-1] if whole.endswith(ENDINGS) else ""

    assert [pair for pair in every_form("de") if ending(pair[0]) != ending(pair[1])] == []


def test_what_is_typed_elsewhere_stays_as_it_is() -> None:
    lost = [
        (term, form) for source, form in every_form("de") for term in TERM.findall(source) if term not in form
    ]
    assert lost == []


def test_the_tone_and_the_signs_are_german() -> None:
    forms = [form for _, form in every_form("de")]
    assert [form for form in forms if "!" in form or "Ctrl" in form or "..." in form] == []
    assert [form for form in forms if "  " in form or form != form.strip()] == []
    assert [form for form in forms if re.search("[\"”]|“$|'\\w+'", form) and "„" not in form] == []
    address = r"\b[A-ZÄÖÜ]\w+en Sie\b|\b(Ihre?[mnr]?|du|deine?|bitte)\b"
    assert [form for form in forms if re.search(address, form)] == []
    assert [form for form in forms if re.search(r"[\w)}]…", form)] == []


def test_a_term_is_translated_by_one_word() -> None:
    terms = {r"\bpresigned\b": "vorsigniert", r"\brepositor(y|ies)\b": "repository", r"\baccounts?\b": "kont"}
    strays = [
        (source, form)
        for source, form in every_form("de")
        for pattern, german in terms.items()
        if re.search(pattern, source, re.IGNORECASE) and german not in form.lower()
    ]
    assert strays == []
