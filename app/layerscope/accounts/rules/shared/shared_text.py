"""The text of a shared AWS file as sections, where a broken section does not take the others along.

botocore reads the whole file or nothing: https://github.com/boto/botocore/blob/develop/botocore/configloader.py.
What it reads whole is read here to the same sections.
"""

from __future__ import annotations

import codecs
import configparser
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from layerscope.accounts.model.issues import Issue
from layerscope.text.reasons import Reason

Section = dict[str, "str | dict[str, str]"]

_LINE_END = re.compile(r"\r\n|\r|\n")
_UTF16_BYTES = 4  # without a mark, every other byte of Latin text is none
_DEFAULTS = "DEFAULT"  # configparser's section whose settings every other one has
# As configparser's SECTCRE; or what was to be one, which must not spoil the section before it.
_HEADER = re.compile(r"\[(?P<name>.+)\]|\[(?P<broken>[^=:]*)$")


class FaultKind(Enum):
    """What is wrong with a line."""

    NO_SECTION = Reason.tr("a setting comes before the first [section].")
    NO_HEADER_END = Reason.tr("the sign ] is missing.")
    NO_SIGN = Reason.tr("it is neither a [section] nor name = value.")
    SECTION_TWICE = Reason.tr("the section appears twice in the file.")
    SETTING_TWICE = Reason.tr("the setting appears twice in its section.")
    NESTED_NO_SIGN = Reason.tr("the indented line is not name = value.")
    NOT_UTF8 = Reason.tr("it is not written in UTF-8.")
    UTF16 = Reason.tr("it is written in UTF-16.")


@dataclass(frozen=True, slots=True)
class LineFault:
    """Where a shared AWS file does not parse. The line itself is not in it: it may hold a secret."""

    line: int  # counted from 1
    kind: FaultKind
    section: str = ""  # whose settings are left out for it, as written; empty before the first

    def issue(self, path: Path) -> Issue:
        """The sentences; the file's other sections are used all the same, but of UTF-16 nothing is."""
        if self.kind is FaultKind.UTF16:
            return Issue(
                Reason.tr("{path} is written in UTF-16, and nothing in it is used.", path=path),
                Reason.tr("Save it as UTF-8: the AWS CLI reads no other encoding either."),
            )
        reason = Reason.tr(
            "{path}, line {line} is not valid: {what}", line=self.line, path=path, what=self.kind.value
        )
        if not self.section:
            return Issue(reason, Reason.tr("Correct the line; everything else in the file is used."))
        if self.kind is FaultKind.SECTION_TWICE:
            step = Reason.tr(
                "Merge the two. Until then the first [{section}] is used and this one is ignored.",
                section=self.section,
            )
            return Issue(reason, step)
        step = Reason.tr(
            "Correct the line. Until then the section [{section}] is ignored; all others are used.",
            section=self.section,
        )
        return Issue(reason, step)


@dataclass(frozen=True, slots=True)
class SharedText:
    """The sections that parse, by their headers as written, and a fault for each that does not."""

    sections: dict[str, Section]
    faults: tuple[LineFault, ...] = ()


@dataclass(frozen=True, slots=True)
class _Piece:
    header: str
    first_line: int
    lines: tuple[str, ...]


def decode(content: bytes) -> tuple[str, tuple[LineFault, ...]]:
    """The text of a file's bytes, with a fault for the first line that is not UTF-8; none of UTF-16."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in content[:_UTF16_BYTES]:
        return "", (LineFault(1, FaultKind.UTF16),)
    try:
        return content.decode("utf-8-sig"), ()
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return content.decode("utf-8-sig", "replace"), (LineFault(line, FaultKind.NOT_UTF8),)


def parse_shared(text: str) -> SharedText:
    """The sections of a shared AWS file's text; never fails."""
    sections: dict[str, Section] = {}
    defaults: Section = {}
    faults: list[LineFault] = []
    for piece in _pieces(text):
        parsed = _parse(piece)
        if isinstance(parsed, LineFault):
            faults.append(parsed)
            continue
        more = parsed.pop(_DEFAULTS, {})
        if more.keys() & defaults.keys():
            faults.append(LineFault(piece.first_line, FaultKind.SETTING_TWICE, _DEFAULTS))
        defaults = {**more, **defaults}
        if twice := sections.keys() & parsed.keys():
            faults.append(LineFault(piece.first_line, FaultKind.SECTION_TWICE, min(twice)))
        sections = {**parsed, **sections}
    return SharedText({name: {**defaults, **section} for name, section in sections.items()}, tuple(faults))


def _pieces(text: str) -> Iterator[_Piece]:
    """The text cut before each header; the first piece is what precedes them all."""
    header, first_line, lines = "", 1, list[str]()
    for number, line in enumerate(_LINE_END.split(text), 1):
        found = _HEADER.match(line)
        if found:
            yield _Piece(header, first_line, tuple(lines))
            header, first_line, lines = found["name"] or found["broken"].strip(" ]"), number, []
        lines.append(line)
    yield _Piece(header, first_line, tuple(lines))


def _parse(piece: _Piece) -> dict[str, Section] | LineFault:
    """The piece's sections: one as a rule, more where headers are indented; or where it does not parse."""
    parser = configparser.RawConfigParser(default_section="")
    try:
        parser.read_string("\n".join(piece.lines))
    except configparser.Error as error:
        return _fault(piece, error)
    sections: dict[str, Section] = {}
    for header in parser.sections():
        section = sections[header] = {}
        for name, value in parser.items(header):
            nested = _nested(value) if value.startswith("\n") else value
            if nested is None:
                return LineFault(_nested_line(piece, name), FaultKind.NESTED_NO_SIGN, piece.header)
            section[name] = nested
    return sections


def _fault(piece: _Piece, error: configparser.Error) -> LineFault:
    kind = FaultKind.NO_SIGN
    line = getattr(error, "lineno", None)
    if isinstance(error, configparser.MissingSectionHeaderError):
        kind = FaultKind.NO_SECTION
    elif isinstance(error, configparser.DuplicateOptionError):
        kind = FaultKind.SETTING_TWICE
    elif isinstance(error, configparser.DuplicateSectionError):
        kind = FaultKind.SECTION_TWICE
    elif isinstance(error, configparser.ParsingError):
        line = error.errors[0][0]
    line = line or 1
    unclear = kind in {FaultKind.NO_SIGN, FaultKind.NO_SECTION}
    if unclear and piece.lines[line - 1].lstrip().startswith("["):
        kind = FaultKind.NO_HEADER_END
    return LineFault(piece.first_line + line - 1, kind, piece.header)


def _nested(value: str) -> dict[str, str] | None:
    """The settings of an indented block, one level deep; None where a line is not `name = value`."""
    lines = [line.strip() for line in value.splitlines() if line.strip()]
    if not all("=" in line for line in lines):
        return None
    pairs = (line.split("=", 1) for line in lines)
    return {name.strip(): setting.strip() for name, setting in pairs}


def _nested_line(piece: _Piece, name: str) -> int:
    """The number of the first line without a sign in the block under a setting."""
    inside = False
    for number, line in enumerate(piece.lines, piece.first_line):
        if inside and line.strip() and "=" not in line:
            return number
        inside = inside or line.strip().lower().startswith(name)
    return piece.first_line
