"""Package URLs (https://github.com/package-url/purl-spec)."""

from __future__ import annotations

from packageurl import PackageURL

from layerscope.contents.model.findings import Ecosystem, Package
from layerscope.contents.packages.os_release import System

_OF_SYSTEM = frozenset({Ecosystem.DEB, Ecosystem.APK, Ecosystem.RPM})


def purl_of(package: Package, system: System) -> PackageURL | None:
    """The package's; None where what is known of it is not enough for one."""
    if not package.name:
        return None
    qualifiers: dict[str, str] = {}
    namespace, name, version = "", package.name, package.version
    if package.ecosystem in _OF_SYSTEM:
        namespace = system.id
        qualifiers = _of_system(package, system)
        if package.ecosystem is Ecosystem.RPM and ":" in version:
            qualifiers["epoch"], version = version.split(":", 1)
    elif package.ecosystem is Ecosystem.MAVEN:
        namespace, _, name = name.rpartition(":")
        if not namespace:
            return None  # one cannot be without its group
    elif package.ecosystem in (Ecosystem.NPM, Ecosystem.GO):
        namespace, _, name = name.rpartition("/")
    try:
        return PackageURL(package.ecosystem.value, namespace or None, name, version or None, qualifiers)
    except ValueError:
        return None


def image_purl(name: str, digest: str) -> PackageURL | None:
    """The image's own, by its manifest's digest."""
    repository = name.partition("@")[0]
    path, _, last = repository.rpartition("/")
    last = last.partition(":")[0].lower()
    if not last:
        return None
    where = {"repository_url": f"{path}/{last}"} if path else {}
    try:
        return PackageURL("oci", None, last, digest, where)
    except ValueError:
        return None


def _of_system(package: Package, system: System) -> dict[str, str]:
    source = package.source.partition(" ")[0]
    found = {
        "arch": package.architecture,
        "distro": "-".join(filter(None, (system.id, system.version))),
        "upstream": source if source != package.name else "",
    }
    return {name: value for name, value in found.items() if value}
