"""Words on texts that name nothing in ECR."""

from __future__ import annotations

from layerscope.registry.errors.references import (
    EcrPublicError,
    InvalidReferenceError,
    LookalikeHostError,
)
from layerscope.words.form import QT_TRANSLATE_NOOP, Words

WORDS: dict[type[BaseException], Words] = {
    InvalidReferenceError: Words(
        QT_TRANSLATE_NOOP("messages", "No ECR image, repository or digest found"),
        QT_TRANSLATE_NOOP("messages", "“{text}”: {reason}."),
        QT_TRANSLATE_NOOP(
            "messages", "Paste an image URI, an ARN, a digest, a console address, or the text of an error."
        ),
    ),
    LookalikeHostError: Words(
        QT_TRANSLATE_NOOP("messages", "This host is not an ECR host"),
        QT_TRANSLATE_NOOP("messages", "{host} does not belong to AWS. It may be meant to pass for ECR."),
        QT_TRANSLATE_NOOP(
            "messages", "Nothing was sent there. Check where the address came from before using it."
        ),
    ),
    EcrPublicError: Words(
        QT_TRANSLATE_NOOP("messages", "ECR Public does not provide layer URLs"),
        QT_TRANSLATE_NOOP(
            "messages",
            "public.ecr.aws has neither GetDownloadUrlForLayer nor BatchGetImage; private registries do.",
        ),
        QT_TRANSLATE_NOOP(
            "messages", "Pull the image with docker or skopeo, or copy it to a private repository first."
        ),
    ),
}
