"""Runs a command to its exit status, whatever happens to it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from layerscope.commands import statuses
from layerscope.commands.catalogue import ALONE, AskingCommand, CommandAlone, command_of
from layerscope.commands.output import standard_streams
from layerscope.commands.output.writing import Output
from layerscope.commands.parsing import parser_of

if TYPE_CHECKING:
    from layerscope.commands.catalogue import Command


def run_command(arguments: Sequence[str]) -> int:
    """The exit status of the command that the arguments begin with; exits for --help and mistakes."""
    name, *rest = arguments
    # Intermixed: `files REFERENCE --long /etc` has a path that may be left out behind an option.
    options = parser_of(name).parse_intermixed_args(rest)
    standard_streams.prepare()
    _speak()
    out = Output(is_json=options.json)
    try:
        status = _run(name, command_of(name), options, out)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return statuses.INTERRUPTED
    except BrokenPipeError:
        standard_streams.drop_output()
        return statuses.PIPE_CLOSED
    except OSError as error:
        if not standard_streams.is_not_written(error):
            raise
        standard_streams.tell_not_written(error)
        return statuses.NOT_TOLD
    return status


def _speak() -> None:
    """English, which colleagues and scripts find again, and of a prompt: nothing here has a button."""
    from layerscope.words.prompt import EnglishAtAPrompt
    from layerscope.words.speech import speak

    speak(EnglishAtAPrompt())


def _run(name: str, command: Command, options: argparse.Namespace, out: Output) -> int:
    try:
        if name in ALONE:
            return cast(CommandAlone, command).run(options, out)
        import asyncio
        import logging

        logging.basicConfig(handlers=[logging.NullHandler()])  # what libraries say reaches us as errors
        return asyncio.run(_asked(cast(AskingCommand, command), options, out))
    except BrokenPipeError:
        raise
    except Exception as error:
        if standard_streams.is_not_written(error):
            raise
        if isinstance(error, ModuleNotFoundError) and error.name in sys.stdlib_module_names:
            out.note(
                f"layerscope: The Python in {sys.base_prefix} lacks {error.name}, a part of its library.\n"
                "  Use a Python that was built and installed whole."
            )
            return statuses.FOUND
        from layerscope.commands.output.failures import write_failure
        from layerscope.registry.errors.references import InvalidReferenceError

        sys.stdout.flush()
        write_failure(out, error)
        return statuses.NOT_TOLD if isinstance(error, InvalidReferenceError) else statuses.FOUND


async def _asked(command: AskingCommand, options: argparse.Namespace, out: Output) -> int:
    from layerscope.accounts.aws.awscrt import defer_awscrt

    defer_awscrt()  # what follows imports botocore
    from layerscope.commands.asking import Asking
    from layerscope.commands.mfa_prompt import ask_on_terminal

    asking = Asking.open(options)
    asking.own.mfa.show = ask_on_terminal
    try:
        return await command.run(asking, options, out)
    finally:
        asking.close()
