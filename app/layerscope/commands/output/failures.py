"""Errors as commands tell them: in the window's words."""

from __future__ import annotations

from layerscope.commands.output.writing import Output
from layerscope.words.denied_reads import denied_line
from layerscope.words.messages import words
from layerscope.words.outside import block, line


def write_failure(out: Output, error: BaseException) -> None:
    """What happened, why, and what to do, on standard error."""
    told = words(error)
    out.errors.write(f"layerscope: {block(told.title)}\n")
    for text in (told.text, told.next_step):
        if text:
            out.errors.write(f"  {block(text)}\n")
    if told.statement:
        out.errors.write(f"{block(told.statement)}\n")


def failure_line(error: BaseException) -> str:
    """The same in a line, of what does not keep the rest from being told."""
    told = words(error)
    return line(denied_line(error) or f"{told.title}. {told.text}")


def failure_members(error: BaseException) -> dict[str, str]:
    """The error as a member of a JSON document: for an answer that is not whole."""
    told = words(error)
    return {
        "kind": type(error).__name__,
        "title": told.title,
        "text": told.text,
        "nextStep": told.next_step,
        "statement": told.statement,
    }
