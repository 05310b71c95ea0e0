"""Where a redirect may lead."""

from __future__ import annotations

from urllib.parse import urljoin

from layerscope.registry.errors.base import Evidence, Subject
from layerscope.registry.errors.blobs import UrlRedirectedError
from layerscope.text.reasons import Reason
from layerscope.text.web_addresses import is_web_address


def redirected(address: str, location: str, status: int, subject: Subject) -> str:
    """The address to which an answer of this one sends; `location` is its header.

    Raises UrlRedirectedError where that is no web address, the same one, or one without TLS after one with.
    """
    try:
        target = urljoin(address, location)
    except ValueError:
        target = ""
    if not location or not is_web_address(target):
        raise refused_redirect(
            Reason.tr("Storage redirects to an invalid address; not followed."), status, subject
        )
    if target == address:
        raise refused_redirect(Reason.tr("The address redirects to itself; not followed."), status, subject)
    if address.startswith("https:") and not target.startswith("https:"):
        raise refused_redirect(
            Reason.tr("The address redirects to one without TLS; not followed."), status, subject
        )
    return target


def refused_redirect(why: str, status: int, subject: Subject) -> UrlRedirectedError:
    return UrlRedirectedError(why, subject=subject, evidence=Evidence(http_status=status))
