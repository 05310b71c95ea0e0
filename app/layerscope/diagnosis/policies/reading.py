"""From a policy's text to its statements."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from layerscope.diagnosis.policies.document import (
    Condition,
    Patterns,
    PolicyDocument,
    PolicyStatement,
    Principal,
    PrincipalKind,
    Principals,
    Unreadable,
)
from layerscope.registry.errors.content import InvalidManifestError
from layerscope.registry.manifests.strict_json import load_object
from layerscope.text.reasons import Reason

_DOCUMENT = frozenset({"Version", "Id", "Statement"})
_STATEMENT = frozenset(
    {
        "Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource",
        "Condition",
    }
)  # fmt: skip
_VERSIONS = ("2008-10-17", "2012-10-17")
_KINDS = {kind.value: kind for kind in PrincipalKind if kind is not PrincipalKind.ANYONE}


class _Fault(Exception):  # noqa: N818 - on its way to becoming an Unreadable
    def __init__(self, place: str, reason: str) -> None:
        super().__init__(reason)
        self.place = place
        self.reason = reason


def read_policy(text: str) -> PolicyDocument | Unreadable:
    """The policy, or where and why it cannot be judged; raises nothing."""
    try:
        return _policy(load_object(text))
    except InvalidManifestError as error:
        return Unreadable(error.place, error.reason)
    except _Fault as fault:
        return Unreadable(fault.place, fault.reason)


def _policy(document: Any) -> PolicyDocument:
    members = _members(document, "", _DOCUMENT)
    version = members.get("Version", _VERSIONS[0])
    if version not in _VERSIONS:
        raise _Fault("/Version", Reason.tr("the version {version} is unknown", version=version))
    statements = members.get("Statement")
    if isinstance(statements, dict):
        return PolicyDocument((_statement(statements, 1, "/Statement", version),))
    if not isinstance(statements, list):
        raise _Fault("/Statement", Reason.tr("a statement, or a list of statements, is expected here"))
    return PolicyDocument(
        tuple(
            _statement(statement, index + 1, f"/Statement/{index}", version)
            for index, statement in enumerate(statements)
        )
    )


def _statement(document: Any, number: int, place: str, version: str) -> PolicyStatement:
    members = _members(document, place, _STATEMENT)
    effect = members.get("Effect")
    if effect not in ("Allow", "Deny"):
        raise _Fault(f"{place}/Effect", Reason.tr("Allow or Deny is expected here"))
    actions = _patterns(members, "Action", place)
    if actions is None:
        raise _Fault(place, Reason.tr("Action or NotAction is missing"))
    return PolicyStatement(
        number=number,
        allows=effect == "Allow",
        actions=actions,
        sid=_string(members.get("Sid", ""), f"{place}/Sid"),
        principals=_principals(members, place, allows=effect == "Allow"),
        resources=_patterns(members, "Resource", place),
        conditions=_conditions(members.get("Condition", {}), f"{place}/Condition"),
        filled_in=version == _VERSIONS[1],
    )


def _members(document: Any, place: str, known: frozenset[str]) -> Mapping[str, Any]:
    if not isinstance(document, dict):
        raise _Fault(place or "/", Reason.tr("a JSON object is expected here"))
    for name in document:
        if name not in known:
            raise _Fault(f"{place}/{name}", Reason.tr("“{name}” is not a policy element", name=name))
    return document


def _either(members: Mapping[str, Any], name: str, place: str) -> tuple[str, bool] | None:
    """Which of an element and its negation is there, and whether it is the negation."""
    if name in members and f"Not{name}" in members:
        raise _Fault(place, Reason.tr("{name} and Not{name} exclude each other", name=name))
    if name in members:
        return name, False
    return (f"Not{name}", True) if f"Not{name}" in members else None


def _patterns(members: Mapping[str, Any], name: str, place: str) -> Patterns | None:
    found = _either(members, name, place)
    if found is None:
        return None
    element, negated = found
    return Patterns(_strings(members[element], f"{place}/{element}"), negated)


def _principals(members: Mapping[str, Any], place: str, *, allows: bool) -> Principals | None:
    found = _either(members, "Principal", place)
    if found is None:
        return None
    element, negated = found
    place = f"{place}/{element}"
    if negated and allows:
        # https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
        raise _Fault(place, Reason.tr("AWS does not support NotPrincipal with Allow"))
    if members[element] == "*":
        return Principals((Principal(PrincipalKind.ANYONE, "*"),), negated)
    entries = _members(members[element], place, frozenset(_KINDS))
    return Principals(
        tuple(
            _principal(_KINDS[kind], value, f"{place}/{kind}")
            for kind, values in entries.items()
            for value in _strings(values, f"{place}/{kind}")
        ),
        negated,
    )


def _principal(kind: PrincipalKind, value: str, place: str) -> Principal:
    if kind is PrincipalKind.AWS and value == "*":
        return Principal(PrincipalKind.ANYONE, value)
    if kind is PrincipalKind.AWS and ("*" in value or "?" in value):
        # https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
        raise _Fault(place, Reason.tr("a principal must be complete; “{value}” is a pattern", value=value))
    return Principal(kind, value)


def _conditions(block: Any, place: str) -> tuple[Condition, ...]:
    if not isinstance(block, dict):
        raise _Fault(place, Reason.tr("a JSON object is expected here"))
    conditions: list[Condition] = []
    for operator, lines in block.items():
        if not isinstance(lines, dict):
            raise _Fault(f"{place}/{operator}", Reason.tr("a JSON object is expected here"))
        conditions += [
            Condition(operator, key, _scalars(values, f"{place}/{operator}/{key}"))
            for key, values in lines.items()
        ]
    return tuple(conditions)


def _scalars(values: Any, place: str) -> tuple[str, ...]:
    """A condition's values, which may be numbers and truth values too."""
    listed = values if isinstance(values, list) else [values]
    if not all(isinstance(value, str | int | float) for value in listed):
        raise _Fault(place, Reason.tr("a text, or a list of texts, is expected here"))
    return tuple(str(value).lower() if isinstance(value, bool) else str(value) for value in listed)


def _strings(values: Any, place: str) -> tuple[str, ...]:
    listed = values if isinstance(values, list) else [values]
    return tuple(_string(value, place) for value in listed)


def _string(value: Any, place: str) -> str:
    if not isinstance(value, str):
        raise _Fault(place, Reason.tr("a text, or a list of texts, is expected here"))
    return value
