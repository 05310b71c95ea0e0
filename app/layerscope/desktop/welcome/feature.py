"""The page in the window: shown while the registry cannot be read, with what each of its buttons does."""

from __future__ import annotations

import os
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QObject

from layerscope.accounts.model.profiles import Profile
from layerscope.accounts.profiles.shared_files import shared_files
from layerscope.accounts.rules.region_order import ordered_regions
from layerscope.accounts.sessions.identity import REGION_OF_LAST_RESORT
from layerscope.desktop.shell.asked import about_repository
from layerscope.desktop.shell.lasting import deafen
from layerscope.desktop.shell.menus import MenuSection
from layerscope.desktop.shell.requests import AccountWish
from layerscope.desktop.shell.shell import Shell
from layerscope.desktop.welcome.aws_files import FilePlace, open_place, place_of
from layerscope.desktop.welcome.cures import Cure
from layerscope.desktop.welcome.demonstration.bar import DemoBar
from layerscope.desktop.welcome.demonstration.mode import Demonstration
from layerscope.desktop.welcome.first_look import FirstLook
from layerscope.desktop.welcome.headings import Heading, demo_title, waiting_title
from layerscope.desktop.welcome.page import WelcomePage
from layerscope.desktop.welcome.situation import Face, Known, Situation, situation
from layerscope.desktop.welcome.waiting import Waiting
from layerscope.desktop.widgets.actions import new_action
from layerscope.registry.errors.base import Subject
from layerscope.registry.errors.network import StoppedWaitingError

translate = QCoreApplication.translate
_WISHES = {
    Cure.SSO: AccountWish.SSO,
    Cure.KEYS: AccountWish.KEYS,
    Cure.IMPORT: AccountWish.IMPORT,
    Cure.EDIT_PROFILES: AccountWish.PROFILES,
}


class WelcomeFeature(QObject):
    """Attributes: `page`; `demonstration`; `waiting`."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell.window)
        self._shell = shell
        self._accounts = shell.session.accounts
        self._now: Situation | None = None
        self._lacked: Face | None = None  # what was the matter before it was asked again
        self._yields = False  # to what somebody looks at although the registry cannot be read
        self.page = WelcomePage(shell.theme, shell.say, shell.places.remedies)
        self.demonstration = shell.lasting.of(Demonstration, lambda: Demonstration(shell))
        deafen(self.demonstration.changed)  # which the feature of an earlier inside heard
        self.waiting = Waiting(shell.tasks, shell.session, self)
        self._first_look = FirstLook(shell)
        self._bar = DemoBar()
        shell.places.work_area.put_page(self.page)
        shell.places.banner(self._bar)
        demo = self.demonstration
        open_demo = new_action(self, translate("Welcome", "Open demo data"), lambda: demo.ask(True))
        leave = new_action(self, translate("Welcome", "Leave demo data"), lambda: demo.ask(False))
        fits = {open_demo: lambda: not demo.is_on, leave: lambda: demo.is_on}
        shell.places.menu(MenuSection.ACCOUNT, open_demo, leave, fits=fits)
        self._connect()

    def _connect(self) -> None:
        shell, accounts, session = self._shell, self._accounts, self._shell.session
        for changed in (
            accounts.state_changed, session.listing_changed, shell.selection.repository_changed,
            self.waiting.ticked, self.demonstration.changed,
        ):  # fmt: skip
            changed.connect(self._follow)
        accounts.account_chosen.connect(self._on_account_chosen)
        for known in (session.listing_changed, accounts.state_changed):
            known.connect(self._first_look.look)
        shell.places.details_wanted.connect(self._give_way)
        shell.requests.demonstration.connect(self.demonstration.ask)
        self.demonstration.changed.connect(self._show_demo)
        self._bar.leave_asked.connect(lambda: self.demonstration.ask(False))
        self.page.cure_asked.connect(self._cure)
        self.page.profiles.use_asked.connect(self._use_profile)
        self.page.region.region_chosen.connect(self._use_region)
        self._show_demo()

    # What is shown.

    def _known(self) -> Known:
        accounts, area = self._accounts, self._shell.places.work_area
        return Known(
            is_identified=accounts.identity is not None,
            identity_error=accounts.identity_error,
            listing=self._shell.session.listing,
            is_open=self._yields or self._shell.selection.repository is not None,
            is_shown=area.is_covered,
            waited_s=self.waiting.waited_s,
            waits_for_else=bool(accounts.waits_for),
            demo_starts=self.demonstration.is_starting,
        )

    def _follow(self, *_: object) -> None:
        if self._shell.session.current is None and not self.demonstration.is_starting:
            return  # nobody asks yet
        known = self._known()
        self.waiting.follow(is_asking=known.is_asking or known.demo_starts)
        self._now = now = situation(known)
        if now is None or now.face is not Face.WAITING:
            self._lacked = now.face if now is not None else None
        if now is not None:
            self._show(now)
        else:
            self.page.forget()
        self._shell.places.work_area.cover(is_covered=now is not None)

    def _show(self, now: Situation) -> None:
        accounts, page = self._accounts, self.page
        page.profiles.show_profiles(accounts.catalogue, accounts.recent.profiles)
        last = next(iter(accounts.recent.regions), "") or accounts.region or REGION_OF_LAST_RESORT
        if not page.region.isVisible():
            page.region.offer(ordered_regions(accounts.regions, accounts.recent.regions), last)
        page.show_situation(now, accounts.catalogue.file_problems)
        if now.face is Face.WAITING:
            self.waiting.find_host()
            page.say_heading(Heading(waiting_title(self.waiting.host, self.waiting.waited_s)))
        elif now.face is Face.DEMO_STARTS:
            page.say_heading(Heading(demo_title(self.waiting.waited_s)))

    def _show_demo(self) -> None:
        self._bar.setVisible(self.demonstration.is_on)

    def _on_account_chosen(self) -> None:
        was_alone = self._lacked is Face.CONNECT  # by now it is asked as the account already
        self._yields = False
        self.waiting.restart()
        self._first_look.forget()
        if was_alone or self.demonstration.is_on:
            self._first_look.want()
        self._follow()

    def _give_way(self) -> None:
        if self._now is not None:
            self._yields = True
            self._follow()

    # What its buttons do.

    def _cure(self, cure: Cure) -> None:
        if (wish := _WISHES.get(cure)) is not None:
            self._shell.requests.account.emit(wish)
        elif cure is Cure.RETRY:
            self._accounts.renew()
        elif cure is Cure.STOP:
            self._stop()
        elif cure is Cure.DIAGNOSE:
            self._diagnose()
        elif cure is Cure.OPEN_FILE:
            self._open_file()
        elif cure is Cure.DEMO:
            self._shell.requests.demonstration.emit(True)

    def _stop(self) -> None:
        if self.demonstration.is_starting:
            self.demonstration.cancel()
            return
        if self._accounts.waits_for:
            self._shell.tasks.start("welcome/stop", self._end_process)
            return
        stopped = StoppedWaitingError("Stopped.", subject=Subject(host=self.waiting.host))
        self._accounts.stop_asking(stopped)
        self._shell.navigator.repositories.stop(stopped)

    async def _end_process(self) -> None:
        """End the profile's process: the call that waits for it then says so."""
        sessions, profile = self._shell.session.registries.sessions, self._accounts.account.profile
        await self._shell.blocking(lambda: sessions.end_process(profile))

    def _diagnose(self) -> None:
        failure = self._now.error if self._now is not None else None
        if failure is None:
            self._stop()
        registry_id = self._accounts.account.registry_id
        self._give_way()
        self._shell.requests.diagnosis.emit(about_repository("", registry_id, failure))

    def _open_file(self) -> None:
        problems = self._accounts.catalogue.file_problems
        place = place_of(problems[0]) if problems else None
        place = place or FilePlace(shared_files()[0])
        if not open_place(place, os.environ):
            text = translate("Welcome", "No program on this computer opens {path}.")
            self._shell.say(text.format(path=place.path))

    def _use_profile(self, profile: Profile) -> None:
        self._accounts.choose(profile.account)

    def _use_region(self, region: str) -> None:
        self._accounts.choose(replace(self._accounts.account, region=region))


def install(shell: Shell) -> WelcomeFeature:
    """Have the page shown whenever the registry cannot be read."""
    return WelcomeFeature(shell)
