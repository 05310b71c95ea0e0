"""Words on a denied sts:AssumeRole: it is the role's trust policy that lets in, and its account that owns it.

https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_roles.html#troubleshoot_roles_cant-assume-role
"""

from __future__ import annotations

from typing import NamedTuple

from layerscope.diagnosis.model import phrases
from layerscope.diagnosis.policies.statements import account_of, action_of
from layerscope.registry.errors.base import Subject
from layerscope.registry.errors.denials import Denial, PolicyKind
from layerscope.text.reasons import Reason


class DenialWords(NamedTuple):
    """A denial in words: title and explanation, what to do next, who has to change what."""

    title: Reason
    text: Reason
    next_step: Reason
    who: Reason
    change: Reason


def is_of_role(denial: Denial, subject: Subject) -> bool:
    """Whether a role was not to be had: nothing that ECR denies."""
    return action_of(denial, subject).startswith("sts:AssumeRole")


def role_denial_words(denial: Denial, subject: Subject) -> DenialWords | None:
    """The words; None where a guardrail denies, which is one of every action alike."""
    owner = account_of(denial.resource)
    facts: dict[str, object] = {
        "action": action_of(denial, subject),
        "who": phrases.last_part(denial.principal) or Reason.tr("your identity"),
        "role": phrases.principal(denial.resource) or Reason.tr("the role"),
        "caller": phrases.account(account_of(denial.principal)),
        "owner": phrases.account(owner) if owner else Reason.tr("the role's account"),
    }
    if denial.policy_kind is PolicyKind.RESOURCE and denial.explicit:
        return _forbidden_by_trust(facts)
    if denial.policy_kind is PolicyKind.IDENTITY and not denial.explicit:
        return _not_allowed(facts)
    if denial.policy_kind in (PolicyKind.UNNAMED, PolicyKind.RESOURCE) and not denial.explicit:
        return _not_trusted(facts)
    return None


def _not_trusted(facts: dict[str, object]) -> DenialWords:
    return DenialWords(
        Reason.tr("Assuming {role} is denied", **facts),
        Reason.tr(
            "{who} asked STS for a session of it ({action}). STS does not say whether the role exists and "
            "whether its trust policy or the policies of {who} deny it.",
            **facts,
        ),
        Reason.tr(
            "The owner of the role, {owner}, must check that its trust policy names {who} and that its "
            "conditions are met (external ID, MFA). The policies of {who} must allow {action} on it too.",
            **facts,
        ),
        Reason.tr("The owner of the role, {owner}", **facts),
        Reason.tr(
            "Check the role's trust policy: it must name {who}, and its conditions must be met (external "
            "ID, MFA). Then check whether the policies of {who} allow {action} on it.",
            **facts,
        ),
    )


def _not_allowed(facts: dict[str, object]) -> DenialWords:
    return DenialWords(
        Reason.tr("This identity is not allowed to assume {role}", **facts),
        Reason.tr("No policy attached to {who} allows {action} on it.", **facts),
        Reason.tr(
            "The administrators of {caller} must allow {action} on the role in a policy of the identity. "
            "The role's trust policy in {owner} must name {who} too.",
            **facts,
        ),
        Reason.tr("The administrators of {caller}", **facts),
        Reason.tr(
            "Allow {action} on the role in a policy of the identity; the role's trust policy, of {owner}, "
            "must name {who} too.",
            **facts,
        ),
    )


def _forbidden_by_trust(facts: dict[str, object]) -> DenialWords:
    return DenialWords(
        Reason.tr("The trust policy of {role} denies it", **facts),
        Reason.tr("One of its deny statements applies to {who}.", **facts),
        Reason.tr(
            "The owner of the role, {owner}, must remove or narrow the deny in its trust policy.", **facts
        ),
        Reason.tr("The owner of the role, {owner}", **facts),
        Reason.tr("Remove or narrow the deny in the role's trust policy.", **facts),
    )
