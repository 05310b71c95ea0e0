"""The command line of the program that opens a window."""

from __future__ import annotations

import argparse

from layerscope import __version__
from layerscope.commands.catalogue import COMMANDS
from layerscope.commands.option_values import registry_id


def window_parser() -> argparse.ArgumentParser:
    """The parser of what does not begin with a command."""
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
        "--registry-id", metavar="ID", type=registry_id, help="the account whose registry to ask"
    )
    parser.add_argument(
        "--demo", action="store_true", help="start a registry with demo data on this machine, and show it"
    )
    _add_other_ways(parser)
    parser.add_argument("--version", action="version", version=f"layerscope {__version__}")
    return parser


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
