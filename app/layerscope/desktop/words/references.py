"""Words on texts that name nothing in ECR."""

from __future__ import annotations

from layerscope.desktop.words.form import QT_TRANSLATE_NOOP, Words
from layerscope.registry.errors.references import (
    EcrPublicError,
    InvalidReferenceError,
    LookalikeHostError,
)

WORDS: dict[type[BaseException], Words] = {
    InvalidReferenceError: Words(
        QT_TRANSLATE_NOOP("messages", "This names nothing in ECR"),
        QT_TRANSLATE_NOOP("messages", "“{text}”: {reason}."),
        QT_TRANSLATE_NOOP(
            "messages", "Paste an image URI, an ARN, a digest, a console address, or the text of an error."
        ),
    ),
    LookalikeHostError: Words(
        QT_TRANSLATE_NOOP("messages", "This host only looks like ECR's"),
        QT_TRANSLATE_NOOP(
            "messages", "{host} is not one of AWS's. Somebody may have meant it to be taken for ECR."
        ),
        QT_TRANSLATE_NOOP(
            "messages", "Nothing was sent there. Check where the address came from before using it."
        ),
    ),
    EcrPublicError: Words(
        QT_TRANSLATE_NOOP("messages", "ECR Public hands out no layer URLs"),
        QT_TRANSLATE_NOOP(
            "messages",
            "public.ecr.aws has neither GetDownloadUrlForLayer nor BatchGetImage; private registries do.",
        ),
        QT_TRANSLATE_NOOP(
            "messages", "Pull the image with docker or skopeo, or copy it to a private repository first."
        ),
    ),
}
