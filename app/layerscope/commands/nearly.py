"""What is no command, and was most likely meant to be one."""

from __future__ import annotations

from layerscope.commands.catalogue import COMMANDS

_ALIKE = 0.8  # as difflib measures it: `repository` is near to `repositories`, `checkout` not to `check`
_LEAST = 3  # letters of a beginning


def command_meant(word: str) -> str:
    """A sentence on the command that the word is, or nearly is; empty where it is nothing like one.

    A repository may have such a name, so that this is for where nothing else can be done with the word.
    """
    if word in COMMANDS:
        return f"A command stands first: `layerscope {word}`, and then its options."
    if word == "help":
        return "`layerscope --help` lists the commands."
    begun = [name for name in COMMANDS if len(word) >= _LEAST and name.startswith(word.lower())]
    if len(begun) != 1:
        from difflib import get_close_matches

        begun = get_close_matches(word.lower(), COMMANDS, n=1, cutoff=_ALIKE)
    return f"Did you mean `layerscope {begun[0]}`?" if begun else ""
