"""Words on credentials that are missing, wrong, or over."""

from __future__ import annotations

from layerscope.desktop.words.form import QT_TRANSLATE_NOOP, Words
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
            "Neither the environment, the shared AWS files nor this computer's role hold any.",
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "Choose an account (Ctrl+P), or set one up with `aws configure sso` or `aws configure`.",
        ),
    ),
    PartialCredentialsError: Words(
        QT_TRANSLATE_NOOP("messages", "The credentials are incomplete"),
        QT_TRANSLATE_NOOP(
            "messages", "A source holds only a part, such as an access key without its secret key."
        ),
        QT_TRANSLATE_NOOP(
            "messages", "The details name what is missing. Add it to the profile or environment."
        ),
    ),
    ProfileNotFoundError: Words(
        QT_TRANSLATE_NOOP("messages", "There is no such profile"),
        QT_TRANSLATE_NOOP("messages", "The shared AWS files do not have the profile that was asked for."),
        QT_TRANSLATE_NOOP(
            "messages", "Choose one that exists (Ctrl+P), or correct AWS_PROFILE or the --profile option."
        ),
    ),
    InvalidProfileError: Words(
        QT_TRANSLATE_NOOP("messages", "The profile cannot be understood"),
        QT_TRANSLATE_NOOP(
            "messages", "The shared AWS files, or the profile in them, have a line that is wrong."
        ),
        QT_TRANSLATE_NOOP(
            "messages", "Correct it in ~/.aws/config or ~/.aws/credentials; the details say where."
        ),
    ),
    WrongProfileError: Words(
        QT_TRANSLATE_NOOP("messages", "The profile cannot be used as it is"),
        QT_TRANSLATE_NOOP("messages", "{reason}."),
        QT_TRANSLATE_NOOP("messages", "{advice}."),
    ),
    CredentialSourceError: Words(
        QT_TRANSLATE_NOOP("messages", "The source of the credentials failed"),
        QT_TRANSLATE_NOOP(
            "messages",
            "The profile takes its credentials from a process, a role, a container or an instance, and that "
            "gave none.",
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "The details hold its answer. Run the profile's credential_process by hand, or check the role it "
            "assumes.",
        ),
    ),
    CredentialProcessError: Words(
        QT_TRANSLATE_NOOP("messages", "The profile's credential process gave no credentials"),
        QT_TRANSLATE_NOOP("messages", "{reason}."),
        QT_TRANSLATE_NOOP("messages", "{advice}, and try again (F5)."),
    ),
    SecretNotAtHandError: Words(
        QT_TRANSLATE_NOOP("messages", "The profile's secret could not be read"),
        QT_TRANSLATE_NOOP("messages", "It is kept in the system's keyring. {reason}."),
        QT_TRANSLATE_NOOP("messages", "{advice}. F5 reads it again."),
    ),
    MissingDependencyError: Words(
        QT_TRANSLATE_NOOP("messages", "The profile needs a part that is not installed"),
        QT_TRANSLATE_NOOP("messages", "Profiles made by `aws login` need the AWS common runtime."),
        QT_TRANSLATE_NOOP(
            "messages", "Install botocore[crt] beside this program, or choose another profile (Ctrl+P)."
        ),
    ),
    SignInRequiredError: Words(
        QT_TRANSLATE_NOOP("messages", "You are signed out"),
        QT_TRANSLATE_NOOP(
            "messages", "The single sign-on session of this profile is over or was never begun."
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "Sign in here, or in a terminal with `aws sso login` or `aws login`; what was begun then goes "
            "on by itself.",
        ),
    ),
    SignInTimedOutError: Words(
        QT_TRANSLATE_NOOP("messages", "The code has run out"),
        QT_TRANSLATE_NOOP("messages", "Nobody confirmed it in the browser in time."),
        QT_TRANSLATE_NOOP("messages", "Try again for a new code."),
    ),
    SignInRefusedError: Words(
        QT_TRANSLATE_NOOP("messages", "The sign-in was refused in the browser"),
        QT_TRANSLATE_NOOP("messages", "The request to sign in was denied there."),
        QT_TRANSLATE_NOOP(
            "messages", "Try again and allow it; check that the browser is signed in as the right person."
        ),
    ),
    UnknownStartUrlError: Words(
        QT_TRANSLATE_NOOP("messages", "No organisation signs in there"),
        QT_TRANSLATE_NOOP("messages", "IAM Identity Center in {region} does not know this start URL."),
        QT_TRANSLATE_NOOP(
            "messages",
            "Check the start URL, and choose the region in which IAM Identity Center was set up.",
        ),
    ),
    MfaRequiredError: Words(
        QT_TRANSLATE_NOOP("messages", "The role asks for an MFA code"),
        QT_TRANSLATE_NOOP("messages", "A session of the role needs a code from the MFA device."),
        QT_TRANSLATE_NOOP("messages", "Try again and enter the code, or choose another account (Ctrl+P)."),
    ),
    ExpiredCredentialsError: Words(
        QT_TRANSLATE_NOOP("messages", "The temporary credentials have expired"),
        QT_TRANSLATE_NOOP("messages", "AWS knows the session token, and its time is over."),
        QT_TRANSLATE_NOOP(
            "messages", "Get new ones from where these came, then press F5; a changed file is read again."
        ),
    ),
    UnknownKeyError: Words(
        QT_TRANSLATE_NOOP("messages", "AWS does not know this access key"),
        QT_TRANSLATE_NOOP(
            "messages",
            "The key was deleted or switched off, belongs to another partition, or its session token is not "
            "its own.",
        ),
        QT_TRANSLATE_NOOP("messages", "Put a valid key in the profile, or choose another account (Ctrl+P)."),
    ),
    WrongSecretError: Words(
        QT_TRANSLATE_NOOP("messages", "The secret key does not fit the access key"),
        QT_TRANSLATE_NOOP(
            "messages",
            "The request's signature does not match, unless a proxy rewrote the request on its way.",
        ),
        QT_TRANSLATE_NOOP(
            "messages", "Copy the secret key into the profile again, whole and without spaces."
        ),
    ),
    ClockSkewError: Words(
        QT_TRANSLATE_NOOP("messages", "This computer's clock is wrong"),
        QT_TRANSLATE_NOOP(
            "messages",
            "It differs so much from AWS's that signatures are not valid. By how much is not told.",
        ),
        QT_TRANSLATE_NOOP("messages", "Set the clock ({clock_command}), then try again."),
    ),
    MissingRegionError: Words(
        QT_TRANSLATE_NOOP("messages", "No region is set"),
        QT_TRANSLATE_NOOP(
            "messages", "Neither the profile nor the environment says which region's ECR to ask."
        ),
        QT_TRANSLATE_NOOP("messages", "Choose a region in the account button's menu, or set AWS_REGION."),
    ),
    InvalidRegionError: Words(
        QT_TRANSLATE_NOOP("messages", "There can be no such region"),
        QT_TRANSLATE_NOOP("messages", "{region} has not the form of a region's name, such as eu-central-1."),
        QT_TRANSLATE_NOOP(
            "messages", "Correct the region in the account button's menu, the profile or the environment."
        ),
    ),
}
WRONG_MFA_CODE = Words(
    QT_TRANSLATE_NOOP("messages", "AWS did not take the MFA code"),
    QT_TRANSLATE_NOOP("messages", "It was mistyped, was used before, or is of another device."),
    QT_TRANSLATE_NOOP("messages", "Wait for the device's next code, then try again and enter it."),
)
CLOCK_OFF_BY = Words(
    QT_TRANSLATE_NOOP("messages", "This computer's clock is {offset}"),
    QT_TRANSLATE_NOOP("messages", "AWS accepts signatures only within a few minutes of its own time."),
    QT_TRANSLATE_NOOP("messages", "Correct it with `{clock_command}`, then try again."),
)
