"""Texts that people posted in public, accounts and names made up: each is read as an operator would.

`found.json` has what the kinds were tried with afterwards, each expectation written before the text was read.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layerscope.registry.references.pasted import Pasted, read_pasted
from layerscope.registry.references.reference import DigestKind
from layerscope.registry.references.target import read_target
from unit.registry.references.wild.test_kinds import OTHERS

POSTED = [
    case
    for name in ("posted.json", "found.json")
    for case in json.loads(Path(__file__).with_name(name).read_text("utf-8"))
]
ROLES = {DigestKind.LAYER: "blob", DigestKind.IMAGE: "image", DigestKind.UNKNOWN: "unknown"}


def said(pasted: Pasted) -> dict[str, str]:
    reference = pasted.reference
    return {
        "account": pasted.registry_id,
        "region": pasted.region,
        "repository": reference.repository if reference else "",
        "tag": reference.tag if reference else "",
        "action": pasted.action,
        "principal": pasted.principal,
        "kind": pasted.failure or "",
        "host": pasted.failed_host,
    }


@pytest.mark.parametrize("case", POSTED, ids=[case["id"] for case in POSTED])
def test_a_posted_text_is_read_as_an_operator_would(case: dict[str, Any]) -> None:
    pasted = read_target(case["text"])
    expected, accepted = case["expected"], case.get("accepted_too", {})
    for name, value in said(pasted).items():
        assert value in (expected[name], *accepted.get(name, [])), name
    roles = {digest.digest: ROLES[digest.kind] for digest in pasted.digests}
    assert list(roles) == [digest["digest"] for digest in expected["digests"]]
    assert pasted.lookalike == case.get("lookalike", "")
    for digest in expected["digests"]:
        known = (digest["role"], *accepted.get(f"role:{digest['digest']}", []))
        assert roles[digest["digest"]] in known


FAILING = [case for case in POSTED if case["expected"]["kind"] and case["expected"]["repository"]]


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(FAILING), st.lists(st.sampled_from(OTHERS), min_size=1, max_size=3), st.booleans())
def test_a_posted_failure_is_the_same_among_other_events(
    case: dict[str, Any], others: list[str], is_last: bool
) -> None:
    alone = read_pasted(case["text"])
    parts = [*others, case["text"]] if is_last else [case["text"], *others]
    among = read_pasted("\n\n".join(parts))
    assert (among.failure, among.reference) == (alone.failure, alone.reference)
    assert among.denial == alone.denial
