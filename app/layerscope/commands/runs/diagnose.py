"""A diagnosis on a terminal: what is asked, the machine's facts beside it, and how it ends."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import platform
from dataclasses import dataclass, replace

from layerscope import __version__
from layerscope.access.diagnosing import Diagnosing
from layerscope.access.environment import Surroundings
from layerscope.accounts.model.profiles import Account
from layerscope.commands import statuses
from layerscope.commands.asking import Asking
from layerscope.commands.every_layer import first_refused
from layerscope.commands.given_text import NoTextError, given_text
from layerscope.commands.layer_asked import with_layer
from layerscope.commands.output.diagnosis_text import step_line, write_diagnosis
from layerscope.commands.output.environment_text import write_environment
from layerscope.commands.output.failures import write_failure
from layerscope.commands.output.tables import cut
from layerscope.commands.output.writing import Output
from layerscope.diagnosis.diagnosing import OnChange
from layerscope.diagnosis.model.diagnosis import Diagnosis
from layerscope.diagnosis.model.environment import Environment
from layerscope.diagnosis.model.pasted_question import question_of
from layerscope.diagnosis.model.question import Question
from layerscope.diagnosis.model.steps import Outcome, StepName
from layerscope.diagnosis.report.document import as_json
from layerscope.diagnosis.report.facts import Versions
from layerscope.diagnosis.report.markdown import as_markdown
from layerscope.diagnosis.verdict import is_told
from layerscope.files.distributions import version_of
from layerscope.registry.errors.parts import NoSuchLayerError, NoSuchPlatformError, SeveralLayersError
from layerscope.registry.references.target import read_target


@dataclass(frozen=True, slots=True)
class _Diagnosed:
    """`asked` is the question as it was put, with the layer that does not come where only that is wrong.

    `every_layer_came`: all were asked for their first byte.
    """

    asked: Question
    diagnosis: Diagnosis
    environment: Environment
    every_layer_came: bool


async def run(asking: Asking, options: argparse.Namespace, out: Output) -> int:
    """The command's exit status; InvalidReferenceError where the text names nothing of ECR."""
    if options.markdown and options.json:
        out.note("layerscope: --json and --markdown exclude each other.")
        return statuses.NOT_TOLD
    try:
        # In a thread, so that Ctrl+C ends it while somebody types.
        loop = asyncio.get_running_loop()
        asked = await loop.run_in_executor(asking.pool, lambda: _question(options, asking, out))
        account = await loop.run_in_executor(asking.pool, lambda: _account(options, asking))
        asked = await with_layer(asking, asked, options, out)
    except NoTextError as error:
        out.note(f"layerscope: {error}")
        return statuses.NOT_TOLD
    except (NoSuchLayerError, SeveralLayersError, NoSuchPlatformError) as error:
        write_failure(out, error)
        return statuses.NOT_TOLD
    is_document = options.json or options.markdown
    # On one terminal, as that of ECS exec, steps would stand before the document.
    is_heard = not is_document or out.terminal.columns is None
    on_change = _Progress(out).on_change if is_heard else _unheard
    found = await _diagnosed(asking, account, asked, options.platform, on_change)
    diagnosis, environment = found.diagnosis, found.environment
    versions = Versions(__version__, version_of("botocore"), platform.python_version(), platform.platform())
    if options.json:
        out.stream.write(as_json(diagnosis, versions, environment))
    elif options.markdown:
        out.stream.write(as_markdown(diagnosis, versions, environment=environment))
    else:
        write_diagnosis(out, found.asked, diagnosis, every_layer_came=found.every_layer_came)
        write_environment(out, environment)
    return _status(found.asked, diagnosis)


def _question(options: argparse.Namespace, asking: Asking, out: Output) -> Question:
    """What the text asks about; what the command line says goes before it."""
    account = asking.account
    asked = question_of(read_target(given_text(options.reference, out)), registry_id=account.registry_id)
    return replace(
        asked,
        registry_id=options.registry_id or asked.registry_id,
        region=options.region or asked.region,
        principal=options.principal or "",
    )


def _account(options: argparse.Namespace, asking: Asking) -> Account:
    """As who is asked, in the region of the profile or environment where there is one.

    A region of the command line is the question's: where images are replicated from the own one to it, that
    one is asked why not.
    """
    own_region = ""
    if options.region:
        with contextlib.suppress(Exception):  # what is wrong with the profile, the identity's step tells
            own_region = asking.own.sessions.open(asking.account.profile).region_name
    return replace(asking.account, region=own_region or asking.account.region)


async def _diagnosed(
    asking: Asking, account: Account, asked: Question, platform: str | None, on_change: OnChange
) -> _Diagnosed:
    """The diagnosis and the machine's facts, side by side as far as they do not need each other.

    Where one layer's first byte came and another's does not, the diagnosis is that of the other.
    """
    own = asking.own
    diagnosing = Diagnosing(
        own.sessions,
        lambda: account,
        profiles=lambda: own.catalogue().profiles,
        network=own.network,
        asks_registry_host=True,
    )
    surroundings = Surroundings(asking.pool, own.sessions, account, own.network())
    try:
        diagnosis, machine = await asyncio.gather(
            diagnosing.diagnose(asked, on_change), surroundings.of_machine()
        )
        refused = await first_refused(asking, asked, diagnosis, platform)
        if refused:
            asked = replace(asked, digest=refused)
            diagnosis = await diagnosing.diagnose(asked, _unheard)
        environment = await surroundings.of_hosts(machine, diagnosis)
        return _Diagnosed(asked, diagnosis, environment, every_layer_came=refused == "")
    finally:
        diagnosing.close()


def _unheard(_diagnosis: Diagnosis) -> None:
    """Where no steps are told."""


class _Progress:
    """Each step once it is judged, on the terminal of standard error."""

    def __init__(self, out: Output) -> None:
        self._out = out
        self._told: set[StepName] = set()

    def on_change(self, diagnosis: Diagnosis) -> None:
        """Tell of the steps in their order: one that waits for another is not told before it."""
        if (columns := self._out.error_terminal.columns) is None:
            return
        for step in diagnosis.steps:
            if step.outcome is Outcome.ASKING:
                return
            if step.name not in self._told:
                self._told.add(step.name)
                self._out.note(cut(step_line(step), columns))


def _status(asked: Question, diagnosis: Diagnosis) -> int:
    if diagnosis.findings or diagnosis.first_failed is not None:
        return statuses.FOUND
    return statuses.FINE if is_told(asked, diagnosis) else statuses.NOT_TOLD
