"""The workflows: what GitHub's schema says of them, what they may, and what their scripts do."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import jsonschema
import pytest

ROOT = Path(__file__).resolve().parents[3]
WORKFLOWS = ROOT / ".github" / "workflows"
NAMES = ("release", "test")
# By SchemaStore (https://json.schemastore.org/github-workflow.json), Apache-2.0.
SCHEMA = ROOT / "tests" / "support" / "samples" / "github" / "workflow.schema.json"
PINNED = re.compile(r"[\w.-]+/[\w.-]+@[0-9a-f]{40}")
on_posix = pytest.mark.skipif(sys.platform == "win32", reason="the scripts are for bash")


@pytest.fixture(params=NAMES)
def workflow(request: pytest.FixtureRequest, workflow_steps: ModuleType) -> dict[str, Any]:
    return workflow_steps.read_workflow(WORKFLOWS / f"{request.param}.yml")


@pytest.fixture
def release(workflow_steps: ModuleType) -> dict[str, Any]:
    return workflow_steps.read_workflow(WORKFLOWS / "release.yml")


def uses(workflow: dict[str, Any]) -> Iterator[str]:
    for job in workflow["jobs"].values():
        yield from (step["uses"] for step in job["steps"] if "uses" in step)


def test_it_is_as_githubs_schema_has_it(workflow: dict[str, Any]) -> None:
    schema = json.loads(SCHEMA.read_text("utf-8"))
    validator = jsonschema.validators.validator_for(schema)(schema)
    assert [error.message for error in validator.iter_errors(workflow)] == []
    broken = {**workflow, "jobs": {"one": {"steps": [{"name": "without run or uses"}]}}}
    assert not validator.is_valid(broken)


def test_every_action_is_a_commit(workflow: dict[str, Any]) -> None:
    assert [each for each in uses(workflow) if not PINNED.fullmatch(each)] == []


def test_of_one_action_there_is_one_commit(workflow_steps: ModuleType) -> None:
    every = {each for name in NAMES for each in uses(workflow_steps.read_workflow(WORKFLOWS / f"{name}.yml"))}
    assert len(every) == len({each.partition("@")[0] for each in every})


def test_every_job_may_little_and_has_an_end(workflow: dict[str, Any]) -> None:
    assert workflow["permissions"] == {"contents": "read"}
    for name, job in workflow["jobs"].items():
        assert job["timeout-minutes"] <= 60, name
        asks = "write" in job.get("permissions", {}).values()
        assert not asks or name in ("draft", "pypi")
        if "secrets." in json.dumps(job):
            assert job["environment"] == "release", name
        for step in job["steps"]:
            if step.get("uses", "").startswith("actions/checkout"):
                assert step["with"]["persist-credentials"] is False


def test_scripts_take_values_by_their_environment_only(workflow: dict[str, Any]) -> None:
    """What stands in an expression would be read as a part of the script, a branch's name too."""
    for job in workflow["jobs"].values():
        assert [step["run"] for step in job["steps"] if "${{" in step.get("run", "")] == []


@on_posix
def test_every_script_is_one_for_its_shell(workflow: dict[str, Any], workflow_steps: ModuleType) -> None:
    scripts = [
        step.script
        for name in workflow["jobs"]
        for step in workflow_steps.steps_of(workflow, name)
        if step.script and step.shell in ("", "bash")
    ]
    assert len(scripts) >= 4
    for script in scripts:
        done = subprocess.run(["bash", "-n"], input=script, text=True, capture_output=True, check=False)
        assert done.stderr == "", script


def test_scripts_name_files_and_targets_that_are_there(workflow: dict[str, Any]) -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    text = "\n".join(step.get("run", "") for job in workflow["jobs"].values() for step in job["steps"])
    for path in re.findall(r"(?:\./)?(packaging/[\w./-]+\.(?:py|ps1|txt))", text):
        assert (ROOT / path).is_file(), path
    for target in re.findall(r"\bmake (dist-test|dist|setup|test)\b", text):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_every_system_is_released_and_everything_is_waited_for(release: dict[str, Any]) -> None:
    jobs = release["jobs"]
    arches = {
        row["arch"] for name in ("linux", "macos") for row in jobs[name]["strategy"]["matrix"]["include"]
    }
    assert arches == {"x86_64", "aarch64", "arm64"}
    assert set(jobs["draft"]["needs"]) == {"linux", "macos", "windows", "clean-systems"}
    assert jobs["pypi"]["needs"] == "draft"


RunStep = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run_step(release: dict[str, Any], workflow_steps: ModuleType, checkout: Path, tmp_path: Path) -> RunStep:
    """Runs one step's script in the checkout, as the runner does."""

    def run(job: str, name: str, **environment: str) -> subprocess.CompletedProcess[str]:
        (step,) = [each for each in workflow_steps.steps_of(release, job) if each.name.startswith(name)]
        script = tmp_path / "step.sh"
        script.write_text(step.script)
        return subprocess.run(
            ["bash", "-e", script],
            cwd=checkout,
            env={**os.environ, "GITHUB_REF_NAME": "v9.8.7", **environment},
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )

    return run


@on_posix
@pytest.mark.parametrize(
    ("tag", "told"),
    [("v9.8.7", ""), ("v9.8.8", "The tag is v9.8.8, and this is version 9.8.7."), ("", "not named")],
)
def test_another_tag_is_refused(run_step: RunStep, tag: str, told: str) -> None:
    done = run_step("check", "The tag is the version", GITHUB_REF_NAME=tag)
    assert done.returncode == (1 if told else 0), done.stderr
    assert told in done.stderr


@on_posix
def test_a_version_of_which_nothing_is_told_is_refused(run_step: RunStep, checkout: Path) -> None:
    (checkout / "CHANGELOG.md").write_text("# Changelog\n\n## [9.8.7]\n\n## [9.8.6]\n- Earlier.\n")
    done = run_step("check", "The tag is the version")
    assert (done.returncode, done.stderr) == (1, "CHANGELOG.md says nothing of 9.8.7.\n")


@on_posix
@pytest.mark.parametrize(
    ("macos", "windows", "told"),
    [
        ("", "", ""),
        ("the macOS application", "", "the macOS application."),
        ("the macOS application", "the Windows programs", "the macOS application, the Windows programs."),
    ],
)
def test_the_draft_has_sums_manifests_and_says_what_is_not_signed(
    run_step: RunStep, checkout: Path, macos: str, windows: str, told: str
) -> None:
    done = run_step("draft", "Sums", MACOS_UNSIGNED=macos, WINDOWS_UNSIGNED=windows)
    assert done.returncode == 0, done.stderr
    notes = (checkout / "notes.md").read_text()
    assert notes.startswith("### Added\n- One thing.\n")
    assert "Earlier" not in notes
    assert "gh attestation verify FILE --repo layerscope/layerscope" in notes
    assert (f"**Not signed in this release:** {told}" in notes) is bool(told)
    assert ("Not signed" in notes) is bool(told)
    names = sorted(path.name for path in (checkout / "dist").iterdir())
    sums = (checkout / "dist" / "SHA256SUMS").read_text().splitlines()
    assert [row.partition("  ")[2] for row in sums] == [
        name for name in names if name not in ("SHA256SUMS", "layerscope.rb", "layerscope.winget.yaml")
    ]
    check = ["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"]
    assert subprocess.run(check, cwd=checkout / "dist", check=False).returncode == 0


@on_posix
def test_the_manifests_have_the_files_sums(
    run_step: RunStep, checkout: Path, workflow_steps: ModuleType
) -> None:
    assert run_step("draft", "Sums").returncode == 0
    dist = checkout / "dist"
    of = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in dist.iterdir()}
    winget = workflow_steps.yaml.safe_load((dist / "layerscope.winget.yaml").read_text())
    (installer,) = winget["Installers"]
    assert winget["PackageVersion"] == "9.8.7"
    assert installer["InstallerSha256"] == of["layerscope-9.8.7-windows-x64.msi"].upper()
    assert installer["InstallerUrl"].endswith("/releases/download/v9.8.7/layerscope-9.8.7-windows-x64.msi")
    assert re.fullmatch(r"\{[0-9A-F-]{36}\}", installer["AppsAndFeaturesEntries"][0]["UpgradeCode"])
    cask = (dist / "layerscope.rb").read_text()
    assert of["layerscope-9.8.7-macos-arm64.dmg"] in cask
    assert of["layerscope-9.8.7-macos-x86_64.dmg"] in cask
    assert re.findall(r"(?<!#)\{\w+\}", cask) == []


@on_posix
def test_a_release_that_lacks_a_system_is_none(run_step: RunStep, checkout: Path) -> None:
    (checkout / "dist" / "layerscope-9.8.7-windows-x64.msi").unlink()
    done = run_step("draft", "Sums")
    assert done.returncode == 1
    assert "windows-x64.msi" in done.stderr


@on_posix
def test_the_draft_is_made_of_every_file_and_pypi_gets_two(run_step: RunStep, checkout: Path) -> None:
    gh = checkout / "bin" / "gh"
    gh.parent.mkdir()
    gh.write_text('#!/bin/sh\nprintf "%s\\n" "$@" > asked\n')
    gh.chmod(0o755)
    by_ours = {"PATH": f"{gh.parent}:{os.environ['PATH']}"}
    assert run_step("draft", "The draft", **by_ours).returncode == 0
    asked = (checkout / "asked").read_text().splitlines()
    assert asked[:5] == ["release", "create", "v9.8.7", "--draft", "--verify-tag"]
    assert asked[5:9] == ["--title", "Layerscope 9.8.7", "--notes-file", "notes.md"]
    assert asked[9:] == sorted(f"dist/{path.name}" for path in (checkout / "dist").iterdir())
    assert run_step("draft", "The wheel").returncode == 0
    assert sorted(path.name for path in (checkout / "pypi").iterdir()) == [
        "layerscope-9.8.7-py3-none-any.whl",
        "layerscope-9.8.7.tar.gz",
    ]


def test_an_expression_that_is_not_known_here_is_told(workflow_steps: ModuleType) -> None:
    assert workflow_steps.filled("a ${{ matrix.arch }} b", {"matrix.arch": "x86_64"}) == "a x86_64 b"
    with pytest.raises(workflow_steps.UnknownHereError, match=r"secrets\.KEY"):
        workflow_steps.filled("${{ secrets.KEY }}", {})
