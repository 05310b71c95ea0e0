"""Which pull-through cache rule fills a repository, and from where.

https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache-private-wildcards.html
"""

from __future__ import annotations

from collections.abc import Iterable

from layerscope.diagnosis.model.evidence import PullThroughRule

ROOT = "ROOT"  # as ecrRepositoryPrefix: every repository that no other rule has


def rule_for(repository: str, rules: Iterable[PullThroughRule]) -> PullThroughRule | None:
    """The rule with the longest prefix of the repository's name, in whole segments; else that of ROOT."""
    known = list(rules)
    fitting = [rule for rule in known if rule.prefix != ROOT and repository.startswith(f"{rule.prefix}/")]
    if fitting:
        return max(fitting, key=lambda rule: len(rule.prefix))
    return next((rule for rule in known if rule.prefix == ROOT), None)


def upstream_name(repository: str, rule: PullThroughRule) -> str:
    """The repository's name in the upstream registry."""
    inner = repository if rule.prefix == ROOT else repository.removeprefix(f"{rule.prefix}/")
    outer = "" if rule.upstream_prefix in ("", ROOT) else f"{rule.upstream_prefix}/"
    return outer + inner
