"""The words on a principal's ARN that is none."""

from __future__ import annotations

from layerscope.diagnosis.policies.callers import Caller
from layerscope.words.speech import translate

_KINDS = ("role", "assumed-role", "user")


def fault_of(arn: str) -> str:
    """What is wrong with the ARN, in a sentence; empty for that of a role, a role's session or a user."""
    caller = Caller.named(arn)
    if caller is not None and caller.kind in _KINDS:
        return ""
    if not arn:
        return translate("RoleDialog", "Enter the ARN of a role or a user.")
    if "*" in arn or "?" in arn:
        return translate("RoleDialog", "This is a pattern. Name one role or user.")
    if caller is not None:
        return translate("RoleDialog", "This names an account. Name one role or user of it.")
    return translate(
        "RoleDialog",
        "This is not the ARN of a role or user. Examples: arn:aws:iam::111122223333:role/node, "
        "arn:aws:sts::111122223333:assumed-role/node/i-0abc.",
    )
