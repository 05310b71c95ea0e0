"""Words on a sign-in that ended: what it was, how to renew it, and what the button does."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import urlsplit

from PySide6.QtCore import QCoreApplication

from layerscope.accounts.rules.sign_ins import CredentialProcess, LoginSession, MfaDevice, SignIn
from layerscope.accounts.rules.sso.device_flow import SsoSession

_PLAIN = re.compile(r"[\w.@+=:/-]+")  # what every shell takes as it stands
translate = QCoreApplication.translate


class SignInWords(NamedTuple):
    """`message` is what the bar says, `action` what its button and the card's are called."""

    message: str
    action: str


def sign_in_words(profile: str | None, sign_in: SignIn | None) -> SignInWords:
    """The words on the profile's sign-in; None for credentials to be replaced where they are kept."""
    facts = {"profile": profile or translate("SignIn", "the default chain")}
    if isinstance(sign_in, SsoSession):
        message = translate("SignIn", "You are signed out of {organisation}, which {profile} needs.")
        action = translate("SignIn", "Sign in…")
        facts["organisation"] = organisation_name(sign_in)
    elif isinstance(sign_in, LoginSession):
        message = translate(
            "SignIn",
            "The sign-in of {profile} is over. Run `{command}` in a terminal; this window then goes on by "
            "itself.",
        )
        action = translate("SignIn", "Copy the command")
        facts["command"] = login_command(sign_in)
    elif isinstance(sign_in, MfaDevice):
        message = translate("SignIn", "The session of {profile} needs a code from its MFA device.")
        action = translate("SignIn", "Enter the code…")
    elif isinstance(sign_in, CredentialProcess):
        message = translate("SignIn", "The credentials that {profile} takes from its process are over.")
        action = translate("SignIn", "Run the process again")
    else:
        message = translate(
            "SignIn",
            "AWS takes the keys of {profile} no more. Renew them where they are kept, such as in the shared "
            "AWS files; this window then goes on by itself.",
        )
        action = translate("SignIn", "Try again")
    return SignInWords(message.format_map(facts), action)


def waiting_words(profile: str | None) -> SignInWords:
    """The words on a process that takes its time to give credentials."""
    message = translate("SignIn", "The process that gives {profile} its credentials is still running.")
    name = profile or translate("SignIn", "the default chain")
    return SignInWords(message.format(profile=name), translate("SignIn", "Stop it"))


def organisation_name(sso: SsoSession) -> str:
    """What an organisation is called: its session's name, else its start URL's host."""
    if sso.name and sso.name != sso.start_url:
        return sso.name
    return urlsplit(sso.start_url).hostname or sso.start_url


def login_command(login: LoginSession) -> str:
    """What begins a session of `aws login`, to be run in a terminal."""
    name = login.profile if _PLAIN.fullmatch(login.profile) else f'"{login.profile}"'
    return "aws login" if login.profile == "default" else f"aws login --profile {name}"
