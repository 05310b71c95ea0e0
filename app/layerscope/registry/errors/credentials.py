"""Who is asking is not clear, not valid, or not valid any more.

CredentialsError
├── NoCredentialsError, PartialCredentialsError, ProfileNotFoundError, MissingDependencyError
├── InvalidProfileError           its file does not parse, or
│   └── WrongProfileError         a setting is wrong, and which
├── CredentialSourceError         a process, a container or an instance failed, or
│   ├── CredentialProcessError    a process, and what went wrong with it
│   └── SecretNotAtHandError      the system's keyring
├── SignInRequiredError           SSO or `aws login` is over
│   └── SignInTimedOutError       the code was not confirmed in time
├── SignInRefusedError, UnknownStartUrlError, MfaRequiredError
├── ExpiredCredentialsError, UnknownKeyError, WrongSecretError
├── ClockSkewError                with the offset in seconds, where it is known
└── MissingRegionError, InvalidRegionError
"""

from __future__ import annotations

from layerscope.registry.errors.base import Evidence, RegistryError, Subject
from layerscope.text.word_facts import ClockOffset, WordFacts


class CredentialsError(RegistryError):
    """The credentials cannot be used as they are.

    `reason` why, and `advice` what to do about it, in sentences; empty where only the class says it.
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

    def facts(self) -> WordFacts:
        return super().facts() | {"reason": self.reason, "advice": self.advice}


class NoCredentialsError(CredentialsError):
    """No source of the chain has credentials."""

    exceptions = ("botocore.NoCredentialsError", "botocore.NoAuthTokenError")


class PartialCredentialsError(CredentialsError):
    """Half a key pair, or a source that lacks something."""

    exceptions = ("botocore.PartialCredentialsError",)


class ProfileNotFoundError(CredentialsError):
    """The shared AWS files have no such profile."""

    exceptions = ("botocore.ProfileNotFound",)


class InvalidProfileError(CredentialsError):
    """The shared AWS files, or the profile in them, cannot be understood."""

    exceptions = (
        "botocore.ConfigNotFound", "botocore.ConfigParseError", "botocore.InvalidConfigError",
        "botocore.InvalidDefaultsMode", "botocore.InvalidEndpointConfigurationError",
        "botocore.InvalidIMDSEndpointError", "botocore.InvalidIMDSEndpointModeError",
        "botocore.InvalidRetryConfigurationError", "botocore.InvalidSTSRegionalEndpointsConfigError",
        "botocore.UnknownCredentialError",
    )  # fmt: skip


class WrongProfileError(InvalidProfileError):
    """The profile, or one of its sources, has a setting that is wrong; `reason` says which."""


class CredentialSourceError(CredentialsError):
    """A source of credentials (a process, a container, an instance, a web identity) failed."""

    codes = ("IDPCommunicationError", "IDPRejectedClaim", "InvalidIdentityToken")
    exceptions = (
        "botocore.CredentialRetrievalError", "botocore.MetadataRetrievalError", "json.JSONDecodeError",
    )  # fmt: skip


class CredentialProcessError(CredentialSourceError):
    """The profile's `credential_process` could not be run, was ended, or printed no credentials; `reason`."""


class SecretNotAtHandError(CredentialSourceError):
    """The secret of an own profile cannot be read from the system's keyring."""


class MissingDependencyError(CredentialsError):
    """The profile needs a part that is not installed, such as `botocore[crt]`."""

    exceptions = ("botocore.MissingDependencyException",)


class SignInRequiredError(CredentialsError):
    """The SSO session or `aws login` has ended, or was never begun; the SSO portal says so too."""

    codes = ("InvalidGrantException", "UnauthorizedException")
    exceptions = ("botocore.SSOError", "botocore.TokenRetrievalError", "botocore.LoginError")


class SignInTimedOutError(SignInRequiredError):
    """The code of a sign-in was not confirmed in the browser in time."""


class SignInRefusedError(CredentialsError):
    """Somebody refused the sign-in in the browser."""


class UnknownStartUrlError(CredentialsError):
    """No organization signs in at this start URL in this region."""


class MfaRequiredError(CredentialsError):
    """The role wants a code of the MFA device."""

    exceptions = ("botocore.RefreshWithMFAUnsupportedError",)


class ExpiredCredentialsError(CredentialsError):
    """The temporary credentials have expired."""

    codes = ("ExpiredToken", "ExpiredTokenException", "TokenRefreshRequired")


class UnknownKeyError(CredentialsError):
    """AWS does not know the access key, or the session token does not belong to it."""

    codes = (
        "AuthFailure", "InvalidAccessKeyId", "InvalidClientTokenId", "InvalidToken",
        "UnrecognizedClientException",
    )  # fmt: skip


class WrongSecretError(CredentialsError):
    """The signature does not match: the secret key is wrong, or something rewrote the request."""

    codes = (
        "IncompleteSignature", "IncompleteSignatureException", "InvalidSignatureException",
        "MissingAuthenticationToken", "MissingAuthenticationTokenException", "SignatureDoesNotMatch",
    )  # fmt: skip


class ClockSkewError(CredentialsError):
    """This machine's clock is too far from AWS's.

    `offset_s`: local minus theirs, in seconds; None where the answer did not say.
    """

    codes = ("RequestExpired", "RequestInTheFuture", "RequestTimeTooSkewed")

    def __init__(
        self,
        message: str,
        *,
        offset_s: float | None = None,
        subject: Subject | None = None,
        evidence: Evidence | None = None,
    ) -> None:
        super().__init__(message, subject=subject, evidence=evidence)
        self.offset_s = offset_s

    def facts(self) -> WordFacts:
        return super().facts() | {"offset": None if self.offset_s is None else ClockOffset(self.offset_s)}


class MissingRegionError(CredentialsError):
    """Neither the profile nor the environment names a region."""

    exceptions = ("botocore.NoRegionError",)


class InvalidRegionError(CredentialsError):
    """The region's name cannot be one."""

    exceptions = (
        "botocore.BaseEndpointResolverError", "botocore.EndpointProviderError", "botocore.InvalidRegionError",
        "botocore.InvalidHostLabelError", "botocore.ServiceNotInRegionError", "botocore.UnknownRegionError",
    )  # fmt: skip
