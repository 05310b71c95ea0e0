"""An error's details as text: for the card's field, the clipboard and a request for help."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from layerscope.registry.errors.base import RegistryError
from layerscope.text.redaction import redact_to_hand_on
from layerscope.transfers.errors import TransferError
from layerscope.words import formats, outside
from layerscope.words.messages import Words
from layerscope.words.reasons import translated


def details_of(error: BaseException, most: int | None = None) -> str:
    """Code, request, time and raw message, a line each, without secrets; what is not known is left out.

    With `most` only so many characters of the message are looked at, as they are enough to show.
    """
    if not isinstance(error, RegistryError):
        told = translated(error.args[0]) if isinstance(error, TransferError) and error.args else error
        return _message(f"{type(error).__name__}: {told}", most)
    translate, evidence, subject = QCoreApplication.translate, error.evidence, error.subject
    status = f" (HTTP {evidence.http_status})" if evidence.http_status else ""
    asked = ", ".join(part for part in (subject.registry_id, subject.region) if part)
    lines = (
        (translate("ErrorCard", "Code"), error.code + status),
        (translate("ErrorCard", "Call"), str(subject)),
        (translate("ErrorCard", "Registry"), asked),
        (translate("ErrorCard", "Host"), subject.host or subject.endpoint),
        (translate("ErrorCard", "Request ID"), error.request_id),
        (translate("ErrorCard", "Time"), formats.exact_time(evidence.at_s)),
    )
    known = redact_to_hand_on("\n".join(f"{name}: {value}" for name, value in lines if value))
    message = _message(error.raw_text or translated(error.words), most)
    name = translate("ErrorCard", "Message")
    return f"{known}\n{name}: {message}" if message else known


def _message(text: str, most: int | None) -> str:
    return redact_to_hand_on(text if most is None else outside.redacted_block(text, most))


def report_of(message: Words, details: str) -> str:
    """All that the card shows, as text to hand on."""
    told = map(redact_to_hand_on, (message.title, message.text, message.next_step))
    return "\n\n".join(part for part in (*told, message.statement, details) if part)
