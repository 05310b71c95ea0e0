"""`layerscope repositories`: the registry's repositories, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

    from layerscope.commands.asking import Asking
    from layerscope.commands.output.writing import Output

HELP = "List the registry's repositories by name: when they were created, how they keep tags and bytes."


def add_arguments(_parser: argparse.ArgumentParser) -> None:
    """None of its own."""


async def run(asking: Asking, options: argparse.Namespace, out: Output) -> int:
    from layerscope.commands.runs import repositories

    return await repositories.run(asking, options, out)
