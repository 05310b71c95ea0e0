"""The marks of profiles, by their files."""

from __future__ import annotations

from layerscope.accounts.model.own_profiles import OwnKind, OwnProfile
from layerscope.accounts.model.profile_marks import ProfileMark
from layerscope.accounts.profiles.shared_config import SharedConfig
from layerscope.accounts.sso.profile_marks import profile_marks

SSO = {"sso_account_id": "111122223333", "sso_role_name": "Reader"}


def test_each_kind_has_its_mark() -> None:
    sections = {
        "in": {**SSO, "sso_start_url": "https://a.awsapps.com/start", "sso_region": "eu-central-1"},
        "out": {**SSO, "sso_start_url": "https://b.awsapps.com/start", "sso_region": "eu-central-1"},
        "mfa": {"role_arn": "arn:aws:iam::111122223333:role/r", "source_profile": "keys", "mfa_serial": "m"},
        "keys": {"aws_access_key_id": "AKIA"},
    }
    shared = SharedConfig({"profiles": sections}, keyed=frozenset({"keys"}))
    own = [OwnProfile("mine", OwnKind.KEYS)]
    marks = profile_marks(shared, own, {"mine"}, lambda sso: sso.start_url.startswith("https://a"))
    assert marks == {
        "in": ProfileMark.SIGNED_IN,
        "out": ProfileMark.SIGNED_OUT,
        "mfa": ProfileMark.MFA,
        "mine": ProfileMark.THIS_RUN,
    }
