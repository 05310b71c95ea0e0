"""Go to, step by step: where each kind of text leads, and what is said where it leads nowhere."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace

import pytest
from PySide6.QtCore import QObject, Signal

from layerscope.accounts.model.profiles import Account, Profile
from layerscope.desktop.goto import presenter as presenter_module
from layerscope.desktop.goto.presenter import GoToPresenter
from layerscope.desktop.runtime.tasks import Tasks
from layerscope.desktop.shell.requests import Route
from layerscope.registry.errors.base import RegistryError, Subject
from layerscope.registry.errors.credentials import ExpiredCredentialsError
from layerscope.registry.errors.denials import Denial
from layerscope.registry.errors.references import EcrPublicError, LookalikeHostError
from layerscope.registry.errors.service import (
    AccessDeniedError,
    ImageNotFoundError,
    RepositoryNotFoundError,
)
from layerscope.registry.references.failure_words import FailureKind
from support.drivers.waiting import RunAsync, emitted, until
from support.fakes.account_fakes import PROFILES, FakeAws, fail, identity
from support.fakes.goto_window import Listed
from support.fakes.layer_fakes import collected, digest

OWN = "111122223333.dkr.ecr.eu-central-1.amazonaws.com"
OTHERS = "444455556666.dkr.ecr.eu-west-1.amazonaws.com"
IMAGE, LAYER, OTHER = digest(1), digest(2), digest(3)


@dataclass
class FakeNavigator:
    """Lists that have these images and layers, and write down where one is sent."""

    images: tuple[str, ...] = ("1.4", IMAGE)
    layers: tuple[str, ...] = (LAYER,)
    repository: str = ""
    went: list[tuple[str, ...]] = field(default_factory=list)
    gate: asyncio.Event | None = None
    forgotten: int = 0
    unread: RegistryError | None = None
    repositories: Listed = field(default_factory=lambda: Listed(is_complete=False))

    def forget_missing(self) -> None:
        self.forgotten += 1

    def current_repository(self) -> str:
        return self.repository

    async def open_repository(self, name: str) -> None:
        self.went.append(("repository", name))
        if self.gate:
            await self.gate.wait()
        self.repository = name

    async def open_image(self, image: str, *, is_certain: bool) -> bool:
        self.went.append(("image", image) if is_certain else ("image?", image))
        return image in self.images

    async def open_layer(self, digest: str) -> bool:
        self.went.append(("layer", digest))
        return digest in self.layers

    def show_layer(self, repository: str, digest: str) -> None:
        self.went.append(("alone", repository, digest))


class FakeWindow(QObject):
    said = Signal(str)


@dataclass
class Going:
    """One Go to with its accounts, and all that it says."""

    aws: FakeAws
    navigator: FakeNavigator

    def __post_init__(self) -> None:
        tasks = Tasks(fail)
        self.accounts = self.aws.presenter(tasks)
        self.window = FakeWindow()
        self.go_to = GoToPresenter(
            tasks,
            self.accounts,
            self.aws.blocking,
            self.navigator,  # type: ignore[arg-type]
            self.window.said.emit,
        )
        self.refused = collected(self.go_to.refused.connect)
        self.offered = collected(self.go_to.offered.connect)
        self.said = collected(self.window.said.connect)
        self.arrived = collected(self.go_to.arrived.connect)
        self.failures = collected(self.go_to.failure_pasted.connect)
        self.missed = collected(self.go_to.missed.connect)

    async def to(self, text: str, until_heard: str = "arrived") -> None:
        self.accounts.start(Account(profile="dev"))
        await self.accounts.identified()
        await until(lambda: self.accounts.profiles)
        self.said.clear()
        heard = self.window.said if until_heard == "said" else getattr(self.go_to, until_heard)
        await emitted(heard, lambda: self.go_to.go(text))


@pytest.fixture
def going(aws: FakeAws) -> Callable[..., Going]:
    return lambda **lists: Going(aws, FakeNavigator(**lists))


def blob_error(repository: str = "team/web", layer: str = LAYER) -> str:
    return (
        f'Failed to pull image "{OWN}/{repository}:1.4": failed to copy: httpReadSeeker: failed open: '
        f"unexpected status code https://{OWN}/v2/{repository}/blobs/{layer}: 403 Forbidden"
    )


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("team/web:1.4", [("repository", "team/web"), ("image", "1.4")]),
        (f"{OWN}/team/web", [("repository", "team/web")]),
        (f"layerscope://{OWN}/team%2Fweb:1.4", [("repository", "team/web"), ("image", "1.4")]),
        (f"{OWN}/team/web@{IMAGE}", [("repository", "team/web"), ("image", IMAGE)]),
        (blob_error(), [("repository", "team/web"), ("image", "1.4"), ("layer", LAYER)]),
        (
            "arn:aws:ecr:eu-central-1:111122223333:repository/team/web",
            [("repository", "team/web")],
        ),
    ],
)
def test_what_names_a_way_is_gone_to_its_end(
    run_async: RunAsync, going: Callable[..., Going], text: str, way: list[tuple[str, ...]]
) -> None:
    async def go() -> None:
        there = going()
        await there.to(text)
        assert there.navigator.went == way
        assert (there.refused, there.offered, there.said) == ([], [], [])

    run_async(go())


def test_a_bare_digest_is_looked_for_in_what_is_open(
    run_async: RunAsync, going: Callable[..., Going]
) -> None:
    async def go() -> None:
        there = going(repository="team/app")
        await there.to(LAYER)
        assert there.navigator.went == [("repository", "team/app"), ("layer", LAYER)]
        there.navigator.went.clear()
        await there.to(IMAGE)
        assert there.navigator.went == [("repository", "team/app"), ("layer", IMAGE), ("image?", IMAGE)]
        there.navigator.went.clear()
        await there.to(OTHER)
        assert there.navigator.went[-1] == ("alone", "team/app", OTHER)
        assert "by its digest" in there.said[-1][0]

    run_async(go())


def test_an_error_that_names_only_digests_is_about_what_is_open(
    run_async: RunAsync, going: Callable[..., Going]
) -> None:
    async def go() -> None:
        there = going(repository="team/app")
        await there.to(f"filesystem layer verification failed for digest {LAYER}")
        assert there.navigator.went == [("repository", "team/app"), ("layer", LAYER)]

    run_async(go())


@pytest.mark.parametrize("text", [LAYER, f"filesystem layer verification failed for digest {LAYER}"])
def test_without_a_repository_a_digest_says_too_little(
    run_async: RunAsync, going: Callable[..., Going], text: str
) -> None:
    async def go() -> None:
        there = going()
        await there.to(text, "said")
        assert there.said == [("Choose a repository first: a digest alone does not identify one.",)]
        assert (there.navigator.went, there.arrived) == ([], [])

    run_async(go())


def test_an_image_that_is_not_there_is_told_and_its_layer_shown(
    run_async: RunAsync, going: Callable[..., Going]
) -> None:
    async def go() -> None:
        there = going(images=(), layers=())
        await there.to(blob_error())
        assert there.navigator.went[-1] == ("alone", "team/web", LAYER)
        assert there.said[0] == ("1.4 not found in team/web.",)
        assert there.arrived
        assert there.missed == []  # a failure that was pasted is looked into anyway
        assert [pasted.failure for pasted, _ in there.failures] == [FailureKind.DENIED]

    run_async(go())


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (
            AccessDeniedError(
                "no",
                denial=Denial("arn:aws:sts::111122223333:assumed-role/node/i-1", "ecr:BatchGetImage"),
                subject=Subject("BatchGetImage", "team/web", "1.5"),
            ),
            (
                "1.5 could not be listed: access denied. "
                "The image is not read: ecr:BatchGetImage is denied for assumed-role/node/i-1."
            ),
        ),
        (ImageNotFoundError("no", subject=Subject("", "team/web", "1.5")), "1.5 not found in team/web."),
        (RepositoryNotFoundError("no", subject=Subject("", "team/web")), "Repository team/web not found."),
    ],
)
def test_why_a_named_image_is_not_opened_is_told(
    run_async: RunAsync, going: Callable[..., Going], error: RegistryError, told: str
) -> None:
    async def go() -> None:
        there = going(unread=error)
        await there.to("team/web:1.5")
        assert there.said[0] == (told,)
        assert [text for _, text, _ in there.missed] == [told]

    run_async(go())


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("pricing-1765:1.1.50", ("synthetic/pricing-1765:1.1.50",)),
        ("pricing-1765", ("synthetic/pricing-1765",)),
        (f"old/pricing-1765@{IMAGE}", (f"synthetic/pricing-1765@{IMAGE}",)),
        ("other:1", ()),
    ],
)
def test_a_repository_that_is_there_under_another_prefix_is_offered(
    run_async: RunAsync, going: Callable[..., Going], text: str, instead: tuple[str, ...]
) -> None:
    async def go() -> None:
        there = going(images=(), repositories=Listed(("synthetic/pricing-1765", "team/web")))
        await there.to(text)
        name = text.partition("@")[0].partition(":")[0]
        assert [missed[1:] for missed in there.missed] == [(f"Repository {name} not found.", instead)]

    run_async(go())


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("public.ecr.aws/nginx/nginx:1", EcrPublicError),
        ("111122223333.dkr.ecr.eu-central-1.amazonaws.com.evil.example/a/b:1", LookalikeHostError),
    ],
)
def test_what_leads_nowhere_is_refused(
    run_async: RunAsync, going: Callable[..., Going], text: str, error: type[Exception]
) -> None:
    async def go() -> None:
        there = going()
        await there.to(text, "refused")
        assert [type(e) for (e,) in there.refused] == [error]
        assert there.navigator.went == []

    run_async(go())


def test_the_url_of_bytes_alone_is_refused_without_its_signature(
    run_async: RunAsync, going: Callable[..., Going]
) -> None:
    async def go() -> None:
        there = going()
        bucket = "https://prod-eu-central-1-starport-layer-bucket.s3.eu-central-1.amazonaws.com/a/b"
        await there.to(f"{bucket}?X-Amz-Signature=5ec2e75197a7", "refused")
        assert "5ec2e75197a7" not in str(there.refused[0][0])

    run_async(go())


def test_another_region_of_the_same_account_is_taken_and_said(
    run_async: RunAsync, going: Callable[..., Going]
) -> None:
    async def go() -> None:
        there = going(repository="team/app")
        await there.to(f"{OWN.replace('eu-central-1', 'eu-west-1')}/team/web:1.4")
        assert there.accounts.account == Account(profile="dev", region="eu-west-1")
        assert there.said[-1] == ("Switched to eu-west-1, where this is.",)
        assert there.navigator.went == [("repository", "team/web"), ("image", "1.4")]

    run_async(go())


def test_the_one_profile_of_another_account_is_taken_and_said(
    run_async: RunAsync, going: Callable[..., Going], aws: FakeAws
) -> None:
    aws.identities["prod"] = identity("444455556666")

    async def go() -> None:
        there = going()
        await there.to(f"{OTHERS}/team/web:1.4")
        assert there.accounts.account == Account(profile="prod", region="eu-west-1")
        assert ("Switched to prod, the profile for account 444455556666, where this is.",) in there.said
        assert there.offered == []
        assert there.navigator.went == [("repository", "team/web"), ("image", "1.4")]

    run_async(go())


def test_a_profile_that_turns_out_to_be_of_a_third_account_goes_nowhere_unasked(
    run_async: RunAsync, going: Callable[..., Going], aws: FakeAws
) -> None:
    aws.identities["prod"] = identity("777788889999")

    async def go() -> None:
        there = going()
        await there.to(f"{OTHERS}/team/web:1.4", "offered")
        assert there.navigator.went == []
        (offer,) = there.offered[0][0].offers
        assert offer.account == Account("prod", "eu-west-1", registry_id="444455556666")
        assert not offer.fits
        assert any("777788889999" in said[0] for said in there.said)

    run_async(go())


def test_another_account_is_offered_and_followed(
    run_async: RunAsync, going: Callable[..., Going], aws: FakeAws
) -> None:
    admin = Profile("prod-admin", account_id="444455556666")
    aws.profiles = (*PROFILES, admin)

    async def go() -> None:
        there = going()
        await there.to(f"{OTHERS}/team/web:1.4", "offered")
        plan = there.offered[0][0]
        assert [(offer.account.profile, offer.fits) for offer in plan.offers] == [
            ("prod", True), ("prod-admin", True), ("dev", False),
        ]  # fmt: skip
        assert there.navigator.went == []
        assert there.accounts.account == Account(profile="dev")
        await emitted(there.go_to.arrived, lambda: there.go_to.follow(plan, plan.offers[0].account))
        assert there.accounts.account == Account(profile="prod", region="eu-west-1")
        assert there.navigator.went == [("repository", "team/web"), ("image", "1.4")]

    run_async(go())


def test_a_registry_alone_is_gone_to(run_async: RunAsync, going: Callable[..., Going]) -> None:
    async def go() -> None:
        there = going(repository="team/app")
        there.accounts.state_changed.connect(lambda: None)
        await there.to(OWN.replace("eu-central-1", "us-east-1"), "said")
        assert there.accounts.account.region == "us-east-1"
        await until(lambda: len(there.said) == 2)
        assert there.said[-1] == ("This does not name a repository; choose one.",)
        assert there.navigator.went == []

    run_async(go())


def test_without_an_identity_the_registry_is_asked_by_its_id(
    run_async: RunAsync, going: Callable[..., Going], aws: FakeAws
) -> None:
    async def go() -> None:
        aws.identities["dev"] = ExpiredCredentialsError("over")
        there = going()
        await there.to("777788889999.dkr.ecr.eu-west-1.amazonaws.com/team/web:1.4")
        assert there.accounts.account == Account("dev", "eu-west-1", "777788889999")
        assert there.said[-1] == ("Switched to registry 777788889999 in eu-west-1, where this is.",)

    run_async(go())


def test_a_slow_identity_is_waited_for_only_so_long(
    run_async: RunAsync, going: Callable[..., Going], aws: FakeAws, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(presenter_module, "IDENTITY_TIMEOUT_S", 0.02)

    async def go() -> None:
        aws.held["dev"] = threading.Event()
        there = going()
        there.accounts.start(Account(profile="dev"))
        nobodys = OTHERS.replace("444455556666", "777788889999")
        await emitted(there.go_to.arrived, lambda: there.go_to.go(f"{nobodys}/team/web:1.4"))
        assert there.said[:2] == [("Checking identity…",), ("",)]  # and not for ever
        assert there.accounts.account.registry_id == "777788889999"

    run_async(go())


@pytest.mark.parametrize("turns", range(5))
def test_a_way_that_is_left_as_the_identity_comes_goes_no_further(
    run_async: RunAsync, going: Callable[..., Going], aws: FakeAws, turns: int
) -> None:
    async def go() -> None:
        aws.held["dev"] = threading.Event()
        there = going()
        there.accounts.choose(Account(profile="dev"))
        there.go_to.go("team/web:1.4")
        await until(lambda: there.said)
        went: asyncio.Future[list[tuple[str, ...]]] = asyncio.get_running_loop().create_future()

        def leave_after(left: int) -> None:
            if left:
                asyncio.get_running_loop().call_soon(leave_after, left - 1)
                return
            there.go_to.leave()
            went.set_result(list(there.navigator.went))

        def hear() -> None:
            there.accounts.state_changed.disconnect(hear)
            leave_after(turns)

        there.accounts.state_changed.connect(hear)
        aws.held["dev"].set()
        before = await went
        await until(lambda: not there.go_to.is_under_way)
        assert there.navigator.went == before

    run_async(go())


def test_another_text_takes_the_place_of_the_one_before(
    run_async: RunAsync, going: Callable[..., Going]
) -> None:
    async def go() -> None:
        there = going(gate=asyncio.Event())
        there.accounts.choose(Account(profile="dev"))
        await there.accounts.identified()
        there.go_to.go("team/web:1.4")
        await until(lambda: there.navigator.went)
        there.go_to.go("team/app:1.4")
        await until(lambda: len(there.navigator.went) == 2)
        there.navigator.gate.set()
        await until(lambda: there.arrived)
        assert there.navigator.went == [
            ("repository", "team/web"),
            ("repository", "team/app"),
            ("image", "1.4"),
        ]
        await emitted(there.go_to.refused, lambda: there.go_to.go("public.ecr.aws/nginx/nginx"))
        assert len(there.arrived) == 1

    run_async(go())


def test_a_registry_of_ones_own_is_gone_back_to(
    run_async: RunAsync, going: Callable[..., Going], aws: FakeAws
) -> None:
    async def go() -> None:
        aws.identities["dev"] = replace(identity(), region="eu-central-1")
        there = going()
        there.accounts.choose(Account("dev", "eu-central-1", "444455556666"))
        await there.accounts.identified()
        await emitted(there.go_to.arrived, lambda: there.go_to.go(f"{OWN}/team/web"))
        assert there.accounts.account == Account("dev", "eu-central-1")

    run_async(go())


def test_a_reference_that_leads_nowhere_is_offered_for_a_diagnosis(
    run_async: RunAsync, going: Callable[..., Going]
) -> None:
    async def go() -> None:
        there = going(images=())
        await there.to("team/web:1.4")
        assert there.failures == []
        [(pasted, text, instead)] = there.missed
        assert (pasted.reference.repository, pasted.reference.tag) == ("team/web", "1.4")
        assert (there.said, instead) == ([(text,)], ())

    run_async(go())


def test_a_failure_in_another_account_is_looked_into_at_once_and_again_as_who_is_chosen(
    run_async: RunAsync, going: Callable[..., Going], aws: FakeAws
) -> None:
    aws.profiles = (*PROFILES, Profile("prod-admin", account_id="444455556666"))

    async def go() -> None:
        there = going()
        await there.to(blob_error().replace(OWN, OTHERS), "failure_pasted")
        assert there.offered
        assert there.navigator.went == []
        plan = there.offered[0][0]
        chosen = collected(there.accounts.account_chosen.connect)
        await emitted(there.go_to.arrived, lambda: there.go_to.follow(plan, plan.offers[-1].account))
        assert len(chosen) == 1
        assert [pasted.registry_id for pasted, _ in there.failures] == ["444455556666"] * 2

    run_async(go())


def test_a_place_is_walked_to_in_the_present_registry(
    run_async: RunAsync, going: Callable[..., Going]
) -> None:
    async def go() -> None:
        there = going()
        await emitted(there.go_to.arrived, lambda: there.go_to.walk(Route("team/web", IMAGE, (LAYER,))))
        assert there.navigator.went == [("repository", "team/web"), ("image", IMAGE), ("layer", LAYER)]

    run_async(go())


def test_a_failure_in_unknown_words_is_looked_into_and_said_to_be_that(
    run_async: RunAsync, going: Callable[..., Going]
) -> None:
    async def go() -> None:
        there = going()
        await there.to(f'ErrImagePull: the moon is in the way of "{OWN}/team/web:1.4"', "failure_pasted")
        assert "not recognized" in there.said[0][0]
        assert [pasted.failure for pasted, _ in there.failures] == [None]

    run_async(go())


def test_a_pull_that_fails_without_a_name_is_looked_into_where_one_is(
    run_async: RunAsync, going: Callable[..., Going]
) -> None:
    async def go() -> None:
        there = going(repository="team/app")
        await there.to("ImagePullBackOff", "failure_pasted")
        [(pasted, repository)] = there.failures
        assert (pasted.failure, pasted.is_pull, repository) == (None, True, "team/app")

    run_async(go())


def test_a_name_without_a_registry_does_not_lead_to_what_is_open(
    run_async: RunAsync, going: Callable[..., Going]
) -> None:
    async def go() -> None:
        there = going(repository="team/app")
        await there.to(
            f'Failed to pull image "team/web:2" with layer {LAYER}: 403 Forbidden', "failure_pasted"
        )
        await until(lambda: not there.go_to.is_under_way)
        assert [repository for _, repository in there.failures] == [""]
        assert there.said[-1][0] == ("The text names team/web:2, but no ECR registry. Choose its repository.")
        assert there.navigator.went == []

    run_async(go())


def test_an_image_by_its_digest_alone_is_not_said_to_be_gone(
    run_async: RunAsync, going: Callable[..., Going]
) -> None:
    async def go() -> None:
        there = going(repository="team/app", images=())
        await there.to(f"pushed, manifest {IMAGE}")
        assert there.said[-1][0].startswith(f"The text does not name the repository of {IMAGE}, and")

    run_async(go())


def test_a_lookalike_is_warned_of_beside_what_was_read(
    run_async: RunAsync, going: Callable[..., Going]
) -> None:
    async def go() -> None:
        there = going()
        warned = collected(there.go_to.warned.connect)
        await there.to(f"{blob_error()}; use {OWN.replace('amazonaws', 'amaz0naws')}/team/web instead")
        assert "amaz[0]naws" in warned[0][0]
        assert there.navigator.went[0] == ("repository", "team/web")
        assert [pasted.failure for pasted, _ in there.failures] == [FailureKind.DENIED]

    run_async(go())


def test_nothing_of_the_text_before_is_said_or_gone_on_with(
    run_async: RunAsync, going: Callable[..., Going]
) -> None:
    async def go() -> None:
        there = going(images=(), layers=())
        await there.to(blob_error())
        assert there.said[-1][0]
        there.navigator.went.clear()
        await emitted(there.go_to.refused, lambda: there.go_to.go("hello world"))
        assert there.said[-1] == ("",)
        assert there.navigator.forgotten == 2
        there.go_to.resume()  # a sign-in ended meanwhile
        await asyncio.sleep(0)
        assert not there.go_to.is_under_way
        there.said.clear()
        await emitted(there.go_to.refused, lambda: there.go_to.go("hello world"))
        assert there.said == []  # what others say is left alone
        assert there.navigator.went == []

    run_async(go())


def test_what_was_not_read_of_a_long_text_is_said(
    run_async: RunAsync, going: Callable[..., Going], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("layerscope.registry.references.excerpts.MOST", 300_000)

    async def go() -> None:
        there = going()
        await there.to("x " * 200_000 + "\n" + blob_error(), "failure_pasted")
        assert "150,0" in there.said[0][0]

    run_async(go())
