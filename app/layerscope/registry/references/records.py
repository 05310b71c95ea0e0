"""A pasted text's records, as the program wrote them: without colours, quoting upon quoting and broken lines.

A log has a record a line; a message that a window or its author broke over several lines is one record.
"""

from __future__ import annotations

import re
from itertools import pairwise

from layerscope.registry.references.partitions import REGION

_COLOURS = re.compile(r"\x1b\[[0-9;?]{0,24}[A-Za-z]|\x1b\][^\x07\x1b]{0,200}(?:\x07|\x1b\\)")
_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")
# Go's, JSON's and the journal's quoting, of any depth. Possessive: hostile runs of backslashes stay linear.
_QUOTED = re.compile(r"(?<!\\)\\++(?=[\"'/`])")
_BLANK = re.compile(r"(?<!\\)\\++[nrt]")
_UNICODE = re.compile(r"(?<!\\)\\++u00(22|26|27|2f|3c|3d|3e)", re.IGNORECASE)
_ENTITIES = (("&quot;", '"'), ("&#34;", '"'), ("&#39;", "'"), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))
_NARROWEST = 60  # columns; what is broken at fewer is broken by its author
_TAIL = re.compile(r"\S{1,100}$")
_HEAD = re.compile(r"^\S{1,100}")
_HOST = re.compile(
    rf"(?<![\w.-])[0-9]{{12}}\.dkr[.-]ecr(?:-fips)?\.{REGION}\.[a-z.]+(?=[/:\s\"',])", re.IGNORECASE
)
_SPLIT_DIGEST = re.compile(r"(sha256:)([0-9a-f]{1,63}) ([0-9a-f]{1,63})(?![0-9a-zA-Z])")
# How a record begins: a time, a level, a field, a build's step, an event of Kubernetes, a prompt, a command.
_START = re.compile(
    r"""[ \t]*(?:
    [0-9]{4}[-/][0-9]{2}[-/][0-9]{2}[T ] | [A-Z][a-z]{2}\ +[0-9]{1,2}\ +[0-9:]{8} | [0-9:]{8}[ .,]
  | [IWEF][0-9]{4}\ [0-9:]{8} | \[?(?:TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|FATAL|PANIC)\b
  | (?:time|ts|level|msg)=\S | \{\\*["'] | \#[0-9]+\  | \#\#\[ | [$%]\  | \+\ [a-z] | [0-9]+\ ?\|\  | --+$
  | Error:\ | Error\ response\ from | \|\ [A-Z]
  | (?:[0-9]{1,4}[smhd]){1,3}(?:\ \(x[0-9]|\ {2,}|\t) | <(?:unknown|invalid)>\s
  | (?:Normal|Warning)\ {2,}[A-Z]
  | (?:docker|podman|nerdctl)\ (?:pull|push|run|build|login)\ | (?:skopeo|crane|oras|kubectl|helm|aws)\ [a-z]
    )""",
    re.VERBOSE,
)
# Where copying has lost the line break before an event of Kubernetes.
_EVENT = re.compile(r"(?<=[^\s(])(?=(?:[0-9]{1,4}[smhd]){1,3}\s{1,40}(?:Normal|Warning)\s+[A-Z])")


def plain(text: str) -> str:
    """The whole text in one line with single blanks, as the program first wrote it."""
    return " ".join(records(text))


def records(text: str) -> list[str]:
    """The text's records in their order, each in one line with single blanks; none is empty."""
    return [record for paragraph in paragraphs(text) for record in paragraph]


def paragraphs(text: str) -> list[list[str]]:
    """The records by what stands between two blank lines; a text of double lines has one record in each."""
    # A bare character is looked for far faster than a pattern: most texts have none of these.
    text = _INVISIBLE.sub("", _COLOURS.sub("", text) if "\x1b" in text else text)
    found: list[list[list[str]]] = []
    is_open = False
    for line in _parted(_unquoted(_mended(_unwrapped(text)))).splitlines():
        words = " ".join(line.split())
        if not words:
            is_open = False
        elif not is_open:
            found.append([[words]])
            is_open = True
        elif _START.match(line):
            found[-1].append([words])
        else:
            found[-1][-1].append(words)
    return [[_SPLIT_DIGEST.sub(_joined, " ".join(lines)) for lines in paragraph] for paragraph in found]


def _parted(text: str) -> str:
    """The text with every event of Kubernetes in a line of its own."""
    return _EVENT.sub("\n", text) if "Normal" in text or "Warning" in text else text


def _unquoted(text: str) -> str:
    for entity, letter in _ENTITIES:
        text = text.replace(entity, letter)
    if "\\" not in text:
        return text
    text = _UNICODE.sub(lambda escape: chr(int(escape[1], 16)), text)
    return _BLANK.sub(" ", _QUOTED.sub("", text))


def _unwrapped(text: str) -> str:
    """The text with lines joined that a terminal broke at its width, in the middle of words.

    Two neighbours of the greatest width show such a terminal; lines of a log, which begin alike, do not.
    """
    lines = text.splitlines()
    width = max(map(len, lines), default=0)
    if width < _NARROWEST:
        return text
    pairs = pairwise(lines)
    if not any(
        len(line) == len(following) == width and line[:8] != following[:8] for line, following in pairs
    ):
        return text
    ends = ("" if len(line) == width else "\n" for line in lines)
    return "".join(line + end for line, end in zip(lines, ends, strict=True))


def _mended(text: str) -> str:
    """The text with a registry's host whole again that one line break, which shows no width, went through."""
    lines = text.splitlines()
    ends = ["" if _breaks_host(line, following) else "\n" for line, following in pairwise(lines)]
    return "".join(line + end for line, end in zip(lines, [*ends, "\n"], strict=True)) if lines else text


def _breaks_host(line: str, following: str) -> bool:
    tail = _TAIL.search(line[-100:]) if len(line) >= _NARROWEST else None
    head = _HEAD.match(following) if tail else None
    if not tail or not head:
        return False
    whole = _HOST.search(f"{tail[0]}{head[0]} ")
    return whole is not None and whole.start() < len(tail[0]) < whole.end()


def _joined(digest: re.Match[str]) -> str:
    """The two halves of a digest that was broken between lines; as they were unless they make a whole."""
    return f"{digest[1]}{digest[2]}{digest[3]}" if len(digest[2] + digest[3]) == 64 else digest[0]
