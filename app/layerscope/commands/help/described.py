"""The commands and their options as values, from their parsers."""

from __future__ import annotations

import argparse
from dataclasses import dataclass

from layerscope.commands.catalogue import COMMANDS
from layerscope.commands.parsing import parser_of


@dataclass(frozen=True, slots=True)
class Option:
    """`flags` is empty for an argument; `value` is what follows it, empty where nothing does."""

    flags: tuple[str, ...]
    value: str
    help: str
    choices: tuple[str, ...] = ()
    is_common: bool = False


@dataclass(frozen=True, slots=True)
class Described:
    """One command; `usage` has no line ends."""

    name: str
    purpose: str
    help: str
    usage: str
    options: tuple[Option, ...]


def described() -> tuple[Described, ...]:
    """Every command, in the order of the help."""
    return tuple(_command(name, purpose) for name, purpose in COMMANDS.items())


def options_of(parser: argparse.ArgumentParser, common: frozenset[str] = frozenset()) -> tuple[Option, ...]:
    """The parser's, arguments first; `common` are the flags that every command has."""
    actions = parser._actions  # noqa: SLF001 - argparse tells them to nobody else
    found = [_option(action, common) for action in actions if action.help is not argparse.SUPPRESS]
    return tuple(sorted(found, key=lambda option: bool(option.flags)))


def _command(name: str, purpose: str) -> Described:
    parser = parser_of(name)
    usage = " ".join(parser.format_usage().removeprefix("usage: ").split())
    return Described(name, purpose, parser.description or "", usage, options_of(parser, COMMON))


def _option(action: argparse.Action, common: frozenset[str]) -> Option:
    choices = tuple(map(str, action.choices or ()))
    value = "" if action.nargs == 0 else _value(action, choices)
    text = (action.help or "") % {"default": action.default, "prog": "layerscope"}
    is_common = bool(common.intersection(action.option_strings))
    return Option(tuple(action.option_strings), value, text, choices, is_common)


def _value(action: argparse.Action, choices: tuple[str, ...]) -> str:
    metavar = action.metavar if isinstance(action.metavar, str) else ""
    return metavar or (f"{{{','.join(choices)}}}" if choices else action.dest.upper())


COMMON = frozenset({"-h", "--help", "--profile", "--region", "--registry-id", "--endpoint-url", "--json"})
