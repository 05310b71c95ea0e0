"""How a look-alike differs from the registry's host that it is made to be taken for."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher

from layerscope.registry.references.hosts import host_of
from layerscope.registry.references.partitions import REGION
from layerscope.registry.references.pasted import Pasted
from layerscope.text.reasons import Reason

_LONGEST = 253  # RFC 1035
_MOST_DIFFERENCES = 2  # of a host that is meant to be taken for another one
_ACCOUNT = re.compile(r"(?<![0-9])[0-9]{12}(?![0-9])")
_REGION = re.compile(rf"(?<![a-z0-9-]){REGION}(?![a-z0-9-])")


def lookalike_warning(pasted: Pasted) -> Reason | None:
    """What to beware of in a text, beside what was read of it; None where it names no look-alike."""
    forged = pasted.lookalike[:_LONGEST]
    if not forged:
        return None
    true = _resembled(forged, pasted.reference.host if pasted.reference else "")
    marked, differences = _difference(forged, true)
    if true and 0 < len(differences) <= _MOST_DIFFERENCES:
        return Reason.tr(
            "Caution: the text also names {forged}, which is not {true}: {differences}. Nothing was sent "
            "there.",
            forged=marked,
            true=true,
            differences=_joined(differences),
        )
    return Reason.tr(
        "Caution: the text also names {forged}, which looks like an ECR host but does not belong to AWS. "
        "Nothing was sent there.",
        forged=_visible(forged),
    )


def _resembled(forged: str, read: str) -> str:
    """The host it is nearest to: the one that was read, or the one of the account and region in it."""
    account, region = _ACCOUNT.search(forged), _REGION.search(forged.lower())
    own = host_of(account[0], region[0]) if account and region else ""
    known = [host for host in (read, own) if host]
    return max(known, key=lambda host: _matcher(forged, host).ratio(), default="")


def _difference(forged: str, true: str) -> tuple[str, list[Reason]]:
    """The look-alike with what differs in brackets, and each difference in words."""
    marked, words = "", list[Reason]()
    for kind, start, end, true_start, true_end in _matcher(forged, true).get_opcodes():
        part = _visible(forged[start:end])
        marked += part if kind == "equal" else f"[{part}]"
        if kind != "equal":
            words.append(_in_words(part, true[true_start:true_end]))
    return marked, words


def _in_words(part: str, true: str) -> Reason:
    if not part:
        return Reason.tr("“{letters}” is missing", letters=true)
    if not true:
        return Reason.tr("“{letters}” is added", letters=part)
    return Reason.tr("“{letters}” in place of “{true}”", letters=part, true=true)


def _visible(part: str) -> str:
    """The part with the names of letters that are no plain ones, in place of those nobody sees."""
    return "".join(letter if letter.isascii() and letter.isprintable() else _named(letter) for letter in part)


def _named(letter: str) -> str:
    name = unicodedata.name(letter, f"U+{ord(letter):04X}")
    return f"{letter} {name}" if letter.isprintable() and unicodedata.category(letter) != "Mn" else name


def _joined(words: list[Reason]) -> Reason:
    said = words[0]
    for word in words[1:]:
        said = Reason.joined("{before}, {word}", before=said, word=word)
    return said


def _matcher(forged: str, true: str) -> SequenceMatcher[str]:
    return SequenceMatcher(None, forged, true, autojunk=False)
