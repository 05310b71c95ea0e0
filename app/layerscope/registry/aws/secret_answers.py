"""Answers that may hold credentials (STS, SSO, sign-in): what cannot be read of them comes to no error.

botocore's parsers put a body that they cannot read into the error's text, and with it the secret key that a
damaged answer of AssumeRole brings. So it is read once before, and one that is damaged goes no further.
"""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from typing import Any

from layerscope.registry.aws.answers import FIRST_ERROR_STATUS, ForeignAnswer
from layerscope.text.reasons import Reason

_XML_PROTOCOLS = frozenset({"query", "ec2", "rest-xml"})
_JSON_PROTOCOLS = frozenset({"json", "rest-json"})
# What botocore's parser makes the bare status of: no body for JSON, an error without words for XML.
_BARE_XML = b"<ErrorResponse><Error><Code>%d</Code><Message/></Error></ErrorResponse>"


def withhold_damaged_body(operation_model: Any, response_dict: dict[str, Any], **_: object) -> None:
    """Let no body through to botocore's parser that it cannot read, whatever the service but ECR.

    A handler of botocore's event `before-parse`. Raises ForeignAnswer, without the body, for a success; an
    error answer becomes its bare status, which botocore still sees, and so retries.
    """
    service = operation_model.service_model
    if service.service_name == "ecr":  # `answers` reads those
        return
    body, status = response_dict["body"] or b"", response_dict["status_code"]
    if service.resolved_protocol in _XML_PROTOCOLS:
        root = _xml(body)
        is_success, is_error, bare = root is not None, _is_xml_error(root), _BARE_XML % status
        reason = Reason.tr("it is not XML")
    elif service.resolved_protocol in _JSON_PROTOCOLS:
        answer = _json(body)
        is_success, is_error, bare = answer is not None, _is_json_error(answer), b""
        reason = Reason.tr("it is not JSON")
    else:
        return
    if status >= FIRST_ERROR_STATUS:
        response_dict["body"] = body if is_error else bare
    elif not is_success:
        headers = {name.lower(): value for name, value in response_dict["headers"].items()}
        raise ForeignAnswer(reason, status, headers, "", operation_model.name)


def _xml(body: bytes) -> ET.Element | None:
    """The root; None where it is no XML, or has a document type, which AWS never sends."""
    if b"<!DOCTYPE" in body:
        return None
    try:
        parser = ET.XMLParser(encoding="utf-8")  # noqa: S314 - as botocore reads it next; expat has its limits
        parser.feed(body)
        return parser.close()
    except ET.ParseError:
        return None


def _is_xml_error(root: ET.Element | None) -> bool:
    """Whether botocore finds a code and a message where AWS has them, and elements around them."""
    if root is None:
        return False
    found = [child for child in root.iter() if child.tag.rpartition("}")[2] == "Error"]
    return len(found) == 1 and len(found[0]) > 0


def _json(body: bytes) -> dict[str, Any] | None:
    try:
        answer = json.loads(body.decode()) if body else {}
    except (ValueError, RecursionError):
        return None
    return answer if isinstance(answer, dict) else None


def _is_json_error(answer: dict[str, Any] | None) -> bool:
    return answer is not None and isinstance(answer.get("__type", ""), str)
