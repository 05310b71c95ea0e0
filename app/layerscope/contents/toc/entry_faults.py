"""What is wrong with an entry of a table of contents, in whichever form it is."""

from __future__ import annotations

from layerscope.contents.errors import TableError
from layerscope.text.reasons import Reason
from layerscope.text.word_facts import Count


def entry_fault(number: int, member: str) -> TableError:
    """That the entry of this number has a `member` that it cannot have."""
    text = Reason.tr("Entry {number} of the table of contents: {member} has a value that it cannot have.")
    return TableError(text.filled(number=Count(number), member=member))
