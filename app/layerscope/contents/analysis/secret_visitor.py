"""Looks for secrets in the text files of a layer while it is read; keeps no value of one."""

from __future__ import annotations

import codecs
import re

from layerscope.contents.analysis.secret_names import named_secret
from layerscope.contents.analysis.secret_rules import MARKS, SecretPlace, secrets_in
from layerscope.contents.model.entries import Entry, Kind
from layerscope.contents.model.limits import MIB

MOST_BYTES = 1 * MIB  # of one file, from its start
_MOST_FILES = 10_000  # with a secret, of a layer
_LEAST_BYTES = 12
_LOOKED_AT_BYTES = 8192  # for a NUL, which no text has
# Of whoever packaged it; trivy's rules leave the same out.
_PASSED_OVER = re.compile(
    rb"usr/(?:share|include|lib|lib64|libexec|bin|sbin)/|usr/local/go/|proc/|sys/"
    rb"|.*(?:/|^)(?:site-packages|dist-packages|node_modules|testdata|fixtures?|tests?|__pycache__|locale|examples?|vendor)/"
    rb"|.*/(?:python\d[\d.]*|gems)/|.*_test\.go$|.*\.(?:md|rst|pyc|so|a|o|gz|xz|bz2|zst|zip|jar|png|jpe?g|gif|svg|ttf|woff2?|mo)$"
)
_SETTINGS = re.compile(
    rb".*(?:^|/)(?:\.env(?:\.[\w.-]+)?|\.npmrc|\.yarnrc(?:\.yml)?|\.pypirc|\.?_?netrc|\.pgpass|\.my\.cnf"
    rb"|\.git-credentials|\.dockercfg|\.s3cfg|\.boto|credentials|[^/]*config|Dockerfile[^/]*|\.(?:ba|z)?sh_?(?:rc|history)"
    rb"|\.profile|[^/]+\.(?:env|properties|ini|cfg|conf|cnf|ya?ml|toml|json|xml|tfvars|tfstate|sh|service))$"
)
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class SecretVisitor:
    """Is given the files of a layer; at the end `found` has the places of secrets by path.

    `looked` are the files, of those whose names say that they usually hold a secret, whose whole text was
    looked at.
    """

    def __init__(self) -> None:
        self.found: dict[bytes, list[SecretPlace]] = {}
        self.looked: set[bytes] = set()
        self._entry = Entry(b"", Kind.FILE)
        self._content = bytearray()
        self._is_text = True

    def wants(self, entry: Entry) -> bool:
        """As a reading's `Visitor` has it."""
        if entry.kind is not Kind.FILE or entry.size_bytes < _LEAST_BYTES or len(self.found) >= _MOST_FILES:
            return False
        return not _PASSED_OVER.match(entry.path)

    def begin(self, entry: Entry) -> None:
        """As a reading's `Visitor` has it."""
        self._entry, self._content, self._is_text = entry, bytearray(), True

    def feed(self, piece: bytes) -> None:
        """As a reading's `Visitor` has it."""
        if not self._is_text or len(self._content) >= MOST_BYTES:
            return
        if not self._content and b"\0" in piece[:_LOOKED_AT_BYTES] and not piece.startswith(_UTF_16):
            self._is_text = False
            return
        self._content += piece[: MOST_BYTES - len(self._content)]

    def end(self) -> None:
        """As a reading's `Visitor` has it."""
        content, path = bytes(self._content), self._entry.path
        self._content = bytearray()
        if not self._is_text:
            return
        is_settings = _SETTINGS.match(path) is not None
        is_named = named_secret(path) is not None
        low = content.lower()
        if is_settings or content.startswith(_UTF_16) or any(mark in low for mark in MARKS):
            found = secrets_in(_decoded(content), is_settings=is_settings, keeps_examples=is_named)
            if found:
                self.found[path] = found
            else:
                self.found.pop(path, None)
        if self._entry.size_bytes <= MOST_BYTES and is_named:
            self.looked.add(path)


def _decoded(content: bytes) -> str:
    return content.decode("utf-16" if content.startswith(_UTF_16) else "utf-8", "replace")
