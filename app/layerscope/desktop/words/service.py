"""Words on what ECR answers to calls about layers, images and repositories."""

from __future__ import annotations

from layerscope.desktop.words.form import QT_TRANSLATE_NOOP, Words
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.errors.service import (
    ImageNotFoundError,
    InvalidParameterError,
    KmsError,
    LayerInaccessibleError,
    LayersNotFoundError,
    RepositoryNotFoundError,
    ServerFaultError,
    ServiceError,
    ThrottledError,
    UnexpectedServiceError,
)

SERVICE_WORDS: dict[type[RegistryError], Words] = {
    ServiceError: Words(
        QT_TRANSLATE_NOOP("messages", "ECR refused the call"),
        QT_TRANSLATE_NOOP("messages", "{operation} was answered with {code}."),
        QT_TRANSLATE_NOOP("messages", "The details below hold ECR's own words."),
    ),
    LayerInaccessibleError: Words(
        QT_TRANSLATE_NOOP("messages", "This layer is no longer attached to an image"),
        QT_TRANSLATE_NOOP(
            "messages",
            "ECR keeps it only until its next clean-up. The image that had it was deleted or expired after "
            "this list was read.",
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "Refresh the list. Another image that has the same layer still gives it out; otherwise push the "
            "image again.",
        ),
    ),
    LayersNotFoundError: Words(
        QT_TRANSLATE_NOOP("messages", "{repository} has no such layer"),
        QT_TRANSLATE_NOOP(
            "messages",
            "ECR knows no layer {digest} in {where}. The digest may belong to another repository, be a "
            "diffID or an image's digest, or come from a push that never completed.",
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "Compare it with the layers in the image's manifest. If it stands there, push the image again.",
        ),
    ),
    RepositoryNotFoundError: Words(
        QT_TRANSLATE_NOOP("messages", "There is no repository {repository}"),
        QT_TRANSLATE_NOOP("messages", "It was looked for in {where}."),
        QT_TRANSLATE_NOOP("messages", "Check the spelling, the account and the region, or refresh the list."),
    ),
    ImageNotFoundError: Words(
        QT_TRANSLATE_NOOP("messages", "{repository} has no image {image}"),
        QT_TRANSLATE_NOOP(
            "messages",
            "It was deleted, expired by a lifecycle policy, not replicated to {where} yet, or never pushed. "
            "An index may also name a platform whose image is gone.",
        ),
        QT_TRANSLATE_NOOP(
            "messages", "Refresh the images; the other platforms of an index still work. Else push it again."
        ),
    ),
    KmsError: Words(
        QT_TRANSLATE_NOOP("messages", "The repository's KMS key cannot be used"),
        QT_TRANSLATE_NOOP(
            "messages",
            "{repository} is encrypted with a key that is disabled, deleted, or no longer granted to ECR.",
        ),
        QT_TRANSLATE_NOOP(
            "messages", "Have the key's administrator enable it, cancel its deletion, or restore the grant."
        ),
    ),
    InvalidParameterError: Words(
        QT_TRANSLATE_NOOP("messages", "ECR does not accept the request"),
        QT_TRANSLATE_NOOP(
            "messages",
            "A value of {operation} has not the form ECR wants: a name, a digest or a registry id.",
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "The details name the value. Check the repository's name, the digest and the registry id.",
        ),
    ),
    ThrottledError: Words(
        QT_TRANSLATE_NOOP("messages", "ECR asks to slow down"),
        QT_TRANSLATE_NOOP(
            "messages",
            "The account makes more {operation} calls in {where} than its quota allows. The call was "
            "repeated and throttled again.",
        ),
        QT_TRANSLATE_NOOP(
            "messages", "Wait a few seconds and try again. If it stays, have the quota raised."
        ),
    ),
    ServerFaultError: Words(
        QT_TRANSLATE_NOOP("messages", "ECR failed on its own side"),
        QT_TRANSLATE_NOOP("messages", "{operation} ended with {code} in {where}, after repeated attempts."),
        QT_TRANSLATE_NOOP(
            "messages",
            "Try again in a minute. If it stays, see the AWS Health Dashboard; AWS will want the request id.",
        ),
    ),
    UnexpectedServiceError: Words(
        QT_TRANSLATE_NOOP("messages", "ECR gave an answer this program does not know"),
        QT_TRANSLATE_NOOP("messages", "{operation} was refused with the code {code}."),
        QT_TRANSLATE_NOOP(
            "messages", "Read ECR's own words in the details; copy them for whoever is asked for help."
        ),
    ),
}
