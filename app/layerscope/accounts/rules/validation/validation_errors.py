"""What can be wrong with an own profile, as one tree.

OwnProfileError                 `field` is the OwnProfile's field to put right
├── MissingFieldError, BlanksAroundError, QuotesAroundError, SecretInFieldError, ControlCharacterError
├── HiddenFieldError, IdInSecretError, TokenMissingError      see secret_field_errors
├── NameTakenError, NameTooLongError, NoSuchProfileError, SourceInUseError
├── InvalidFieldError           the value has not the shape of what it is
│   ├── RegionError, RegistryIdError, EndpointUrlError, ColourError
│   ├── AccessKeyIdError, SecretInIdError
│   ├── RoleArnError, MfaSerialError, ExternalIdError
│   ├── SessionNameError, SessionDurationError             see role_session_errors
│   └── StartUrlError, SsoAccountError, SsoRoleError
└── SourceError
    ├── MissingSourceError      no profile has the source's name
    └── SourceLoopError         the sources lead back to the profile
"""

from __future__ import annotations

from layerscope.accounts.model.issues import AccountsError
from layerscope.text.reasons import Reason


class OwnProfileError(AccountsError):
    """An own profile that cannot be kept as it is; `field` names the field of OwnProfile."""

    def __init__(self, field: str, reason: Reason, next_step: Reason) -> None:
        super().__init__(reason, next_step)
        self.field = field


class MissingFieldError(OwnProfileError):
    """A field that this kind of profile needs is empty."""

    def __init__(self, field: str) -> None:
        super().__init__(field, Reason.tr("This field is empty."), Reason.tr("Fill it in."))


class BlanksAroundError(OwnProfileError):
    """A value begins or ends with blanks."""

    def __init__(self, field: str) -> None:
        super().__init__(
            field,
            Reason.tr("The value begins or ends with a blank."),
            Reason.tr("Remove the blanks around it."),
        )


class QuotesAroundError(OwnProfileError):
    """A key begins or ends with a quotation mark, which AWS would take as a part of it."""

    def __init__(self, field: str) -> None:
        super().__init__(
            field,
            Reason.tr("The value has quotation marks around it, which AWS takes as a part of it."),
            Reason.tr("Remove the quotation marks."),
        )


class ControlCharacterError(OwnProfileError):
    """A value holds a line break or another character that cannot be seen."""

    def __init__(self, field: str) -> None:
        super().__init__(
            field,
            Reason.tr("The value holds a line break or another character that cannot be seen."),
            Reason.tr("Type it again, on one line."),
        )


class SecretInFieldError(OwnProfileError):
    """A value looks like a secret, in a field that is kept in a file."""

    def __init__(self, field: str) -> None:
        super().__init__(
            field,
            Reason.tr("The value looks like a secret, and this field is kept in a file."),
            Reason.tr("Put secrets into the fields for the secret key and the session token only."),
        )


class NameTakenError(OwnProfileError):
    """Another profile, own or of the shared AWS files, has the name; capitals make no difference."""

    def __init__(self, name: str) -> None:
        super().__init__(
            "name",
            Reason.tr("Another profile has the name {name}.", name=name),
            Reason.tr("Choose another name; capital letters alone make no difference."),
        )
        self.name = name


class NameTooLongError(OwnProfileError):
    """The name is longer than `limit` characters."""

    def __init__(self, limit: int) -> None:
        super().__init__(
            "name",
            Reason.tr("The name is longer than {limit} characters.", limit=limit),
            Reason.tr("Choose a shorter one."),
        )
        self.limit = limit


class NoSuchProfileError(OwnProfileError):
    """No own profile has the name: it was deleted or renamed in the meantime."""

    def __init__(self, name: str) -> None:
        super().__init__(
            "name",
            Reason.tr("There is no own profile {name} any more.", name=name),
            Reason.tr("Another window may have renamed or deleted it; choose it again from the list."),
        )
        self.name = name


class SourceInUseError(OwnProfileError):
    """Own profiles of roles, `used_by`, take the profile as their source."""

    def __init__(self, name: str, used_by: tuple[str, ...]) -> None:
        super().__init__(
            "name",
            Reason.tr("{name} is the source of {others}.", name=name, others=", ".join(used_by)),
            Reason.tr("Give those another source profile, or delete them first."),
        )
        self.name = name
        self.used_by = used_by


class InvalidFieldError(OwnProfileError):
    """The value has not the shape of what it should be."""


class RegionError(InvalidFieldError):
    """The region's name cannot be one; `suggestion` is what may have been meant, else empty."""

    def __init__(self, field: str, suggestion: str = "") -> None:
        step = Reason.tr("Write it as in eu-central-1.")
        if suggestion:
            step = Reason.tr("Did you mean {region}?", region=suggestion)
        super().__init__(field, Reason.tr("This is no region's name."), step)
        self.suggestion = suggestion


class RegistryIdError(InvalidFieldError):
    """A registry id is an account's: 12 digits."""

    def __init__(self) -> None:
        super().__init__(
            "registry_id",
            Reason.tr("A registry id has 12 digits."),
            Reason.tr("Copy it from an image's URI; leave it empty for the caller's own registry."),
        )


class EndpointUrlError(InvalidFieldError):
    """The endpoint is no plain http or https URL."""

    def __init__(self) -> None:
        super().__init__(
            "endpoint_url",
            Reason.tr("The endpoint is no address that calls can be sent to."),
            Reason.tr("Write it as in https://host:port, with no user name, query or fragment."),
        )


class ColourError(InvalidFieldError):
    """The colour is not of the form #rrggbb."""

    def __init__(self) -> None:
        super().__init__(
            "colour", Reason.tr("This is no colour."), Reason.tr("Write it as in #c01c28, or leave it empty.")
        )


class AccessKeyIdError(InvalidFieldError):
    """The access key id has not the shape of one."""

    def __init__(self) -> None:
        super().__init__(
            "access_key_id",
            Reason.tr("This is no access key id: those have 16 letters and digits or more."),
            Reason.tr("Copy it again from where the key was created; it begins with AKIA or ASIA."),
        )


class SecretInIdError(InvalidFieldError):
    """The secret stands where the access key id should."""

    def __init__(self) -> None:
        super().__init__(
            "access_key_id",
            Reason.tr("This looks like the secret access key, not like the access key id."),
            Reason.tr("Put it into the field for the secret; the id begins with AKIA or ASIA."),
        )


class RoleArnError(InvalidFieldError):
    """The role's ARN is none."""

    def __init__(self) -> None:
        super().__init__(
            "role_arn",
            Reason.tr("This is no role's ARN."),
            Reason.tr("Write it as in arn:aws:iam::111122223333:role/Name."),
        )


class MfaSerialError(InvalidFieldError):
    """The MFA device's serial number or ARN is none."""

    def __init__(self) -> None:
        super().__init__(
            "mfa_serial",
            Reason.tr("This is neither an MFA device's ARN nor a serial number."),
            Reason.tr("Write it as in arn:aws:iam::111122223333:mfa/name, or as printed on the device."),
        )


class ExternalIdError(InvalidFieldError):
    """The external id is none that STS takes."""

    def __init__(self) -> None:
        super().__init__(
            "external_id",
            Reason.tr("An external id has 2 to 1,224 letters, digits and the signs + = , . @ : / - _ only."),
            Reason.tr("Ask the role's owner for the exact one."),
        )


class StartUrlError(InvalidFieldError):
    """The SSO start URL is none."""

    def __init__(self) -> None:
        super().__init__(
            "sso_start_url",
            Reason.tr("This is no address to sign in at."),
            Reason.tr("Copy the AWS access portal's address, as in https://company.awsapps.com/start."),
        )


class SsoAccountError(InvalidFieldError):
    """The account of an SSO role has 12 digits."""

    def __init__(self) -> None:
        super().__init__(
            "sso_account_id",
            Reason.tr("An account id has 12 digits."),
            Reason.tr("Copy it from the AWS access portal."),
        )


class SsoRoleError(InvalidFieldError):
    """The SSO role's name is none: it is the permission set's name, not the role's ARN."""

    def __init__(self) -> None:
        super().__init__(
            "sso_role_name",
            Reason.tr("This is no role's name."),
            Reason.tr("Write the permission set's name as the AWS access portal shows it, not an ARN."),
        )


class SourceError(OwnProfileError):
    """The role's source profile cannot be used."""


class MissingSourceError(SourceError):
    """No profile, own or shared, has the source's name; `source` is it."""

    def __init__(self, source: str) -> None:
        super().__init__(
            "source_profile",
            Reason.tr("No profile has the name {source}.", source=source),
            Reason.tr("Choose the profile whose credentials assume the role."),
        )
        self.source = source


class SourceLoopError(SourceError):
    """The sources lead back to the profile; `path` is the way, by name, with the same name at both ends."""

    def __init__(self, path: tuple[str, ...]) -> None:
        super().__init__(
            "source_profile",
            Reason.tr("The source profiles lead in a circle: {path}.", path=" → ".join(path)),
            Reason.tr("Choose a source with credentials of its own."),
        )
        self.path = path
