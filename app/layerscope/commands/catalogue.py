"""The commands there are; a module is imported for the one that is asked for."""

from __future__ import annotations

from collections.abc import Coroutine, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol, cast

if TYPE_CHECKING:
    import argparse

    from layerscope.commands.asking import Asking
    from layerscope.commands.output.writing import Output

COMMANDS: dict[str, str] = {
    "repositories": "list the registry's repositories",
    "images": "list a repository's images",
    "image": "tell what an image is, and its layers",
    "url": "get the presigned URL of a layer",
    "download": "save an image's layers and config, resuming what was begun",
    "export": "save an image for docker load, podman load or skopeo",
    "diagnose": "find out why an image or a layer cannot be had from here",
    "check": "check whether an image, or all of a repository, can be pulled",
    "where-used": "find the images that contain a layer",
    "explain": "tell what an error text or a reference says, without any call",
    "files": "list an image's files without pulling it",
    "cat": "write a file of an image to standard output",
    "diff": "compare the files and packages of two images",
    "completion": "print the script that has a shell complete all this",
}
"""What each is for, by name and in the order of the help."""

ALONE = frozenset({"completion", "explain"})
"""Those that ask nobody: they start in a moment, without asyncio and boto3."""


def is_command(arguments: Sequence[str]) -> bool:
    """Whether the program's arguments are a command's: the first one is its name."""
    return bool(arguments) and arguments[0] in COMMANDS


class Command(Protocol):
    """A module of `subcommands`, named as the command with `_` for `-`."""

    HELP: str  # what it does and how its answer reads, in a few sentences, for its own help and the man page

    def add_arguments(self, parser: argparse.ArgumentParser, /) -> None:
        """Its own arguments and options, beside those that all have."""


class AskingCommand(Command, Protocol):
    """One that asks a registry."""

    def run(self, asking: Asking, options: argparse.Namespace, out: Output, /) -> Coroutine[Any, Any, int]:
        """Its exit status (`statuses`). Raises what has words; whatever it printed before stays."""


class CommandAlone(Command, Protocol):
    """One of ALONE."""

    def run(self, options: argparse.Namespace, out: Output, /) -> int:
        """As above."""


def command_of(name: str) -> Command:
    """The command of this name, which is one of COMMANDS."""
    return cast(Command, import_module(f"layerscope.commands.subcommands.{name.replace('-', '_')}"))
