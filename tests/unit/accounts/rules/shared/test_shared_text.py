"""Shared AWS files that do not parse: which line, and everything else as botocore reads it."""

from __future__ import annotations

from pathlib import Path

import botocore.session
import pytest
from botocore.configloader import raw_config_parse
from botocore.exceptions import ConfigParseError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from layerscope.accounts.profiles.shared_config import read_shared_config
from layerscope.accounts.rules.shared.shared_text import FaultKind, LineFault, decode, parse_shared

GOOD = "[default]\nregion = eu-central-1\n"


@pytest.mark.parametrize(
    ("text", "line", "kind", "section"),
    [
        ("region = x\n" + GOOD, 1, FaultKind.NO_SECTION, ""),
        (GOOD + "[profile broken\nregion = x\n", 3, FaultKind.NO_HEADER_END, "profile broken"),
        (GOOD + "[profile a]\n[b = c\nregion\n", 5, FaultKind.NO_SIGN, "profile a"),
        (GOOD + "[profile a]\naws_secret_access_key s3cr3t\nx = y\n", 4, FaultKind.NO_SIGN, "profile a"),
        (GOOD + "[profile a]\nregion = x\nregion = y\n", 5, FaultKind.SETTING_TWICE, "profile a"),
        (GOOD + "[profile a]\nx = y\n[profile a]\n", 5, FaultKind.SECTION_TWICE, "profile a"),
        (GOOD + "[profile a]\ns3 =\n  a = b\n  signature\n", 6, FaultKind.NESTED_NO_SIGN, "profile a"),
    ],
)
def test_the_line_is_found_and_the_others_go_on(text: str, line: int, kind: FaultKind, section: str) -> None:
    parsed = parse_shared(text + "[profile last]\nregion = us-east-1\n")
    assert parsed.faults == (LineFault(line, kind, section),)
    assert parsed.sections["profile last"] == {"region": "us-east-1"}
    assert parsed.sections["default"] == {"region": "eu-central-1"}
    assert "s3cr3t" not in repr(parsed.faults)


def test_bytes_that_are_no_utf_8_are_found_by_their_line() -> None:
    text, faults = decode(GOOD.encode() + b"# caf\xe9\n[profile a]\n")
    assert faults == (LineFault(3, FaultKind.NOT_UTF8),)
    assert set(parse_shared(text).sections) == {"default", "profile a"}
    assert decode(b"\xef\xbb\xbf[default]\r\n") == ("[default]\r\n", ())


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_of_a_file_in_utf_16_nothing_is_used_and_that_is_told_once(encoding: str) -> None:
    text, faults = decode(GOOD.encode(encoding))
    assert (parse_shared(text).sections, len(faults)) == ({}, 1)
    assert faults[0].issue(Path("config")).reason == "config is written in UTF-16, and nothing in it is used."


def lines() -> st.SearchStrategy[str]:
    line = st.sampled_from(
        ["[default]", "[profile a]", "[profile b]", "[DEFAULT]", "  [profile c]", "[sso-session s]", "[x] y]",
         "[broken", "[]", "region = eu-west-1", "region: x", "output =", "s3 =", "  a = b", "  sig", "", "  ",
         "# comment", "; comment", "  # inside", "novalue", "A = 1", "a = 2", "k = v = w", "= x", "\tt = 1"]
    )  # fmt: skip
    return st.lists(line, max_size=14).flatmap(
        lambda chosen: st.sampled_from(["\n", "\r\n"]).map(lambda end: end.join(chosen))
    )


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
@given(text=lines())
def test_what_botocore_reads_whole_is_read_the_same(text: str, tmp_path: Path) -> None:
    path = tmp_path / "config"
    path.write_bytes(text.encode())
    parsed = parse_shared(text)
    try:
        expected = raw_config_parse(str(path))
    except ConfigParseError:
        assert parsed.faults
    else:
        assert parsed.faults == ()
        assert parsed.sections == expected


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    assert parse_shared(text).sections is not None


def test_both_files_are_joined_as_botocore_joins_them(files: tuple[Path, Path]) -> None:
    files[0].write_text(
        files[0].read_text() + "[sso-session other]\nsso_region = us-east-1\n[profile keys]\nregion = x\n"
    )
    shared = read_shared_config()
    assert shared.config == botocore.session.Session().full_config
    assert shared.issues == ()
    assert shared.profiles["keys"]["region"] == "x"
    assert shared.sso_sessions["other"] == {"sso_region": "us-east-1"}
    assert "hush" not in repr(shared)


def test_a_broken_file_is_named_and_the_other_is_read(files: tuple[Path, Path]) -> None:
    files[0].write_text("[default]\nregion = x\n[profile broken\n")
    shared = read_shared_config()
    assert [issue.reason[: issue.reason.index(" is not")] for issue in shared.issues] == [
        f"{files[0]}, line 3"
    ]
    assert "keys" in shared.profiles


def test_a_file_that_may_not_be_read_is_named(
    files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    read = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path == files[1]:
            raise PermissionError(13, "Permission denied")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    shared = read_shared_config()
    assert [issue.reason for issue in shared.issues] == [f"{files[1]} cannot be read: Permission denied."]
    assert "mfa" in shared.profiles


def test_no_files_no_faults(files: tuple[Path, Path]) -> None:
    for path in files:
        path.unlink()
    shared = read_shared_config()
    assert (dict(shared.profiles), dict(shared.sso_sessions), shared.issues) == ({}, {}, ())


@pytest.mark.parametrize("kind", set(FaultKind) - {FaultKind.UTF16})
def test_a_line_is_told_with_its_number_and_what_is_left_out(kind: FaultKind) -> None:
    issue = LineFault(12, kind, "profile prod").issue(Path("/home/me/.aws/config"))
    assert issue.reason.startswith("/home/me/.aws/config, line 12 is not valid: ")
    is_twice = kind is FaultKind.SECTION_TWICE
    assert ("first [profile prod] is used" if is_twice else "[profile prod] is ignored") in issue.next_step
    assert "used" in LineFault(1, kind).issue(Path("c")).next_step
