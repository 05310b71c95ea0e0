"""Finds the report's JSON in whatever was copied with it: prompts, banners, colors, time stamps, warnings."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from typing import Any, NoReturn

from layerscope.diagnosis.report.received import ReportFault, UnreadableReportError

MOST_CHARACTERS = 2_000_000  # real ones have some 20,000
MOST_BYTES = 2 * MOST_CHARACTERS  # of a file; UTF-16 has two for each
_MEMBERS = (
    "format", "command", "question", "profile", "identity", "versions", "startedAt", "complete", "verdict",
    "notes", "onMachine", "findings", "steps", "commands", "environment",
)  # fmt: skip
# Those that hardly any other program's JSON has, and those deeper in it, which are left of a cut one.
_TELLING = ("question", "verdict", "onMachine", "elapsedSeconds", "snippetEffect")
_KNOWN = (*_MEMBERS, "outcome", "evidence", "calls", "requestId", "because", *_TELLING[3:])
_LEAST_MEMBERS = 3
_MOST_LOOKED_AT = 4 * MOST_CHARACTERS  # by whoever has to answer at once
_MOST_CANDIDATES = 20
# ECMA-48: control sequences, operating system commands up to their end, and the short ones.
_ESCAPES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[ -/]*[0-Z\\^-~])")
# As CI's logs and `kubectl logs --timestamps` begin each line.
_STAMPS = re.compile(
    r"^[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9:]{8}(?:[.,][0-9]{1,9})?(?:Z|[+-][0-9:]{4,5})?[ \t]", re.MULTILINE
)
_BEGINNING = re.compile(r'\{(?=\s*"(?:' + "|".join(_MEMBERS) + r')"\s*:)')
_ANY_BEGINNING = re.compile(r"[{\[]")
_TOKENS = re.compile(r'[^"\\\n]+|\\.|["\n\\]', re.DOTALL)


def looks_like_report(text: str) -> bool:
    """Whether a text is meant to be a report, whole or not; at once, for one of any length."""
    if len(text) > _MOST_LOOKED_AT or not any(f'"{name}"' in text for name in _TELLING):
        return False
    return sum(f'"{name}"' in text for name in _KNOWN) >= _LEAST_MEMBERS


def decoded(content: bytes) -> str:
    """A file's text: UTF-8, or UTF-16 with its mark, as Windows PowerShell writes what is sent to a file.

    Raises UnreadableReportError for a longer one than MOST_BYTES, and where it is no text.
    """
    if len(content) > MOST_BYTES:
        raise UnreadableReportError(ReportFault.TOO_LONG)
    is_utf_16 = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    text = content.decode("utf-16" if is_utf_16 else "utf-8-sig", "replace")
    if "\0" in text:
        raise UnreadableReportError(ReportFault.NOT_TEXT)
    return text


def extracted(text: str) -> tuple[dict[str, Any], bool]:
    """The report's object in the text, and whether lines were joined for it that a terminal had broken.

    Raises UnreadableReportError.
    """
    if len(text) > MOST_CHARACTERS:
        raise UnreadableReportError(ReportFault.TOO_LONG)
    plain = _ESCAPES.sub("", text.removeprefix("\ufeff")).replace("\r\n", "\n").replace("\r", "\n")
    unstamped = _STAMPS.sub("", plain)
    forms = (plain,) if unstamped == plain else (plain, unstamped)
    failed: list[tuple[str, int]] = []  # a form, and where it was no JSON any more
    for form in forms:
        for start in _beginnings(form):
            document = _document(form[start:], failed)
            if document is not None:
                return document, False
            joined = _joined(form[start:])
            if joined != form[start:] and (document := _document(joined, [])) is not None:
                return document, True
    raise _refusal(forms[-1], failed)


def _beginnings(text: str) -> Iterator[int]:
    found = _BEGINNING.finditer(text)
    for _, beginning in zip(range(_MOST_CANDIDATES), found, strict=False):
        yield beginning.start()


def _document(text: str, failed: list[tuple[str, int]]) -> dict[str, Any] | None:
    """The object that the text begins with, if it is a report's; where it is no JSON goes to `failed`."""
    try:
        value, _ = _DECODER.raw_decode(text)
    except json.JSONDecodeError as error:
        failed.append((text, error.pos))
        return None
    except RecursionError:
        raise UnreadableReportError(ReportFault.TOO_DEEP) from None
    except ValueError:  # a constant, or a number of thousands of digits
        failed.append((text, 0))
        return None
    return value if _is_report(value) else None


def _is_report(value: object) -> bool:
    return isinstance(value, dict) and sum(name in value for name in _MEMBERS) >= _LEAST_MEMBERS


def _joined(text: str) -> str:
    """The text without the line ends in its strings: JSON has none there, so a terminal put them in."""
    parts: list[str] = []
    is_inside = False
    for token in _TOKENS.finditer(text):
        part = token[0]
        if part == '"':
            is_inside = not is_inside
        parts.append(part.replace("\n", "") if is_inside else part)
    return "".join(parts)


def _refusal(text: str, failed: list[tuple[str, int]]) -> UnreadableReportError:
    """The error for a text without a whole report."""
    if failed:
        form, at = max(failed, key=lambda each: each[1])
        if _ends_at(form, at):
            return UnreadableReportError(ReportFault.CUT_OFF)
        return UnreadableReportError(ReportFault.DAMAGED, str(form.count("\n", 0, at) + 1))
    if looks_like_report(text):
        return UnreadableReportError(ReportFault.NO_BEGINNING)
    return UnreadableReportError(ReportFault.OTHER_JSON if _holds_json(text) else ReportFault.NO_JSON)


def _ends_at(text: str, at: int) -> bool:
    """Whether there is nothing more behind the place but what the string has that begins there."""
    rest = text[at:].strip()
    return not rest or (rest.startswith('"') and '"' not in rest[1:].replace('\\"', ""))


def _holds_json(text: str) -> bool:
    for _, beginning in zip(range(_MOST_CANDIDATES), _ANY_BEGINNING.finditer(text), strict=False):
        try:
            _DECODER.raw_decode(text, beginning.start())
        except (ValueError, RecursionError):
            continue
        return True
    return False


def _no_constant(name: str) -> NoReturn:
    raise ValueError(name)


_DECODER = json.JSONDecoder(parse_constant=_no_constant)
