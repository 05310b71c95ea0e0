"""The one place that chooses the words people read for an error: title, what and why, next step."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from layerscope.accounts.rules.sign_ins import is_wrong_mfa_code
from layerscope.desktop.words.archive import ARCHIVE_WORDS, RESTORE_HERE
from layerscope.desktop.words.blobs import BLOB_WORDS
from layerscope.desktop.words.content import CONTENT_WORDS
from layerscope.desktop.words.credentials import CLOCK_OFF_BY, CREDENTIALS_WORDS, WRONG_MFA_CODE
from layerscope.desktop.words.exports import EXPORT_WORDS
from layerscope.desktop.words.facts import facts_of
from layerscope.desktop.words.form import QT_TRANSLATE_NOOP, Words
from layerscope.desktop.words.network import NETWORK_WORDS
from layerscope.desktop.words.reasons import translated
from layerscope.desktop.words.service import SERVICE_WORDS
from layerscope.desktop.words.transfers import TRANSFER_WORDS, transfer_facts
from layerscope.desktop.words.upkeep import UPKEEP_WORDS
from layerscope.diagnosis.policies.denial_words import denial_words
from layerscope.diagnosis.policies.statements import statement_for
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.errors.credentials import ClockSkewError
from layerscope.registry.errors.service import AccessDeniedError
from layerscope.text.redaction import redact
from layerscope.transfers.errors import RetriesExhaustedError, TransferError

__all__ = ["Words", "words"]

_GENERAL = Words(
    QT_TRANSLATE_NOOP("messages", "The registry could not be read"),
    QT_TRANSLATE_NOOP("messages", "Something went wrong that has no words of its own ({code})."),
    QT_TRANSLATE_NOOP("messages", "Try again. If it stays, copy the details for whoever is asked for help."),
)
_OURS = Words(
    QT_TRANSLATE_NOOP("messages", "This program made a mistake"),
    QT_TRANSLATE_NOOP("messages", "It met {code}, which it did not expect. Your registry is not concerned."),
    QT_TRANSLATE_NOOP(
        "messages", "Try again. If it stays, copy the details and report them to the developers."
    ),
)
_TABLE: dict[type[RegistryError], Words] = {
    RegistryError: _GENERAL,
    **SERVICE_WORDS,
    **ARCHIVE_WORDS,
    **UPKEEP_WORDS,
    **CREDENTIALS_WORDS,
    **NETWORK_WORDS,
    **BLOB_WORDS,
    **CONTENT_WORDS,
}


def words(error: BaseException, *, can_restore: bool = False) -> Words:
    """The words on this error, translated and without secrets; any exception has some.

    `can_restore` says that a button beside them restores what is archived.
    """
    if isinstance(error, TransferError):
        last = words(error.last).title if isinstance(error, RetriesExhaustedError) else ""
        return _filled(
            _of_kind(error, {**TRANSFER_WORDS, **EXPORT_WORDS}), {**transfer_facts(error), "last": last}
        )
    if not isinstance(error, RegistryError):
        return _filled(_OURS, {"code": type(error).__name__})
    if is_wrong_mfa_code(error):  # a denial that no policy's change would help
        return _filled(WRONG_MFA_CODE, {})
    if isinstance(error, AccessDeniedError):
        told = denial_words(error.denial, error.subject)
        return _finished((told.title, told.text, told.next_step), statement_for(error))
    chosen = _chosen(error)
    if can_restore and type(error) in RESTORE_HERE:
        chosen = chosen._replace(next_step=RESTORE_HERE[type(error)])
    return _filled(chosen, facts_of(error), statement_for(error))


def _chosen(error: RegistryError) -> Words:
    if isinstance(error, ClockSkewError) and error.offset_s is not None:
        return CLOCK_OFF_BY
    return _of_kind(error, _TABLE)


def _of_kind(error: Exception, table: Mapping[Any, Words]) -> Words:
    """The words of the error's own type, else of the nearest above it."""
    return next(table[kind] for kind in type(error).__mro__ if kind in table)


def _filled(chosen: Words, facts: dict[str, str], statement: str = "") -> Words:
    parts = (QCoreApplication.translate("messages", part).format_map(facts) for part in chosen[:3])
    return _finished(parts, statement)


def _finished(parts: Iterable[str], statement: str) -> Words:
    title, text, next_step = (redact(_sentence(translated(part))) for part in parts)
    return Words(title, text, next_step, statement)


def _sentence(text: str) -> str:
    """The text with a capital first letter, as a placeholder may stand there; names stay as they are."""
    first_word = text.partition(" ")[0].rstrip(".:,")
    is_name = any(mark in first_word for mark in ":/.")
    return text if is_name else text[:1].upper() + text[1:]
