"""What is wrong with profiles: one finding each, of that profile and the roles that build on it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layerscope.accounts.rules.shared.profile_lint import (
    HalfKeyPair,
    IncompleteSso,
    MissingSource,
    MissingSsoSession,
    NoRegion,
    NoSource,
    NotPlainKey,
    ProfileIssue,
    RoleLoop,
    SecretAsKeyId,
    SsoConflict,
    TwoSources,
    UnknownCredentialSource,
    find_bad_profiles,
)

KEYS = {"aws_access_key_id": "AKIAIOSFODNN7EXAMPLE", "aws_secret_access_key": "s3cr3t"}
ROLE = {"role_arn": "arn:aws:iam::111122223333:role/Admin"}
SSO = {"sso_session": "corp", "sso_account_id": "111122223333", "sso_role_name": "Reader"}
SESSIONS = {
    "corp": {"sso_start_url": "https://corp.awsapps.com/start", "sso_region": "us-east-1"},
    "half": {"sso_start_url": "https://corp.awsapps.com/start"},
    "typo": {"sso_start_url": "https://corp.awsapps.com/start", "sso_region": "us-east-1a"},
}
GOOD = {
    "default": {"region": "eu-central-1"},
    "keys": KEYS,
    "role": {**ROLE, "source_profile": "keys"},
    "chained": {**ROLE, "source_profile": "role"},
    "itself": {**KEYS, **ROLE, "source_profile": "itself"},
    "of the instance": {**ROLE, "credential_source": "Ec2InstanceMetadata"},
    "web": {**ROLE, "web_identity_token_file": "/token"},
    "sso": SSO,
    "of sso": {**ROLE, "source_profile": "sso"},
    "legacy": {**SESSIONS["corp"], "sso_account_id": "111122223333", "sso_role_name": "R"},
    "process": {"credential_process": "x"},
    "local": {"region": "local"},
    "of an own one": {**ROLE, "source_profile": "mine"},
    "ends at keys": {**ROLE, "source_profile": "itself"},
}


def find(**profiles: dict[str, str]) -> tuple[ProfileIssue, ...]:
    return find_bad_profiles({**GOOD, **profiles}, SESSIONS, own={"mine"})


def test_good_profiles_have_no_findings() -> None:
    assert find() == ()


SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
BAD = [
    ({**ROLE, "source_profile": "nobody"}, MissingSource("x", "x", "nobody")),
    ({**ROLE, "source_profile": "x"}, RoleLoop("x", "x", ("x", "x"))),
    (ROLE, NoSource("x", "x")),
    ({**ROLE, "source_profile": "keys", "credential_source": "Environment"}, TwoSources("x", "x")),
    ({**ROLE, "credential_source": "Ec2"}, UnknownCredentialSource("x", "x", "Ec2")),
    ({"region": "eu-central-1a"}, NoRegion("x", "x", "region", "eu-central-1a", "eu-central-1")),
    ({"region": '"eu-central-1"'}, NoRegion("x", "x", "region", '"eu-central-1"', "eu-central-1")),
    ({"region": "us-east1"}, NoRegion("x", "x", "region", "us-east1", "us-east-1")),
    ({"region": "Frankfurt!"}, NoRegion("x", "x", "region", "Frankfurt!", "")),
    ({**KEYS, "aws_access_key_id": '"AKIAIOSFODNN7EXAMPLE"'},
     NotPlainKey("x", "x", "aws_access_key_id", quotes=True, blanks=False)),
    ({**KEYS, "aws_secret_access_key": "' s3cr3t'"},
     NotPlainKey("x", "x", "aws_secret_access_key", quotes=True, blanks=True)),
    ({**KEYS, "aws_session_token": "to ken"},
     NotPlainKey("x", "x", "aws_session_token", quotes=False, blanks=True)),
    ({**KEYS, "aws_access_key_id": "AKIAIOSFODNN7EXAMPLE\u200b"},
     NotPlainKey("x", "x", "aws_access_key_id", quotes=False, blanks=True)),
    ({"aws_access_key_id": SECRET, "aws_secret_access_key": "AKIAIOSFODNN7EXAMPLE"}, SecretAsKeyId("x", "x")),
    ({"aws_access_key_id": "AKIAIOSFODNN7EXAMPLE"}, HalfKeyPair("x", "x", "aws_secret_access_key")),
    ({"aws_secret_access_key": "s"}, HalfKeyPair("x", "x", "aws_access_key_id")),
    ({**SSO, "sso_session": "gone"}, MissingSsoSession("x", "x", "gone")),
    ({"sso_session": "corp"}, IncompleteSso("x", "x", ("sso_account_id", "sso_role_name"))),
    ({**SSO, "sso_session": "half"}, IncompleteSso("x", "x", ("sso_region",))),
    ({"sso_role_name": "R", "sso_account_id": "1"}, IncompleteSso("x", "x", ("sso_start_url", "sso_region"))),
    ({**SSO, "sso_region": "eu-west-1"}, SsoConflict("x", "x", "sso_region")),
    ({**SSO, "sso_session": "typo"}, NoRegion("x", "x", "sso_region", "us-east-1a", "us-east-1")),
]  # fmt: skip


@pytest.mark.parametrize(("settings", "finding"), BAD)
def test_each_fault_is_its_own_finding(settings: dict[str, str], finding: ProfileIssue) -> None:
    assert find(x=settings) == (finding,)
    assert SECRET not in repr(finding)
    assert "s3cr3t" not in repr(finding)


def test_a_role_tells_what_is_wrong_with_its_sources() -> None:
    found = find(role={**ROLE, "source_profile": "half"}, half={"aws_access_key_id": "AKIAIOSFODNN7EXAMPLE"})
    missing = "aws_secret_access_key"
    assert set(found) == {
        HalfKeyPair("half", "half", missing),
        HalfKeyPair("role", "half", missing),
        HalfKeyPair("chained", "half", missing),
    }


def test_a_source_that_is_missing_further_on_is_told_of_both() -> None:
    found = find(role={**ROLE, "source_profile": "nobody"})
    assert found == (MissingSource("role", "role", "nobody"), MissingSource("chained", "role", "nobody"))


def test_a_loop_of_two_is_told_of_both_and_of_whoever_leads_there() -> None:
    found = find(
        a={**ROLE, "source_profile": "b"},
        b={**ROLE, "source_profile": "a"},
        c={**ROLE, "source_profile": "a"},
    )
    assert found == (
        RoleLoop("a", "b", ("a", "b", "a")),
        RoleLoop("b", "a", ("b", "a", "b")),
        RoleLoop("c", "b", ("c", "a", "b", "a")),
    )


names = st.sampled_from(["a", "b", "c", "d"])
sections = st.dictionaries(
    st.sampled_from(["role_arn", "source_profile", "credential_source", "aws_access_key_id", "region",
                     "aws_secret_access_key", "sso_session", "sso_region", "web_identity_token_file"]),
    names | st.text(max_size=5) | st.dictionaries(st.text(max_size=2), st.text(max_size=2), max_size=1),
)  # fmt: skip


@given(st.dictionaries(names, sections), st.dictionaries(names, sections))
def test_any_sections_are_judged(profiles: dict[str, object], sso_sessions: dict[str, object]) -> None:
    for finding in find_bad_profiles(profiles, sso_sessions):  # type: ignore[arg-type]
        assert {finding.profile, finding.at} <= set(profiles)
