"""What a pasted text says, as a document and in lines for people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from layerscope.commands import statuses
from layerscope.commands.given_text import NoTextError, given_text
from layerscope.diagnosis.model.pasted_question import question_of
from layerscope.registry.references.excerpts import excerpt
from layerscope.registry.references.masks import masked_hosts
from layerscope.registry.references.pasted import Pasted, failing_record
from layerscope.registry.references.target import read_target
from layerscope.text.plain import visible
from layerscope.text.redaction import redact_to_hand_on

if TYPE_CHECKING:
    from layerscope.commands.output.writing import Output

_MOST_WORDS = 500  # characters of the record that fails
_MOST_REDACTED = 200_000  # characters in which that record is looked for, the last
_TITLE_COLUMNS = 14


def run(argument: str, out: Output) -> int:
    """The command's exit status; InvalidReferenceError where the text names nothing of ECR."""
    try:
        text = given_text(argument, out)
    except NoTextError as error:
        out.note(f"layerscope: {error}")
        return statuses.NOT_TOLD
    pasted = read_target(text)
    part, _ = excerpt(text)
    told = _members(pasted, part)
    if out.is_json:
        out.document("explain", told)
    else:
        for line in _lines(told, out.terminal.columns):
            out.line(line)
    return statuses.FINE


def _members(pasted: Pasted, part: str) -> dict[str, Any]:
    reference = pasted.reference
    members: dict[str, Any] = {
        "reference": None
        if reference is None
        else {
            "text": str(reference),
            "host": reference.host,
            "registryId": reference.registry_id,
            "region": reference.region or pasted.region,
            "repository": reference.repository,
            "tag": reference.tag,
            "digest": reference.digest,
        },
        "region": pasted.region,
        "digests": [{"digest": each.digest, "of": each.kind.value} for each in pasted.digests],
        "failure": _failure(pasted, part),
        "denial": _denial(pasted),
        "isMasked": next(masked_hosts(part, part.lower()), None) is not None,
        "lookalike": _lookalike(pasted),
        "unreadName": pasted.unread_name,
        "unreadCharacters": pasted.unread,
        "wouldAsk": _would_ask(pasted),
    }
    return {name: _redacted(member) for name, member in members.items()}


def _failure(pasted: Pasted, part: str) -> dict[str, Any] | None:
    if not pasted.fails:
        return None
    return {
        "kind": pasted.failure.value if pasted.failure else "",
        "status": pasted.status or None,
        "host": pasted.failed_host,
        "isPull": pasted.is_pull,
        "words": _shortened(_words(part)),
    }


def _words(part: str) -> str:
    """The record that fails, without secrets: before it is read, which undoes what ends them, and after."""
    if len(part) > _MOST_REDACTED:
        part = part[-_MOST_REDACTED:].partition("\n")[2]
    return redact_to_hand_on(failing_record(redact_to_hand_on(part)))


def _lookalike(pasted: Pasted) -> dict[str, str] | None:
    if not pasted.lookalike:
        return None
    from layerscope.registry.references.likeness import lookalike_warning  # few texts name one

    return {"host": visible(pasted.lookalike), "warning": str(lookalike_warning(pasted) or "")}


def _denial(pasted: Pasted) -> dict[str, Any] | None:
    if not pasted.denial.action:
        return None
    found = asdict(pasted.denial)
    return {
        "principal": found["principal"],
        "action": found["action"],
        "resource": found["resource"],
        "policyKind": pasted.denial.policy_kind.value,
        "policyArn": found["policy_arn"],
        "isExplicit": found["explicit"],
    }


def _would_ask(pasted: Pasted) -> dict[str, str]:
    """Empty where `diagnose` goes by the account and region of the command line and the profile."""
    question = question_of(pasted)
    return {
        "registryId": question.registry_id,
        "region": question.region,
        "repository": question.repository,
        "image": question.image,
        "digest": question.digest,
        "principal": pasted.principal,
    }


def _shortened(text: str) -> str:
    text = " ".join(text.split())
    if len(text) <= _MOST_WORDS:
        return text
    return f"{text[: _MOST_WORDS // 3]} … {text[-_MOST_WORDS * 2 // 3 :]}"


def _redacted(value: Any) -> Any:
    if isinstance(value, str):
        return redact_to_hand_on(value)
    if isinstance(value, dict):
        return {name: _redacted(member) for name, member in value.items()}
    return [_redacted(member) for member in value] if isinstance(value, list) else value


def _lines(told: dict[str, Any], columns: int | None) -> Iterator[str]:
    from layerscope.commands.output.paragraphs import broken

    for title, text in _rows(told):
        indent = " " * _TITLE_COLUMNS
        yield from broken(visible(text), columns, indent, f"{title:{_TITLE_COLUMNS}}")


def _rows(told: dict[str, Any]) -> Iterator[tuple[str, str]]:
    if told["lookalike"]:
        yield "Beware", told["lookalike"]["warning"]
    yield from _reference_rows(told)
    yield from _failure_rows(told)
    if denial := told["denial"]:
        yield "Denied", _denied(denial)
    if told["unreadCharacters"]:
        yield "Not read", f"the first {told['unreadCharacters']:,} characters"
    yield "Would ask", _asking(told)


def _reference_rows(told: dict[str, Any]) -> Iterator[tuple[str, str]]:
    reference = told["reference"] or {}
    for title, name in (("Registry", "registryId"), ("Region", "region"), ("Repository", "repository")):
        text = reference.get(name) or (told["region"] if name == "region" else "")
        if not text and name == "registryId" and told["isMasked"]:
            text = "masked in the text"
        if text:
            yield title, text
    if reference.get("tag"):
        yield "Tag", reference["tag"]
    for each in told["digests"]:
        yield _OF[each["of"]], each["digest"]
    if told["unreadName"] and told["unreadName"] != reference.get("host"):
        yield "Named", f"{told['unreadName']}, without a registry of ECR"


_OF = {"image": "Image", "layer": "Layer or config", "unknown": "Digest"}


def _failure_rows(told: dict[str, Any]) -> Iterator[tuple[str, str]]:
    failure = told["failure"]
    if failure is None:
        yield "Failure", "none; the text names something and tells of no failure"
        return
    kind = failure["kind"] or "in words that are not recognized"
    parts = (
        kind,
        f"HTTP {failure['status']}" if failure["status"] else "",
        f"at {failure['host']}" if failure["host"] else "",
    )
    yield "Failure", ", ".join(part for part in parts if part)
    if failure["words"]:
        yield "By its words", f"“{failure['words']}”"


def _denied(denial: dict[str, Any]) -> str:
    who = denial["principal"] or "somebody who is not named"
    on = f" on {denial['resource']}" if denial["resource"] else ""
    policy = denial["policyKind"] or "a policy that is not named"
    by = f" {denial['policyArn']}" if denial["policyArn"] else ""
    how = {True: f"denied by {policy}{by}", False: f"allowed by no {policy}"}.get(
        denial["isExplicit"], f"by {policy}"
    )
    return f"{who} may not {denial['action']}{on}: {how}"


def _asking(told: dict[str, Any]) -> str:
    asked = told["wouldAsk"]
    registry = f"registry {asked['registryId']}" if asked["registryId"] else "the caller's own registry"
    region = f"in {asked['region']}" if asked["region"] else "in the region of the profile"
    joint = "@" if ":" in asked["image"] else ":"
    image = f"{joint}{asked['image']}" if asked["image"] else ""
    about = f"about {asked['repository']}{image}" if asked["repository"] else "about itself"
    layer = f"and the digest {asked['digest']}" if asked["digest"] else ""
    principal = f"and judge the policies for {asked['principal']}" if asked["principal"] else ""
    return " ".join(part for part in (registry, region, about, layer, principal) if part)
