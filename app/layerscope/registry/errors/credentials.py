"""Who is asking is not clear, not valid, or not valid any more."""

from __future__ import annotations

from layerscope.registry.errors.base import Evidence, RegistryError, Subject


class CredentialsError(RegistryError):
    """The credentials cannot be used as they are."""


class NoCredentialsError(CredentialsError):
    """No source of the chain has credentials."""


class PartialCredentialsError(CredentialsError):
    """Half a key pair, or a source that lacks something."""


class ProfileNotFoundError(CredentialsError):
    """The shared AWS files have no such profile."""


class InvalidProfileError(CredentialsError):
    """The shared AWS files, or the profile in them, cannot be understood."""


class WrongProfileError(InvalidProfileError):
    """The profile, or one of its sources, has a setting that is wrong: `reason` what, `advice` what to do."""

    def __init__(
        self,
        message: str,
        *,
        reason: str = "",
        advice: str = "",
        subject: Subject | None = None,
        evidence: Evidence | None = None,
    ) -> None:
        super().__init__(message, subject=subject, evidence=evidence)
        self.reason = reason
        self.advice = advice


class CredentialSourceError(CredentialsError):
    """A source of credentials (a process, a container, an instance, a web identity) failed."""


class SecretNotAtHandError(CredentialSourceError):
    """The secret of an own profile cannot be had from the system's keyring.

    `reason` why, and `advice` what to do about it, in sentences; empty where it is not known.
    """

    def __init__(
        self,
        message: str,
        *,
        reason: str = "",
        advice: str = "",
        subject: Subject | None = None,
        evidence: Evidence | None = None,
    ) -> None:
        super().__init__(message, subject=subject, evidence=evidence)
        self.reason = reason
        self.advice = advice


class MissingDependencyError(CredentialsError):
    """The profile needs a part that is not installed, such as `botocore[crt]`."""


class SignInRequiredError(CredentialsError):
    """The SSO session or `aws login` is over, or was never begun."""


class SignInTimedOutError(SignInRequiredError):
    """The code of a sign-in was not confirmed in the browser in time."""


class SignInRefusedError(CredentialsError):
    """Somebody refused the sign-in in the browser."""


class UnknownStartUrlError(CredentialsError):
    """No organisation signs in at this start URL in this region."""


class MfaRequiredError(CredentialsError):
    """The role wants a code of the MFA device."""


class ExpiredCredentialsError(CredentialsError):
    """The temporary credentials are over."""


class UnknownKeyError(CredentialsError):
    """AWS does not know the access key, or the session token does not belong to it."""


class WrongSecretError(CredentialsError):
    """The signature does not match: the secret key is wrong, or something rewrote the request."""


class ClockSkewError(CredentialsError):
    """This machine's clock is too far from AWS's.

    `offset_s`: local minus theirs, in seconds; None where the answer did not tell.
    """

    def __init__(
        self,
        message: str,
        *,
        offset_s: float | None,
        subject: Subject | None = None,
        evidence: Evidence | None = None,
    ) -> None:
        super().__init__(message, subject=subject, evidence=evidence)
        self.offset_s = offset_s


class MissingRegionError(CredentialsError):
    """Neither the profile nor the environment names a region."""


class InvalidRegionError(CredentialsError):
    """The region's name cannot be one."""
