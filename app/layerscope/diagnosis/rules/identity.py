"""Who is asking: signed out, expired, unknown, somebody else; and the clock and region they sign with."""

from __future__ import annotations

from collections.abc import Iterator

from layerscope.accounts.model.profiles import ProfileKind
from layerscope.diagnosis.case import commands
from layerscope.diagnosis.case.case import Case
from layerscope.diagnosis.case.observed_failures import ObservedFailure
from layerscope.diagnosis.model import phrases
from layerscope.diagnosis.model.findings import Certainty, Finding
from layerscope.diagnosis.model.steps import StepName
from layerscope.diagnosis.rules.rule import rule
from layerscope.registry.errors import credentials
from layerscope.registry.errors.blobs import UrlClockSkewError
from layerscope.registry.errors.service import RegionDisabledError
from layerscope.registry.references.failure_words import FailureKind
from layerscope.text.command_lines import command_line
from layerscope.text.reasons import Reason

# AWS takes signatures that are five minutes off, S3 fifteen.
_TOLERATED_S = 300.0
_RIGHT_S = 60.0


@rule(20)
def signed_out(case: Case) -> Iterator[Finding]:
    """The single sign-on, or `aws login`, is over."""
    failure = case.observed(credentials.SignInRequiredError)
    if failure is None:
        return
    name = commands.profile(case)
    expected_profile = case.facts.expected_profile
    login = "login" if expected_profile and expected_profile.kind is ProfileKind.LOGIN else "sso login"
    yield Finding(
        "signed-out",
        StepName.IDENTITY,
        Certainty.SHOWN,
        Reason.tr("You are signed out"),
        (failure.evidence,),
        Reason.tr("You"),
        Reason.tr("Sign in again with this command or in this program, then try again."),
        command_line(["aws", *login.split(), *(["--profile", name] if name else [])]),
    )


@rule(21)
def credentials_over(case: Case) -> Iterator[Finding]:
    """Temporary credentials that are over."""
    if failure := case.observed(credentials.ExpiredCredentialsError):
        yield _of_credentials(
            "credentials-expired",
            failure,
            Reason.tr("The temporary credentials have expired"),
            Reason.tr("Get new credentials from the same source, then try again."),
            commands.command(case, "sts", "GetCallerIdentity"),
        )


@rule(21)
def key_unknown(case: Case) -> Iterator[Finding]:
    """A key that AWS does not know."""
    if failure := case.observed(credentials.UnknownKeyError):
        yield _of_credentials(
            "key-unknown",
            failure,
            Reason.tr("Access key not recognized: deleted, deactivated or mistyped"),
            Reason.tr("Put a valid key in the profile, or use another account."),
            commands.command(case, "sts", "GetCallerIdentity"),
        )


@rule(21)
def secret_wrong(case: Case) -> Iterator[Finding]:
    """A signature that does not match."""
    if failure := case.observed(credentials.WrongSecretError):
        yield _of_credentials(
            "secret-wrong",
            failure,
            Reason.tr("Signature mismatch: wrong secret key or changed request"),
            Reason.tr("Copy the complete secret key into the profile again, without spaces."),
            commands.command(case, "sts", "GetCallerIdentity"),
        )


@rule(20)
def mfa_wanted(case: Case) -> Iterator[Finding]:
    """The role's session is over, and a new one needs a code."""
    if failure := case.observed(credentials.MfaRequiredError):
        yield _of_credentials(
            "mfa-required",
            failure,
            Reason.tr("The role requires an MFA code"),
            Reason.tr("Try again and enter the code, or use another account."),
        )


@rule(20, 21)
def no_credentials(case: Case) -> Iterator[Finding]:
    """Nothing to sign with, or a profile that does not work."""
    failure = case.observed(
        credentials.NoCredentialsError,
        credentials.PartialCredentialsError,
        credentials.ProfileNotFoundError,
        credentials.InvalidProfileError,
        credentials.CredentialSourceError,
        credentials.MissingDependencyError,
    )
    if failure:
        yield _of_credentials(
            "no-credentials",
            failure,
            Reason.tr("The profile provides no usable credentials"),
            Reason.tr("Fix the profile as shown below, or use another account."),
            _configure(case, "list"),
        )


@rule(22)
def wrong_identity(case: Case) -> Iterator[Finding]:
    """The credentials are of another account than the profile promises."""
    identity, profile = case.facts.identity.value, case.facts.expected_profile
    if not (identity and profile and profile.account_id) or identity.account_id == profile.account_id:
        return
    yield Finding(
        "wrong-identity",
        StepName.IDENTITY,
        Certainty.LIKELY,
        Reason.tr("The credentials belong to another account"),
        (
            Reason.tr(
                "The profile {profile} is for account {promised}; GetCallerIdentity returns {arn}.",
                profile=profile.name,
                promised=profile.account_id,
                arn=identity.arn,
            ),
        ),
        Reason.tr("You"),
        Reason.tr(
            "Check where the credentials come from: variables such as AWS_ACCESS_KEY_ID override a profile."
        ),
        command_line(["aws", "configure", "list", "--profile", profile.name]),
    )


@rule(19)
def clock_wrong(case: Case) -> Iterator[Finding]:
    """Signatures are made with a time that is not AWS's."""
    failure = case.observed(credentials.ClockSkewError, UrlClockSkewError, kinds=(FailureKind.CLOCK,))
    offset_s = _offset_s(case, failure)
    is_off = offset_s is not None and abs(offset_s) > _TOLERATED_S
    if failure is None and (not is_off or case.bytes_came):
        return
    because = [failure.evidence] if failure else []
    if offset_s is not None:
        because.append(_measured(offset_s))
    on_another = failure is not None and not is_off and (failure.error is None or offset_s is not None)
    yield Finding(
        "clock",
        StepName.IDENTITY,
        Certainty.SHOWN if failure and not on_another else Certainty.LIKELY,
        Reason.tr("The pulling machine's clock is wrong")
        if on_another
        else Reason.tr("This computer's clock is wrong"),
        tuple(because),
        Reason.tr("The administrator of the machine that pulls")
        if on_another
        else Reason.tr("You, on this computer"),
        Reason.tr("Set the clock and synchronize it over the network (NTP)."),
        phrases.clock_command(case.facts.system),
    )


@rule(24)
def region_wrong(case: Case) -> Iterator[Finding]:
    """No region, none of this name, or one that the account has not switched on."""
    failure = case.observed(
        credentials.MissingRegionError, credentials.InvalidRegionError, RegionDisabledError
    )
    if failure is None:
        return
    disabled = isinstance(failure.error, RegionDisabledError)
    yield Finding(
        "region-disabled" if disabled else "region",
        StepName.NETWORK,
        Certainty.SHOWN,
        Reason.tr("Region {region} is not enabled for the account", region=case.region or "?")
        if disabled
        else Reason.tr("The region is missing or not valid"),
        (failure.evidence,),
        Reason.tr("The administrators of {caller}", caller=phrases.account(_caller_id(case)))
        if disabled
        else Reason.tr("You"),
        Reason.tr("Enable the region for the account, or use another.")
        if disabled
        else Reason.tr("Set the profile's region, or AWS_REGION, or choose one in this program."),
        commands.command(case, "account", "EnableRegion", RegionName=case.region)
        if disabled
        else _configure(case, "set", "region", "REGION"),
    )


def _configure(case: Case, *words: str) -> str:
    """`aws configure …` of the profile that asks."""
    name = commands.profile(case)
    return command_line(["aws", "configure", *words, *(["--profile", name] if name else [])])


def _of_credentials(
    cause: str, failure: ObservedFailure, title: Reason, change: Reason, snippet: str = ""
) -> Finding:
    who = Reason.tr("You, or the administrator who issued the credentials")
    return Finding(
        cause, StepName.IDENTITY, Certainty.SHOWN, title, (failure.evidence,), who, change, snippet
    )


def _measured(offset_s: float) -> Reason:
    if abs(offset_s) < _RIGHT_S:
        return Reason.tr("This computer's clock is correct to the minute, by the answer's Date header.")
    told = phrases.clock_offset(offset_s)
    return Reason.tr("This computer's clock is {offset}, by the answer's Date header.", offset=told)


def _offset_s(case: Case, failure: ObservedFailure | None) -> float | None:
    """Local minus AWS's clock: as a refusal tells it, else by a Date."""
    if (
        failure
        and isinstance(failure.error, credentials.ClockSkewError)
        and failure.error.offset_s is not None
    ):
        return failure.error.offset_s
    hosts = (case.facts.api_host.value, case.facts.url_host.value)
    return next((host.clock_offset_s for host in hosts if host and host.clock_offset_s is not None), None)


def _caller_id(case: Case) -> str:
    return case.caller.account_id if case.caller else ""


RULES = (
    signed_out,
    mfa_wanted,
    credentials_over,
    key_unknown,
    secret_wrong,
    no_credentials,
    clock_wrong,
    region_wrong,
    wrong_identity,
)
