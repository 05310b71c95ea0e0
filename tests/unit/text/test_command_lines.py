"""Commands to copy: whatever the words, the program gets just these in each prompt, and nothing else runs."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from layerscope.text.command_lines import CMD_LIMIT, Prompt, command_line

HOSTILE = (
    "https://h/x?a=1&calc.exe&b=%PATH%&c=%2Fd",
    "'; reboot; '",
    "$(reboot) `reboot` ${HOME} $env:PATH",
    'say "hi" & del *',
    "%PATH:~0,1%%^%",
    "C:\\dir with space\\",
    'back\\\\"slash\\\\',
    "\u2018;calc;\u2019 \u201a\u201b",
    "(a) <b> |c| ^d !e! {f} [g] *?",
    "=ls",
    "~/x",
    "-",
    "--%",
    "@args",
    "",
    "äöü 日本",
)
_SIGNS = st.text(
    st.sampled_from("ab01 -=/:;,.%^&|<>()!\"'\\$`{}[]~*?#@+\u2018\u2019\u201a\u201bä\u00a0"), max_size=12
)
WORDS = st.lists(_SIGNS | st.sampled_from(HOSTILE), max_size=4)
NO_COMMAND = ["a\nb", "a\rb", "\x1b[201~reboot", "a\x00", "\x7f", "\x9b1m", "a\u2028b", "\u202emoc", "\ud800"]


@settings(max_examples=200)
@given(WORDS)
def test_a_posix_shell_reads_the_same_words(words: list[str]) -> None:
    assert shlex.split(command_line(["curl", *words], Prompt.SH)) == ["curl", *words]


@pytest.mark.skipif(sys.platform == "win32", reason="asks a POSIX shell")
def test_a_real_posix_shell_hands_on_the_same_words() -> None:
    command = command_line(["printf", "%s\\n", *HOSTILE], Prompt.SH)
    shown = subprocess.run(["/bin/sh", "-c", command], capture_output=True, check=True, timeout=20)
    assert shown.stdout.decode().split("\n")[:-1] == list(HOSTILE)


@settings(max_examples=200)
@given(WORDS)
def test_every_power_shell_hands_on_the_same_words_or_none(words: list[str]) -> None:
    line = command_line(["curl", *words], Prompt.POWERSHELL)
    if line:
        read = power_shell_words(line)
        assert read == ["curl.exe", *words]
        assert argv(" ".join(map(as_power_shell_5_passes, read))) == ["curl.exe", *words]
    else:
        assert any('"' in word or not word or word.endswith("\\") for word in words)


@settings(max_examples=300)
@given(WORDS)
@example(["%PATH%"])
@example(["a%", "%b"])
@example(['%"%', "%%"])
def test_cmd_hands_on_the_same_words_and_replaces_no_variable(words: list[str]) -> None:
    assert argv(past_cmd(command_line(["curl", *words], Prompt.CMD))) == ["curl", *words]


def test_what_other_quotings_let_through_would_be_seen() -> None:
    """The parsers here are no judges who find everything good."""
    with pytest.raises(AssertionError, match="runs something"):
        past_cmd("curl 'https://h/x?a=1&calc.exe&b'")
    assert past_cmd('curl "%PATH%"') == 'curl "REPLACED"'
    assert past_cmd("curl ^%PATH:~0,1%") == "curl REPLACED"
    with pytest.raises(AssertionError, match="runs something"):
        power_shell_words("curl.exe 'a'; calc")
    assert power_shell_words("x 'it''s' a\u2018b\u2019c") == ["x", "it's", "abc"]
    assert argv('x "a b" c\\"d "e\\\\" "f""g"') == ["x", "a b", 'c"d', "e\\", 'f"g']


@pytest.mark.parametrize("prompt", Prompt)
@pytest.mark.parametrize("word", NO_COMMAND)
def test_what_a_terminal_acts_upon_is_in_no_command(prompt: Prompt, word: str) -> None:
    assert command_line(["curl", word], prompt) == ""
    assert command_line([], prompt) == ""


def test_cmd_has_no_room_for_more_than_its_limit() -> None:
    room = CMD_LIMIT - len('curl ^"^"')
    assert command_line(["curl", "1" * room], Prompt.CMD)
    assert command_line(["curl", "1" * (room + 1)], Prompt.CMD) == ""
    assert command_line(["curl", "&" * 5000], Prompt.CMD) == ""


def test_each_system_has_its_prompt() -> None:
    assert [Prompt.of_system(name) for name in ("linux", "darwin", "win32")] == [
        Prompt.SH,
        Prompt.SH,
        Prompt.POWERSHELL,
    ]
    assert command_line(["aws", "a b"]) == command_line(["aws", "a b"], Prompt.of_system())


# What the prompts are documented to do, read from the other side.

QUOTES = "'\u2018\u2019\u201a\u201b"
QUOTED = rf"[{QUOTES}]((?:[{QUOTES}]{{2}}|[^{QUOTES}])*)[{QUOTES}]"


def power_shell_words(line: str) -> list[str]:
    """Arguments as about_Quoting_Rules and about_Parsing say, of single quotes and plain letters only."""
    tokens = re.finditer(rf"(?:{QUOTED}|[^ {QUOTES}])+", line)
    return [_power_shell_word(token[0]) for token in tokens]


def _power_shell_word(token: str) -> str:
    word, rest = "", token
    while rest:
        if quoted := re.match(QUOTED, rest):
            word += re.sub(rf"[{QUOTES}]([{QUOTES}])", r"\1", quoted[1])
            rest = rest[quoted.end() :]
        else:
            assert re.match(r"[\w.-]", rest), f"runs something: {rest}"
            word, rest = word + rest[0], rest[1:]
    return word


def as_power_shell_5_passes(word: str) -> str:
    """Quotes around what has a space, and nothing else; an empty word is lost."""
    return f'"{word}"' if any(sign.isspace() for sign in word) else word


def past_cmd(line: str) -> str:
    """What cmd.exe, at its prompt, hands on; every variable exists whose name does not begin with `^`."""
    return _without_carets(_replaced(line))


def _replaced(line: str) -> str:
    shown, at = "", 0
    while at < len(line):
        end = line.find("%", at + 1) if line[at] == "%" else -1
        name = line[at + 1 : end].partition(":")[0] if end > 0 else ""
        if name and not name.startswith("^"):
            shown, at = shown + "REPLACED", end + 1
        else:
            shown, at = shown + line[at], at + 1
    return shown


def _without_carets(line: str) -> str:
    shown, quoted, signs = "", False, iter(line)
    for sign in signs:
        if sign == "^" and not quoted:
            shown += next(signs)  # at the end it would ask for another line: StopIteration
            continue
        assert quoted or sign not in "&|<>()", f"runs something: {line}"
        quoted ^= sign == '"'
        shown += sign
    return shown


def argv(line: str) -> list[str]:
    """As Microsoft's C start-up parses a command line ("Parsing C command-line arguments")."""
    words: list[str] = []
    word: str | None = None
    quoted, at = False, 0
    while at < len(line):
        slashes = len(line) - at - len(line[at:].lstrip("\\"))
        follows = line[at + slashes : at + slashes + 1]
        if slashes:
            word = (word or "") + "\\" * (slashes // 2 if follows == '"' else slashes)
            at += slashes
            if follows == '"' and slashes % 2:
                word, at = word + '"', at + 1
        elif follows == '"':
            word = word or ""
            if quoted and line[at + 1 : at + 2] == '"':
                word, at = word + '"', at + 1
            else:
                quoted = not quoted
            at += 1
        elif follows in " \t" and not quoted:
            words, word, at = (words if word is None else [*words, word]), None, at + 1
        else:
            word, at = (word or "") + follows, at + 1
    return words if word is None else [*words, word]
