"""Words on ECR's rules, limits and upstreams: what is seldom met while browsing."""

from __future__ import annotations

from layerscope.desktop.words.form import QT_TRANSLATE_NOOP, Words
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.errors.service import (
    LimitExceededError,
    PolicyNotFoundError,
    RegionDisabledError,
    RuleNotFoundError,
    StorageClassError,
    UpstreamImageError,
    UpstreamLayerError,
    UpstreamReferrersError,
)

UPKEEP_WORDS: dict[type[RegistryError], Words] = {
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
    PolicyNotFoundError: Words(
        QT_TRANSLATE_NOOP("messages", "There is no such policy"),
        QT_TRANSLATE_NOOP("messages", "{operation} found none set for {repository} in {where}."),
        QT_TRANSLATE_NOOP(
            "messages", "Nothing is wrong by that. Only access from other accounts needs a repository policy."
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
}
