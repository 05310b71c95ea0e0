"""What the page says of the image's repository; rules only."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from layerscope.desktop.image.facts import Fact, Subject, not_known
from layerscope.registry.model import media_types
from layerscope.registry.model.images import ListedImage
from layerscope.registry.model.repositories import Repository
from layerscope.words import formats
from layerscope.words.plurals import Plural

translate = QCoreApplication.translate


def repository_facts(
    subject: Subject, images: Sequence[ListedImage] | None, list_error: BaseException | None
) -> dict[str, Fact]:
    """A line each, by the lines' names; `images` are all of the repository, None while they are not known."""
    return {**_settings(subject), "repositorySize": _size(images, list_error)}


def _settings(subject: Subject) -> dict[str, Fact]:
    repository = subject.repository or subject.found.repository.value
    if repository is None:
        unknown = not_known(subject.found.repository.error)
        return dict.fromkeys(("repositoryEncryption", "repositoryMutability", "repositoryScanning"), unknown)
    is_scanned = repository.scan_on_push
    word = translate("ImagePage", "enabled") if is_scanned else translate("ImagePage", "disabled")
    said = translate("ImagePage", "The registry's scan settings may include this repository anyway.")
    return {
        "repositoryEncryption": _encryption(repository),
        "repositoryMutability": _mutability(repository.tag_mutability),
        "repositoryScanning": Fact(word, "" if is_scanned else said),
    }


def _encryption(repository: Repository) -> Fact:
    if not repository.kms_key:
        return Fact(repository.encryption_type)
    return Fact(f"{repository.encryption_type} · {repository.kms_key}")


def _mutability(word: str) -> Fact:
    if word == "MUTABLE":
        return Fact(translate("ImagePage", "mutable"))
    if word == "IMMUTABLE":
        return Fact(translate("ImagePage", "immutable"))
    return Fact(word.replace("_", " ").lower())  # with exceptions


def _size(images: Sequence[ListedImage] | None, error: BaseException | None) -> Fact:
    """An index counts for its platforms, which are listed themselves."""
    if images is None:
        return not_known(error)
    sizes = [each.size_bytes or 0 for each in images if not media_types.is_index(each.media_type)]
    manifests = Plural.tr("%Ln manifests", "", len(images))
    tip = translate("ImagePage", "The sum of all manifests; a layer that several share counts for each.")
    return Fact(f"{formats.size(sum(sizes))} · {manifests}", tip)
