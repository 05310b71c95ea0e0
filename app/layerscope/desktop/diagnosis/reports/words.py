"""The words on a report: where it is from, what to know of it, and the facts of its machine."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from layerscope.diagnosis.model import phrases
from layerscope.diagnosis.model.diagnosis import Diagnosis
from layerscope.diagnosis.model.environment import Clock, DiskSpace, Environment, HostAddress, Trust
from layerscope.diagnosis.report.machine_words import (
    address_of,
    certificate_of,
    certificate_words,
    kind_words,
    proxy_of,
    proxy_words,
    source_words,
)
from layerscope.diagnosis.report.received import Report
from layerscope.words import formats
from layerscope.words.form import QT_TRANSLATE_NOOP
from layerscope.words.outside import line
from layerscope.words.reasons import translated

translate = QCoreApplication.translate
Row = tuple[str, str]
_LANGUAGE = QT_TRANSLATE_NOOP(
    "Reports", "The texts of a report are in English, the language of the command that made it."
)


def origin_words(report: Report) -> str:
    """`Report from ip-10-0-1-2 as the role node · 29 Nov 2026, 16:00`."""
    diagnosis, environment = report.diagnosis, report.environment
    host = environment.host if environment else ""
    who = who_asked(diagnosis)
    if host and who:
        text = translate("Reports", "Report from {host} as {who}")
    elif host:
        text = translate("Reports", "Report from {host}")
    else:
        text = translate("Reports", "Report as {who}") if who else translate("Reports", "Report")
    said = text.format(host=line(host, 100), who=line(who, 100))
    at = formats.day_and_time(diagnosis.started_at_s) if diagnosis.started_at_s else ""
    return " · ".join(part for part in (said, at) if part)


def language_note() -> str:
    """That its sentences are in English, as commands speak it everywhere; empty where the window does too."""
    told = translate("Reports", _LANGUAGE)
    return "" if told == _LANGUAGE else told


def who_asked(diagnosis: Diagnosis) -> str:
    """`the role node`; empty where it is not known."""
    identity = diagnosis.identity
    return translated(phrases.principal(identity.arn)) if identity and identity.arn else ""


def notes_on(report: Report) -> list[str]:
    """What to know before one reads it, in sentences."""
    notes = []
    if report.is_newer:
        notes.append(
            translate(
                "Reports",
                "A later version of Layerscope made this report. What is unknown to this one is left out.",
            )
        )
    if not report.diagnosis.complete:
        notes.append(translate("Reports", "The diagnosis was still running when this report was made."))
    if report.is_joined:
        notes.append(
            translate(
                "Reports",
                "A terminal had broken its lines. They were joined; spaces at their ends may be missing.",
            )
        )
    if report.unread:
        notes.append(translate("Reports", "Some of it does not fit the format and is left out."))
    if report.seen:
        notes.append(translate("Reports", "Seen before: {error}").format(error=line(report.seen)))
    return [*notes, *report.notes]


def rows_on(report: Report) -> list[Row]:
    """What the report says of the caller and the machine; names in the window's language."""
    diagnosis, environment = report.diagnosis, report.environment
    identity = diagnosis.identity
    rows = [
        (translate("Reports", "Identity"), identity.arn if identity else ""),
        (translate("Reports", "Profile"), diagnosis.profile),
        (translate("Reports", "Started"), formats.exact_time(diagnosis.started_at_s or None)),
        *(_of_machine(environment) if environment else ()),
        (translate("Reports", "Made with"), _made_with(report)),
    ]
    return [(name, value) for name, value in rows if value]


def _of_machine(environment: Environment) -> Iterator[Row]:
    uid = "" if environment.uid is None else f"uid {environment.uid}"
    yield (
        translate("Reports", "Host"),
        _told(environment.host, _in_brackets(environment.runs_in)),
    )
    yield translate("Reports", "User"), _told(environment.user, _in_brackets(uid))
    yield translate("Reports", "System"), environment.system
    yield from _credentials(environment)
    for address in environment.addresses:
        yield translated(address_of(address.role)), _address(address)
    for proxy in (each for each in environment.proxies if each.name):
        yield translated(proxy_of(proxy.role)), proxy.unknown or translated(proxy_words(proxy))
    yield from _certificates(environment.trust)
    yield translate("Reports", "Clock"), _offset(environment.clock)
    for disk in environment.disk:
        yield translate("Reports", "Free disk space"), _disk(disk)


def _offset(clock: Clock) -> str:
    if clock.offset_s is None:
        return clock.unknown
    if clock.is_right:
        return translate("Reports", "as AWS's")
    return translated(phrases.clock_offset(clock.offset_s))


def _credentials(environment: Environment) -> Iterator[Row]:
    found = environment.credentials
    source = translated(source_words(found.source)) if found.source else ""
    yield translate("Reports", "Source of the credentials"), _told(source, found.unknown)
    hidden = ", ".join(translated(source_words(each)) for each in found.shadowed)
    yield translate("Reports", "Configured too, not used"), hidden


def _address(address: HostAddress) -> str:
    told = ", ".join(address.addresses) or address.unknown
    kind = "" if address.is_private is None else translated(kind_words(address))
    name = "" if address.name in address.addresses else address.name
    return _told(name, told, _in_brackets(kind))


def _certificates(trust: Trust) -> Iterator[Row]:
    for shown in trust.shown:
        if shown.name and (shown.issuer or shown.unknown):
            told = translated(certificate_words(shown)) if shown.issuer else shown.unknown
            yield translated(certificate_of(shown.role)), told
    yield (
        translate("Reports", "Trusted certificates"),
        _told(trust.source, ", ".join(trust.files), trust.unknown),
    )


def _disk(disk: DiskSpace) -> str:
    if disk.free_bytes is None:
        return _told(disk.path, disk.unknown)
    if disk.total_bytes is None:
        return _told(disk.path, formats.size(disk.free_bytes))
    text = translate("Reports", "{free} of {total}")
    return _told(
        disk.path, text.format(free=formats.size(disk.free_bytes), total=formats.size(disk.total_bytes))
    )


def _made_with(report: Report) -> str:
    program, botocore, python, system = report.versions
    parts = (
        f"Layerscope {program}" if program else "",
        f"botocore {botocore}" if botocore else "",
        f"Python {python}" if python else "",
        system,
    )
    return ", ".join(part for part in parts if part)


def _in_brackets(text: str) -> str:
    return f"({text})" if text else ""


def _told(*parts: str) -> str:
    return " ".join(part for part in parts if part)
