"""What can be wrong with an own profile's fields, those of its secret among them."""

from __future__ import annotations

from enum import unique

from layerscope.accounts.model.issues import AccountsError, IssueKind
from layerscope.accounts.model.own_profiles import ProfileField, SecretField
from layerscope.text.reasons import Reason


@unique
class FieldFault(IssueKind):
    """What is wrong with a field."""

    MISSING = Reason.tr("This field is empty."), Reason.tr("Fill it in.")
    BLANKS_AROUND = (
        Reason.tr("The value begins or ends with a space."),
        Reason.tr("Remove the spaces around it."),
    )
    QUOTES_AROUND = (
        Reason.tr("The value has quotation marks around it, which AWS treats as part of the value."),
        Reason.tr("Remove the quotation marks."),
    )
    CONTROL_CHARACTER = (
        Reason.tr("The value contains a line break or another invisible character."),
        Reason.tr("Type it again, on one line."),
    )
    SECRET_IN_FILE = (
        Reason.tr("The value looks like a secret, but this field is saved in a file."),
        Reason.tr("Put secrets into the fields for the secret key and the session token only."),
    )
    NAME_TAKEN = (  # by a profile of the shared AWS files or an own one
        Reason.tr("Another profile has the name {name}."),
        Reason.tr("Choose another name; capital letters alone make no difference."),
    )
    NAME_TOO_LONG = (
        Reason.tr("The name is longer than {limit} characters."),
        Reason.tr("Choose a shorter one."),
    )
    NO_SUCH_PROFILE = (
        Reason.tr("The Layerscope profile {name} no longer exists."),
        Reason.tr("Another window may have renamed or deleted it; choose it again from the list."),
    )
    SOURCE_IN_USE = (
        Reason.tr("{name} is the source of {others}."),
        Reason.tr("Give those another source profile, or delete them first."),
    )
    REGION = Reason.tr("This is not a region name."), Reason.tr("Write it as in eu-central-1.")
    MISTYPED_REGION = Reason.tr("This is not a region name."), Reason.tr("Did you mean {region}?")
    REGISTRY_ID = (
        Reason.tr("A registry ID has 12 digits."),
        Reason.tr("Copy it from an image's URI; leave it empty for the caller's own registry."),
    )
    ENDPOINT_URL = (
        Reason.tr("The endpoint is not a valid address."),
        Reason.tr("Write it as in https://host:port, with no user name, query or fragment."),
    )
    COLOUR = Reason.tr("This is not a color."), Reason.tr("Write it as in #c01c28, or leave it empty.")
    ACCESS_KEY_ID = (
        Reason.tr("This is not an access key ID: those have at least 16 letters and digits."),
        Reason.tr("Copy it again from where the key was created; it begins with AKIA or ASIA."),
    )
    SECRET_AS_KEY_ID = (
        Reason.tr("This looks like the secret access key, not like the access key ID."),
        Reason.tr("Put it into the field for the secret; the ID begins with AKIA or ASIA."),
    )
    ROLE_ARN = (
        Reason.tr("This is not a role ARN."),
        Reason.tr("Write it as in arn:aws:iam::111122223333:role/Name."),
    )
    MFA_SERIAL = (
        Reason.tr("This is neither an MFA device's ARN nor a serial number."),
        Reason.tr("Write it as in arn:aws:iam::111122223333:mfa/name, or as printed on the device."),
    )
    EXTERNAL_ID = (
        Reason.tr("An external ID has 2 to 1,224 letters, digits and the signs + = , . @ : / - _ only."),
        Reason.tr("Ask the role's owner for the exact one."),
    )
    SESSION_NAME = (
        Reason.tr("A session name has 2 to 64 letters, digits and the signs + = , . @ - _ only."),
        Reason.tr("Write a name that identifies you in CloudTrail, as in ana@example.com."),
    )
    SESSION_DURATION = (
        Reason.tr("A role's session lasts 900 to 43,200 seconds."),
        Reason.tr("Write the seconds as a whole number, as in 3600; the role may have a lower limit."),
    )
    START_URL = (
        Reason.tr("This is not a sign-in address."),
        Reason.tr("Copy the AWS access portal's address, as in https://company.awsapps.com/start."),
    )
    SSO_ACCOUNT = (
        Reason.tr("An account ID has 12 digits."),
        Reason.tr("Copy it from the AWS access portal."),
    )
    SSO_ROLE = (
        Reason.tr("This is not a role name."),
        Reason.tr("Write the permission set's name as the AWS access portal shows it, not an ARN."),
    )
    NO_SOURCE = (
        Reason.tr("No profile has the name {source}."),
        Reason.tr("Choose the profile whose credentials assume the role."),
    )
    SOURCE_LOOP = (
        Reason.tr("The source profiles form a loop: {path}."),
        Reason.tr("Choose a source that has credentials."),
    )
    HIDDEN_SECRET = (
        Reason.tr("The value is masked by asterisks or dots."),
        Reason.tr("Copy it from where it is shown in full."),
    )
    KEY_ID_AS_SECRET = (
        Reason.tr("This is the access key ID, not its secret."),
        Reason.tr("Copy the secret access key, shown beside the ID where the key was created."),
    )
    NO_SESSION_TOKEN = (
        Reason.tr("Keys whose ID begins with ASIA are temporary and need their session token."),
        Reason.tr("Copy the session token too."),
    )


class OwnProfileError(AccountsError):
    """An own profile that cannot be kept as it is; `field` names the field to put right."""

    def __init__(self, fault: FieldFault, field: ProfileField | SecretField, **facts: object) -> None:
        super().__init__(fault.issue(**facts))
        self.fault = fault
        self.field = field
