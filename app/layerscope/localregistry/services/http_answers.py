"""What a service answers with: bytes and a status, or the page of a captive portal."""

from __future__ import annotations

from typing import NamedTuple


class HttpAnswer(NamedTuple):
    """An HTTP answer without the headers that every answer has.

    `error_code` goes into the header that names an error's type, `called` into the access log.
    """

    status: int
    body: bytes
    content_type: str
    error_code: str = ""
    called: str = ""


class HtmlAnswer(Exception):  # noqa: N818 - not an error of the service: a gateway's page instead of its answer
    """The call is answered by a captive portal or a web gateway."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status
