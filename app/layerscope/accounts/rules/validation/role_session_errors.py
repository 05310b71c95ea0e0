"""What can be wrong with the session that a role is assumed for: two of `own_profile_errors`' tree."""

from __future__ import annotations

from layerscope.accounts.rules.validation.validation_errors import InvalidFieldError
from layerscope.text.reasons import Reason


class SessionNameError(InvalidFieldError):
    """The name of the role's session is none that STS takes."""

    def __init__(self) -> None:
        super().__init__(
            "role_session_name",
            Reason.tr("A session name has 2 to 64 letters, digits and the signs + = , . @ - _ only."),
            Reason.tr("Write a name by which CloudTrail tells who it was, as in ana@example.com."),
        )


class SessionDurationError(InvalidFieldError):
    """The role's session lasts longer or shorter than STS ever lets one last."""

    def __init__(self) -> None:
        super().__init__(
            "duration_seconds",
            Reason.tr("A role's session lasts 900 to 43,200 seconds."),
            Reason.tr("Write the seconds as a whole number, as in 3600; the role may have a lower limit."),
        )
