"""What is wrong with profiles: one finding each, of that profile and the roles that build on it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layerscope.accounts.rules.shared.profile_faults import ProfileFault, ProfileIssue
from layerscope.accounts.rules.shared.profile_lint import find_bad_profiles

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
    "granted": {"sso_session": "corp", "credential_process": "granted", "granted_sso_role_name": "R"},
    "URL beside keys": {**KEYS, "sso_start_url": "https://corp.awsapps.com/start"},
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
    ({**ROLE, "source_profile": "nobody"}, ProfileFault.MISSING_SOURCE, {"source": "nobody"}),
    ({**ROLE, "source_profile": "x"}, ProfileFault.ROLE_LOOP, {"path": "x → x"}),
    (ROLE, ProfileFault.NO_SOURCE, {}),
    ({**ROLE, "source_profile": "keys", "credential_source": "Environment"}, ProfileFault.TWO_SOURCES, {}),
    ({"source_profile": "keys", "region": "eu-west-1"},
     ProfileFault.NO_ROLE_ARN, {"setting": "source_profile"}),
    ({"web_identity_token_file": "/token"},
     ProfileFault.NO_ROLE_ARN, {"setting": "web_identity_token_file"}),
    ({**ROLE, "credential_source": "Ec2"}, ProfileFault.UNKNOWN_CREDENTIAL_SOURCE, {"source": "Ec2"}),
    *(
        ({"region": given}, ProfileFault.MISTYPED_REGION,
         {"setting": "region", "given": given, "region": suggestion})
        for given, suggestion in (
            ("eu-central-1a", "eu-central-1"), ('"eu-central-1"', "eu-central-1"), ("us-east1", "us-east-1"),
        )
    ),
    ({**ROLE, "source_profile": "default"}, ProfileFault.SOURCE_WITHOUT_CREDENTIALS, {"source": "default"}),
    ({"role_arn": "arn:aws:iam::111122223333 :role/b", "source_profile": "keys"},
     ProfileFault.BAD_ROLE_ARN, {"given": "arn:aws:iam::111122223333 :role/b"}),
    ({"aws_access_key_id": "", "aws_secret_access_key": ""},
     ProfileFault.EMPTY_KEYS, {"setting": "aws_access_key_id"}),
    ({"refion": "us-east-1"}, ProfileFault.MISTYPED_SETTING, {"given": "refion", "setting": "region"}),
    ({"region": "eu-central-1\noutput = json"}, ProfileFault.CONTINUED, {"setting": "region"}),
    ({"role_arn": "arn:aws:iam::111122223333:role/b\nregion = x", "source_profile": "keys"},
     ProfileFault.CONTINUED, {"setting": "role_arn"}),
    ({"region": "Frankfurt!"}, ProfileFault.REGION, {"setting": "region", "given": "Frankfurt!"}),
    ({**KEYS, "aws_access_key_id": '"AKIAIOSFODNN7EXAMPLE"'},
     ProfileFault.QUOTES_AROUND_KEY, {"setting": "aws_access_key_id"}),
    ({**KEYS, "aws_secret_access_key": "' s3cr3t'"},
     ProfileFault.QUOTES_AROUND_KEY, {"setting": "aws_secret_access_key"}),
    ({**KEYS, "aws_session_token": "to ken"}, ProfileFault.BLANKS_IN_KEY, {"setting": "aws_session_token"}),
    ({**KEYS, "aws_access_key_id": "AKIAIOSFODNN7EXAMPLE\u200b"},
     ProfileFault.BLANKS_IN_KEY, {"setting": "aws_access_key_id"}),
    ({"aws_access_key_id": SECRET, "aws_secret_access_key": "AKIAIOSFODNN7EXAMPLE"},
     ProfileFault.SECRET_AS_KEY_ID, {}),
    ({"aws_access_key_id": "AKIAIOSFODNN7EXAMPLE"},
     ProfileFault.HALF_KEY_PAIR, {"setting": "aws_secret_access_key"}),
    ({"aws_access_key_id": "ASIAIOSFODNN7EXAMPLE", "aws_secret_access_key": "s"},
     ProfileFault.NO_SESSION_TOKEN, {}),
    ({"aws_secret_access_key": "s"}, ProfileFault.HALF_KEY_PAIR, {"setting": "aws_access_key_id"}),
    ({**SSO, "sso_session": "gone"}, ProfileFault.MISSING_SSO_SESSION, {"session": "gone"}),
    ({"sso_session": "corp"}, ProfileFault.INCOMPLETE_SSO, {"missing": "sso_account_id, sso_role_name"}),
    ({**SSO, "sso_session": "half"}, ProfileFault.INCOMPLETE_SSO, {"missing": "sso_region"}),
    ({"sso_role_name": "R", "sso_account_id": "1"},
     ProfileFault.INCOMPLETE_SSO, {"missing": "sso_start_url, sso_region"}),
    ({**SSO, "sso_region": "eu-west-1"}, ProfileFault.SSO_CONFLICT, {"setting": "sso_region"}),
    ({**SSO, "sso_session": "typo"},
     ProfileFault.MISTYPED_REGION, {"setting": "sso_region", "given": "us-east-1a", "region": "us-east-1"}),
]  # fmt: skip


@pytest.mark.parametrize(("settings", "fault", "facts"), BAD)
def test_each_fault_is_its_own_finding(
    settings: dict[str, str], fault: ProfileFault, facts: dict[str, str]
) -> None:
    (found,) = find(x=settings)
    assert found == ProfileIssue("x", "x", fault, facts)
    told = f"{found!r} {found.issue}"
    assert SECRET not in told
    assert "s3cr3t" not in told
    assert found.issue.reason.endswith(".")
    assert found.issue.next_step.endswith((".", "?"))
    assert not {"{", "\n"} & set(found.issue.reason + found.issue.next_step)


def test_every_fault_is_found_and_none_is_told_like_another() -> None:
    assert {fault for _settings, fault, _facts in BAD} == set(ProfileFault)
    sentences = {(fault.reason, fault.next_step) for fault in ProfileFault}
    assert len(sentences) == len(ProfileFault)


def test_what_is_wrong_with_a_source_names_it() -> None:
    found = ProfileIssue("role", "base", ProfileFault.SECRET_AS_KEY_ID)
    assert found.issue.reason.startswith("In its source profile base: This is a secret")


def test_a_role_tells_what_is_wrong_with_its_sources() -> None:
    found = find(role={**ROLE, "source_profile": "half"}, half={"aws_access_key_id": "AKIAIOSFODNN7EXAMPLE"})
    missing = {"setting": "aws_secret_access_key"}
    expected = [
        ProfileIssue(name, "half", ProfileFault.HALF_KEY_PAIR, missing)
        for name in ("half", "role", "chained")
    ]
    assert sorted(found, key=repr) == sorted(expected, key=repr)


def test_a_source_that_is_missing_further_on_is_told_of_both() -> None:
    found = find(role={**ROLE, "source_profile": "nobody"})
    facts = {"source": "nobody"}
    assert found == (
        ProfileIssue("role", "role", ProfileFault.MISSING_SOURCE, facts),
        ProfileIssue("chained", "role", ProfileFault.MISSING_SOURCE, facts),
    )


def test_a_loop_of_two_is_told_of_both_and_of_whoever_leads_there() -> None:
    found = find(
        a={**ROLE, "source_profile": "b"},
        b={**ROLE, "source_profile": "a"},
        c={**ROLE, "source_profile": "a"},
    )
    assert found == tuple(
        ProfileIssue(name, at, ProfileFault.ROLE_LOOP, {"path": path})
        for name, at, path in (("a", "b", "a → b → a"), ("b", "a", "b → a → b"), ("c", "b", "c → a → b → a"))
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
