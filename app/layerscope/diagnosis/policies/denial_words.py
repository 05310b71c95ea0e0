"""Words on AccessDenied, by the kind of policy and whether it forbids or merely does not allow.

The forms are those of https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from layerscope.diagnosis.model import phrases
from layerscope.diagnosis.policies.role_denials import DenialWords, is_of_role, role_denial_words
from layerscope.diagnosis.policies.statements import account_of, action_of
from layerscope.registry.errors.base import Subject
from layerscope.registry.errors.denials import Denial, PolicyKind
from layerscope.text.reasons import Reason

_OF_SERVICES = ".amazonaws.com"  # ends a service principal
_Words = Callable[[Mapping[str, object]], DenialWords]

_ALLOWED_BY_NONE: dict[PolicyKind, _Words] = {
    PolicyKind.UNNAMED: lambda facts: DenialWords(
        Reason.tr("{action} is denied", **facts),
        Reason.tr(
            "{who} is not allowed to do it on {resource}. AWS does not say which policy decides.", **facts
        ),
        Reason.tr(
            "Check the identity's own policy first, which must allow {action}; then the repository policy.",
            **facts,
        ),
        Reason.tr("The administrators of {caller}", **facts),
        Reason.tr(
            "Allow {action} in a policy of the identity; then look at the repository's policy.", **facts
        ),
    ),
    PolicyKind.IDENTITY: lambda facts: DenialWords(
        Reason.tr("This identity has no permission for {action}", **facts),
        Reason.tr("No policy attached to {who} allows it on {resource}.", **facts),
        Reason.tr("The administrators of {caller} must allow {action} in a policy of the identity.", **facts),
        Reason.tr("The administrators of {caller}", **facts),
        Reason.tr("Allow {action} in a policy of the identity.", **facts),
    ),
    PolicyKind.RESOURCE: lambda facts: DenialWords(
        Reason.tr("The repository is not shared with {caller}", **facts),
        Reason.tr("{who} asked for {action}; no policy of {resource} allows it.", **facts),
        Reason.tr(
            "The owner, {owner}, must allow {caller} in the repository policy. The identity's own policy "
            "must allow it too.",
            **facts,
        ),
        Reason.tr("The owner of the repository, {owner}", **facts),
        Reason.tr(
            "Allow {caller} in the repository policy; the identity's own policy must allow it too.",
            **facts,
        ),
    ),
    PolicyKind.SERVICE_CONTROL: lambda facts: DenialWords(
        Reason.tr("The organization does not allow {action}", **facts),
        Reason.tr("No service control policy on {caller} allows {who} to do it.", **facts),
        Reason.tr(
            "The administrators of the AWS organization must add the action to a service control policy.",
            **facts,
        ),
        Reason.tr("The administrators of the AWS organization", **facts),
        Reason.tr("Allow {action} in a service control policy on {caller}.", **facts),
    ),
    PolicyKind.RESOURCE_CONTROL: lambda facts: DenialWords(
        Reason.tr("The owner's organization does not allow {action}", **facts),
        Reason.tr("No resource control policy on {owner} allows {who} to do it on {resource}.", **facts),
        Reason.tr(
            "The administrators of that account's organization must add the action to a resource control "
            "policy.",
            **facts,
        ),
        Reason.tr("The administrators of the organization of {owner}", **facts),
        Reason.tr("Allow {action} in a resource control policy on {owner}.", **facts),
    ),
    PolicyKind.BOUNDARY: lambda facts: DenialWords(
        Reason.tr("{action} lies outside the permissions boundary", **facts),
        Reason.tr(
            "The boundary set for {who} does not contain it, whatever its other policies allow.", **facts
        ),
        Reason.tr("The administrators of {caller} must allow {action} in the permissions boundary.", **facts),
        Reason.tr("The administrators of {caller}", **facts),
        Reason.tr("Allow {action} in the permissions boundary's policy.", **facts),
    ),
    PolicyKind.SESSION: lambda facts: DenialWords(
        Reason.tr("The session policy does not allow {action}", **facts),
        Reason.tr(
            "The session policy that {who} was assumed with does not contain it for {resource}.", **facts
        ),
        Reason.tr(
            "Start the session again with {action} in its policy, or without a session policy.", **facts
        ),
        Reason.tr("The user or service that starts the session of {who}", **facts),
        Reason.tr("Start it with {action} in its session policy, or without a session policy.", **facts),
    ),
    PolicyKind.ENDPOINT: lambda facts: DenialWords(
        Reason.tr("The VPC endpoint policy does not allow {action}", **facts),
        Reason.tr(
            "Calls from this network use the VPC endpoint {endpoint}, whose policy does not allow the "
            "action.",
            **facts,
        ),
        Reason.tr("The network team must allow {action} in the endpoint policy ({endpoint}).", **facts),
        Reason.tr("The network team", **facts),
        Reason.tr("Allow {action} in the endpoint policy ({endpoint}).", **facts),
    ),
}
_FORBIDDEN_BY: dict[PolicyKind, _Words] = {
    PolicyKind.UNNAMED: lambda facts: DenialWords(
        Reason.tr("A policy denies {action}", **facts),
        Reason.tr("{who} is denied on {resource}. AWS does not say which policy denies it.", **facts),
        Reason.tr("Ask your administrators which deny statement names this action.", **facts),
        Reason.tr("The administrators of {caller} and of its organization", **facts),
        Reason.tr("Find the deny statement that names {action}, and narrow it.", **facts),
    ),
    PolicyKind.IDENTITY: lambda facts: DenialWords(
        Reason.tr("A policy of this identity denies {action}", **facts),
        Reason.tr("A policy attached to {who} denies it on {resource}. {policy_sentence}", **facts),
        Reason.tr(
            "The administrators of {caller} must remove or narrow the deny; allowing more does not help.",
            **facts,
        ),
        Reason.tr("The administrators of {caller}", **facts),
        Reason.tr(
            "Remove or narrow the deny in the identity's policy; allowing more does not help.", **facts
        ),
    ),
    PolicyKind.RESOURCE: lambda facts: DenialWords(
        Reason.tr("The repository policy denies {action}", **facts),
        Reason.tr("A deny statement on {resource} applies to {who}. {policy_sentence}", **facts),
        Reason.tr("The owner, {owner}, must remove or narrow the deny in the repository policy.", **facts),
        Reason.tr("The owner of the repository, {owner}", **facts),
        Reason.tr("Remove or narrow the deny in the repository's policy.", **facts),
    ),
    PolicyKind.SERVICE_CONTROL: lambda facts: DenialWords(
        Reason.tr("The organization denies {action}", **facts),
        Reason.tr("A service control policy denies it to everybody in {caller}. {policy_sentence}", **facts),
        Reason.tr(
            "Only the administrators of the AWS organization can change that policy; give them its ARN and "
            "the request ID.",
            **facts,
        ),
        Reason.tr("The administrators of the AWS organization", **facts),
        Reason.tr("Change the service control policy that denies {action}. {policy_sentence}", **facts),
    ),
    PolicyKind.RESOURCE_CONTROL: lambda facts: DenialWords(
        Reason.tr("The owner's organization denies {action}", **facts),
        Reason.tr("A resource control policy on {owner} keeps {who} out. {policy_sentence}", **facts),
        Reason.tr(
            "Only the administrators of that account's organization can change the policy; often it "
            "admits only its own accounts or networks.",
            **facts,
        ),
        Reason.tr("The administrators of the organization of {owner}", **facts),
        Reason.tr("Change the resource control policy that denies {action}. {policy_sentence}", **facts),
    ),
    PolicyKind.BOUNDARY: lambda facts: DenialWords(
        Reason.tr("The permissions boundary denies {action}", **facts),
        Reason.tr("A deny in the boundary of {who} covers {resource}. {policy_sentence}", **facts),
        Reason.tr("The administrators of {caller} must remove or narrow the boundary's deny.", **facts),
        Reason.tr("The administrators of {caller}", **facts),
        Reason.tr("Remove or narrow the deny in the boundary. {policy_sentence}", **facts),
    ),
    PolicyKind.SESSION: lambda facts: DenialWords(
        Reason.tr("The session policy denies {action}", **facts),
        Reason.tr(
            "The policy that {who} was assumed with denies it on {resource}. {policy_sentence}", **facts
        ),
        Reason.tr("Start the session again without that deny, or choose another account (Ctrl+P).", **facts),
        Reason.tr("The user or service that starts the session of {who}", **facts),
        Reason.tr("Start it without the deny in its session policy, or use another account.", **facts),
    ),
    PolicyKind.ENDPOINT: lambda facts: DenialWords(
        Reason.tr("The VPC endpoint policy denies {action}", **facts),
        Reason.tr("It denies the call between this network and AWS. {policy_sentence}", **facts),
        Reason.tr(
            "The network team must remove the deny from the endpoint policy; another network may work.",
            **facts,
        ),
        Reason.tr("The network team", **facts),
        Reason.tr("Remove the deny from the endpoint policy ({endpoint}). {policy_sentence}", **facts),
    ),
}


def denial_words(denial: Denial, subject: Subject) -> DenialWords:
    """The denial in words; `subject` supplies what AWS's message does not name."""
    if is_of_role(denial, subject) and (told := role_denial_words(denial, subject)):
        return told
    is_service = denial.principal.endswith(_OF_SERVICES)
    if is_service and denial.policy_kind is PolicyKind.RESOURCE and not denial.explicit:
        return _not_shared_with_service(_facts(denial, subject))
    table = _FORBIDDEN_BY if denial.explicit else _ALLOWED_BY_NONE
    return table[denial.policy_kind](_facts(denial, subject))


def _not_shared_with_service(facts: Mapping[str, object]) -> DenialWords:
    """A service principal has no account and no policies of its own."""
    return DenialWords(
        Reason.tr("The repository is not shared with {who}", **facts),
        Reason.tr("{who} asked for {action}; no policy of {resource} allows it.", **facts),
        Reason.tr("The owner, {owner}, must allow {who} in the repository policy.", **facts),
        Reason.tr("The owner of the repository, {owner}", **facts),
        Reason.tr(
            "Allow the service principal {who} to pull in the repository's policy: ecr:BatchGetImage, "
            "ecr:GetDownloadUrlForLayer and ecr:BatchCheckLayerAvailability.",
            **facts,
        ),
    )


def _facts(denial: Denial, subject: Subject) -> dict[str, object]:
    owner = account_of(denial.resource) or subject.registry_id
    return {
        "action": action_of(denial, subject) or Reason.tr("this action"),
        "who": phrases.last_part(denial.principal) or Reason.tr("your identity"),
        "resource": phrases.last_part(denial.resource) or subject.repository or Reason.tr("this registry"),
        "caller": phrases.account(account_of(denial.principal)),
        "owner": phrases.account(owner) if owner else Reason.tr("the registry's account"),
        "endpoint": "sts" if action_of(denial, subject).startswith("sts:") else "ecr.api",
        "policy_sentence": Reason.tr("It is {arn}.", arn=denial.policy_arn)
        if denial.policy_arn
        else Reason.tr("AWS does not name it."),
    }
