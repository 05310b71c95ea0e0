"""Every profile there is, in one list; what is wrong with one does not touch the others."""

from __future__ import annotations

from pathlib import Path

import pytest

from layerscope.accounts.model.own_profiles import OwnKind, OwnProfile
from layerscope.accounts.model.profiles import ProfileKind
from layerscope.accounts.profiles.catalogue import read_catalogue

KEYS = OwnProfile("own", access_key_id="AKIAIOSFODNN7EXAMPLE", region="eu-west-1", registry_id="123456789012")
ROLE = OwnProfile(
    "reader", OwnKind.ROLE, role_arn="arn:aws:iam::111122223333:role/x/Reader", source_profile="own"
)
SSO = OwnProfile(
    "sso",
    OwnKind.SSO,
    sso_start_url="https://a.example/start",
    sso_region="us-east-1",
    sso_account_id="444455556666",
    sso_role_name="Admin",
)


def test_profiles_of_both_files_and_own_ones_by_name(files: tuple[Path, Path]) -> None:
    catalogue = read_catalogue((KEYS,))
    assert [profile.name for profile in catalogue.profiles] == ["default", "keys", "mfa", "own", "Zeta"]
    assert catalogue.shared_names == ("default", "keys", "mfa", "Zeta")
    assert catalogue.profiles[4].account_id == "111122223333"
    assert "hush" not in repr(catalogue)


def test_own_profiles_are_listed_as_the_others_are(files: tuple[Path, Path]) -> None:
    by_name = {profile.name: profile for profile in read_catalogue((KEYS, ROLE, SSO)).profiles}
    assert by_name["own"].account.registry_id == "123456789012"
    assert (by_name["reader"].kind, by_name["reader"].account_id, by_name["reader"].role) == (
        ProfileKind.ASSUME_ROLE,
        "111122223333",
        "Reader",
    )
    assert (by_name["sso"].kind, by_name["sso"].account_id, by_name["sso"].role) == (
        ProfileKind.SSO,
        "444455556666",
        "Admin",
    )


def test_they_are_read_anew_each_time(files: tuple[Path, Path]) -> None:
    read_catalogue(())
    files[0].write_text(files[0].read_text() + "[profile added]\n")
    assert "added" in [profile.name for profile in read_catalogue(()).profiles]


def test_no_files_no_profiles(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "none"))
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "none"))
    assert read_catalogue(()).entries == ()


def test_a_broken_section_is_told_with_its_line_and_the_others_are_there(files: tuple[Path, Path]) -> None:
    text = files[0].read_text()
    files[0].write_text(text + "[profile broken]\nregion\n[profile after]\nregion = eu-west-3\n")
    catalogue = read_catalogue(())
    names = [profile.name for profile in catalogue.profiles]
    assert names == ["after", "default", "keys", "mfa", "Zeta"]
    (problem,) = catalogue.file_problems
    line = text.count("\n") + 2
    assert f"{files[0]}, line {line} is not valid" in problem.reason
    assert "[profile broken] is ignored" in problem.next_step


def test_each_profile_has_its_own_problems(files: tuple[Path, Path]) -> None:
    files[0].write_text(
        "[profile lost]\nrole_arn = arn:aws:iam::111122223333:role/R\nsource_profile = nobody\n"
        '[profile quoted]\naws_access_key_id = "AKIAIOSFODNN7EXAMPLE"\naws_secret_access_key = x\n'
        "[profile fine]\nregion = eu-central-1\n[profile zone]\nregion = eu-central-1a\n"
    )
    told = {entry.profile.name: entry.problems for entry in read_catalogue(()).entries}
    assert [str(each.reason) for each in told["lost"]] == ["source_profile “nobody” does not exist."]
    assert "quotes" in told["quoted"][0].reason
    assert told["fine"] == ()
    assert told["zone"][0].next_step == "Did you mean eu-central-1?"


def test_own_profiles_whose_source_is_gone_or_whose_name_is_taken_are_told(files: tuple[Path, Path]) -> None:
    taken = OwnProfile("keys", access_key_id="AKIAIOSFODNN7EXAMPLE")
    told = {
        (entry.profile.name, entry.profile.is_own): entry.problems
        for entry in read_catalogue((taken, ROLE)).entries
    }
    assert "No profile has the name own." in told["reader", True][0].reason
    assert "Another profile has the name keys." in told["keys", True][0].reason
    assert told["keys", False] == ()


def test_a_file_that_may_not_be_read_is_told(
    files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    catalogue = read_catalogue(())
    assert [str(each.reason) for each in catalogue.file_problems] == [
        f"{path} cannot be read: Permission denied." for path in files
    ]
