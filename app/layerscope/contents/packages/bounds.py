"""How much of a package database is believed, and how it is said what was not."""

from __future__ import annotations

from layerscope.contents.errors import PackagesUnreadableError
from layerscope.contents.model.limits import DEFAULT, MIB
from layerscope.text.reasons import Reason
from layerscope.text.word_facts import Count, ExactSize, Size

MOST_PACKAGES = 200_000  # of one database; a whole Debian has 65,000
MOST_DATABASE_BYTES = DEFAULT.most_package_database_bytes
MOST_METADATA_BYTES = 32 * MIB  # of a text about one or several packages: a lockfile, a gemspec
_MOST_CHARACTERS = 1000  # of a name, a version, a license


def text(raw: bytes) -> str:
    r"""What a database says, on one line and bounded; bytes that are no UTF-8 as `\xNN`."""
    return one_line(raw[: 4 * _MOST_CHARACTERS].decode("utf-8", "backslashreplace"))


def one_line(words: str) -> str:
    """The words with single spaces between them, bounded; half a character, as JSON may have, is shown."""
    cut = words[:_MOST_CHARACTERS].encode("utf-8", "backslashreplace").decode()
    return " ".join(cut.split())


def shown(path: bytes) -> str:
    """The path, for an error's words."""
    return path.decode("utf-8", "backslashreplace")


def check_size(path: bytes, content: bytes, most_bytes: int) -> None:
    """Raise PackagesUnreadableError for more than that."""
    if len(content) > most_bytes:
        raise too_large(path, most_bytes)


def damaged(path: bytes, at_byte: int) -> PackagesUnreadableError:
    """Something at this byte is not what the format wants there."""
    return PackagesUnreadableError(
        shown(path), Reason.tr("It is damaged near byte {at}.", at=ExactSize(at_byte))
    )


def damaged_so(path: bytes, reason: str) -> PackagesUnreadableError:
    """The same, as a library says it."""
    return PackagesUnreadableError(shown(path), Reason.tr("It is damaged: {reason}", reason=reason))


def unknown_form(path: bytes) -> PackagesUnreadableError:
    """It is not what its name says."""
    return PackagesUnreadableError(shown(path), Reason.tr("Its form is unknown."))


def too_large(path: bytes, most_bytes: int) -> PackagesUnreadableError:
    """It has more than `most_bytes`."""
    return PackagesUnreadableError(shown(path), Reason.tr("It is larger than {most}.", most=Size(most_bytes)))


def too_many(path: bytes) -> PackagesUnreadableError:
    """It names more packages than are read."""
    return PackagesUnreadableError(
        shown(path), Reason.tr("It has more than {most} packages.", most=Count(MOST_PACKAGES))
    )
