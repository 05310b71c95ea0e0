"""Commands to copy, quoted for the prompt that they are pasted into: a POSIX shell, PowerShell or cmd.exe."""

from __future__ import annotations

import enum
import re
import shlex
import sys
import unicodedata
from collections.abc import Sequence

CMD_LIMIT = 8191
"""Characters that cmd.exe takes in one line
(https://learn.microsoft.com/troubleshoot/windows-client/shell-experience/command-line-string-limitation)."""

_PLAIN = re.compile(r"(?:--?)?[A-Za-z][A-Za-z0-9-]*")  # a word or an option, to which no prompt does anything
# PowerShell's tokenizer ends a string at any of them, and takes two for one (CharTraits.IsSingleQuote).
_SINGLE_QUOTES = re.compile("['\u2018\u2019\u201a\u201b]")
_CMD_SPECIAL = re.compile(r'[()!^"<>&|]')
_BEFORE_QUOTE = re.compile(r'(\\*)("|\Z)')
# What a terminal acts upon, what ends a line, and what shows other words than will run.
_NEVER_PASTED = frozenset({"Cc", "Zl", "Zp", "Cs"})
_BIDI_CONTROLS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class Prompt(enum.Enum):
    """What commands are pasted into."""

    SH = "sh"
    POWERSHELL = "PowerShell"
    CMD = "cmd.exe"

    @classmethod
    def of_system(cls, platform: str = sys.platform) -> Prompt:
        """The one that this computer's terminal opens with."""
        return cls.POWERSHELL if platform == "win32" else cls.SH


def command_line(words: Sequence[str], prompt: Prompt | None = None) -> str:
    """The line that has the prompt run the program `words[0]` with exactly the other words.

    Every command that is offered to copy comes from here, whole: nothing else is put around its words. Only a
    fixed text of our own, such as `" | docker login …"`, may be added. Without `prompt` it is this system's.

    Empty where no line does that, and then no command is to be offered: for control characters, line ends and
    bidi marks anywhere; in PowerShell also for a word that is empty, holds `"` or ends in a backslash behind
    a space, which its versions hand on differently; in cmd.exe for more than `CMD_LIMIT` characters.

    Sources: POSIX 2.2; about_Quoting_Rules and about_Parsing of PowerShell; `cmd /?` and Microsoft's "Parsing
    C command-line arguments". Delayed expansion of `!` is taken for off, as cmd.exe has it unless told.
    """
    chosen = prompt or Prompt.of_system()
    if not words or any(not _may_be_pasted(word) for word in words):
        return ""
    if chosen is Prompt.SH:
        return " ".join(map(_sh_word, words))
    return _power_shell(words) if chosen is Prompt.POWERSHELL else _cmd(words)


def posix_path(path: bytes) -> str:
    r"""The path as one word of a POSIX shell, every byte of it: `'/a b'`, `$'/a\n\xff'`.

    `$'…'` is in POSIX since 2024; older `dash` has it not, and all others do.
    Source: POSIX.1-2024, 2.2.4 Dollar-Single-Quotes.
    """
    try:
        text = path.decode()
    except UnicodeDecodeError:
        text = ""
    if text and _may_be_pasted(text):
        return shlex.quote(text)
    return "$'" + "".join(map(_dollar_quoted, path)) + "'"


def _dollar_quoted(byte: int) -> str:
    sign = chr(byte)
    if sign in "\\'":
        return f"\\{sign}"
    # Of three digits, as more that follow would count to a hexadecimal one.
    return sign if 0x20 <= byte < 0x7F else f"\\{byte:03o}"


def _may_be_pasted(word: str) -> bool:
    if word.isascii() and word.isprintable():
        return True
    return not any(unicodedata.category(sign) in _NEVER_PASTED or sign in _BIDI_CONTROLS for sign in word)


def _sh_word(word: str) -> str:
    # zsh, which macOS opens, takes `=name` for where that program is.
    return shlex.quote(word) if not word.startswith("=") else f"'='{shlex.quote(word[1:])}"


def _power_shell(words: Sequence[str]) -> str:
    if not all(map(_power_shell_hands_on, words)):
        return ""
    program, *rest = words
    called = "curl.exe" if program == "curl" else program  # PowerShell 5 has an alias of that name
    first = called if re.fullmatch(r"[A-Za-z][A-Za-z0-9.-]*", called) else f"& {_single_quoted(called)}"
    return " ".join([first, *(word if _PLAIN.fullmatch(word) else _single_quoted(word) for word in rest)])


def _power_shell_hands_on(word: str) -> bool:
    """Whether all versions of it give a program this word; 7.3 began to escape quotes, others lose them."""
    has_space = any(sign.isspace() for sign in word)
    return bool(word) and '"' not in word and not (has_space and word.endswith("\\"))


def _single_quoted(word: str) -> str:
    return "'" + _SINGLE_QUOTES.sub(lambda found: found[0] * 2, word) + "'"


def _cmd(words: Sequence[str]) -> str:
    if sum(map(len, words)) > CMD_LIMIT:
        return ""
    line = " ".join(map(_cmd_word, words))
    return line if len(line) <= CMD_LIMIT else ""


def _cmd_word(word: str) -> str:
    """The word as the program's own start-up reads it, and that past cmd.exe.

    Its quotes are escaped from cmd.exe too, so that nothing is ever quoted to it and every `^` counts.
    Nothing escapes a `%`: a `^` behind it makes the name of the variable one that nobody has.
    """
    if _PLAIN.fullmatch(word):
        return word
    # Backslashes count only before a quote, where each of them, and the quote, is doubled or escaped.
    quoted = '"' + _BEFORE_QUOTE.sub(lambda found: found[1] * 2 + ('\\"' if found[2] else ""), word) + '"'
    escaped = _CMD_SPECIAL.sub(lambda found: f"^{found[0]}", quoted)
    return re.sub(r"%(?!\^)", "%^", escaped)
