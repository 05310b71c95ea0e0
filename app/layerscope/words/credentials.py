"""Words on credentials that are missing, wrong, or over."""

from __future__ import annotations

from layerscope.registry.errors.credentials import (
    ClockSkewError,
    CredentialProcessError,
    CredentialsError,
    CredentialSourceError,
    ExpiredCredentialsError,
    InvalidProfileError,
    InvalidRegionError,
    MfaRequiredError,
    MissingDependencyError,
    MissingRegionError,
    NoCredentialsError,
    PartialCredentialsError,
    ProfileNotFoundError,
    SecretNotAtHandError,
    SignInRefusedError,
    SignInRequiredError,
    SignInTimedOutError,
    UnknownKeyError,
    UnknownStartUrlError,
    WrongProfileError,
    WrongSecretError,
)
from layerscope.words.form import QT_TRANSLATE_NOOP, Words

WORDS: dict[type[BaseException], Words] = {
    CredentialsError: Words(
        QT_TRANSLATE_NOOP("messages", "The credentials cannot be used"),
        QT_TRANSLATE_NOOP("messages", "AWS or its library refused them with {code}."),
        QT_TRANSLATE_NOOP("messages", "Choose another account (Ctrl+P), or correct this one's profile."),
    ),
    NoCredentialsError: Words(
        QT_TRANSLATE_NOOP("messages", "No AWS credentials were found"),
        QT_TRANSLATE_NOOP(
            "messages",
            "There are none in the environment, the shared AWS files or this computer's role.",
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "Choose an account (Ctrl+P), or set one up with aws configure sso or aws configure.",
        ),
    ),
    PartialCredentialsError: Words(
        QT_TRANSLATE_NOOP("messages", "The credentials are incomplete"),
        QT_TRANSLATE_NOOP(
            "messages", "A source has only a part, such as an access key without its secret key."
        ),
        QT_TRANSLATE_NOOP(
            "messages", "The details name what is missing. Add it to the profile or environment."
        ),
    ),
    ProfileNotFoundError: Words(
        QT_TRANSLATE_NOOP("messages", "Profile not found"),
        QT_TRANSLATE_NOOP("messages", "The profile is not in the shared AWS files."),
        QT_TRANSLATE_NOOP(
            "messages", "Choose one that exists (Ctrl+P), or correct AWS_PROFILE or the --profile option."
        ),
    ),
    InvalidProfileError: Words(
        QT_TRANSLATE_NOOP("messages", "The profile cannot be understood"),
        QT_TRANSLATE_NOOP("messages", "A line in the shared AWS files is not valid."),
        QT_TRANSLATE_NOOP(
            "messages", "Correct it in ~/.aws/config or ~/.aws/credentials; the details say where."
        ),
    ),
    WrongProfileError: Words(
        QT_TRANSLATE_NOOP("messages", "The profile is not valid"),
        QT_TRANSLATE_NOOP("messages", "{reason}."),
        QT_TRANSLATE_NOOP("messages", "{advice}."),
    ),
    CredentialSourceError: Words(
        QT_TRANSLATE_NOOP("messages", "Getting credentials failed"),
        QT_TRANSLATE_NOOP(
            "messages",
            "The profile gets its credentials from a process, role, container or instance, which returned "
            "none.",
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "The details have its answer. Run the profile's credential_process manually, or check the role "
            "it assumes.",
        ),
    ),
    CredentialProcessError: Words(
        QT_TRANSLATE_NOOP("messages", "credential_process returned no credentials"),
        QT_TRANSLATE_NOOP("messages", "{reason}."),
        QT_TRANSLATE_NOOP("messages", "{advice}, and try again (F5)."),
    ),
    SecretNotAtHandError: Words(
        QT_TRANSLATE_NOOP("messages", "The profile's secret could not be read"),
        QT_TRANSLATE_NOOP("messages", "It is kept in the system's keyring. {reason}."),
        QT_TRANSLATE_NOOP("messages", "{advice}. F5 reads it again."),
    ),
    MissingDependencyError: Words(
        QT_TRANSLATE_NOOP("messages", "The profile needs a missing component"),
        QT_TRANSLATE_NOOP("messages", "Profiles created by aws login need the AWS common runtime."),
        QT_TRANSLATE_NOOP(
            "messages",
            "Install botocore[crt] beside this program (Windows on ARM has none), or choose another profile "
            "(Ctrl+P).",
        ),
    ),
    SignInRequiredError: Words(
        QT_TRANSLATE_NOOP("messages", "You are signed out"),
        QT_TRANSLATE_NOOP("messages", "The SSO session expired or was never started."),
        QT_TRANSLATE_NOOP(
            "messages",
            "Sign in here, or run aws sso login or aws login in a terminal; pending work continues "
            "automatically.",
        ),
    ),
    SignInTimedOutError: Words(
        QT_TRANSLATE_NOOP("messages", "The code expired"),
        QT_TRANSLATE_NOOP("messages", "Nobody confirmed it in the browser in time."),
        QT_TRANSLATE_NOOP("messages", "Try again for a new code."),
    ),
    SignInRefusedError: Words(
        QT_TRANSLATE_NOOP("messages", "The sign-in was denied in the browser"),
        QT_TRANSLATE_NOOP("messages", "The sign-in request was denied there."),
        QT_TRANSLATE_NOOP(
            "messages", "Try again and allow it; check that the browser is signed in as the right person."
        ),
    ),
    UnknownStartUrlError: Words(
        QT_TRANSLATE_NOOP("messages", "No IAM Identity Center at this URL"),
        QT_TRANSLATE_NOOP("messages", "IAM Identity Center in {region} has no such start URL."),
        QT_TRANSLATE_NOOP(
            "messages",
            "Check the start URL, and choose the region in which IAM Identity Center was set up.",
        ),
    ),
    MfaRequiredError: Words(
        QT_TRANSLATE_NOOP("messages", "The role requires an MFA code"),
        QT_TRANSLATE_NOOP("messages", "A session of the role needs a code from the MFA device."),
        QT_TRANSLATE_NOOP("messages", "Try again and enter the code, or choose another account (Ctrl+P)."),
    ),
    ExpiredCredentialsError: Words(
        QT_TRANSLATE_NOOP("messages", "The temporary credentials have expired"),
        QT_TRANSLATE_NOOP("messages", "The session token has expired."),
        QT_TRANSLATE_NOOP("messages", "Get new credentials from the same source, then press F5."),
    ),
    UnknownKeyError: Words(
        QT_TRANSLATE_NOOP("messages", "Access key not recognized"),
        QT_TRANSLATE_NOOP(
            "messages",
            "The key was deleted or deactivated, belongs to another partition, or its session token belongs "
            "to another key.",
        ),
        QT_TRANSLATE_NOOP("messages", "Put a valid key in the profile, or choose another account (Ctrl+P)."),
    ),
    WrongSecretError: Words(
        QT_TRANSLATE_NOOP("messages", "Secret key does not match the access key"),
        QT_TRANSLATE_NOOP(
            "messages",
            "The request's signature does not match, unless a proxy changed the request.",
        ),
        QT_TRANSLATE_NOOP("messages", "Copy the complete secret key into the profile again, without spaces."),
    ),
    ClockSkewError: Words(
        QT_TRANSLATE_NOOP("messages", "This computer's clock is wrong"),
        QT_TRANSLATE_NOOP(
            "messages",
            "It differs too much from AWS for signatures to be valid. The difference is unknown.",
        ),
        QT_TRANSLATE_NOOP("messages", "Set the clock ({clock_command}), then try again."),
    ),
    MissingRegionError: Words(
        QT_TRANSLATE_NOOP("messages", "No region is set"),
        QT_TRANSLATE_NOOP("messages", "Neither the profile nor the environment sets a region."),
        QT_TRANSLATE_NOOP("messages", "Choose a region in the account button's menu, or set AWS_REGION."),
    ),
    InvalidRegionError: Words(
        QT_TRANSLATE_NOOP("messages", "Region does not exist"),
        QT_TRANSLATE_NOOP("messages", "{region} is not a region name such as eu-central-1."),
        QT_TRANSLATE_NOOP(
            "messages", "Correct the region in the account button's menu, the profile or the environment."
        ),
    ),
}
WRONG_MFA_CODE = Words(
    QT_TRANSLATE_NOOP("messages", "AWS rejected the MFA code"),
    QT_TRANSLATE_NOOP("messages", "It was mistyped, already used, or is from another device."),
    QT_TRANSLATE_NOOP("messages", "Wait for the device's next code, then try again and enter it."),
)
CLOCK_OFF_BY = Words(
    QT_TRANSLATE_NOOP("messages", "This computer's clock is {offset}"),
    QT_TRANSLATE_NOOP("messages", "AWS accepts signatures only within a few minutes of its own time."),
    QT_TRANSLATE_NOOP("messages", "Correct it with {clock_command}, then try again."),
)
