"""Errors as commands tell them: what the window shows on a card, the other side's own words too."""

from __future__ import annotations

from layerscope.commands.output.writing import Output
from layerscope.registry.errors.base import RegistryError
from layerscope.text.reasons import Reason
from layerscope.text.redaction import redact_to_hand_on
from layerscope.words.denied_reads import denied_line
from layerscope.words.messages import words
from layerscope.words.outside import block, line


def write_failure(out: Output, error: BaseException) -> None:
    """What happened, why, what to do, and what the other side said, on standard error."""
    told = words(error)
    out.errors.write(f"layerscope: {block(told.title)}\n")
    for text in (told.text, told.next_step):
        if text:
            out.errors.write(f"  {block(text)}\n")
    if told.statement:
        out.errors.write(f"{block(told.statement)}\n")
    for detail in _details(error):
        out.errors.write(f"  {detail}\n")


def _details(error: BaseException) -> list[str]:
    """`Code: ThrottlingException (HTTP 400), request ID: …` and the message, where another side gave them."""
    if not isinstance(error, RegistryError):
        return []
    evidence = error.evidence
    status = f" (HTTP {evidence.http_status})" if evidence.http_status else ""
    known = (("Code", evidence.code and evidence.code + status), ("request ID", evidence.request_id))
    codes = ", ".join(f"{name}: {value}" for name, value in known if value)
    is_theirs = bool(codes or error.raw_text) and not isinstance(error.words, Reason)
    message = f"Message: {error.words}" if is_theirs else ""
    return [line(redact_to_hand_on(text)) for text in (codes, message) if text]


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
