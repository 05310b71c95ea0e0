"""What STS refuses with, in its own words.

Where the API's reference does not have them, they are those that people paste into issues: the blank behind
"one time pass code." is STS's own.
"""

from __future__ import annotations

from layerscope.localregistry.protocol.api_error import ApiError

_MFA = "MultiFactorAuthentication failed"


def access_denied(message: str) -> ApiError:
    """AccessDenied, which STS answers with 403."""
    return ApiError("AccessDenied", message, 403)


def mfa_incomplete() -> ApiError:
    """A serial without a code, or a code without a serial."""
    return access_denied(f"{_MFA}, must provide both MFA serial number and one time pass code.")


def mfa_unknown_device() -> ApiError:
    """A serial that is not one of the caller's."""
    return access_denied(
        f"{_MFA}, unable to validate MFA code.  Please verify your MFA serial number is valid and associated "
        "with this user."
    )


def mfa_wrong_code() -> ApiError:
    """A code that is wrong, or was used before."""
    return access_denied(f"{_MFA} with invalid MFA one time pass code. ")


def session_too_long(*, chained: bool) -> ApiError:
    """A longer session than the role, or role chaining, allows."""
    limit = "1 hour session limit for roles assumed by role chaining"
    if not chained:
        limit = "MaxSessionDuration set for this role"
    return ApiError("ValidationError", f"The requested DurationSeconds exceeds the {limit}.")


def no_session_from_session() -> ApiError:
    """GetSessionToken with keys that are temporary themselves."""
    return access_denied("Cannot call GetSessionToken with session credentials")


def invalid_identity_token(message: str) -> ApiError:
    """A web identity token that is no good."""
    return ApiError("InvalidIdentityToken", message)


def expired_identity_token(now_s: float, expires_at_s: float) -> ApiError:
    """A web identity token that was good."""
    return ApiError(
        "ExpiredTokenException",
        f"Token expired: current date/time {int(now_s)} must be before the expiration date/time "
        f"{int(expires_at_s)}",
    )
