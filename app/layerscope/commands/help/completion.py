"""Completion scripts: commands, their options and the values that are few, for three shells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from layerscope.commands.catalogue import COMMANDS
from layerscope.commands.help.described import Described, Option, described, options_of
from layerscope.commands.window_line import window_parser

_FILES = frozenset({"FILE", "FOLDER", "DIR"})


def completion_script(shell: str) -> str:
    """The script for one of SHELLS; to be read by it, as its documentation says."""
    return "\n".join(SHELLS[shell](described())) + "\n"


def _flags(options: Iterable[Option]) -> list[str]:
    return [flag for option in options for flag in option.flags]


def _flags_of_window() -> list[str]:
    return _flags(options_of(window_parser()))


def _bash(commands: Sequence[Described]) -> Iterator[str]:
    yield "# bash completion for layerscope: source it, or put it where bash-completion looks."
    yield "_layerscope() {"
    yield '  local word="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD-1]}" words="" values=""'
    yield "  COMPREPLY=()"
    yield '  if [ "$COMP_CWORD" -eq 1 ]; then'
    yield f'    words="{" ".join([*COMMANDS, *_flags_of_window()])}"'
    yield "  else"
    yield '    case "${COMP_WORDS[1]}:$before" in'
    for command in commands:
        for option in command.options:
            if option.choices or option.value in _FILES:
                for flag in option.flags:
                    values = " ".join(option.choices)
                    yield f'      {command.name}:{flag}) values="{values or "FILES"}";;'
    yield "    esac"
    yield '    case "${COMP_WORDS[1]}" in'
    for command in commands:
        choices = [choice for option in command.options if not option.flags for choice in option.choices]
        yield f'      {command.name}) words="{" ".join([*choices, *_flags(command.options)])}";;'
    yield "    esac"
    yield "  fi"
    yield '  if [ "$values" = FILES ]; then compopt -o default 2>/dev/null; return; fi'
    yield '  COMPREPLY=($(compgen -W "${values:-$words}" -- "$word"))'
    yield "}"
    yield "complete -F _layerscope layerscope"


def _zsh(commands: Sequence[Described]) -> Iterator[str]:
    yield "#compdef layerscope"
    yield "_layerscope() {"
    yield "  local -a commands"
    yield "  commands=("
    for command in commands:
        yield f"    {_quoted(f'{command.name}:{command.purpose}')}"
    yield "  )"
    yield "  if (( CURRENT == 2 )); then"
    yield f"    _describe command commands; compadd -- {' '.join(_flags_of_window())}; return"
    yield "  fi"
    yield "  case $words[2] in"
    for command in commands:
        yield f"    {command.name}) _arguments \\"
        for option in command.options:
            for flag in option.flags:
                action = f"({' '.join(option.choices)})" if option.choices else _zsh_action(option.value)
                value = f":{option.value.lower()}:{action}" if option.value else ""
                yield f"      {_quoted(f'{flag}[{_plain(option.help)}]{value}')} \\"
        yield "      '*:: :' ;;"
    yield "  esac"
    yield "}"
    yield '[ "$funcstack[1]" = _layerscope ] && _layerscope "$@" || compdef _layerscope layerscope'


def _zsh_action(value: str) -> str:
    return "_files" if value in _FILES else " "


def _fish(commands: Sequence[Described]) -> Iterator[str]:
    yield "# fish completion for layerscope"
    for command in commands:
        head = "complete -c layerscope -n __fish_use_subcommand -f"
        yield f"{head} -a {command.name} -d {_quoted(command.purpose)}"
    for command in commands:
        seen = f"-n '__fish_seen_subcommand_from {command.name}'"
        for option in command.options:
            if not option.flags:
                continue
            names = " ".join(map(_fish_flag, option.flags))
            needs = "" if not option.value else " -r" if option.value in _FILES else " -x"
            choices = f" -a {_quoted(' '.join(option.choices))}" if option.choices else ""
            yield f"complete -c layerscope {seen} {names}{needs}{choices} -d {_quoted(_plain(option.help))}"


def _fish_flag(flag: str) -> str:
    return f"-l {flag[2:]}" if flag.startswith("--") else f"-s {flag[1:]}"


def _plain(text: str) -> str:
    """Without the signs that zsh reads in a description."""
    return "".join(letter for letter in text if letter not in '[]:\\`$"')


def _quoted(text: str) -> str:
    """In single quotes, for every one of the shells."""
    return "'" + text.replace("\\", "").replace("'", "\N{RIGHT SINGLE QUOTATION MARK}") + "'"


_Script = Callable[[Sequence[Described]], Iterator[str]]
SHELLS: dict[str, _Script] = {
    "bash": _bash,
    "zsh": _zsh,
    "fish": _fish,
}
