"""What a pasted text leads to, and as whom to go there; rules only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from layerscope.accounts.model.profiles import Account, Profile
from layerscope.desktop.shell.requests import Route
from layerscope.registry.references.pasted import Pasted
from layerscope.registry.references.reference import DigestKind, Reference


@dataclass(frozen=True, slots=True)
class WindowLocation:
    """The registry and region that calls go to, and the repository that is open.

    `caller_id` is the account of who is asking, whose own registry needs no id. Empty where not known yet.
    """

    registry_id: str = ""
    region: str = ""
    repository: str = ""
    caller_id: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """An account as which the registry can be asked."""

    account: Account
    fits: bool  # the files say that the profile belongs to the account, or AWS once said so
    is_of_region: bool = False  # and that the reference's region is the profile's own


@dataclass(frozen=True, slots=True)
class Plan:
    """What has to be done: `route`, after `account` was taken where one is given.

    `offers` not empty: the reference is of another account (`registry_id`, `region`), and somebody has to
    choose as whom to go there. Where exactly one profile fits it is taken, and `account` names it. `pasted`
    is the text that was read.
    """

    route: Route
    registry_id: str = ""
    region: str = ""
    account: Account | None = None
    offers: tuple[Offer, ...] = ()
    pasted: Pasted = field(default_factory=Pasted, compare=False)

    @property
    def tells_of_failure(self) -> bool:
        """Whether a diagnosis is to be asked for: in words not known, of a pull or of what is named."""
        pasted = self.pasted
        named = pasted.reference is not None or bool(pasted.digests)
        return pasted.failure is not None or (pasted.fails and (named or pasted.is_pull))

    @property
    def names_repository(self) -> bool:
        """Whether the repository is one that the text names, and not the one that was open."""
        reference = self.pasted.reference
        return self.pasted.is_empty or (reference is not None and bool(reference.repository))


def plan_for(pasted: Pasted, here: WindowLocation, present: Account, profiles: Iterable[Profile]) -> Plan:
    """The plan for a pasted text.

    Same registry and region: go. Same registry, other region: take the region and go. The caller's own
    registry: take that. Another one: take the one profile whose account it is, or the one of several whose
    region it is too; else offer them, and the present profile asking that registry. Where it is not known
    who is asking, and no profile is known to fit, the present one asks the registry by its id. The repository
    that is open counts only where the text names none, in whatever way.
    """
    reference = pasted.reference or Reference()
    registry_id, region = reference.registry_id, reference.region or pasted.region
    is_same_registry = registry_id in {"", here.registry_id}
    stays = is_same_registry and region in {"", here.region}
    route = _route(pasted, reference, here.repository if stays and not pasted.unread_name else "")
    plan = Plan(route, registry_id, region, pasted=pasted)
    if stays:
        return plan
    if is_same_registry:
        return replace(plan, account=replace(present, region=region))
    if registry_id == here.caller_id:
        return replace(plan, account=_across(present, "", region))
    offers = _offers(registry_id, region, present, profiles)
    if (fitting := _only_fitting(offers, region)) is not None:
        return replace(plan, account=fitting.account)
    if not here.registry_id and not any(offer.fits for offer in offers):
        return replace(plan, account=_across(present, registry_id, region))
    return replace(plan, offers=offers)


def _route(pasted: Pasted, reference: Reference, open_repository: str) -> Route:
    images = _digests(pasted, DigestKind.IMAGE)
    named = reference.digest if reference.digest_kind is DigestKind.IMAGE else reference.tag
    return Route(
        repository=reference.repository or open_repository,
        image=named or next(iter(images), ""),
        layers=_digests(pasted, DigestKind.LAYER),
        unsure=_digests(pasted, DigestKind.UNKNOWN),
    )


def _digests(pasted: Pasted, kind: DigestKind) -> tuple[str, ...]:
    return tuple(mention.digest for mention in pasted.digests if mention.kind is kind)


def _offers(
    registry_id: str, region: str, present: Account, profiles: Iterable[Profile]
) -> tuple[Offer, ...]:
    """Profiles of that account first, then the present profile asking that registry."""
    fitting = [
        Offer(
            Account(profile=profile.name, region=region or profile.region),
            fits=True,
            is_of_region=bool(region) and profile.region == region,
        )
        for profile in profiles
        if profile.account_id == registry_id
    ]
    fitting.sort(key=lambda offer: not offer.is_of_region)  # of those, each in its place
    return (*fitting, Offer(_across(present, registry_id, region), fits=False))


def _only_fitting(offers: Iterable[Offer], region: str) -> Offer | None:
    """The one profile of the account, or of account and region; None where there are several, or none."""
    fitting = [offer for offer in offers if offer.fits]
    if len(fitting) > 1 and region:
        fitting = [offer for offer in fitting if offer.is_of_region]
    return fitting[0] if len(fitting) == 1 else None


def _across(present: Account, registry_id: str, region: str) -> Account:
    """The present profile, asking that registry; its own where the id is empty."""
    return replace(present, region=region or present.region, registry_id=registry_id)
