"""Whose packages they are: names that are the same in every language."""

from __future__ import annotations

from layerscope.contents.model.findings import Ecosystem

_NAMES = {
    Ecosystem.DEB: "Debian",
    Ecosystem.APK: "Alpine",
    Ecosystem.RPM: "RPM",
    Ecosystem.PYPI: "Python",
    Ecosystem.NPM: "npm",
    Ecosystem.GO: "Go",
    Ecosystem.MAVEN: "Maven",
    Ecosystem.GEM: "RubyGems",
}


def ecosystem_name(ecosystem: Ecosystem) -> str:
    """The name that people know it by."""
    return _NAMES[ecosystem]
