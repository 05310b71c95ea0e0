"""The kinds of what is wrong with a profile of the shared AWS files, and their sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import unique

from layerscope.accounts.model.issues import Issue, IssueKind
from layerscope.text.reasons import Reason


@unique
class ProfileFault(IssueKind):
    """What is wrong with a profile.

    `code` names the faults that no credentials come of, whatever else there is; empty for the others. Half a
    key pair is one of those: it has an error of its own.
    """

    def __init__(self, reason: Reason, next_step: Reason, code: str = "") -> None:
        super().__init__(reason, next_step)
        self.code = code

    MISSING_SOURCE = (
        Reason.tr("source_profile “{source}” does not exist."),
        Reason.tr("Correct the name in ~/.aws/config, or add the profile."),
        "MissingSource",
    )
    ROLE_LOOP = (
        Reason.tr("The source profiles form a loop: {path}."),
        Reason.tr("Point the last one to a profile that has credentials."),
        "RoleLoop",
    )
    NO_SOURCE = (
        Reason.tr("The role has neither source_profile nor credential_source."),
        Reason.tr("Add one of the two: whose credentials assume the role."),
    )
    NO_ROLE_ARN = (
        Reason.tr("{setting} is set, and role_arn is missing."),
        Reason.tr("Add role_arn, the role to be assumed, or remove the line."),
    )
    TWO_SOURCES = (
        Reason.tr("The role has both source_profile and credential_source."),
        Reason.tr("Remove one of the two."),
        "TwoSources",
    )
    UNKNOWN_CREDENTIAL_SOURCE = (
        Reason.tr("credential_source {source} does not exist."),
        Reason.tr("Write Environment, Ec2InstanceMetadata or EcsContainer."),
        "UnknownCredentialSource",
    )
    SOURCE_WITHOUT_CREDENTIALS = (
        Reason.tr("source_profile “{source}” has no credentials."),
        Reason.tr("Add keys or a sign-in to that profile, or name another one."),
    )
    BAD_ROLE_ARN = (
        Reason.tr("role_arn is {given}, which is not a role ARN."),
        Reason.tr("Write it as in arn:aws:iam::111122223333:role/NAME."),
    )
    EMPTY_KEYS = (
        Reason.tr("{setting} is empty."),
        Reason.tr("Add the key, or remove the line."),
    )
    MISTYPED_SETTING = (
        Reason.tr("{given} is not a setting."),
        Reason.tr("Did you mean {setting}?"),
    )
    CONTINUED = (
        Reason.tr("{setting} continues on the next, indented line."),
        Reason.tr("Remove the spaces at the start of that line, or remove the line."),
    )
    REGION = (
        Reason.tr("{setting} is {given}, which is not a region name."),
        Reason.tr("Write it as in eu-central-1."),
    )
    MISTYPED_REGION = (
        Reason.tr("{setting} is {given}, which is not a region name."),
        Reason.tr("Did you mean {region}?"),
    )
    QUOTES_AROUND_KEY = (
        Reason.tr("{setting} has quotes around it, which AWS treats as part of the value."),
        Reason.tr("Write it without them, directly behind the sign =."),
        "NotPlainKey",
    )
    BLANKS_IN_KEY = (
        Reason.tr("{setting} contains spaces, which AWS treats as part of the value."),
        Reason.tr("Write it without them, directly behind the sign =."),
        "NotPlainKey",
    )
    SECRET_AS_KEY_ID = (
        Reason.tr("This is a secret, not an access key ID."),
        Reason.tr("Exchange the two: the access key ID begins with AKIA or ASIA."),
        "SecretAsKeyId",
    )
    NO_SESSION_TOKEN = (
        Reason.tr("These keys are temporary, and their session token is missing."),
        Reason.tr("Add aws_session_token: it was given together with the two keys."),
    )
    HALF_KEY_PAIR = (
        Reason.tr("{setting} is missing; its other half is there."),
        Reason.tr("Add it: neither works without the other."),
    )
    MISSING_SSO_SESSION = (
        Reason.tr("The [sso-session] “{session}” named by sso_session does not exist."),
        Reason.tr("Correct the name, or run aws configure sso-session."),
        "MissingSsoSession",
    )
    INCOMPLETE_SSO = (
        Reason.tr("The sign-in settings lack {missing}."),
        Reason.tr("Add them, or run aws configure sso."),
    )
    SSO_CONFLICT = (
        Reason.tr("The profile and its [sso-session] differ in {setting}."),
        Reason.tr("Remove it from the profile."),
    )


@dataclass(frozen=True, slots=True)
class ProfileIssue:
    """Something wrong with `profile`; the wrong settings are those of `at`, it or one of its sources."""

    profile: str
    at: str
    fault: ProfileFault
    facts: Mapping[str, str] = field(default_factory=dict)

    @property
    def issue(self) -> Issue:
        """The sentences; they name the source where it is that one's fault."""
        facts = {name: " ".join(value.split()) for name, value in self.facts.items()}  # values may have lines
        reason, next_step = self.fault.issue(**facts)
        if self.at != self.profile:
            reason = Reason.tr("In its source profile {source}: {reason}", source=self.at, reason=reason)
        return Issue(reason, next_step)
