"""The page that a sign-in opens in the browser: one compares the code there, and allows or refuses it."""

from __future__ import annotations

from html import escape
from urllib.parse import parse_qsl

from layerscope.localregistry.identity.sso_grants import Device
from layerscope.localregistry.identity.sso_sign_ins import SignIns
from layerscope.localregistry.protocol.sigv4 import SignedRequest

PAGE_PATH = "/device"
_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }}
main {{ max-width: 32rem; margin: 12vh auto; padding: 0 1rem; }}
code {{ font-size: 2rem; letter-spacing: .1em; }}
button, input {{ font: inherit; padding: .5rem 1.25rem; margin-right: .5rem; }}
</style>
</head>
<body><main><h1>{title}</h1>
{content}</main></body>
</html>
"""
_QUESTION = """<p>{client} asks to sign in as {user} to {start_url}.</p>
<p>Does it show this code?</p>
<p><code id="user-code">{code}</code></p>
<form method="post" action="{path}">
<input type="hidden" name="user_code" value="{code}">
<button name="decision" value="approve">Allow</button>
<button name="decision" value="refuse">Refuse</button>
</form>
"""
_ASK_CODE = """<p>{why}</p>
<form method="get" action="{path}">
<label>Code <input name="user_code" autocomplete="off" autofocus></label>
<button>Next</button>
</form>
"""


def answer_page(request: SignedRequest, sign_ins: SignIns) -> tuple[int, bytes]:
    """The page's HTTP status and HTML: the question to a GET, the answer's acknowledgement to a POST.

    A POST has the form's fields `user_code` and `decision`, which is `approve` or `refuse`.
    """
    if request.method == "POST":
        return _decided(dict(parse_qsl(request.body.decode("utf-8", "replace"))), sign_ins)
    code = dict(parse_qsl(request.target.partition("?")[2])).get("user_code", "")
    if not code:
        return 200, _ask_code("The program that asks you to sign in shows a code.")
    device = sign_ins.waiting(code)
    return (200, _question(device, sign_ins)) if device else (404, _unknown())


def _decided(form: dict[str, str], sign_ins: SignIns) -> tuple[int, bytes]:
    decision = form.get("decision", "")
    if decision not in ("approve", "refuse"):
        return 400, _page("No answer", "<p>The form's field decision is neither approve nor refuse.</p>\n")
    approved = decision == "approve"
    if not sign_ins.decide(form.get("user_code", ""), approved=approved):
        return 404, _unknown()
    title = "Signed in" if approved else "Refused"
    said = "You can close this page; the program goes on by itself." if approved else "Nobody was signed in."
    return 200, _page(title, f"<p>{said}</p>\n")


def _question(device: Device, sign_ins: SignIns) -> bytes:
    organization = sign_ins.organization
    content = _QUESTION.format(
        client=escape(device.client.name),
        user=escape(organization.user),
        start_url=escape(organization.start_url),
        code=escape(device.user_code),
        path=PAGE_PATH,
    )
    return _page("Allow this sign-in?", content)


def _unknown() -> bytes:
    return _ask_code("No sign-in waits for that code: it was answered, it ran out, or it was mistyped.")


def _ask_code(why: str) -> bytes:
    return _page("Sign in", _ASK_CODE.format(why=escape(why), path=PAGE_PATH))


def _page(title: str, content: str) -> bytes:
    return _PAGE.format(title=escape(title), content=content).encode()
