"""What costs much is told, and asked for where somebody can answer."""

from __future__ import annotations

import argparse
import io

import pytest

from layerscope.commands.contents.paying import NotAgreedError, Payer, add_cost_options
from layerscope.commands.output.writing import Output
from layerscope.contents.model.limits import UNASKED_BYTES

MUCH = UNASKED_BYTES + 1


class Terminal(io.StringIO):
    """Somebody who types these lines."""

    def isatty(self) -> bool:
        return True


def payer(*arguments: str) -> tuple[Payer, io.StringIO]:
    parser, errors = argparse.ArgumentParser(), io.StringIO()
    add_cost_options(parser)
    return Payer(parser.parse_args(arguments), Output(errors=errors)), errors


@pytest.mark.parametrize(
    ("typed", "is_agreed"), [("y\n", True), ("YES\n", True), ("n\n", False), ("\n", False), ("", False),
                             ("what\ny\n", True), ("what\n" * 9, False)],
)  # fmt: skip
def test_on_a_terminal_it_is_asked_once(monkeypatch: pytest.MonkeyPatch, typed: str, is_agreed: bool) -> None:
    monkeypatch.setattr("sys.stdin", Terminal(typed))
    asked, errors = payer()
    asked.agree(UNASKED_BYTES, "little")
    assert errors.getvalue() == ""
    if not is_agreed:
        with pytest.raises(NotAgreedError):
            asked.agree(1, "more")
        return
    asked.agree(1, "more")
    asked.agree(MUCH, "much more")
    assert errors.getvalue().count("Go on?") in {1, 2}
    assert "more\n" in errors.getvalue()


@pytest.mark.parametrize(
    ("arguments", "cost_bytes", "is_agreed"),
    [
        ((), UNASKED_BYTES, True),
        ((), MUCH, False),
        (("--yes",), MUCH, True),
        (("--up-to", "1G"), MUCH, True),
        (("--up-to", "0"), 1, False),
        (("--up-to", "1k", "--yes"), MUCH, True),
    ],
)
def test_elsewhere_options_say_it(
    monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], cost_bytes: int, is_agreed: bool
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("y\n"))
    asked, errors = payer(*arguments)
    assert asked.is_free(cost_bytes) is (is_agreed)
    if is_agreed:
        asked.agree(cost_bytes, "told")
        return
    with pytest.raises(NotAgreedError):
        asked.agree(cost_bytes, "told")
    assert errors.getvalue().startswith("told\n")
    assert "--yes" in errors.getvalue()
