"""Keys out of every text that people have them in, and what is wrong with the ones that cannot be taken."""

from __future__ import annotations

import contextlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layerscope.accounts.model.access_keys import AccessKeys
from layerscope.accounts.rules.importing.import_errors import ImportFault, KeysImportError, NoKeyFoundError
from layerscope.accounts.rules.importing.imported_keys import ImportedKeys, read_keys, text_of

ID, SECRET = "AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
TEMPORARY, TOKEN = "ASIAIOSFODNN7EXAMPLE", "IQoJb3JpZ2luX2VjEJr//////////wEaCXVzLWVhc3QtMSJHMEUCIQ+Dz==" * 8
KEYS, TEMPORARY_KEYS = AccessKeys(ID, SECRET), AccessKeys(TEMPORARY, SECRET, TOKEN)

LONG_LIVED = {
    "console CSV": f"Access key ID,Secret access key\n{ID},{SECRET}\n",
    "console CSV with a mark, CRLF and quotes":
    f'\ufeff"Access key ID","Secret access key"\r\n"{ID}","{SECRET}"\r\n',
    "CSV saved again by a spreadsheet": f"Access key ID;Secret access key\r\n{ID};{SECRET}\r\n;\r\n",
    "CSV with blanks": f" Access key ID , Secret access key \n {ID} , {SECRET} ",
    "export": f"export AWS_ACCESS_KEY_ID={ID}\nexport AWS_SECRET_ACCESS_KEY={SECRET}",
    "export with quotes": f"export AWS_ACCESS_KEY_ID=\"{ID}\"\nexport AWS_SECRET_ACCESS_KEY='{SECRET}'",
    "export on one line": f"export AWS_ACCESS_KEY_ID={ID} AWS_SECRET_ACCESS_KEY={SECRET}; aws s3 ls",
    "export with a word processor's quotes":
    f"export AWS_ACCESS_KEY_ID=“{ID}”\nexport AWS_SECRET_ACCESS_KEY=\u2018{SECRET}\u2019",
    "blanks inside the quotes": f'AWS_ACCESS_KEY_ID=" {ID} "\nAWS_SECRET_ACCESS_KEY=" {SECRET} "',
    "blanks around the sign": f"aws_access_key_id   =   {ID}\naws_secret_access_key\t=\t{SECRET}   ",
    "set": f"SET AWS_ACCESS_KEY_ID={ID}\r\nset AWS_SECRET_ACCESS_KEY={SECRET}\r\n",
    "set with quotes": f'set "AWS_ACCESS_KEY_ID={ID}"\nset "AWS_SECRET_ACCESS_KEY={SECRET}"',
    "setx": f"setx AWS_ACCESS_KEY_ID {ID}\nsetx AWS_SECRET_ACCESS_KEY {SECRET}",
    "fish": f"set -gx AWS_ACCESS_KEY_ID {ID}\nset -gx AWS_SECRET_ACCESS_KEY '{SECRET}'",
    "PowerShell": f'$Env:AWS_ACCESS_KEY_ID="{ID}"\n$env:AWS_SECRET_ACCESS_KEY = \'{SECRET}\'',
    "docker": f"docker run -e AWS_ACCESS_KEY_ID={ID} -e AWS_SECRET_ACCESS_KEY={SECRET} image",
    "without a command": f"AWS_ACCESS_KEY_ID={ID}\n\n# comment\nAWS_SECRET_ACCESS_KEY={SECRET}",
    "YAML": f"environment:\n  AWS_ACCESS_KEY_ID: {ID}\n  AWS_SECRET_ACCESS_KEY: '{SECRET}'",
    "Terraform": f'provider "aws" {{\n  access_key = "{ID}"\n  secret_key = "{SECRET}"\n}}',
    "create-access-key": json.dumps({"AccessKey": {"AccessKeyId": ID, "SecretAccessKey": SECRET}}),
    "JSON with escapes": json.dumps({"AccessKeyId": ID, "SecretAccessKey": SECRET}).replace("/", r"\/"),
    "JSON cut off": f'  "AccessKeyId": "{ID}",\n  "SecretAccessKey": "{SECRET}",\n',
    "two fields copied": f"{ID}\n{SECRET}\n",
    "a table row copied": f"Access key  {ID}  Secret  {SECRET}  Hide",
}  # fmt: skip


@pytest.mark.parametrize("text", LONG_LIVED.values(), ids=LONG_LIVED.keys())
def test_long_lived_keys(text: str) -> None:
    (found,) = read_keys(text)
    assert found.keys == KEYS
    assert read_keys(text_of(text.encode())) == read_keys(text_of(text.encode("utf-16"))) == (found,)


CAPITAL = {"AccessKeyId": TEMPORARY, "SecretAccessKey": SECRET, "SessionToken": TOKEN}
SMALL = {"accessKeyId": TEMPORARY, "secretAccessKey": SECRET, "sessionToken": TOKEN}
TEMPORARY_TEXTS = {
    "portal, option 1": f'export AWS_ACCESS_KEY_ID="{TEMPORARY}"\nexport AWS_SECRET_ACCESS_KEY="{SECRET}"\n'
    f'export AWS_SESSION_TOKEN="{TOKEN}"',
    "assume-role": json.dumps({"Credentials": {**CAPITAL, "Expiration": "2026-11-23T12:00:00+00:00"}}),
    "credential_process": json.dumps({"Version": 1, **CAPITAL}),
    "get-role-credentials": json.dumps({"roleCredentials": {**SMALL, "expiration": 1795435200000}}),
    "instance metadata": f'{{"Code": "Success", "AccessKeyId": "{TEMPORARY}", "SecretAccessKey": "{SECRET}",'
    f' "Token": "{TOKEN}"}}',
}  # fmt: skip


@pytest.mark.parametrize("text", TEMPORARY_TEXTS.values(), ids=TEMPORARY_TEXTS.keys())
def test_temporary_keys(text: str) -> None:
    assert [found.keys for found in read_keys(text)] == [TEMPORARY_KEYS]


def test_when_they_expire_is_kept() -> None:
    for text in (TEMPORARY_TEXTS["assume-role"], TEMPORARY_TEXTS["get-role-credentials"]):
        assert read_keys(text)[0].expires_at_s == 1795435200.0
    assert read_keys(TEMPORARY_TEXTS["credential_process"])[0].expires_at_s is None
    odd = f"AWS_ACCESS_KEY_ID={ID}\nAWS_SECRET_ACCESS_KEY={SECRET}\nAWS_CREDENTIAL_EXPIRATION=soon"
    assert read_keys(odd)[0].expires_at_s is None


def test_the_older_file_names_the_user() -> None:
    text = f"User Name,Password,Access key ID,Secret access key,Console login link\nana,,{ID},{SECRET},https://x\n"
    assert read_keys(text) == (ImportedKeys(KEYS, name="ana"),)


def test_several_profiles_of_a_config_text() -> None:
    text = f"""
[default]
aws_access_key_id = {ID}
aws_secret_access_key = {SECRET}
region = eu-central-1
; [old]
[profile "the admin"]
role_arn = arn:aws:iam::111122223333:role/Admin
[ 111122223333_Reader ]
aws_access_key_id={TEMPORARY}
aws_secret_access_key={SECRET}
aws_session_token={TOKEN}
"""
    assert read_keys(text) == (
        ImportedKeys(KEYS, "default", "eu-central-1"),
        ImportedKeys(TEMPORARY_KEYS, "111122223333_Reader"),
    )


def test_two_pasted_pairs_are_two() -> None:
    text = LONG_LIVED["export"] + "\n" + TEMPORARY_TEXTS["portal, option 1"]
    assert [found.keys for found in read_keys(text)] == [KEYS, TEMPORARY_KEYS]


WRONG = [
    ("", ImportFault.NO_KEY),
    ("hello", ImportFault.NO_KEY),
    ("{", ImportFault.NO_KEY),
    ('{"Version": 1}', ImportFault.NO_KEY),
    ("[" * 100_000, ImportFault.NO_KEY),
    ("[default]\nregion = eu-central-1", ImportFault.NO_KEY),
    (f"# export AWS_ACCESS_KEY_ID={ID}\n# export AWS_SECRET_ACCESS_KEY={SECRET}", ImportFault.NO_KEY),
    ("User name,Password,Console sign-in URL\nana,hunter2hunter2,https://x", ImportFault.CONSOLE_PASSWORD),
    (f"export AWS_ACCESS_KEY_ID={ID}", ImportFault.NO_SECRET),
    (f"export AWS_ACCESS_KEY_ID={ID}\nexport AWS_SECRET_ACCESS_KEY=", ImportFault.NO_SECRET),
    (f"export AWS_SECRET_ACCESS_KEY={SECRET}", ImportFault.NO_KEY_ID),
    (f"Access key ID,Secret access key\n{ID},\n", ImportFault.NO_SECRET),
    ("Access key ID,Secret access key\n,x\n", ImportFault.NO_KEY_ID),
    (f"AWS_ACCESS_KEY_ID={SECRET}\nAWS_SECRET_ACCESS_KEY={ID}", ImportFault.SECRET_AS_KEY_ID),
    (f"AWS_ACCESS_KEY_ID={SECRET}", ImportFault.SECRET_AS_KEY_ID),
    (f"AWS_ACCESS_KEY_ID=AKIA\nAWS_SECRET_ACCESS_KEY={SECRET}", ImportFault.NOT_A_KEY_ID),
    (f"AWS_ACCESS_KEY_ID=AKIA-IOSFODNN7EXAMPLE\nAWS_SECRET_ACCESS_KEY={SECRET}", ImportFault.NOT_A_KEY_ID),
    (f"AWS_ACCESS_KEY_ID={ID}\nAWS_SECRET_ACCESS_KEY=****************EKEY", ImportFault.HIDDEN_SECRET),
    (f"AWS_ACCESS_KEY_ID={ID}\nAWS_SECRET_ACCESS_KEY=wJalr...", ImportFault.HIDDEN_SECRET),
    (f"AWS_ACCESS_KEY_ID={TEMPORARY}\nAWS_SECRET_ACCESS_KEY={SECRET}", ImportFault.NO_SESSION_TOKEN),
]


@pytest.mark.parametrize(("text", "fault"), WRONG)
def test_what_is_wrong_is_told_without_the_secret(text: str, fault: ImportFault) -> None:
    with pytest.raises(KeysImportError) as caught:
        read_keys(text)
    assert caught.value.fault is fault
    no_key = {ImportFault.NO_KEY, ImportFault.CONSOLE_PASSWORD}
    assert isinstance(caught.value, NoKeyFoundError) == (fault in no_key)
    assert SECRET not in f"{caught.value!r} {caught.value}"
    assert caught.value.next_step


def test_the_profile_that_is_wrong_is_named() -> None:
    text = f"[good]\n{LONG_LIVED['blanks around the sign']}\n[half]\naws_access_key_id={ID}\n"
    with pytest.raises(KeysImportError) as caught:
        read_keys(text)
    assert (caught.value.profile, caught.value.fault) == ("half", ImportFault.NO_SECRET)


def test_no_secret_is_shown() -> None:
    shown = repr(read_keys(TEMPORARY_TEXTS["assume-role"]))
    assert TEMPORARY in shown
    assert SECRET not in shown
    assert TOKEN not in shown


@given(st.text() | st.text(alphabet='[]{}",:=\n #abcAWS_ \t;').map(lambda text: f"aws_access_key_id{text}"))
def test_any_text_is_keys_or_a_told_error(text: str) -> None:
    with contextlib.suppress(KeysImportError):  # any other error would be a crash
        assert read_keys(text)


@given(st.binary(max_size=300))
def test_any_file_is_keys_or_a_told_error(content: bytes) -> None:
    with contextlib.suppress(KeysImportError):
        assert read_keys(text_of(content))
