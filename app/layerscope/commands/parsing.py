"""The command lines: options that every command has, and each command's own."""

from __future__ import annotations

import argparse

from layerscope.commands.catalogue import command_of
from layerscope.commands.option_values import address, registry_id

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
    account.add_argument("--endpoint-url", metavar="URL", type=address, help="where ECR's API is")
    output = parser.add_argument_group("output")
    output.add_argument("--json", action="store_true", help="one JSON document, as packaging/schemas has it")
