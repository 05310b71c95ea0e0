"""What SSO's refusals mean to the person who signs in; rules only."""

from __future__ import annotations

from datetime import datetime

from layerscope.registry.aws.clock_skew import offset_s
from layerscope.registry.aws.members import Members
from layerscope.registry.errors.base import RegistryError, Subject
from layerscope.registry.errors.credentials import (
    ClockSkewError,
    SignInRefusedError,
    SignInTimedOutError,
    UnknownStartUrlError,
)
from layerscope.registry.errors.service import AccessDeniedError
from layerscope.text.reasons import Reason

# What STS and ECR bear (docs.aws.amazon.com/IAM, "Signing AWS API requests"): with more no sign-in is of use,
# and what it gives would seem to be over before it has begun, or to last for ever.
CLOCK_TOLERANCE_S = 300
_NOT_THEIRS = frozenset({"InvalidRequestException", "UnauthorizedException", "ValidationException"})
_OVER = frozenset({"ExpiredTokenException", "InvalidGrantException"})


def timed_out(subject: Subject | None = None) -> SignInTimedOutError:
    """The error for a code that was not confirmed in time."""
    return SignInTimedOutError(Reason.tr("The code was not confirmed in time; start again."), subject=subject)


def begin_refusal(error: RegistryError, start_url: str) -> RegistryError:
    """StartDeviceAuthorization's error: an unspecific one means an organization unknown in the region."""
    if error.code not in _NOT_THEIRS:
        return error
    return UnknownStartUrlError(
        Reason.tr(
            "No IAM Identity Center at {start_url} in {region}.",
            start_url=start_url,
            region=error.subject.region,
        ),
        subject=error.subject,
        evidence=error.evidence,
    )


def token_refusal(error: RegistryError) -> RegistryError:
    """CreateToken's error: a refusal in the browser is no policy's denial, an expired code no credential."""
    if isinstance(error, AccessDeniedError):
        return SignInRefusedError(
            Reason.tr("The sign-in was refused in the browser."),
            subject=error.subject,
            evidence=error.evidence,
        )
    if error.code in _OVER:
        return SignInTimedOutError(
            Reason.tr("The code was not confirmed in time; start again."),
            subject=error.subject,
            evidence=error.evidence,
        )
    return error


def check_clock(answer: Members, now: datetime, subject: Subject) -> None:
    """Raise ClockSkewError where the answer's own time is so far from `now` that signing in is of no use."""
    headers = dict(answer.child("ResponseMetadata").pairs("HTTPHeaders"))
    offset = offset_s("", headers, now.timestamp())
    if offset is not None and abs(offset) > CLOCK_TOLERANCE_S:
        raise ClockSkewError(
            Reason.tr("The clock differs from that of AWS."), offset_s=offset, subject=subject
        )
