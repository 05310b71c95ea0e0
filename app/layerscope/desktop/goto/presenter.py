"""Reads what was pasted, and opens repository, image and layer in turn."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from layerscope.accounts.model.profiles import Account
from layerscope.desktop.goto.missing import is_absent, there_instead, why_missing
from layerscope.desktop.goto.plan import Offer, Plan, WindowLocation, plan_for
from layerscope.desktop.runtime.blocking import Blocking
from layerscope.desktop.runtime.tasks import Tasks
from layerscope.desktop.shell.accounts import AccountInUse
from layerscope.desktop.shell.navigator import WAY, Navigator
from layerscope.desktop.shell.requests import Route
from layerscope.registry.errors.references import InvalidReferenceError
from layerscope.registry.errors.service import ImageNotFoundError
from layerscope.registry.references.likeness import lookalike_warning
from layerscope.registry.references.pasted import Pasted
from layerscope.registry.references.target import read_target
from layerscope.words import formats
from layerscope.words.reasons import translated

# The identity tells whether a reference is another account's; a slow one must not hold the way up for long.
IDENTITY_TIMEOUT_S = 10.0


class GoToPresenter(QObject):
    """Follows what `registry.references` can read.

    Signals: `refused(InvalidReferenceError)`, the text leads nowhere; `offered(Plan)`, it leads to another
    registry and somebody has to choose as whom; `failure_pasted(Pasted, str)`, it tells of a failure in
    this repository (empty: not said), and as whom to ask about it is chosen; `missed(Pasted, str, texts)`,
    the way ended before what it led to, where, and what could be gone to instead; `warned(str)`, what to
    beware of in the text; `arrived`, at the end.
    `say` is given what was done.
    Nothing of a text outlives its way; the plan of one that was cut short is kept for `resume`.
    """

    refused = Signal(object)
    offered = Signal(object)
    failure_pasted = Signal(object, str)
    missed = Signal(object, str, object)
    warned = Signal(str)
    arrived = Signal()

    def __init__(
        self,
        tasks: Tasks,
        accounts: AccountInUse,
        blocking: Blocking,
        navigator: Navigator,
        say: Callable[[str], None],
    ) -> None:
        super().__init__()
        self._tasks = tasks
        self._accounts = accounts
        self._blocking = blocking
        self._navigator = navigator
        self._say = say
        self._way: asyncio.Task[None] | None = None
        self._walked: Plan | None = None  # the last plan, until it led all the way or somebody went elsewhere
        self._has_said = False  # something of the last text

    def go(self, text: str) -> None:
        """Go where the text leads, in place of where an earlier one led; nothing of that one stays."""
        self._walked = None
        self._navigator.forget_missing()
        if self._has_said:
            self._tell("")
        self._way = self._tasks.start(WAY, lambda: self._go(text))

    def follow(self, plan: Plan, account: Account) -> None:
        """Follow the plan's route as this account, which was one of its offers."""
        self._accounts.choose(account)
        self._tell_failure(plan)
        self._way = self._tasks.start(WAY, lambda: self._walk(plan))

    @property
    def is_under_way(self) -> bool:
        """Whether a text is being read, or a route followed."""
        return self._way is not None and not self._way.done()

    def walk(self, route: Route) -> None:
        """Follow the route in the present registry."""
        self._way = self._tasks.start(WAY, lambda: self._walk(Plan(route)))

    def resume(self) -> None:
        """Follow the last route again, if it was cut short and nothing else was chosen since."""
        if (plan := self._walked) is not None:
            self._way = self._tasks.start(WAY, lambda: self._walk(plan))

    def leave(self, *_: object) -> None:
        """Give up the route that is being followed, since something else was chosen.

        To be told of every choice: those that the way itself makes are known by the task they are made in.
        """
        way = self._way
        if way is None or asyncio.current_task() is way:
            return
        self._walked = None
        if not way.done():
            way.cancel()

    async def _go(self, text: str) -> None:
        try:
            pasted = await self._blocking(lambda: read_target(text))  # a log may be a megabyte
        except InvalidReferenceError as error:
            self.refused.emit(error)
            return
        if warning := lookalike_warning(pasted):
            self.warned.emit(translated(warning))
        plan = await self._plan(pasted)
        if plan.offers:
            self.offered.emit(plan)
            self._tell_failure(plan)
            return
        taken = plan.account is None or await self._take(plan, plan.account)
        self._tell_failure(plan)
        if not taken:
            return
        await self._walk(plan)

    async def _take(self, plan: Plan, account: Account) -> bool:
        """Take the account; False where its identity turns out to be of another one than the plan says."""
        accounts = self._accounts
        is_other = account.profile != accounts.account.profile
        accounts.choose(account)
        self._say_where(plan, account, is_other=is_other)
        if not is_other or account.registry_id:
            return True
        await self._identified()
        identity = accounts.identity
        if identity is None or identity.account_id == plan.registry_id:
            return True
        said = self.tr("{profile} now belongs to account {account}, but this is in {registry}.")
        self._tell(
            said.format(profile=account.profile or "", account=identity.account_id, registry=plan.registry_id)
        )
        across = replace(account, registry_id=plan.registry_id)
        self.offered.emit(replace(plan, account=None, offers=(Offer(across, fits=False),)))
        return False

    async def _plan(self, pasted: Pasted) -> Plan:
        accounts = self._accounts
        if accounts.identity is None and accounts.identity_error is None:
            self._tell(self.tr("Checking identity…"))
            await self._identified()  # if not, the reference's own registry is asked by its id
            self._tell("")
        caller_id = accounts.identity.account_id if accounts.identity else ""
        repository = self._navigator.current_repository()
        here = WindowLocation(accounts.registry_id, accounts.region, repository, caller_id)
        return plan_for(pasted, here, accounts.account, accounts.profiles)

    async def _identified(self) -> None:
        """Return once the identity is known, or after IDENTITY_TIMEOUT_S."""
        # Not wait_for: with Python 3.11 it loses a cancellation that comes as the identity does
        # (https://github.com/python/cpython/issues/86296), and a way that was left would be gone on.
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(IDENTITY_TIMEOUT_S):
                await self._accounts.identified()

    async def _walk(self, plan: Plan) -> None:
        self._walked, route = plan, plan.route
        if not route.repository:
            self._say_what_is_missing(plan)
            return
        await self._navigator.open_repository(route.repository)
        image_found = await self._open_image(plan)
        layer_found = await self._open_layer(plan, image_found=image_found)
        if layer_found and (image_found or not route.image):
            self._walked = None
        if layer_found and not route.image and is_absent(route, self._navigator.repositories):
            self._tell_missed(plan, "")
        self.arrived.emit()

    async def _open_image(self, plan: Plan) -> bool:
        route = plan.route
        if route.image:
            found = await self._navigator.open_image(route.image, is_certain=True)
            if not found:
                self._tell_missed(plan, self._why_missing(plan))
            return found
        for digest in route.unsure:
            # The image that is open is asked first: it is at hand, and a layer is what most errors are about.
            if await self._navigator.open_layer(digest):
                return True
            if await self._navigator.open_image(digest, is_certain=False):
                return True
        return False

    def _why_missing(self, plan: Plan) -> str:
        error = self._navigator.unread
        if plan.names_repository or not (error is None or isinstance(error, ImageNotFoundError)):
            return why_missing(plan.route, error)
        text = self.tr(
            "The text does not name the repository of {image}, and the open repository {repository} does "
            "not list it."
        )
        return text.format(repository=plan.route.repository, image=plan.route.image)

    async def _open_layer(self, plan: Plan, *, image_found: bool) -> bool:
        """Whether the layer that the route names, if it names one, is chosen in its image."""
        route = plan.route
        if image_found and not route.image and not route.layers:
            return True  # one of the unsure ones, and there already
        candidates = (*route.layers, *route.unsure)
        for digest in candidates:
            if await self._navigator.open_layer(digest):
                return True
        if route.layers or (route.unsure and not image_found):
            self._navigator.show_layer(route.repository, candidates[0])
            text = self.tr("Not in the open image; showing the layer by its digest.")
            self._tell_missed(plan, text)
            return False
        return True

    def _tell_failure(self, plan: Plan) -> None:
        pasted = plan.pasted
        if pasted.unread:
            text = self.tr("The text is too long: its first {count} characters were skipped.")
            self._tell(text.format(count=formats.count(pasted.unread)))
        if not plan.tells_of_failure:
            return
        if pasted.failure is None:
            self._tell(self.tr("The failure was not recognized; checking what the text names."))
        self.failure_pasted.emit(pasted, plan.route.repository)

    def _tell(self, text: str) -> None:
        self._has_said = bool(text)
        self._say(text)

    def _tell_missed(self, plan: Plan, text: str) -> None:
        """Say what was not found; a pasted failure is diagnosed anyway, so only other texts offer it."""
        instead: Sequence[str] = ()
        if is_absent(plan.route, self._navigator.repositories):
            text = self.tr("Repository {repository} not found.").format(repository=plan.route.repository)
            instead = there_instead(plan.route, self._navigator.repositories)
        self._tell(text)
        if not plan.tells_of_failure or instead:
            self.missed.emit(plan.pasted, text, instead)

    def _say_where(self, plan: Plan, account: Account, *, is_other: bool) -> None:
        if is_other:
            said = self.tr("Switched to {profile}, the profile for account {registry}, where this is.")
            said = said.format(profile=account.profile or "", registry=plan.registry_id)
        elif account.registry_id:
            said = self.tr("Switched to registry {registry} in {region}, where this is.")
        else:
            said = self.tr("Switched to {region}, where this is.")
        self._tell(said.format(registry=account.registry_id, region=account.region))

    def _say_what_is_missing(self, plan: Plan) -> None:
        if name := plan.pasted.unread_name:
            text = self.tr("The text names {name}, but no ECR registry. Choose its repository.")
            text = text.format(name=name)
        elif plan.route.names_more:
            text = self.tr("Choose a repository first: a digest alone does not identify one.")
        else:
            text = self.tr("This does not name a repository; choose one.")
        self._tell(text)
