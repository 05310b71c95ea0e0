"""What is wrong with profiles, told in sentences: what, and what to do about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from layerscope.accounts.model.issues import AccountsError
from layerscope.accounts.rules.shared.profile_lint import (
    HalfKeyPair,
    IncompleteSso,
    MissingSource,
    MissingSsoSession,
    NoRegion,
    NoSource,
    NotPlainKey,
    ProfileIssue,
    RoleLoop,
    SecretAsKeyId,
    SsoConflict,
    TwoSources,
    UnknownCredentialSource,
)
from layerscope.accounts.rules.shared.shared_text import FaultKind, LineFault
from layerscope.text.reasons import Reason


@dataclass(frozen=True, slots=True)
class Issue:
    """One thing that is wrong, and the next step; neither holds a secret."""

    reason: Reason
    next_step: Reason


def of_error(error: AccountsError) -> Issue:
    """What the error tells."""
    return Issue(error.reason, error.next_step)


def of_finding(finding: ProfileIssue) -> Issue:
    """What is wrong with a profile of the shared AWS files; names the source where it is that one's."""
    reason, step = _TOLD[type(finding)](finding)
    if finding.at != finding.profile:
        reason = Reason.tr("In its source profile {source}: {reason}", source=finding.at, reason=reason)
    return Issue(reason, step)


def of_line(path: Path, fault: LineFault) -> Issue:
    """Where a shared AWS file does not parse; its other sections are used all the same."""
    reason = Reason.tr(
        "Line {line} of {path} does not parse: {what}",
        line=fault.line,
        path=path,
        what=_LINES[fault.kind],
    )
    if not fault.section:
        return Issue(reason, Reason.tr("Correct the line; everything else in the file is used."))
    step = Reason.tr(
        "Correct the line. Until then the section [{section}] is left out, and every other one is used.",
        section=fault.section,
    )
    return Issue(reason, step)


def of_refusal(path: Path, refusal: str) -> Issue:
    """A shared AWS file that the system does not let be read."""
    return Issue(
        Reason.tr("{path} cannot be read: {refusal}.", path=path, refusal=refusal),
        Reason.tr("Give yourself the right to read it; the profiles of other files are used."),
    )


_Told = tuple[Reason, Reason]


def _missing_source(finding: MissingSource) -> _Told:
    return (
        Reason.tr("source_profile names {source}, and there is no such profile.", source=finding.source),
        Reason.tr("Correct the name in ~/.aws/config, or add the profile."),
    )


def _role_loop(finding: RoleLoop) -> _Told:
    path = " → ".join(finding.path)
    return (
        Reason.tr("The source profiles lead in a circle: {path}.", path=path),
        Reason.tr("Let the last one name a profile with credentials of its own."),
    )


def _no_source(_finding: NoSource) -> _Told:
    return (
        Reason.tr("The role has neither source_profile nor credential_source."),
        Reason.tr("Add one of the two: whose credentials assume the role."),
    )


def _two_sources(_finding: TwoSources) -> _Told:
    return (
        Reason.tr("The role has both source_profile and credential_source."),
        Reason.tr("Remove one of the two."),
    )


def _unknown_source(finding: UnknownCredentialSource) -> _Told:
    return (
        Reason.tr("There is no credential_source {source}.", source=finding.source),
        Reason.tr("Write Environment, Ec2InstanceMetadata or EcsContainer."),
    )


def _no_region(finding: NoRegion) -> _Told:
    step = Reason.tr("Write it as in eu-central-1.")
    if finding.suggestion:
        step = Reason.tr("Did you mean {region}?", region=finding.suggestion)
    reason = Reason.tr(
        "{setting} is {region}, which is no region's name.", setting=finding.setting, region=finding.region
    )
    return reason, step


def _not_plain(finding: NotPlainKey) -> _Told:
    reason = Reason.tr(
        "{setting} has blanks in it, which AWS takes as a part of it.", setting=finding.setting
    )
    if finding.quotes:
        reason = Reason.tr(
            "{setting} has quotes around it, which AWS takes as a part of it.", setting=finding.setting
        )
    return reason, Reason.tr("Write it without them, directly behind the sign =.")


def _secret_as_id(_finding: SecretAsKeyId) -> _Told:
    return (
        Reason.tr("A secret stands where the access key id should."),
        Reason.tr("Exchange the two: the access key id begins with AKIA or ASIA."),
    )


def _half_pair(finding: HalfKeyPair) -> _Told:
    return (
        Reason.tr("{setting} is missing beside its other half.", setting=finding.missing),
        Reason.tr("Add it: neither is of use without the other."),
    )


def _missing_session(finding: MissingSsoSession) -> _Told:
    return (
        Reason.tr(
            "sso_session names {session}, and there is no such [sso-session].", session=finding.session
        ),
        Reason.tr("Correct the name, or run aws configure sso-session."),
    )


def _incomplete_sso(finding: IncompleteSso) -> _Told:
    return (
        Reason.tr("The sign-in settings lack {missing}.", missing=", ".join(finding.missing)),
        Reason.tr("Add them, or run aws configure sso."),
    )


def _sso_conflict(finding: SsoConflict) -> _Told:
    return (
        Reason.tr("The profile and its [sso-session] differ in {setting}.", setting=finding.setting),
        Reason.tr("Remove it from the profile."),
    )


_TOLD: dict[type[ProfileIssue], Callable[[Any], _Told]] = {
    MissingSource: _missing_source,
    RoleLoop: _role_loop,
    NoSource: _no_source,
    TwoSources: _two_sources,
    UnknownCredentialSource: _unknown_source,
    NoRegion: _no_region,
    NotPlainKey: _not_plain,
    SecretAsKeyId: _secret_as_id,
    HalfKeyPair: _half_pair,
    MissingSsoSession: _missing_session,
    IncompleteSso: _incomplete_sso,
    SsoConflict: _sso_conflict,
}
_LINES = {
    FaultKind.NO_SECTION: Reason.tr("a setting stands before the first [section]."),
    FaultKind.NO_HEADER_END: Reason.tr("the sign ] is missing."),
    FaultKind.NO_SIGN: Reason.tr("it is neither a [section] nor name = value."),
    FaultKind.SECTION_TWICE: Reason.tr("the section stands in the file twice."),
    FaultKind.SETTING_TWICE: Reason.tr("the setting stands in its section twice."),
    FaultKind.NESTED_NO_SIGN: Reason.tr("the indented line is no name = value."),
    FaultKind.NOT_UTF8: Reason.tr("it is not written in UTF-8."),
}
