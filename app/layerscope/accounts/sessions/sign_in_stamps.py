"""What changes when a sign-in is renewed outside of this program: in a terminal, or by editing a file."""

from __future__ import annotations

import os
from pathlib import Path

from layerscope.accounts.profiles.shared_files import FileStamp, file_stamp, shared_files_stamp
from layerscope.accounts.rules.sign_ins import LoginSession, MfaDevice, SignIn
from layerscope.accounts.rules.sso.device_flow import SsoSession, token_key
from layerscope.accounts.sessions.session_cache import cli_cache_folder
from layerscope.accounts.sso.token_files import sso_cache_folder
from layerscope.files.user_folders import in_home

Stamp = tuple[FileStamp, ...]


def sign_in_stamp(sign_in: SignIn | None) -> Stamp:
    """Equal to an earlier one as long as the sign-in was not renewed elsewhere; blocks for a moment."""
    return (*shared_files_stamp(), *_cache_stamp(sign_in))


def login_cache_folder() -> Path:
    """Where `aws login` keeps its sessions (botocore.utils.get_login_token_cache_directory)."""
    folder = os.environ.get("AWS_LOGIN_CACHE_DIRECTORY") or "~/.aws/login/cache"
    return in_home(os.path.expandvars(folder))


def _cache_stamp(sign_in: SignIn | None) -> Stamp:
    if isinstance(sign_in, SsoSession):
        return (file_stamp(sso_cache_folder() / f"{token_key(sign_in)}.json"),)
    if isinstance(sign_in, LoginSession):
        return _files_of(login_cache_folder())
    return _files_of(cli_cache_folder()) if isinstance(sign_in, MfaDevice) else ()


def _files_of(folder: Path) -> Stamp:
    try:
        files = sorted(folder.glob("*.json"))
    except OSError:
        return ()
    return tuple(map(file_stamp, files))
