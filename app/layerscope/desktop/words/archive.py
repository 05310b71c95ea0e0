"""Words on what lies in the archive, where it can be restored from here and where it cannot."""

from __future__ import annotations

from layerscope.desktop.words.form import QT_TRANSLATE_NOOP, Words
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.errors.service import ImageArchivedError, LayerArchivedError

ARCHIVE_WORDS: dict[type[RegistryError], Words] = {
    ImageArchivedError: Words(
        QT_TRANSLATE_NOOP("messages", "This image is archived"),
        QT_TRANSLATE_NOOP(
            "messages", "ECR keeps archived images out of reach: neither manifest nor layers can be read."
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "Have it restored by somebody who may ecr:UpdateImageStorageClass on {repository}: AWS bills the "
            "restore, and it takes up to 20 minutes. Pushing the image again works too.",
        ),
    ),
    LayerArchivedError: Words(
        QT_TRANSLATE_NOOP("messages", "This layer is archived"),
        QT_TRANSLATE_NOOP(
            "messages",
            "ECR keeps it in the archive, with an image that has it, and gives out no URL of it. An image "
            "gets there by a lifecycle policy, or by hand.",
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "Have an archived image restored that has it (“Where used” names those that are known to): AWS "
            "bills the restore, and it takes up to 20 minutes. Pushing this image again works too.",
        ),
    ),
}

# The next step on a card that has the button for it.
RESTORE_HERE: dict[type[RegistryError], str] = {
    ImageArchivedError: QT_TRANSLATE_NOOP(
        "messages",
        "Restore it; a question comes first. AWS bills the restore, and it takes up to 20 minutes. It needs "
        "ecr:UpdateImageStorageClass: if you may not, have it restored, or push it again.",
    ),
    LayerArchivedError: QT_TRANSLATE_NOOP(
        "messages",
        "Restore the image; a question comes first. AWS bills the restore, and it takes up to 20 minutes. It "
        "needs ecr:UpdateImageStorageClass: if you may not, have the image restored, or push it again.",
    ),
}
