"""Reads and drives windows by the accessibility bus, as a screen reader does; one question in JSON a line.

Run by the Python of the system, which has the library for it (python3-gi, gir1.2-atspi-2.0). A question is
`{"ask": "text" | "press" | "rows" | "choose" | "type" | "names", "name": …, …}`; the answer has `found`, or
`missing` where something failed. A name is an accessible one, or `#` and a widget's objectName.
"""

from __future__ import annotations

import json
import subprocess
import sys
import warnings
from collections.abc import Iterator
from typing import Any

import gi

warnings.simplefilter("ignore")
gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402 - after its version is chosen

MOST_CHILDREN, MOST_DEPTH, MOST_ROWS = 3000, 40, 3000
_OF_ROWS = ("table cell", "tree item", "list item")


class NotThereError(Exception):
    """Nothing of this name is on the bus yet, or it has no such row."""


def everything() -> Iterator[Any]:
    """Every element of every application; cells of tables are not gone through."""
    desktop = Atspi.get_desktop(0)
    waiting = [(each, 0) for each in _children(desktop)]
    while waiting:
        node, depth = waiting.pop()
        yield node
        if depth < MOST_DEPTH and node.get_role_name() not in _OF_ROWS:
            waiting += [(child, depth + 1) for child in _children(node)]


def find(name: str, *, has_rows: bool = False) -> Any:
    """The element of this name, one that is shown before others; raises NotThereError."""
    found = []
    for node in everything():
        try:
            if _is_called(node, name) and (not has_rows or node.get_table_iface() is not None):
                found.append(node)
        except Exception:  # noqa: BLE001 - it went while it was looked at
            continue
    if not found:
        raise NotThereError(name)
    return min(found, key=lambda node: not _has(node, Atspi.StateType.SHOWING))


def text(name: str) -> str:
    """What it says: its text, or its name."""
    node = find(name)
    if node.get_text_iface() is not None and (said := Atspi.Text.get_text(node, 0, -1)):
        return str(said)
    return node.get_name() or node.get_description() or ""


def press(name: str) -> str:
    """Press the button, or choose the entry; raises NotThereError while it is disabled."""
    node = find(name)
    if not _has(node, Atspi.StateType.ENABLED):
        raise NotThereError(f"{name} is disabled")
    Atspi.Action.do_action(node, 0)
    return name


def rows(name: str) -> list[list[str]]:
    """The rows of a table or a tree, as their cells' texts."""
    node = find(name, has_rows=True)
    count = min(Atspi.Table.get_n_rows(node), MOST_ROWS)
    columns = range(Atspi.Table.get_n_columns(node))
    return [[_cell(node, row, column) for column in columns] for row in range(count)]


def choose(name: str, wanted: str) -> list[str]:
    """Click the first row that has the text in a cell; raises NotThereError where none has."""
    node = find(name, has_rows=True)
    for number, row in enumerate(rows(name)):
        if any(wanted in cell for cell in row):
            _click_row(node, number)
            return row
    raise NotThereError(f"{wanted} in {name}")


def type_text(name: str, typed: str) -> str:
    """Put the text in place of what is in the field."""
    node = find(name)
    if not Atspi.EditableText.set_text_contents(node, typed):
        raise NotThereError(f"{name} takes no text")
    return typed


def names(role: str) -> list[str]:
    """The names of every element of this role that is shown."""
    nodes = [node for node in everything() if node.get_role_name() == role]
    return [node.get_name() for node in nodes if _has(node, Atspi.StateType.SHOWING)]


def _children(node: Any) -> Iterator[Any]:
    try:
        for number in range(min(node.get_child_count(), MOST_CHILDREN)):
            child = node.get_child_at_index(number)
            if child is not None:
                yield child
    except Exception:  # noqa: BLE001 - an application that ends while it is looked at
        return


def _is_called(node: Any, name: str) -> bool:
    if name.startswith("#"):
        return node.get_accessible_id().rpartition(".")[2] == name[1:]
    return node.get_name() == name


def _has(node: Any, state: Any) -> bool:
    return bool(node.get_state_set().contains(state))


def _cell(node: Any, row: int, column: int) -> str:
    cell = Atspi.Table.get_accessible_at(node, row, column)
    return "" if cell is None else cell.get_name() or ""


def _click_row(node: Any, row: int) -> None:
    """By the pointer where the row is in sight, else by the table's own selection."""
    view = Atspi.Component.get_extents(node, Atspi.CoordType.SCREEN)
    box = Atspi.Component.get_extents(Atspi.Table.get_accessible_at(node, row, 0), Atspi.CoordType.SCREEN)
    if box.width > 0 and view.y <= box.y and box.y + box.height <= view.y + view.height:
        place = (str(box.x + min(box.width // 2, 60)), str(box.y + box.height // 2))
        subprocess.run(["xdotool", "mousemove", *place, "click", "1"], check=True, timeout=20)
        return
    Atspi.Component.grab_focus(node)
    Atspi.Table.add_row_selection(node, row)


_ANSWERS = {
    "text": lambda asked: text(asked["name"]),
    "press": lambda asked: press(asked["name"]),
    "rows": lambda asked: rows(asked["name"]),
    "choose": lambda asked: choose(asked["name"], asked["wanted"]),
    "type": lambda asked: type_text(asked["name"], asked["typed"]),
    "names": lambda asked: names(asked["role"]),
}


def main() -> None:
    """Answer until there is no more question."""
    Atspi.init()
    for line in sys.stdin:
        asked = json.loads(line)
        try:
            answer = {"found": _ANSWERS[asked["ask"]](asked)}
        except NotThereError as error:
            answer = {"missing": str(error)}
        except Exception as error:  # noqa: BLE001 - told to who asks
            answer = {"missing": f"{type(error).__name__}: {error}"}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
