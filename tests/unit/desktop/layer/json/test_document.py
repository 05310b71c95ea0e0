"""JSON taken apart with nothing lost."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layerscope.desktop.layer.json.document import ROOT, JsonDocument, NodeKind

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(), inner, max_size=5),
    max_leaves=30,
)


@given(JSON)
def test_a_copy_of_the_whole_is_the_same_json(value: Any) -> None:
    document = JsonDocument(json.dumps(value))
    copied = document.copy_text(ROOT)
    assert copied == value if isinstance(value, str) else json.loads(copied) == value


@given(JSON)
def test_every_pointer_leads_to_its_node(value: Any) -> None:
    document = JsonDocument(json.dumps(value))
    for node in range(len(document)):
        found = value
        for step in document.pointer(node).split("/")[1:]:
            name = step.replace("~1", "/").replace("~0", "~")
            found = found[int(name)] if isinstance(found, list) else found[name]
        copied = document.copy_text(node)
        assert copied == found if isinstance(found, str) else json.loads(copied) == found


@given(JSON, st.text(max_size=3))
def test_found_nodes_have_the_needle(value: Any, needle: str) -> None:
    document = JsonDocument(json.dumps(value))
    for node in document.find(needle):
        assert needle.lower() in f"{document.keys[node] or ''}\n{document.copy_text(node)}".lower()


def test_numbers_stay_as_written_and_double_keys_both_stay() -> None:
    document = JsonDocument('{"a": 1.50, "a": 12345678901234567890123}')
    assert [document.scalar(1), document.scalar(2)] == ["1.50", "12345678901234567890123"]
    assert document.copy_text(ROOT) == '{\n  "a": 1.50,\n  "a": 12345678901234567890123\n}'


def test_matches_come_in_the_order_of_the_text() -> None:
    document = JsonDocument('{"a": {"x": "needle"}, "b": "needle", "c": [["needle"]]}')
    assert [document.pointer(node) for node in document.find("NEEDLE")] == ["/a/x", "/b", "/c/0/0"]
    assert document.find("") == []


def test_kinds_are_told_apart() -> None:
    document = JsonDocument('[{}, [], "1", 1, null]')
    kinds = [document.kind(node) for node in range(1, 6)]
    assert kinds == [NodeKind.OBJECT, NodeKind.ARRAY, NodeKind.STRING, NodeKind.NUMBER, NodeKind.WORD]
    assert document.copy_text(1) == "{}"


@pytest.mark.parametrize("text", ["", "<html>", "{", "[" * 100_000])
def test_what_is_no_json_is_a_value_error(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        JsonDocument(text)
