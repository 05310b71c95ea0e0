"""The bar: refusals and offers, and how it goes away."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from layerscope.accounts.model.profiles import Account
from layerscope.desktop.goto.bar import GoToBar
from layerscope.desktop.goto.plan import Offer, Plan
from layerscope.desktop.shell.requests import Route
from layerscope.desktop.theme.theme import Theme
from layerscope.registry.errors.references import InvalidReferenceError
from layerscope.registry.references.target import read_target
from support.fakes.layer_fakes import collected


@pytest.fixture
def bar(qtbot: QtBot, theme: Theme) -> GoToBar:
    bar = GoToBar(theme)
    qtbot.addWidget(bar)
    return bar


def a_plan(*profiles: str, region: str = "eu-west-1") -> Plan:
    offers = tuple(Offer(Account(profile=name), fits=True) for name in profiles)
    across = Offer(Account(registry_id="444455556666"), fits=False)
    return Plan(Route("team/web"), "444455556666", region, offers=(*offers, across))


def refusal(text: str) -> InvalidReferenceError:
    with pytest.raises(InvalidReferenceError) as caught:
        read_target(text)
    return caught.value


def text(bar: GoToBar) -> str:
    return bar.findChild(QLabel, "goToText").text()


def tone(bar: GoToBar) -> object:
    return bar.findChild(QFrame, "goToMessage").property("tone")


def offers(bar: GoToBar) -> list[QPushButton]:
    return list(bar._buttons)


def test_it_is_not_there_until_it_is_needed(bar: GoToBar) -> None:
    assert bar.isHidden()


@pytest.mark.parametrize(
    ("entered", "begins"),
    [("docker.io/library/nginx", "docker.io is another registry"), ("what is this", "No ECR image")],
)
def test_a_refusal_is_a_sentence(bar: GoToBar, entered: str, begins: str) -> None:
    bar.show_refusal(refusal(entered))
    assert bar.isVisible()
    assert text(bar).startswith(begins)
    assert tone(bar) == "warn"
    assert offers(bar) == []


def test_offers_are_taken(bar: GoToBar) -> None:
    plan = a_plan("prod & co")
    taken = collected(bar.offer_taken.connect)
    bar.show_offers(plan)
    assert text(bar) == "This is in account 444455556666, eu-west-1. Open it as:"
    assert tone(bar) == "info"
    assert [button.text() for button in offers(bar)] == [
        "prod && co",
        "Default credential chain, across accounts",
    ]
    offers(bar)[1].click()
    assert taken == [(plan, plan.offers[1].account)]
    assert bar.isHidden()


def test_many_offers_go_into_a_menu(bar: GoToBar) -> None:
    plan = a_plan(*(f"prod-{n}" for n in range(12)))
    taken = collected(bar.offer_taken.connect)
    bar.show_offers(plan)
    first, second, others = offers(bar)
    assert [first.text(), second.text()] == ["prod-0", "prod-1"]
    actions = others.menu().actions()
    assert len(actions) == 11
    actions[-2].trigger()
    assert taken == [(plan, plan.offers[-2].account)]


def test_a_later_text_takes_the_place_of_an_earlier_one(bar: GoToBar) -> None:
    bar.show_offers(a_plan("prod", region=""))
    assert "an unnamed region" in text(bar)
    bar.show_refusal(refusal("what is this"))
    assert offers(bar) == []
    assert tone(bar) == "warn"


def test_it_is_dismissed_by_its_button_and_by_escape(bar: GoToBar, qtbot: QtBot) -> None:
    dismissed = collected(bar.dismissed.connect)
    bar.show_offers(a_plan("prod"))
    qtbot.keyClick(offers(bar)[0], Qt.Key.Key_Escape)
    assert bar.isHidden()
    bar.show_refusal(refusal("what is this"))
    bar.findChild(QToolButton, "dismissGoTo").click()
    assert bar.isHidden()
    assert dismissed == [(), ()]


def test_a_way_that_ended_early_offers_a_diagnosis(bar: GoToBar) -> None:
    asked = collected(bar.diagnosis_asked.connect)
    pasted = read_target("team/web:1.5")
    bar.show_missed(pasted, "1.5 not found in team/web.")
    assert text(bar) == "1.5 not found in team/web."
    [diagnose] = offers(bar)
    assert (diagnose.objectName(), diagnose.accessibleName()) == ("diagnosePasted", "Diagnose")
    diagnose.click()
    assert asked == [(pasted,)]
    assert bar.isHidden()


def test_what_there_is_instead_is_gone_to(bar: GoToBar) -> None:
    named = collected(bar.named.connect)
    bar.show_missed(read_target("web:1.5"), "Repository web not found.", ("team/web:1.5",))
    assert [button.text() for button in offers(bar)] == ["Open team/web:1.5", "Diagnose"]
    offers(bar)[0].click()
    assert named == [("team/web:1.5",)]


def test_a_warning_stays_beside_whatever_else_is_shown(bar: GoToBar) -> None:
    warning = bar.findChild(QLabel, "goToWarning")
    bar.warn("Beware: …")
    bar.show_missed(read_target("team/web:1.5"), "1.5 not found in team/web.")
    bar.forget_outcome()
    assert (warning.text(), warning.isVisible(), bar.isVisible()) == ("Beware: …", True, True)
    bar.show_offers(a_plan("ops"))
    offers(bar)[0].click()
    assert warning.isVisible()
    bar.clear()
    assert bar.isHidden()
    bar.show_offers(a_plan("ops"))
    assert not warning.isVisible()


def test_where_a_way_ended_is_forgotten_once_somebody_goes_on(bar: GoToBar) -> None:
    bar.show_missed(read_target("team/web:1.5"), "1.5 not found in team/web.")
    bar.forget_outcome()
    assert bar.isHidden()
    bar.show_offers(a_plan("ops"))
    bar.forget_outcome()
    assert bar.isVisible()
