"""What a folder or tar of files is called."""

from __future__ import annotations

from layerscope.contents.saving.wanted import ROOT, Saving, SavingForm
from layerscope.text.file_names import safe_name

_DIGEST_CHARACTERS = 12


def suggested_name(saving: Saving) -> str:
    """A safe name for what is saved: of its one path, else of its image."""
    image = saving.image
    name = saving.paths[0].rpartition(b"/")[2].decode(errors="replace") if len(saving.paths) == 1 else ""
    if not name or saving.paths == (ROOT,):
        digest = image.digest.rpartition(":")[2][:_DIGEST_CHARACTERS]
        name = f"{image.repository.replace('/', '-')}_{digest}"
    return safe_name(name) + (".tar" if saving.form is SavingForm.TAR else "")
