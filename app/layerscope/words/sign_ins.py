"""Words on a sign-in that ended: what it was, how to renew it, and what the button does."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import urlsplit

from layerscope.accounts.rules.sign_ins import CredentialProcess, LoginSession, MfaDevice, SignIn
from layerscope.accounts.rules.sso.device_flow import SsoSession
from layerscope.words.speech import translate

_PLAIN = re.compile(r"[\w.@+=:/-]+")  # what every shell takes as it stands


class SignInWords(NamedTuple):
    """`message` is what the bar says, `action` what its button and the card's are called."""

    message: str
    action: str


def sign_in_words(profile: str | None, sign_in: SignIn | None) -> SignInWords:
    """The words on the profile's sign-in; None for credentials to be replaced where they are kept."""
    facts = {"profile": profile or translate("SignIn", "the default credential chain")}
    if isinstance(sign_in, SsoSession):
        message = translate("SignIn", "You are signed out of {organization}, which {profile} needs.")
        action = translate("SignIn", "Sign in…")
        facts["organization"] = organization_name(sign_in)
    elif isinstance(sign_in, LoginSession):
        message = translate(
            "SignIn",
            "The sign-in of {profile} expired. Run {command} in a terminal; pending work then continues.",
        )
        action = translate("SignIn", "Copy the command")
        facts["command"] = login_command(sign_in)
    elif isinstance(sign_in, MfaDevice):
        message = translate("SignIn", "{profile} needs an MFA code.")
        action = translate("SignIn", "Enter the code…")
    elif isinstance(sign_in, CredentialProcess):
        message = translate("SignIn", "The credentials from {profile}'s credential_process expired.")
        action = translate("SignIn", "Run credential_process again")
    else:
        message = translate(
            "SignIn",
            "AWS rejects the keys of {profile}. Renew them where they are stored, such as in the shared AWS "
            "files; pending work then continues.",
        )
        action = translate("SignIn", "Try again")
    return SignInWords(message.format_map(facts), action)


def waiting_words(profile: str | None) -> SignInWords:
    """The words on a process that takes its time to give credentials."""
    message = translate("SignIn", "The credential_process of {profile} is still running.")
    name = profile or translate("SignIn", "the default credential chain")
    return SignInWords(message.format(profile=name), translate("SignIn", "Stop it"))


def organization_name(sso: SsoSession) -> str:
    """What an organization is called: its session's name, else its start URL's host."""
    if sso.name and sso.name != sso.start_url:
        return sso.name
    return urlsplit(sso.start_url).hostname or sso.start_url


def login_command(login: LoginSession) -> str:
    """What begins a session of `aws login`, to be run in a terminal."""
    name = login.profile if _PLAIN.fullmatch(login.profile) else f'"{login.profile}"'
    return "aws login" if login.profile == "default" else f"aws login --profile {name}"
