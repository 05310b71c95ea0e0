"""What the words on an error may name, each with something to say where it is not known."""

from __future__ import annotations

import sys

from PySide6.QtCore import QCoreApplication, QLocale

from layerscope.desktop.words.reasons import translated
from layerscope.diagnosis.model import phrases
from layerscope.registry.errors.base import RegistryError, Subject
from layerscope.registry.errors.content import BlobTooLargeError, DigestMismatchError
from layerscope.registry.errors.credentials import ClockSkewError
from layerscope.registry.references.digests import short

translate = QCoreApplication.translate


def facts_of(error: RegistryError) -> dict[str, str]:
    """Every placeholder of the tables with its value for this error."""
    return (
        _subject_facts(error.subject)
        | {"code": error.code, "clock_command": phrases.clock_command(sys.platform)}
        | _content_facts(error)
        | _clock_facts(error)
    )


def _subject_facts(subject: Subject) -> dict[str, str]:
    image = short(subject.image) if ":" in subject.image else subject.image
    return {
        "operation": subject.operation or translate("messages", "the call"),
        "repository": subject.repository or translate("messages", "this repository"),
        "image": image or translate("messages", "of this name"),
        "region": subject.region or translate("messages", "this region"),
        "where": translated(phrases.registry(subject.registry_id, subject.region)),
        "host": subject.host or subject.endpoint or translate("messages", "the host"),
        "digest": short(subject.digest) if subject.digest else translate("messages", "with this digest"),
    }


def _content_facts(error: RegistryError) -> dict[str, str]:
    facts = {
        name: translated(getattr(error, name, "")).rstrip(".") or translate("messages", "not told")
        for name in ("text", "reason", "place", "content_type")
    }
    facts |= {"size": "", "limit": "", "expected": "", "actual": ""}
    facts["advice"] = _advice(error)
    locale = QLocale()
    if isinstance(error, BlobTooLargeError):
        facts |= {"size": locale.toString(error.size_bytes), "limit": locale.toString(error.limit_bytes)}
    if isinstance(error, DigestMismatchError):
        facts |= {
            "size": locale.toString(error.size_bytes),
            "expected": short(error.expected),
            "actual": short(error.actual),
        }
    for name in ("host", "digest"):  # what the error itself names goes before its subject
        if value := getattr(error, name, ""):
            facts[name] = short(value) if name == "digest" else value
    return facts


def _advice(error: RegistryError) -> str:
    advice = translated(getattr(error, "advice", "")).rstrip(".")
    return advice or translate("messages", "Unlock the keyring, then try again")


def _clock_facts(error: RegistryError) -> dict[str, str]:
    offset_s = error.offset_s if isinstance(error, ClockSkewError) else None
    if offset_s is None:
        return {"offset": ""}
    return {"offset": translated(phrases.clock_offset(offset_s))}
