"""What the words on an error may name, each with something to say where it is not known."""

from __future__ import annotations

import sys

from PySide6.QtCore import QCoreApplication, QLocale

from layerscope.desktop.words.reasons import translated
from layerscope.desktop.words.statements import account_of, action_of
from layerscope.registry.digests import short
from layerscope.registry.errors.base import RegistryError, Subject
from layerscope.registry.errors.content import BlobTooLargeError, DigestMismatchError
from layerscope.registry.errors.credentials import ClockSkewError
from layerscope.registry.errors.denials import Denial
from layerscope.registry.errors.service import AccessDeniedError

translate = QCoreApplication.translate
_CLOCK_COMMANDS = {
    "linux": "timedatectl set-ntp true",
    "win32": "w32tm /resync",
    "darwin": "sntp -sS time.apple.com",
}


def facts_of(error: RegistryError) -> dict[str, str]:
    """Every placeholder of the tables with its value for this error."""
    denial = error.denial if isinstance(error, AccessDeniedError) else Denial()
    return (
        _subject_facts(error.subject)
        | {"code": error.code, "clock_command": _CLOCK_COMMANDS.get(sys.platform, "ntpdate")}
        | _denial_facts(denial, error.subject)
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
        "where": _where(subject),
        "host": subject.host or subject.endpoint or translate("messages", "the host"),
        "digest": short(subject.digest) if subject.digest else translate("messages", "with this digest"),
    }


def _where(subject: Subject) -> str:
    registry = (
        translate("messages", "the registry {id}").format(id=subject.registry_id)
        if subject.registry_id
        else translate("messages", "your own registry")
    )
    if not subject.region:
        return registry
    return translate("messages", "{registry} in {region}").format(registry=registry, region=subject.region)


def _denial_facts(denial: Denial, subject: Subject) -> dict[str, str]:
    caller = account_of(denial.principal)
    owner = account_of(denial.resource) or subject.registry_id
    account = translate("messages", "account {id}")
    return {
        "action": action_of(denial, subject) or translate("messages", "this action"),
        "who": _last_part(denial.principal) or translate("messages", "your identity"),
        "resource": _last_part(denial.resource)
        or subject.repository
        or translate("messages", "this registry"),
        "caller": account.format(id=caller) if caller else translate("messages", "your account"),
        "owner": account.format(id=owner) if owner else translate("messages", "the registry's account"),
        "policy_sentence": translate("messages", "It is {arn}.").format(arn=denial.policy_arn)
        if denial.policy_arn
        else translate("messages", "AWS does not name it."),
    }


def _last_part(arn: str) -> str:
    """`assumed-role/Operator/me` or a repository's name: short enough to read; the details have it whole."""
    return arn.rpartition(":")[2].removeprefix("repository/")


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
    minutes, seconds = divmod(round(abs(offset_s)), 60)
    hours, minutes = divmod(minutes, 60)
    amount = f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
    direction = (
        translate("messages", "{amount} ahead of AWS's")
        if offset_s > 0
        else translate("messages", "{amount} behind AWS's")
    )
    return {"offset": direction.format(amount=amount)}
