"""Words on what ECR answers to calls."""

from __future__ import annotations

from layerscope.registry.errors.service import (
    ImageArchivedError,
    ImageNotFoundError,
    InvalidParameterError,
    KmsError,
    LayerArchivedError,
    LayerInaccessibleError,
    LayersNotFoundError,
    LimitExceededError,
    PolicyNotFoundError,
    RegionDisabledError,
    RepositoryNotFoundError,
    RuleNotFoundError,
    ScanNotFoundError,
    ServerFaultError,
    ServiceError,
    StorageClassError,
    ThrottledError,
    UnexpectedServiceError,
    UpstreamImageError,
    UpstreamLayerError,
    UpstreamReferrersError,
)
from layerscope.words.form import QT_TRANSLATE_NOOP, Words

WORDS: dict[type[BaseException], Words] = {
    ServiceError: Words(
        QT_TRANSLATE_NOOP("messages", "ECR refused the call"),
        QT_TRANSLATE_NOOP("messages", "{operation} was answered with {code}."),
        QT_TRANSLATE_NOOP("messages", "The details below have ECR's own message."),
    ),
    InvalidParameterError: Words(
        QT_TRANSLATE_NOOP("messages", "ECR rejected the request"),
        QT_TRANSLATE_NOOP(
            "messages",
            "A value of {operation} has the wrong form: a name, a digest or a registry ID.",
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "The details name the value. Check the repository's name, the digest and the registry ID.",
        ),
    ),
    LayerInaccessibleError: Words(
        QT_TRANSLATE_NOOP("messages", "This layer no longer belongs to an image"),
        QT_TRANSLATE_NOOP(
            "messages",
            "ECR keeps it only until the next clean-up. Its image was deleted or expired after this list "
            "was read.",
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "Refresh the list. Another image with the same layer still provides it; otherwise push the "
            "image again.",
        ),
    ),
    LayerArchivedError: Words(
        QT_TRANSLATE_NOOP("messages", "This layer is archived"),
        QT_TRANSLATE_NOOP(
            "messages",
            "ECR keeps it in the archive with its image and provides no URL. Images are archived by a "
            "lifecycle policy or manually.",
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "Restore an archived image that contains it (see “Where used”). AWS charges for it, and it "
            "takes up to 20 minutes. Pushing this image again works too.",
        ),
    ),
    LayersNotFoundError: Words(
        QT_TRANSLATE_NOOP("messages", "Layer not found in {repository}"),
        QT_TRANSLATE_NOOP(
            "messages",
            "ECR has no layer {digest} in {where}. The digest may belong to another repository, be a diffID "
            "or an image digest, or come from an incomplete push.",
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "Compare it with the layers in the image's manifest. If it is listed, push the image again.",
        ),
    ),
    RepositoryNotFoundError: Words(
        QT_TRANSLATE_NOOP("messages", "Repository {repository} not found"),
        QT_TRANSLATE_NOOP("messages", "Searched in {where}."),
        QT_TRANSLATE_NOOP("messages", "Check the spelling, the account and the region, or refresh the list."),
    ),
    ImageNotFoundError: Words(
        QT_TRANSLATE_NOOP("messages", "Image {image} not found in {repository}"),
        QT_TRANSLATE_NOOP(
            "messages",
            "It was deleted, expired by a lifecycle policy, not replicated to {where} yet, or never pushed. "
            "An index may also list a platform whose image is missing.",
        ),
        QT_TRANSLATE_NOOP(
            "messages", "Refresh the images; the other platforms of an index still work. Else push it again."
        ),
    ),
    ImageArchivedError: Words(
        QT_TRANSLATE_NOOP("messages", "This image is archived"),
        QT_TRANSLATE_NOOP(
            "messages", "Archived images cannot be pulled: neither manifest nor layers can be read."
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "Ask someone with ecr:UpdateImageStorageClass on {repository} to restore it. AWS charges for "
            "it, and it takes up to 20 minutes. Pushing the image again works too.",
        ),
    ),
    UpstreamLayerError: Words(
        QT_TRANSLATE_NOOP("messages", "The upstream registry did not provide the layer"),
        QT_TRANSLATE_NOOP(
            "messages",
            "{repository} is filled by a pull-through cache rule whose upstream rejected the request or was "
            "not reachable: the rule's secret, the upstream's limit, or the network.",
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "Check the rule's secret in Secrets Manager and your ecr:BatchImportUpstreamImage permission; "
            "then try again.",
        ),
    ),
    UpstreamImageError: Words(
        QT_TRANSLATE_NOOP("messages", "The upstream registry did not provide the image"),
        QT_TRANSLATE_NOOP(
            "messages",
            "The pull-through cache rule of {repository} could not fetch {image} ({code}). An image asked "
            "for by digest is cached only after it was pulled by tag.",
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "Pull it once by tag. If that fails, check the rule's secret, the upstream's limits, and your "
            "ecr:BatchImportUpstreamImage permission.",
        ),
    ),
    UpstreamReferrersError: Words(
        QT_TRANSLATE_NOOP("messages", "The upstream registry did not list the referrers"),
        QT_TRANSLATE_NOOP(
            "messages",
            "Signatures and attestations of {image} are in the upstream registry of a "
            "pull-through cache rule.",
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "The image itself is not affected. Try again, or look at them in the upstream registry.",
        ),
    ),
    KmsError: Words(
        QT_TRANSLATE_NOOP("messages", "The repository's KMS key cannot be used"),
        QT_TRANSLATE_NOOP(
            "messages",
            "{repository} is encrypted with a key that is disabled, deleted, or not granted to ECR anymore.",
        ),
        QT_TRANSLATE_NOOP(
            "messages", "The key's administrator must enable it, cancel its deletion, or restore the grant."
        ),
    ),
    PolicyNotFoundError: Words(
        QT_TRANSLATE_NOOP("messages", "Policy not found"),
        QT_TRANSLATE_NOOP("messages", "{operation} found none for {repository} in {where}."),
        QT_TRANSLATE_NOOP(
            "messages", "This is not an error. Only access from other accounts needs a repository policy."
        ),
    ),
    ScanNotFoundError: Words(
        QT_TRANSLATE_NOOP("messages", "This image was not scanned"),
        QT_TRANSLATE_NOOP("messages", "ECR has no scan findings for {image} in {repository}."),
        QT_TRANSLATE_NOOP(
            "messages", "Turn on scanning for the registry, or start a scan of the image in the AWS console."
        ),
    ),
    RuleNotFoundError: Words(
        QT_TRANSLATE_NOOP("messages", "Pull-through cache rule not found"),
        QT_TRANSLATE_NOOP("messages", "No rule with this prefix exists in {where}."),
        QT_TRANSLATE_NOOP(
            "messages",
            "Check the prefix, the account and the region; the registry's settings list the rules.",
        ),
    ),
    LimitExceededError: Words(
        QT_TRANSLATE_NOOP("messages", "Registry quota exceeded"),
        QT_TRANSLATE_NOOP("messages", "{operation} would exceed a quota of {where}."),
        QT_TRANSLATE_NOOP(
            "messages", "Remove what is no longer needed, or request a higher quota in Service Quotas."
        ),
    ),
    StorageClassError: Words(
        QT_TRANSLATE_NOOP("messages", "This image's storage class cannot be changed"),
        QT_TRANSLATE_NOOP(
            "messages",
            "ECR cannot move {image} of {repository} into or out of the archive in its current state.",
        ),
        QT_TRANSLATE_NOOP(
            "messages", "The details give ECR's reason. A restore under way ends within about 20 minutes."
        ),
    ),
    RegionDisabledError: Words(
        QT_TRANSLATE_NOOP("messages", "This region is not enabled for the account"),
        QT_TRANSLATE_NOOP(
            "messages", "{region} must be enabled for the account before ECR can be used there."
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "Choose another region (Ctrl+P), or enable the region in the account's settings.",
        ),
    ),
    ThrottledError: Words(
        QT_TRANSLATE_NOOP("messages", "ECR is throttling requests"),
        QT_TRANSLATE_NOOP(
            "messages",
            "The account makes more {operation} calls in {where} than its quota allows. The call was "
            "repeated and throttled again.",
        ),
        QT_TRANSLATE_NOOP(
            "messages", "Wait a few seconds and try again. If it persists, request a higher quota."
        ),
    ),
    ServerFaultError: Words(
        QT_TRANSLATE_NOOP("messages", "ECR server error"),
        QT_TRANSLATE_NOOP("messages", "{operation} ended with {code} in {where}, after repeated attempts."),
        QT_TRANSLATE_NOOP(
            "messages",
            "Try again in a minute. If it persists, see the AWS Health Dashboard; AWS support needs the "
            "request ID.",
        ),
    ),
    UnexpectedServiceError: Words(
        QT_TRANSLATE_NOOP("messages", "Unexpected response from ECR"),
        QT_TRANSLATE_NOOP("messages", "{operation} was rejected with {code}."),
        QT_TRANSLATE_NOOP("messages", "The details have ECR's own message; copy them when you ask for help."),
    ),
}

# The next step on a card that has the button for it.
RESTORE_HERE: dict[type[BaseException], str] = {
    ImageArchivedError: QT_TRANSLATE_NOOP(
        "messages",
        "Restore it (you will be asked to confirm). AWS charges for it, and it takes up to 20 minutes. "
        "Needs ecr:UpdateImageStorageClass.",
    ),
    LayerArchivedError: QT_TRANSLATE_NOOP(
        "messages",
        "Restore the image (you will be asked to confirm). AWS charges for it, and it takes up to 20 "
        "minutes. Needs ecr:UpdateImageStorageClass.",
    ),
}
