"""Accounts and roles of a sign-in as own profiles: their names, and no second one for the same."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from layerscope.accounts.model.own_profiles import OwnKind, OwnProfile
from layerscope.accounts.rules.sso.device_flow import SsoAccount, SsoRole, sso_session_of_start_url
from layerscope.accounts.rules.sso.grants import Grant, add_grants, kept_grants, profile_name
from layerscope.accounts.rules.validation.profile_fields import field_errors

SSO = sso_session_of_start_url("https://corp.awsapps.com/start", "eu-west-1")
ACCOUNT = "111122223333"


def grant(name: str = "Shop  production", role: str = "ReadOnly", account: str = ACCOUNT) -> Grant:
    return Grant(SsoAccount(account, name), SsoRole(account, role))


def test_a_grant_becomes_a_whole_profile() -> None:
    (added,) = add_grants((), [grant()], SSO, "eu-central-1", ())
    assert added == OwnProfile(
        "Shop production ReadOnly",
        OwnKind.SSO,
        region="eu-central-1",
        sso_start_url=SSO.start_url,
        sso_region="eu-west-1",
        sso_account_id=ACCOUNT,
        sso_role_name="ReadOnly",
    )
    assert field_errors(added) == ()


def test_names_that_are_taken_are_numbered() -> None:
    grants = [grant(), grant(account="444455556666")]
    added = add_grants((), grants, SSO, "", ["Shop production ReadOnly"])
    assert [each.name for each in added] == ["Shop production ReadOnly (2)", "Shop production ReadOnly (3)"]


def test_what_is_there_already_stays_as_it_was() -> None:
    once = add_grants((), [grant()], SSO, "eu-central-1", ())
    other = sso_session_of_start_url(SSO.start_url + "/#/", SSO.region)
    assert add_grants(once, [grant()], other, "us-east-1", ()) == once
    assert kept_grants(once, other) == {(ACCOUNT, "ReadOnly"): once[0].name}
    assert kept_grants(once, sso_session_of_start_url("https://other.awsapps.com/start", "eu-west-1")) == {}


@given(st.text(max_size=300), st.from_regex(r"[\w+=,.@-]{1,64}", fullmatch=True).filter(str.isascii))
def test_whatever_an_account_is_called_its_profile_can_be_kept(name: str, role: str) -> None:
    wanted = grant(name, role)
    assert profile_name(wanted) == profile_name(wanted).strip()
    (added,) = add_grants((), [wanted], SSO, "", ())
    assert added.sso_role_name == role
