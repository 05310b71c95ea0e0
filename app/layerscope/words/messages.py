"""The words people read for an error: title, what happened and why, next step."""

from __future__ import annotations

from collections.abc import Iterable

from layerscope.accounts.rules.sign_ins import is_wrong_mfa_code
from layerscope.contents.errors import ContentsError
from layerscope.diagnosis.policies.denial_words import denial_words
from layerscope.diagnosis.policies.statements import statement_for
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.errors.credentials import ClockSkewError
from layerscope.registry.errors.service import AccessDeniedError
from layerscope.text.redaction import redact
from layerscope.text.word_facts import WordFacts
from layerscope.transfers.errors import TransferError
from layerscope.words import (
    blobs,
    content,
    contents,
    credentials,
    exports,
    network,
    parts,
    references,
    service,
    shown_facts,
    transfers,
)
from layerscope.words.form import QT_TRANSLATE_NOOP, Words
from layerscope.words.reasons import translated
from layerscope.words.speech import translate

__all__ = ["Words", "words"]

_GENERAL = Words(
    QT_TRANSLATE_NOOP("messages", "The registry could not be read"),
    QT_TRANSLATE_NOOP("messages", "Unexpected error ({code})."),
    QT_TRANSLATE_NOOP(
        "messages", "Try again. If the error persists, copy the details when you ask for help."
    ),
)
_OURS = Words(
    QT_TRANSLATE_NOOP("messages", "Internal error"),
    QT_TRANSLATE_NOOP("messages", "Unexpected error ({code}). Your registry is not affected."),
    QT_TRANSLATE_NOOP(
        "messages", "Try again. If it persists, copy the details and report them to the developers."
    ),
)
_WORDS: dict[type[BaseException], Words] = {
    BaseException: _OURS,
    RegistryError: _GENERAL,
    **service.WORDS,
    **credentials.WORDS,
    **network.WORDS,
    **blobs.WORDS,
    **content.WORDS,
    **references.WORDS,
    **parts.WORDS,
    **transfers.WORDS,
    **exports.WORDS,
    **contents.WORDS,
}
_AS_GIVEN = ("image", "repository", "region", "folder", "path")  # a tag `latest` is not `Latest`


def words(error: BaseException, *, can_restore: bool = False, caller_arn: str = "") -> Words:
    """The words on this error, translated and without secrets; any exception has some.

    `can_restore` says that a button beside them restores what is archived; `caller_arn` is who asks, as STS
    named it, for the statement.
    """
    chosen = next(_WORDS[kind] for kind in type(error).__mro__ if kind in _WORDS)
    if isinstance(error, TransferError):
        return _filled(chosen, error.facts(), transfers.UNKNOWN)
    if isinstance(error, ContentsError):
        return _filled(chosen, error.facts(), contents.UNKNOWN)
    if not isinstance(error, RegistryError):
        return _filled(chosen, {"code": type(error).__name__}, {})
    if is_wrong_mfa_code(error):  # a denial that no policy's change would help
        return _filled(credentials.WRONG_MFA_CODE, {}, {})
    if isinstance(error, AccessDeniedError):
        denied = denial_words(error.denial, error.subject)
        told = (denied.title, denied.text, denied.next_step)
        return _finished(told, statement_for(error, caller_arn))
    if isinstance(error, ClockSkewError) and error.offset_s is not None:
        chosen = credentials.CLOCK_OFF_BY
    if can_restore and type(error) in service.RESTORE_HERE:
        chosen = chosen._replace(next_step=service.RESTORE_HERE[type(error)])
    known = error.facts() | shown_facts.facts_of_place(error.subject)
    return _filled(chosen, known, shown_facts.UNKNOWN, statement_for(error))


def _filled(chosen: Words, known: WordFacts, unknown: dict[str, str], statement: str = "") -> Words:
    texts = shown_facts.shown(known, unknown, lambda error: words(error).title)
    parts = (translate("messages", part).format_map(texts) for part in chosen[:3])
    names = tuple(str(known[name]) for name in _AS_GIVEN if known.get(name))
    return _finished(parts, statement, names)


def _finished(parts: Iterable[str], statement: str, names: tuple[str, ...] = ()) -> Words:
    title, text, next_step = (redact(_sentence(translated(part), names)) for part in parts)
    return Words(title, text, next_step, statement)


def _sentence(text: str, names: tuple[str, ...]) -> str:
    """The text with a capital first letter, as a placeholder may stand there; names stay as they are."""
    first_word = text.partition(" ")[0].rstrip(".:,")
    is_name = text.startswith(names) or any(mark in first_word for mark in ":/._")
    return text if is_name else text[:1].upper() + text[1:]
