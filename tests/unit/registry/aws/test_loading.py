"""The first calls of several workers import urllib3 and botocore one after the other."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import layerscope

PACKAGE = Path(layerscope.__path__[0])
LIBRARIES = ("boto3", "botocore", "urllib3")
# None loads urllib3, whose parts two threads must not begin at once.
HARMLESS = ("botocore", "botocore.configloader", "botocore.exceptions")
# Begins a first call, and a second one while the first is at the start of urllib3, before Python knows of it;
# the first goes on once the second waits for it. Prints what went wrong.
FIRST_CALLS = """
import importlib._bootstrap as imports
import sys
import threading
import time
from importlib.machinery import PathFinder

from layerscope.accounts.profiles.shared_files import list_regions
from layerscope.accounts.sessions.sessions import Sessions
from layerscope.accounts.sso.token_files import sso_cache
from layerscope.registry.aws import loading
from layerscope.registry.ecr.fetcher import Fetcher

PATIENCE_S = 20
begun = []


def waits(thread):
    frame = sys._current_frames().get(thread.ident)
    held = imports._blocking_on.get(thread.ident)
    return (held is not None and held.name == "urllib3") or (
        frame is not None and frame.f_code is loading._load.__code__
    )


class Gate:
    def __init__(self, loader):
        self.loader = loader

    def find_spec(self, name, path=None, target=None):
        if name != "urllib3":
            return None
        spec = PathFinder.find_spec(name, path)
        spec.loader = Gate(spec.loader)
        return spec

    def create_module(self, spec):
        if not begun:
            begun.append(in_thread(sso_cache))
            ends_at_s = time.monotonic() + PATIENCE_S
            while not waits(begun[0]) and time.monotonic() < ends_at_s:
                threading.Event().wait(0.001)
            print("together" if waits(begun[0]) else "one after the other")
        return self.loader.create_module(spec)

    def exec_module(self, module):
        self.loader.exec_module(module)


def in_thread(call):
    def run():
        try:
            call()
        except Exception as error:
            print(f"{call.__name__}: {error!r}")

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    return thread


def session():
    Sessions().open(None).client("sts", region_name="eu-central-1")


def regions():
    assert "eu-central-1" in list_regions()


def fetcher():
    Fetcher(1)._manager(None, Fetcher(1)._network())


sys.meta_path.insert(0, Gate(None))
first = in_thread(globals()[sys.argv[1]])
first.join(PATIENCE_S)
begun[0].join(PATIENCE_S)
assert not first.is_alive() and not begun[0].is_alive()
"""


@pytest.mark.parametrize("first", ["session", "regions", "fetcher"])
def test_two_first_calls_at_once_are_both_answered(first: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FIRST_CALLS, first], capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "together\n", "")


def test_what_is_imported_without_it_does_not_load_urllib3() -> None:
    told = f"import sys, {', '.join(HARMLESS)}; print('urllib3' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_every_late_import_of_these_is_preceded_by_it() -> None:
    # The local registry imports them in its main thread, at its start.
    rooms = (path for path in PACKAGE.rglob("*.py") if "localregistry" not in path.parts)
    late = {f"{path.relative_to(PACKAGE)}: {each}" for path in rooms for each in bare_imports(path)}
    assert late == set()


def bare_imports(path: Path) -> Iterator[str]:
    """The functions that import one of these libraries and have not loaded it before."""
    text = path.read_text("utf-8")
    if not any(f"import {name}" in text or f"from {name}" in text for name in LIBRARIES):
        return
    for function in ast.walk(ast.parse(text)):
        if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        for node in ast.walk(function):
            names = {name for name in imported(node) if is_theirs(name)}
            wanted = {f"load_{name.partition('.')[0].replace('boto3', 'botocore')}" for name in names}
            if wanted and not wanted <= calls_before(function, node):
                yield f"{function.name} imports {', '.join(sorted(names))}"


def is_theirs(name: str) -> bool:
    return name.partition(".")[0] in LIBRARIES and name not in HARMLESS


def imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.ImportFrom):
        return [node.module or ""]
    return [each.name for each in node.names] if isinstance(node, ast.Import) else []


def calls_before(function: ast.AST, node: ast.AST) -> set[str]:
    line = getattr(node, "lineno", 0)
    return {
        each.func.id
        for each in ast.walk(function)
        if isinstance(each, ast.Call) and isinstance(each.func, ast.Name) and each.lineno < line
    }
