"""The command lines: options that every command has, and each command's own."""

from __future__ import annotations

import argparse

from layerscope.commands.catalogue import command_of

EPILOG = (
    "The AWS variables (AWS_PROFILE, AWS_REGION, AWS_ENDPOINT_URL_ECR, AWS_CONFIG_FILE, …) mean what they "
    "mean to the AWS CLI. Exit status: 0 done, nothing wrong; 1 something cannot be had; 2 the command line "
    "is wrong, or it could not be decided; 130 stopped by Ctrl+C."
)


def parser_of(name: str) -> argparse.ArgumentParser:
    """The parser of the command, which is one of COMMANDS."""
    command = command_of(name)
    parser = argparse.ArgumentParser(
        prog=f"layerscope {name}", description=command.HELP, epilog=EPILOG, allow_abbrev=False
    )
    command.add_arguments(parser)
    _add_common(parser)
    return parser


def _add_common(parser: argparse.ArgumentParser) -> None:
    account = parser.add_argument_group("as whom, and where")
    account.add_argument("--profile", metavar="NAME", help="a profile of the AWS files, or an own one")
    account.add_argument("--region", metavar="NAME", default="", help="the region to ask")
    account.add_argument(
        "--registry-id", metavar="ID", type=registry_id, help="the account whose registry to ask"
    )
    account.add_argument("--endpoint-url", metavar="URL", type=_address, help="where ECR's API is")
    output = parser.add_argument_group("output")
    output.add_argument("--json", action="store_true", help="one JSON document, as packaging/schemas has it")


def registry_id(text: str) -> str:
    """The text, which is an account's 12 digits."""
    if len(text) != 12 or not (text.isascii() and text.isdigit()):
        raise argparse.ArgumentTypeError("a registry id is an account's 12 digits")
    return text


def _address(text: str) -> str:
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(text)
        is_one = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        is_one = False
    if not is_one:
        raise argparse.ArgumentTypeError("an address begins with http:// or https:// and has a host")
    return text
