"""A JSON text taken apart into numbered nodes, with nothing lost: order, double keys, numbers as written."""

from __future__ import annotations

import json
from enum import Enum
from typing import Any

ROOT = 0


class NodeKind(Enum):
    """What a node holds; it decides its colour."""

    OBJECT = "object"
    ARRAY = "array"
    STRING = "string"
    NUMBER = "number"
    WORD = "word"  # true, false, null


class _Members(list[tuple[str, Any]]):
    """An object's members in the order written; a dict would drop the first of two equal keys."""


class _Number(str):
    """A number as it is written: 1.50 stays 1.50, and no precision is lost."""

    __slots__ = ()


class JsonDocument:
    """Nodes in the order of the text, node 0 the whole; `text` is the JSON as it was fetched.

    Attributes: `parents`, `rows` (place among its siblings), `keys` (a member's name, or None in an
    array), `values` and `children` (None of a scalar), each by node.
    """

    def __init__(self, text: str) -> None:
        """Raises ValueError for a text that is no JSON, or that nests deeper than can be read."""
        self.text = text
        self.parents: list[int] = [-1]
        self.rows: list[int] = [0]
        self.keys: list[str | None] = [None]
        self.children: list[list[int] | None] = []
        try:
            self.values: list[Any] = [
                json.loads(text, object_pairs_hook=_Members, parse_int=_Number, parse_float=_Number)
            ]
        except RecursionError:
            raise ValueError("the text nests too deep") from None
        self._searched: list[tuple[int, str]] | None = None
        self._number_nodes()

    def __len__(self) -> int:
        return len(self.values)

    def kind(self, node: int) -> NodeKind:
        value = self.values[node]
        if isinstance(value, _Members):
            return NodeKind.OBJECT
        if isinstance(value, list):
            return NodeKind.ARRAY
        if isinstance(value, _Number):
            return NodeKind.NUMBER
        return NodeKind.STRING if isinstance(value, str) else NodeKind.WORD

    def scalar(self, node: int) -> str:
        """A scalar as JSON writes it, strings in quotes; empty for a container."""
        value = self.values[node]
        return "" if isinstance(value, list) else _written(value)

    def copy_text(self, node: int) -> str:
        """What copying the node gives: a string's content, a scalar as written, a container as JSON."""
        value = self.values[node]
        return str(value) if isinstance(value, str) else "".join(_indented(value, ""))

    def pointer(self, node: int) -> str:
        """The way to the node as a JSON pointer (RFC 6901): `/layers/3/digest`; empty for the whole."""
        steps: list[str] = []
        while node != ROOT:
            key = self.keys[node]
            step = str(self.rows[node]) if key is None else key
            steps.append(step.replace("~", "~0").replace("/", "~1"))
            node = self.parents[node]
        return "".join("/" + step for step in reversed(steps))

    def find(self, needle: str) -> list[int]:
        """Every node whose key or scalar contains the needle, whatever its case, in the text's order."""
        if not needle:
            return []
        if self._searched is None:
            self._searched = [
                (node, f"{self.keys[node] or ''}\n{_plain(self.values[node])}".lower())
                for node in self._in_the_texts_order()
            ]
        needle = needle.lower()
        return [node for node, text in self._searched if needle in text]

    def _in_the_texts_order(self) -> list[int]:
        order: list[int] = []
        waiting = [ROOT]
        while waiting:
            node = waiting.pop()
            order.append(node)
            waiting += reversed(self.children[node] or ())
        return order

    def _number_nodes(self) -> None:
        """Give every value a number, parents before their children and siblings side by side."""
        node = 0
        while node < len(self.values):  # it grows meanwhile
            value = self.values[node]
            self.children.append(self._add_children(node, value) if isinstance(value, list) else None)
            node += 1

    def _add_children(self, parent: int, container: list[Any]) -> list[int]:
        first = len(self.values)
        count = len(container)
        if isinstance(container, _Members):
            self.keys += [key for key, _ in container]
            self.values += [value for _, value in container]
        else:
            self.keys += [None] * count
            self.values += container
        self.parents += [parent] * count
        self.rows += range(count)
        return list(range(first, first + count))


def _plain(value: Any) -> str:
    """What a search looks at: a string's content, a scalar as written, nothing of a container."""
    if isinstance(value, list):
        return ""
    return value if isinstance(value, str) else _written(value)


def _written(value: Any) -> str:
    return str(value) if isinstance(value, _Number) else json.dumps(value, ensure_ascii=False)


def _indented(value: Any, indent: str) -> list[str]:
    if not isinstance(value, list):
        return [_written(value)]
    is_object = isinstance(value, _Members)
    opening, closing = "{}" if is_object else "[]"
    if not value:
        return [opening + closing]
    parts = [opening]
    inner = indent + "  "
    for number, item in enumerate(value):
        parts.append(("," if number else "") + "\n" + inner)
        if is_object:
            parts.append(json.dumps(item[0], ensure_ascii=False) + ": ")
            item = item[1]  # noqa: PLW2901 - the member's value
        parts += _indented(item, inner)
    return [*parts, "\n" + indent + closing]
