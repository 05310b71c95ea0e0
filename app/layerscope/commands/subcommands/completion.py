"""`layerscope completion`: the script that has a shell complete commands and options."""

from __future__ import annotations

import argparse

from layerscope.commands import statuses
from layerscope.commands.output.writing import Output

HELP = (
    "Print the script that has bash, zsh or fish complete Layerscope's commands and options. For bash, in "
    "~/.bashrc: source <(layerscope completion bash). For zsh the same, behind compinit. For fish: "
    "layerscope completion fish > ~/.config/fish/completions/layerscope.fish. The packages bring these."
)
_SHELLS = ("bash", "zsh", "fish")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("shell", metavar="SHELL", choices=_SHELLS, help="bash, zsh or fish")


def run(options: argparse.Namespace, out: Output) -> int:
    from layerscope.commands.help.completion import completion_script

    script = completion_script(options.shell)
    if out.is_json:
        out.document("completion", {"shell": options.shell, "script": script})
    else:
        out.line(script.rstrip("\n"))
    return statuses.FINE
