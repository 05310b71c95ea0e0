"""What a command says of an error, on standard error."""

from __future__ import annotations

import io

from layerscope.commands.output.failures import write_failure
from layerscope.commands.output.writing import Output
from layerscope.registry.errors.base import Evidence, RegistryError, Subject
from layerscope.registry.errors.references import InvalidReferenceError
from layerscope.registry.errors.service import InvalidParameterError
from layerscope.text.reasons import Reason


def written(error: BaseException) -> list[str]:
    errors = io.StringIO()
    write_failure(Output(stream=io.StringIO(), errors=errors), error)
    return errors.getvalue().splitlines()


def test_ecr_s_own_words_stand_below() -> None:
    evidence = Evidence("InvalidParameterException", "75e7b43d", 400, '{"message": "…"}')
    error = InvalidParameterError(
        "Invalid parameter at 'repositoryName'", subject=Subject("DescribeImages"), evidence=evidence
    )
    assert written(error)[-2:] == [
        "  Code: InvalidParameterException (HTTP 400), request ID: 75e7b43d",
        "  Message: Invalid parameter at 'repositoryName'",
    ]


def test_they_hold_no_secret_and_obey_no_escape() -> None:
    secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
    text = f"aws_secret_access_key={secret}\n\x1b[31mred"
    told = written(RegistryError(text, evidence=Evidence(raw_text=text)))
    assert secret not in "\n".join(told)
    assert "\x1b" not in "\n".join(told)
    assert len(told) == 4


def test_what_this_program_says_is_said_once() -> None:
    error = InvalidReferenceError("team/app", Reason.tr("it names a layer"))
    assert not [text for text in written(error) if text.startswith(("  Code", "  Message"))]
