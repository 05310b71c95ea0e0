"""The manual page, in man(7)'s macros, from what the parsers know."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from layerscope import __version__
from layerscope.commands.help.described import Described, Option, described, options_of
from layerscope.commands.window_line import window_parser

_STATUSES = {
    "0": "Done, and nothing is wrong.",
    "1": "Something cannot be had: an error, or what a diagnosis, a check or a comparison found.",
    "2": "The command line is wrong, or a diagnosis could not decide.",
    "130": "Stopped by Ctrl+C. What was begun goes on when it is called again.",
    "141": "Whoever read the output has gone.",
}
_ENVIRONMENT = {
    "AWS_PROFILE, AWS_REGION, AWS_ACCESS_KEY_ID, AWS_ENDPOINT_URL_ECR, AWS_CONFIG_FILE, …": (
        "mean what they mean to the AWS CLI."
    ),
    "AWS_CA_BUNDLE, HTTPS_PROXY, NO_PROXY": "are heeded for ECR and for the storage behind URLs.",
    "NO_COLOR": "takes the colors away, whatever it is set to.",
}
_EXAMPLES = (
    ("Why can this node not pull it?", "layerscope diagnose team/checkout:v4.18.2 --json > report.json"),
    ("What does this error say?", "kubectl describe pod checkout | layerscope explain -"),
    ("The second layer, whole or not at all", "layerscope download team/checkout:v4.18.2 --layer 2"),
    ("One file of an image, without pulling it", "layerscope cat team/checkout:v4.18.2:/etc/os-release"),
)


_INTRODUCTION = (
    ".SH NAME",
    r"layerscope \- look into Amazon ECR, get layers whole, and learn why one cannot be pulled",
    ".SH SYNOPSIS",
    *(".B layerscope", r"[\fIOPTIONS\fR] [\fIREFERENCE\fR]", ".br"),
    *(".B layerscope", r"\fICOMMAND\fR [\fIOPTIONS\fR]"),
    ".SH DESCRIPTION",
    r"Without a command it opens the window, at the place that \fIREFERENCE\fR names.",
    "A command does its work in the terminal and needs neither a screen nor Qt.",
    "What begins with the name of a command is that command;",
    *(r".B layerscope \-\- NAME", "opens a repository of that name in the window."),
)


def manual_page() -> str:
    """The page, for section 1."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    commands = described()
    yield f'.TH LAYERSCOPE 1 "" "Layerscope {__version__}" "User Commands"'
    yield from _INTRODUCTION
    yield from (".SH OPTIONS OF THE WINDOW", *_options(options_of(window_parser())))
    yield ".SH COMMANDS"
    for command in commands:
        yield from _command(command)
    common = (option for option in commands[0].options if option.is_common)
    yield from (".SH OPTIONS OF EVERY COMMAND", *_options(common))
    yield from (".SH EXIT STATUS", *_table(_STATUSES))
    yield from (".SH ENVIRONMENT", *_table(_ENVIRONMENT))
    yield ".SH EXAMPLES"
    for purpose, line in _EXAMPLES:
        yield from (".TP", _escaped(purpose), _escaped(line))
    yield from (".SH SEE ALSO", ".BR aws (1),", ".BR skopeo (1)")


def _command(command: Described) -> Iterator[str]:
    yield from (f".SS {_escaped(command.name)}", f".B {_escaped(_shortened(command.usage))}", ".PP")
    yield _escaped(command.help)
    yield from _options(option for option in command.options if not option.is_common)


def _shortened(usage: str) -> str:
    """Without the options, which follow."""
    return re.sub(r" +", " ", re.sub(r"\[(-[^\[\]]*|\([^()]*\))\]", "", usage)).strip()


def _options(options: Iterable[Option]) -> Iterator[str]:
    for option in options:
        yield ".TP"
        flags = ", ".join(rf"\fB{_escaped(flag)}\fR" for flag in option.flags)
        yield " ".join(
            part for part in (flags, rf"\fI{_escaped(option.value)}\fR" if option.value else "") if part
        )
        yield _escaped(option.help)


def _table(rows: dict[str, str]) -> Iterator[str]:
    for name, text in rows.items():
        yield from (".TP", rf"\fB{_escaped(name)}\fR", _escaped(text))


def _escaped(text: str) -> str:
    """The text as it is, in one line: no letter of it is a request or an escape of roff."""
    line = " ".join(text.split()).replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq")
    line = "".join(letter if letter.isascii() else f"\\[u{ord(letter):04X}]" for letter in line)
    return f"\\&{line}" if line.startswith(".") else line
