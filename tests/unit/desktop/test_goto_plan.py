"""Where a pasted text leads, from where the window stands."""

from __future__ import annotations

from layerscope.accounts.model.profiles import Account, Profile
from layerscope.desktop.goto.plan import Offer, WindowLocation, plan_for
from layerscope.desktop.shell.requests import Route
from layerscope.registry.references.target import read_target

HERE = WindowLocation("111122223333", "eu-central-1", "team/app")
PRESENT = Account(profile="dev", region="eu-central-1")
PROFILES = (
    Profile("dev", account_id="111122223333"),
    Profile("prod", account_id="444455556666", region="us-east-1"),
    Profile("prod-admin", account_id="444455556666"),
)
LAYER = "sha256:" + "0e3a" * 16
IMAGE = "sha256:" + "5de4" * 16


def plan(text: str, here: WindowLocation = HERE):
    return plan_for(read_target(text), here, PRESENT, PROFILES)


def test_the_same_registry_needs_nothing_but_the_way() -> None:
    there = plan("111122223333.dkr.ecr.eu-central-1.amazonaws.com/team/web:1.4")
    assert there.route == Route("team/web", "1.4")
    assert (there.account, there.offers) == (None, ())


def test_another_region_of_the_same_registry_is_taken() -> None:
    there = plan("111122223333.dkr.ecr.eu-west-1.amazonaws.com/team/web:1.4")
    assert there.account == Account(profile="dev", region="eu-west-1")
    assert there.offers == ()


def test_another_registry_is_somebodys_choice() -> None:
    there = plan("444455556666.dkr.ecr.eu-west-1.amazonaws.com/team/web:1.4")
    assert there.account is None
    assert there.offers == (
        Offer(Account(profile="prod", region="eu-west-1"), fits=True),
        Offer(Account(profile="prod-admin", region="eu-west-1"), fits=True),
        Offer(Account(profile="dev", region="eu-west-1", registry_id="444455556666"), fits=False),
    )
    assert there.route == Route("team/web", "1.4")


def test_of_several_profiles_the_one_of_the_region_is_taken() -> None:
    there = plan("444455556666.dkr.ecr.us-east-1.amazonaws.com/team/web:1.4")
    assert there.account == Account(profile="prod", region="us-east-1")
    assert there.offers == ()


def test_the_one_profile_of_the_account_is_taken_whatever_its_region() -> None:
    text = "444455556666.dkr.ecr.eu-west-1.amazonaws.com/team/web:1.4"
    there = plan_for(read_target(text), HERE, PRESENT, PROFILES[:2])
    assert there.account == Account(profile="prod", region="eu-west-1")


def test_bare_names_stay_in_the_present_registry() -> None:
    assert plan("team/web:1.4").route == Route("team/web", "1.4")
    assert plan(f"team/web@{IMAGE}").route == Route("team/web", IMAGE)


def test_a_bare_digest_may_be_either_and_is_looked_for_here() -> None:
    assert plan(LAYER).route == Route("team/app", unsure=(LAYER,))


def test_an_error_text_leads_to_the_layer_it_names() -> None:
    host = "111122223333.dkr.ecr.eu-central-1.amazonaws.com"
    text = (
        f'Failed to pull image "{host}/team/web:1.4": failed to copy: httpReadSeeker: failed open: '
        f"unexpected status code https://{host}/v2/team/web/blobs/{LAYER}: 403 Forbidden"
    )
    assert plan(text).route == Route("team/web", "1.4", layers=(LAYER,))


def test_an_error_without_an_image_is_about_what_is_open() -> None:
    there = plan(f"filesystem layer verification failed for digest {LAYER}")
    assert there.route == Route("team/app", layers=(LAYER,))


def test_without_an_identity_a_profile_that_fits_is_offered() -> None:
    there = plan("444455556666.dkr.ecr.eu-central-1.amazonaws.com/a/b:1", WindowLocation("", "eu-central-1"))
    assert there.account is None
    assert [(offer.account.profile, offer.fits) for offer in there.offers] == [
        ("prod", True),
        ("prod-admin", True),
        ("dev", False),
    ]


def test_without_an_identity_or_a_profile_the_registry_is_asked_by_its_id() -> None:
    there = plan("777788889999.dkr.ecr.eu-central-1.amazonaws.com/a/b:1", WindowLocation("", "eu-central-1"))
    assert there.account == Account(profile="dev", region="eu-central-1", registry_id="777788889999")
    assert there.offers == ()


def test_the_open_repository_counts_only_where_the_text_stays() -> None:
    region = "eu-west-1"
    assert plan(f"111122223333.dkr.ecr.{region}.amazonaws.com").route == Route()
    assert plan(f"444455556666.dkr.ecr.{HERE.region}.amazonaws.com").route == Route()
    assert plan(f"111122223333.dkr.ecr.{HERE.region}.amazonaws.com").route == Route("team/app")


def test_a_region_alone_is_taken_too() -> None:
    there = plan("https://eu-west-1.console.aws.amazon.com/ecr/repositories?region=eu-west-1")
    assert there.account == Account(profile="dev", region="eu-west-1")
    assert (there.registry_id, there.region, there.offers) == ("", "eu-west-1", ())


def test_the_callers_own_registry_is_gone_back_to() -> None:
    across = WindowLocation("444455556666", "eu-central-1", "team/app", caller_id="111122223333")
    there = plan("111122223333.dkr.ecr.eu-west-1.amazonaws.com/team/web:1.4", across)
    assert there.account == Account(profile="dev", region="eu-west-1")
    assert there.offers == ()


def test_a_registry_once_named_stays_named_without_an_identity() -> None:
    named = WindowLocation("444455556666", "eu-central-1", "a/b")
    there = plan("444455556666.dkr.ecr.eu-central-1.amazonaws.com/a/b:1", named)
    assert (there.account, there.offers) == (None, ())
