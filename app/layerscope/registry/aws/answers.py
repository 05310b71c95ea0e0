"""ECR's answers as ECR sent them: the JSON, checked for being ECR's, without a walk through the model.

botocore walks every member of every item through its model, and turns each time into a datetime: two thirds
of the cost of a long listing. Nothing of that is needed here: in ECR's model the members are named on the
wire as in the model, nothing is a blob or a union, and a time as epoch seconds is what this program keeps
(a test holds the model to that). So the body is read once, before botocore's parser, which then gets an
empty one. The hook is botocore's event `before-parse`, registered with one client, so that the session and
its other clients stay as they are.
"""

from __future__ import annotations

import json
import threading
from typing import Any

from layerscope.text.reasons import Reason

# Lists and objects, those in the texts of manifests included, of which a hundred have some ten thousand.
# Empty ones take twenty times their length: an answer within its bound could fill the memory.
MOST_PARTS = 2_000_000
RAW_BODY = "RawBody"  # where an answer keeps the beginning of the text that came
OPENING_CHARACTERS = 2000
# Answers are read one at a time. Python runs one thread at once, so four readers are no faster; but every
# other thread, the window's first of all, would wait for each of the four in turn.
READING = threading.Lock()
OF_CREDENTIALS = frozenset({"GetAuthorizationToken"})  # of whose answers nothing is kept
FIRST_ERROR_STATUS = 301  # botocore's own border (botocore.parsers.ResponseParser.parse)


class ForeignAnswer(Exception):  # noqa: N818 - a carrier on its way to the translator, not an error to show
    """A successful answer that is not AWS's; carries what came, for `translation`.

    `operation` is another call's than the one that was made: of STS, SSO, … on the way to it.
    """

    def __init__(
        self, reason: str, status: int, headers: dict[str, str], opening: str, operation: str = ""
    ) -> None:
        super().__init__(reason)
        self.operation = operation
        self.reason = reason
        self.status = status
        self.headers = headers
        self.opening = opening


def read_answer(
    response_dict: dict[str, Any],
    customized_response_dict: dict[str, Any],
    operation_model: Any = None,
    **_: object,
) -> None:
    """Put the answer's JSON where botocore adds it to the parsed answer, and empty the body.

    A handler of botocore's event `before-parse`. Raises ForeignAnswer for a success that is no JSON object.
    An error that is not JSON is passed on without its body, since botocore's parser fails on bytes that are
    not UTF-8 and on JSON that is not an object; it still sees the status, and so retries.
    """
    body = response_dict["body"] or b""
    answer = _json_object(body)
    opening = "" if getattr(operation_model, "name", "") in OF_CREDENTIALS else opening_of(body)
    if response_dict["status_code"] >= FIRST_ERROR_STATUS:
        customized_response_dict[RAW_BODY] = opening
        if answer is None or not isinstance(answer.get("__type", ""), str):
            response_dict["body"] = b""
        return
    if answer is None:
        headers = {name.lower(): value for name, value in response_dict["headers"].items()}
        raise ForeignAnswer(Reason.tr("it is not JSON"), response_dict["status_code"], headers, opening)
    answer.pop("ResponseMetadata", None)  # botocore's own, which it writes into
    customized_response_dict.update(answer)
    customized_response_dict[RAW_BODY] = opening
    response_dict["body"] = b""


def opening_of(body: bytes) -> str:
    """The first characters of a body; bytes that are not UTF-8 are replaced."""
    return body[: OPENING_CHARACTERS * 4].decode("utf-8", "replace")[:OPENING_CHARACTERS]


def _json_object(body: bytes) -> dict[str, Any] | None:
    if body.count(b"[") + body.count(b"{") > MOST_PARTS:
        return None
    try:
        with READING:
            answer = json.loads(body) if body else {}
    except (ValueError, RecursionError):
        return None
    return answer if isinstance(answer, dict) else None
