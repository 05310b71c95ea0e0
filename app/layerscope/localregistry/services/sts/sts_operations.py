"""STS's operations: who the caller is, roles assumed, sessions of users."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from layerscope.localregistry.faults.injected import Deny
from layerscope.localregistry.services.sts import sts_errors as refusals
from layerscope.localregistry.services.sts.sts_call import StsCall
from layerscope.localregistry.services.sts.web_identity import read_token

_CHAINED_S = 3600
_SESSION_TOKEN_S = 43200


def get_caller_identity(call: StsCall) -> dict[str, Any]:
    """Who signed: allowed to everybody, whatever their policies say."""
    return {"UserId": call.signer.user_id, "Account": call.signer.account, "Arn": call.signer.arn}


def assume_role(call: StsCall) -> dict[str, Any]:
    """A session of the role; AccessDenied in the same words whether it is not there or not the caller's."""
    if not call.signer.may("sts:AssumeRole"):
        raise call.denied(Deny())
    mfa_present = call.verified_mfa() or call.signer.mfa_present
    role = call.service.store.roles.get(call.parameters["RoleArn"])
    if (
        role is None
        or not role.trusts_caller(call.signer)
        or (role.external_id and call.parameters.get("ExternalId") != role.external_id)
        or (role.requires_mfa and not mfa_present)
    ):
        raise call.denied()
    # Role chaining: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles.html#iam-term-role-chaining
    longest_s = min(role.max_session_s, _CHAINED_S) if call.signer.session_token else role.max_session_s
    return call.assume(role, longest_s)


def assume_role_with_web_identity(call: StsCall) -> dict[str, Any]:
    """A session of the role, for a token of the identity provider that the role trusts."""
    token = read_token(call.parameters["WebIdentityToken"], call.now_s)
    role = call.service.store.roles.get(call.parameters["RoleArn"])
    trusted = role.web_identity if role else None
    if role is None or trusted is None:
        raise call.denied()
    if token.issuer != trusted.issuer:
        raise refusals.invalid_identity_token(
            f"No OpenIDConnect provider found in your account for {token.issuer}"
        )
    if trusted.audience not in token.audiences:
        raise refusals.invalid_identity_token("Incorrect token audience")
    if trusted.subjects and token.subject not in trusted.subjects:
        raise call.denied()
    assumed = call.assume(role, role.max_session_s)
    about = {"SubjectFromWebIdentityToken": token.subject, "Provider": token.issuer}
    return {**assumed, **about, "Audience": trusted.audience}


def get_session_token(call: StsCall) -> dict[str, Any]:
    """Temporary keys of the same user, with MFA where a code is given."""
    if call.signer.session_token:
        raise refusals.no_session_from_session()
    mfa_present = call.verified_mfa()
    asked_s = call.parameters.get("DurationSeconds", _SESSION_TOKEN_S)
    ends_at_s, announced_s = call.service.store.sessions.ends(call.now_s, asked_s)
    session = replace(call.signer, expires_at_s=ends_at_s, mfa_present=mfa_present)
    return {"Credentials": call.issue(session, announced_s)}
