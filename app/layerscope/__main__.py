"""Reads the command line: a command, or what the window begins with."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from layerscope import __version__
from layerscope.commands.catalogue import COMMANDS, is_command

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
    import argparse

    parser = argparse.ArgumentParser(
        prog="layerscope",
        description="Browse Amazon ECR down to the layer, have a layer's presigned URL, or the reason.",
        epilog=_epilog(),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "reference",
        nargs="?",
        default="",
        metavar="REFERENCE",
        help="go there: an image URI, an ARN, a digest, a console address, or an error in quotes",
    )
    parser.add_argument("--profile", metavar="NAME", help="a profile of the shared AWS files")
    parser.add_argument("--region", metavar="NAME", default="", help="the region to ask")
    parser.add_argument(
        "--registry-id", metavar="ID", type=_registry_id, help="the account whose registry to ask"
    )
    parser.add_argument(
        "--demo", action="store_true", help="start a registry with demo data on this machine, and show it"
    )
    _add_other_ways(parser)
    parser.add_argument("--version", action="version", version=f"layerscope {__version__}")
    options = parser.parse_args(arguments)
    if options.local_registry:
        parser.error("--local-registry has options of its own and stands first")
    return options


def _add_other_ways(parser: argparse.ArgumentParser) -> None:
    """What is done in place of opening a window, or of handing REFERENCE to one."""
    parser.add_argument(
        "--new-window",
        action="store_true",
        help="open REFERENCE in a window of its own, also where one is running that would take it",
    )
    parser.add_argument(
        "--tour", metavar="DIR", help="do the main job on demo data without a screen; pictures go to DIR"
    )
    parser.add_argument(
        "--local-registry",
        action="store_true",
        help="serve a registry on this machine: see --local-registry --help",
    )
    menu = parser.add_mutually_exclusive_group()
    menu.add_argument(
        "--install-desktop-entry",
        action="store_true",
        help="where pipx or uv installed it on Linux: put it into the menu, and have it open layerscope://",
    )
    menu.add_argument("--uninstall-desktop-entry", action="store_true", help="take it out of the menu again")


def _epilog() -> str:
    rows = "\n".join(f"  {name:14}{purpose}" for name, purpose in COMMANDS.items())
    return f"""commands, which need no screen and no Qt:
{rows}

layerscope COMMAND --help tells more of each. What begins with a command's name is that command:
layerscope -- {next(iter(COMMANDS))} opens a repository of that name in the window.

The AWS variables (AWS_PROFILE, AWS_REGION, AWS_ENDPOINT_URL_ECR, AWS_CONFIG_FILE, …) mean what they mean to
the AWS CLI."""


def _registry_id(text: str) -> str:
    if len(text) != 12 or not (text.isascii() and text.isdigit()):
        from argparse import ArgumentTypeError

        raise ArgumentTypeError("a registry id is an account's 12 digits")
    return text


if __name__ == "__main__":
    sys.exit(main())
