"""Words on AccessDenied, by the kind of policy and whether it forbids or merely does not allow.

The forms are those of https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
"""

from __future__ import annotations

from layerscope.desktop.words.form import QT_TRANSLATE_NOOP, Words
from layerscope.registry.errors.denials import Denial, PolicyKind

_UNNAMED = Words(
    QT_TRANSLATE_NOOP("messages", "{action} is denied"),
    QT_TRANSLATE_NOOP(
        "messages", "{who} may not do it on {resource}. AWS does not say which policy decides."
    ),
    QT_TRANSLATE_NOOP(
        "messages",
        "Begin with the identity's own policy, which needs this statement; then the repository's policy.",
    ),
)
_UNNAMED_EXPLICIT = Words(
    QT_TRANSLATE_NOOP("messages", "A policy forbids {action}"),
    QT_TRANSLATE_NOOP(
        "messages", "{who} may not do it on {resource}. AWS does not say which policy forbids it."
    ),
    QT_TRANSLATE_NOOP("messages", "Ask your administrators which deny statement names this action."),
)
_ALLOWED_BY_NONE: dict[PolicyKind, Words] = {
    PolicyKind.IDENTITY: Words(
        QT_TRANSLATE_NOOP("messages", "This identity has no permission for {action}"),
        QT_TRANSLATE_NOOP("messages", "No policy attached to {who} allows it on {resource}."),
        QT_TRANSLATE_NOOP(
            "messages", "Whoever administers {caller} adds this statement to a policy of the identity:"
        ),
    ),
    PolicyKind.RESOURCE: Words(
        QT_TRANSLATE_NOOP("messages", "The repository is not shared with {caller}"),
        QT_TRANSLATE_NOOP("messages", "{who} asked for {action}; no policy of {resource} allows it."),
        QT_TRANSLATE_NOOP(
            "messages",
            "The owner, {owner}, adds this statement to the repository's policy. The identity's own policy "
            "must allow it too.",
        ),
    ),
    PolicyKind.SERVICE_CONTROL: Words(
        QT_TRANSLATE_NOOP("messages", "The organization does not allow {action}"),
        QT_TRANSLATE_NOOP("messages", "No service control policy on {caller} lets {who} do it."),
        QT_TRANSLATE_NOOP(
            "messages",
            "The administrators of the AWS organization add the action to a service control policy.",
        ),
    ),
    PolicyKind.RESOURCE_CONTROL: Words(
        QT_TRANSLATE_NOOP("messages", "The owner's organization does not allow {action}"),
        QT_TRANSLATE_NOOP(
            "messages", "No resource control policy on {owner} lets {who} do it on {resource}."
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "The administrators of that account's organization add the action to a resource control policy.",
        ),
    ),
    PolicyKind.BOUNDARY: Words(
        QT_TRANSLATE_NOOP("messages", "{action} lies outside the permissions boundary"),
        QT_TRANSLATE_NOOP(
            "messages", "The boundary set for {who} does not contain it, whatever its other policies allow."
        ),
        QT_TRANSLATE_NOOP(
            "messages", "Whoever set the boundary in {caller} adds this statement to the boundary's policy:"
        ),
    ),
    PolicyKind.SESSION: Words(
        QT_TRANSLATE_NOOP("messages", "This session was opened without {action}"),
        QT_TRANSLATE_NOOP(
            "messages", "The session policy that {who} was assumed with does not contain it for {resource}."
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "Open the session again with this statement in its policy, or without a session policy:",
        ),
    ),
    PolicyKind.ENDPOINT: Words(
        QT_TRANSLATE_NOOP("messages", "The VPC endpoint does not let {action} through"),
        QT_TRANSLATE_NOOP(
            "messages", "Calls from this network pass an ECR endpoint whose policy lacks the action."
        ),
        QT_TRANSLATE_NOOP(
            "messages", "Whoever runs the VPC adds this statement to the endpoint's policy (ecr.api):"
        ),
    ),
}
_FORBIDDEN_BY: dict[PolicyKind, Words] = {
    PolicyKind.IDENTITY: Words(
        QT_TRANSLATE_NOOP("messages", "A policy of this identity forbids {action}"),
        QT_TRANSLATE_NOOP(
            "messages", "A policy attached to {who} denies it on {resource}. {policy_sentence}"
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "Whoever administers {caller} removes or narrows the deny; allowing more does not help.",
        ),
    ),
    PolicyKind.RESOURCE: Words(
        QT_TRANSLATE_NOOP("messages", "The repository's policy forbids {action}"),
        QT_TRANSLATE_NOOP("messages", "A deny statement of {resource} meets {who}. {policy_sentence}"),
        QT_TRANSLATE_NOOP(
            "messages", "The owner, {owner}, removes or narrows the deny in the repository's policy."
        ),
    ),
    PolicyKind.SERVICE_CONTROL: Words(
        QT_TRANSLATE_NOOP("messages", "The organization forbids {action}"),
        QT_TRANSLATE_NOOP(
            "messages", "A service control policy denies it to everybody in {caller}. {policy_sentence}"
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "Only the administrators of the AWS organization can change that policy; give them its ARN and "
            "the request id.",
        ),
    ),
    PolicyKind.RESOURCE_CONTROL: Words(
        QT_TRANSLATE_NOOP("messages", "The owner's organization forbids {action}"),
        QT_TRANSLATE_NOOP(
            "messages", "A resource control policy on {owner} keeps {who} out. {policy_sentence}"
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "Only the administrators of that account's organization can change the policy; often it admits "
            "only its own accounts or networks.",
        ),
    ),
    PolicyKind.BOUNDARY: Words(
        QT_TRANSLATE_NOOP("messages", "The permissions boundary forbids {action}"),
        QT_TRANSLATE_NOOP("messages", "A deny in the boundary of {who} covers {resource}. {policy_sentence}"),
        QT_TRANSLATE_NOOP("messages", "Whoever set the boundary in {caller} removes or narrows its deny."),
    ),
    PolicyKind.SESSION: Words(
        QT_TRANSLATE_NOOP("messages", "This session's policy forbids {action}"),
        QT_TRANSLATE_NOOP(
            "messages", "The policy that {who} was assumed with denies it on {resource}. {policy_sentence}"
        ),
        QT_TRANSLATE_NOOP(
            "messages", "Open the session again without that deny, or choose another account (Ctrl+P)."
        ),
    ),
    PolicyKind.ENDPOINT: Words(
        QT_TRANSLATE_NOOP("messages", "The VPC endpoint's policy forbids {action}"),
        QT_TRANSLATE_NOOP(
            "messages", "It denies the call on its way from this network to ECR. {policy_sentence}"
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "Whoever runs the VPC removes the deny from the endpoint's policy; other networks may do.",
        ),
    ),
}


def denial_words(denial: Denial) -> Words:
    """The untranslated words on this form of denial."""
    table = _FORBIDDEN_BY if denial.explicit else _ALLOWED_BY_NONE
    return table.get(denial.policy_kind, _UNNAMED_EXPLICIT if denial.explicit else _UNNAMED)
