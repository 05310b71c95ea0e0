"""Words on what ECR answers to calls."""

from __future__ import annotations

from layerscope.desktop.words.form import QT_TRANSLATE_NOOP, Words
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

WORDS: dict[type[BaseException], Words] = {
    ServiceError: Words(
        QT_TRANSLATE_NOOP("messages", "ECR refused the call"),
        QT_TRANSLATE_NOOP("messages", "{operation} was answered with {code}."),
        QT_TRANSLATE_NOOP("messages", "The details below hold ECR's own words."),
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
    UpstreamLayerError: Words(
        QT_TRANSLATE_NOOP("messages", "The upstream registry did not give the layer"),
        QT_TRANSLATE_NOOP(
            "messages",
            "{repository} is filled by a pull-through cache rule, and its upstream refused or could not be "
            "reached: the rule's secret, the upstream's limit, or the network.",
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "Check the rule's secret in Secrets Manager and that you may ecr:BatchImportUpstreamImage; then "
            "try again.",
        ),
    ),
    UpstreamImageError: Words(
        QT_TRANSLATE_NOOP("messages", "The upstream registry did not give the image"),
        QT_TRANSLATE_NOOP(
            "messages",
            "The pull-through cache rule of {repository} could not fetch {image} ({code}). An image asked "
            "for by digest is cached only after it was pulled by tag.",
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "Pull it once by tag. If that fails, check the rule's secret and the upstream's limits, and that "
            "you may ecr:BatchImportUpstreamImage.",
        ),
    ),
    UpstreamReferrersError: Words(
        QT_TRANSLATE_NOOP("messages", "The upstream registry did not list the referrers"),
        QT_TRANSLATE_NOOP(
            "messages", "Signatures and attestations of {image} lie upstream of a pull-through cache rule."
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "The image itself is not concerned. Try again, or look at them in the upstream registry.",
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
    PolicyNotFoundError: Words(
        QT_TRANSLATE_NOOP("messages", "There is no such policy"),
        QT_TRANSLATE_NOOP("messages", "{operation} found none set for {repository} in {where}."),
        QT_TRANSLATE_NOOP(
            "messages", "Nothing is wrong by that. Only access from other accounts needs a repository policy."
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
        QT_TRANSLATE_NOOP("messages", "There is no such pull-through cache rule"),
        QT_TRANSLATE_NOOP("messages", "No rule with this prefix is set in {where}."),
        QT_TRANSLATE_NOOP(
            "messages",
            "Check the prefix, the account and the region; the registry's settings list the rules.",
        ),
    ),
    LimitExceededError: Words(
        QT_TRANSLATE_NOOP("messages", "A limit of the registry is reached"),
        QT_TRANSLATE_NOOP("messages", "{operation} would go beyond a quota of {where}."),
        QT_TRANSLATE_NOOP(
            "messages", "Remove what is no longer needed, or ask for a higher quota in Service Quotas."
        ),
    ),
    StorageClassError: Words(
        QT_TRANSLATE_NOOP("messages", "This image's storage class cannot be changed"),
        QT_TRANSLATE_NOOP(
            "messages",
            "ECR does not move {image} of {repository} into the archive or out of it as it is now.",
        ),
        QT_TRANSLATE_NOOP(
            "messages", "The details give ECR's reason. A restore under way ends within about 20 minutes."
        ),
    ),
    RegionDisabledError: Words(
        QT_TRANSLATE_NOOP("messages", "The account does not use this region"),
        QT_TRANSLATE_NOOP(
            "messages", "{region} must be switched on for the account before ECR can be called there."
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "Choose another region (Ctrl+P), or have the region enabled in the account's settings.",
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
            "messages", "Read ECR's own words in the details; copy them when you ask for help."
        ),
    ),
}

# The next step on a card that has the button for it.
RESTORE_HERE: dict[type[BaseException], str] = {
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
