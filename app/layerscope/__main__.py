"""Reads the command line: a command, or what the window begins with."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from layerscope.commands.catalogue import is_command

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit status: 0, 1 where the window could not open, 2 for a wrong command line; a command's own."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given and (part := _PARTS.get(given[0])):
        return part(given[1:])
    if is_command(given):
        from layerscope.commands.running import run_command

        return run_command(given)
    options = read_arguments(given)
    if options.tour:
        return _take_tour(options.tour)
    if options.install_desktop_entry or options.uninstall_desktop_entry:
        return _change_menu(options)
    from layerscope.bootstrap import run  # Qt takes a while: --help and --version do without it

    return run(options)


def _take_tour(folder: str) -> int:
    from pathlib import Path

    from layerscope.bootstrap.obstacles import with_qt

    def take() -> int:
        from layerscope.demo.tour import take_tour

        return take_tour(Path(folder))

    return with_qt(take)


def _work(_arguments: Sequence[str]) -> int:
    from layerscope.worker.serving import main as work

    return work()


def _serve(arguments: Sequence[str]) -> int:
    from layerscope.localregistry.__main__ import main as serve

    return serve(arguments)


# What is another program under this one's name: see files.own_program.
_PARTS: dict[str, Callable[[Sequence[str]], int]] = {"--worker": _work, "--local-registry": _serve}


def _change_menu(options: argparse.Namespace) -> int:
    from layerscope.bootstrap import desktop_entry

    return desktop_entry.install() if options.install_desktop_entry else desktop_entry.uninstall()


def read_arguments(arguments: Sequence[str]) -> argparse.Namespace:
    """The options by their names; exits for --help, --version and what is wrong."""
    from layerscope.commands.window_line import window_parser

    parser = window_parser()
    options, left = parser.parse_known_args(arguments)
    if left:
        from layerscope.commands.nearly import command_meant

        told = (f"unrecognized arguments: {' '.join(left)}", command_meant(options.reference))
        parser.error(". ".join(part for part in told if part))
    if options.local_registry:
        parser.error("--local-registry has options of its own and stands first")
    return options


if __name__ == "__main__":
    sys.exit(main())
