"""SSO's operations: the accounts and roles that a sign-in allows, their credentials, and signing out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from layerscope.localregistry.identity.organization import MemberAccount
from layerscope.localregistry.protocol.api_error import ApiError
from layerscope.localregistry.protocol.sso_errors import forbidden, invalid_request
from layerscope.localregistry.services.sso.sso_call import SsoCall

_PAGE_ENTRIES = 20


def list_accounts(call: SsoCall) -> dict[str, Any]:
    """The accounts in which the user has a role."""
    call.sign_ins.check_token(call.parameters["accessToken"])
    accounts = [account for account in call.sign_ins.organization.accounts if account.roles]
    described = [
        {"accountId": account.account_id, "accountName": account.name, "emailAddress": account.email}
        for account in accounts
    ]
    return _page(call, "accountList", described, "")


def list_account_roles(call: SsoCall) -> dict[str, Any]:
    """The roles that the user has in the account."""
    account = _account(call)
    described = [{"roleName": role.name, "accountId": account.account_id} for role in account.roles]
    return _page(call, "roleList", described, account.account_id)


def get_role_credentials(call: SsoCall) -> dict[str, Any]:
    """Temporary keys of the role; the expiry is in milliseconds here."""
    account = _account(call)
    role = next((each for each in account.roles if each.name == call.parameters["roleName"]), None)
    if role is None:
        raise forbidden()
    ends_at_s, announced_s = role.life.ends(call.service.clock(), role.session_s)
    session = call.sign_ins.organization.session(account, role, ends_at_s)
    issued = call.service.store.callers.issue(session)
    return {
        "roleCredentials": {
            "accessKeyId": issued.access_key_id,
            "secretAccessKey": issued.secret_access_key,
            "sessionToken": issued.session_token,
            "expiration": int(announced_s * 1000),
        }
    }


def logout(call: SsoCall) -> dict[str, Any]:
    """Nothing; the sign-in is over, the keys it gave last as long as they do."""
    call.sign_ins.end(call.parameters["accessToken"])
    return {}


def _account(call: SsoCall) -> MemberAccount:
    call.sign_ins.check_token(call.parameters["accessToken"])
    account = call.sign_ins.organization.account(call.parameters["accountId"])
    if account is None:
        raise forbidden()
    return account


def _page(call: SsoCall, name: str, entries: Sequence[dict[str, Any]], of: str) -> dict[str, Any]:
    listing, start = (call.operation, of), 0
    if token := call.parameters.get("nextToken"):
        try:
            start = int(call.service.tokens.open(listing, token)[0])
        except ApiError:
            raise invalid_request("Invalid next token provided") from None
    end = start + call.parameters.get("maxResults", _PAGE_ENTRIES)
    page: dict[str, Any] = {name: list(entries[start:end])}
    return page | ({"nextToken": call.service.tokens.mint(listing, end)} if end < len(entries) else {})
