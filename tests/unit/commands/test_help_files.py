"""What is made from the help: up to date, and understood by roff and the shells."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

import help_files
from layerscope.commands.catalogue import COMMANDS
from layerscope.commands.help.completion import SHELLS, completion_script
from layerscope.commands.help.described import described
from layerscope.commands.help.manual import manual_page

PACKAGING = Path(__file__).parents[3] / "packaging"
CHECKS = {"bash": ["bash", "-n"], "zsh": ["zsh", "-n"], "fish": ["fish", "--no-execute"]}


def test_the_files_are_those_of_the_help(tmp_path: Path) -> None:
    help_files.write(tmp_path)
    for made in tmp_path.iterdir():
        assert (PACKAGING / "linux" / made.name).read_text("utf-8") == made.read_text("utf-8"), (
            "make help-files"
        )


def test_every_command_and_option_is_in_the_manual() -> None:
    page = manual_page().replace("\\-", "-")
    for command in described():
        assert f"\n.SS {command.name}\n" in page
        for option in command.options:
            assert all(f"\\fB{flag}\\fR" in page for flag in option.flags)


@pytest.mark.realworld
@pytest.mark.skipif(shutil.which("groff") is None, reason="groff is not there")
def test_roff_has_nothing_to_say_of_the_manual() -> None:
    done = subprocess.run(
        ["groff", "-man", "-Tutf8", "-ww", "-z"],
        input=manual_page(),
        capture_output=True,
        text=True,
        timeout=30,
        check=True,
    )
    assert done.stderr == ""


@pytest.mark.parametrize("shell", SHELLS)
def test_each_shell_reads_its_script(shell: str, tmp_path: Path) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not there")
    script = tmp_path / "script"
    script.write_text(completion_script(shell), "utf-8")
    done = subprocess.run([*CHECKS[shell], script], capture_output=True, text=True, timeout=30, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def completed(line: str, tmp_path: Path) -> list[str]:
    """What bash completes of the line's last word."""
    script = tmp_path / "script"
    script.write_text(completion_script("bash"), "utf-8")
    words = line.split(" ")
    asked = f"""
        source {script}
        COMP_WORDS=({" ".join(f"'{word}'" for word in words)}) COMP_CWORD={len(words) - 1}
        _layerscope
        printf '%s\\n' "${{COMPREPLY[@]}}"
    """
    done = subprocess.run(["bash", "-c", asked], capture_output=True, text=True, timeout=30, check=True)
    return done.stdout.split()


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not there")
def test_bash_completes_commands_options_and_values(tmp_path: Path) -> None:
    assert completed("layerscope repo", tmp_path) == ["repositories"]
    assert set(COMMANDS) <= set(completed("layerscope ", tmp_path))
    assert completed("layerscope repositories --js", tmp_path) == ["--json"]
    assert "docker" in completed("layerscope export x --format ", tmp_path)
    assert completed("layerscope completion z", tmp_path) == ["zsh"]
