"""What users copy into their continuous integration does what it says: its shell is run, its form is checked."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

DAMAGED, CLEAN = "はずですです。\n", "はずです。\n"
ANNOTATION = "::warning file={},line=1,endLine=1,col=3,endColumn=7,title=stitchtext T101 (stuttered-ending)::"
ARTICLE = "題名です\n一つ目の文がここにあります。二つ目の文が途中で切れません。\n"
SCRAPE = "題名です\n一つ目の文がここにあります。二つ目の文が途中で\n—END—\n" + ARTICLE
BIN = Path(sys.executable).parent


def read_blocks(root: Path, title: str) -> list[str]:
    """The YAML blocks of `docs/ci.md` under a title."""
    page = (root / "docs" / "ci.md").read_text(encoding="utf-8")
    section = next(part for part in re.split(r"^## ", page, flags=re.MULTILINE) if part.startswith(title))
    return re.findall(r"^```yaml\n(.*?)^```$", section, re.DOTALL | re.MULTILINE)


def run_shell(script: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a script as a runner does, with our own command on the path."""
    environment = {"PATH": f"{BIN}:{os.environ['PATH']}", "HOME": str(folder), "LANG": "C.UTF-8", **variables}
    shell = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    return subprocess.run(shell, cwd=folder, env=environment, capture_output=True, text=True, timeout=60, check=False)


def validate(kind: str, path: Path) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{kind}", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stdout


@pytest.fixture
def action(root: Path) -> dict[str, Any]:
    whole: dict[str, Any] = yaml.safe_load((root / "action.yml").read_text(encoding="utf-8"))
    return whole


@pytest.fixture
def runner(tmp_path: Path) -> Path:
    """A folder with the command where the action installs it, and a workspace beside it."""
    commands = tmp_path / "temp" / "stitchtext" / "bin"
    commands.mkdir(parents=True)
    (commands / "stitchtext").symlink_to(BIN / "stitchtext")
    (tmp_path / "workspace").mkdir()
    return tmp_path


def run_check(action: dict[str, Any], runner: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    (step,) = (step for step in action["runs"]["steps"] if step.get("name") == "Check")
    defaults = {name: given.get("default", "") for name, given in action["inputs"].items()} | inputs
    given = {
        variable: defaults[re.fullmatch(r"\$\{\{ inputs\.([\w-]+) \}\}", value)[1]]  # type: ignore[index]
        for variable, value in step["env"].items()
    }
    return run_shell(step["run"], runner / "workspace", RUNNER_TEMP=str(runner / "temp"), **given)


def test_the_action_has_the_form_of_one(root: Path) -> None:
    validate("github-actions", root / "action.yml")


def test_no_input_of_the_action_is_put_into_a_script(action: dict[str, Any]) -> None:
    scripts = [step["run"] for step in action["runs"]["steps"] if "run" in step]
    assert len(scripts) == 2
    assert not any("${{" in script for script in scripts)


def test_the_action_annotates_and_fails(action: dict[str, Any], runner: Path) -> None:
    (runner / "workspace" / "a b.txt").write_text(DAMAGED, encoding="utf-8")
    done = run_check(action, runner)
    assert (done.returncode, done.stdout.startswith(ANNOTATION.format("a b.txt"))) == (1, True), done.stderr


def test_the_action_passes_on_clean_texts(action: dict[str, Any], runner: Path) -> None:
    (runner / "workspace" / "a.txt").write_text(CLEAN, encoding="utf-8")
    done = run_check(action, runner)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_the_action_takes_paths_and_options_a_line_each(action: dict[str, Any], runner: Path) -> None:
    for name in ("a b.txt", "-c.txt", "d.txt"):
        (runner / "workspace" / name).write_text(DAMAGED, encoding="utf-8")
    done = run_check(action, runner, paths="a b.txt\n\n-c.txt\n", options="--fail-on=error\n--marker=one two\n")
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("::warning") == 2


@pytest.mark.parametrize("hostile", ["$(touch pwned)", "`touch pwned`", '"; touch pwned; "', "'; touch pwned; '"])
def test_what_is_given_to_the_action_is_never_run(hostile: str, action: dict[str, Any], runner: Path) -> None:
    for name in ("paths", "options", "sarif", "sarif-file"):
        run_check(action, runner, **{name: hostile})
    assert not (runner / "workspace" / "pwned").exists()


def test_the_action_writes_sarif_where_it_is_uploaded_from(action: dict[str, Any], runner: Path) -> None:
    (runner / "workspace" / "a.txt").write_text(DAMAGED, encoding="utf-8")
    done = run_check(action, runner, sarif="true", **{"sarif-file": "out.sarif"})
    assert done.returncode == 1
    written = json.loads((runner / "workspace" / "out.sarif").read_text(encoding="utf-8"))
    assert [result["ruleId"] for result in written["runs"][0]["results"]] == ["T101"]
    upload = action["runs"]["steps"][-1]
    assert (upload["uses"].split("@")[0], upload["with"]["sarif_file"]) == (
        "github/codeql-action/upload-sarif",
        "${{ inputs.sarif-file }}",
    )


@pytest.mark.parametrize("title", ["GitHub: beside", "GitHub: the seeds"])
def test_a_workflow_has_the_form_of_one(title: str, root: Path, tmp_path: Path) -> None:
    (workflow,) = read_blocks(root, title)
    (tmp_path / "workflow.yml").write_text(workflow, encoding="utf-8")
    validate("github-workflows", tmp_path / "workflow.yml")


def test_a_workflow_gives_the_action_inputs_that_it_has(root: Path, action: dict[str, Any]) -> None:
    (workflow,) = read_blocks(root, "GitHub: beside")
    used = yaml.safe_load(workflow)["jobs"]["check"]["steps"][-1]["with"]
    assert set(used) <= set(action["inputs"])


@pytest.fixture
def request_folder(tmp_path: Path) -> tuple[Path, str]:
    """A repository whose second commit is a pull request's, and the first one's name."""
    git = ["git", "-C", str(tmp_path), "-c", "user.name=x", "-c", "user.email=x@example.org"]
    subprocess.run([*git, "init", "-q"], check=True)
    (tmp_path / "seeds").mkdir()
    for name in ("old.txt", "gone.txt"):
        (tmp_path / "seeds" / name).write_text(DAMAGED, encoding="utf-8")
    subprocess.run([*git, "add", "."], check=True)
    subprocess.run([*git, "commit", "-qm", "base"], check=True)
    base = subprocess.run([*git, "rev-parse", "HEAD"], check=True, capture_output=True, text=True).stdout.strip()
    (tmp_path / "seeds" / "gone.txt").unlink()
    (tmp_path / "elsewhere.txt").write_text(DAMAGED, encoding="utf-8")
    (tmp_path / "seeds" / "新 しい.txt").write_text(CLEAN, encoding="utf-8")
    subprocess.run([*git, "add", "-A"], check=True)
    subprocess.run([*git, "commit", "-qm", "request"], check=True)
    return tmp_path, base


@pytest.mark.parametrize(("text", "code"), [(CLEAN, 0), (DAMAGED, 123), (None, 0)])
def test_only_the_seeds_of_a_request_are_checked(
    text: str | None, code: int, root: Path, request_folder: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder, base = request_folder
    git = ["git", "-C", str(folder), "-c", "user.name=x", "-c", "user.email=x@example.org"]
    if text is None:
        subprocess.run([*git, "rm", "-q", "seeds/新 しい.txt"], check=True)
    else:
        (folder / "seeds" / "新 しい.txt").write_text(text, encoding="utf-8")
    subprocess.run([*git, "commit", "-qam", "more", "--allow-empty"], check=True)
    (workflow,) = read_blocks(root, "GitHub: the seeds")
    step = yaml.safe_load(workflow)["jobs"]["check"]["steps"][-1]
    done = run_shell(step["run"], folder, BASE=base, RUNNER_TEMP=str(tmp_path_factory.mktemp("temp")))
    assert done.returncode == code, done.stderr
    assert done.stdout.count("::warning") == (text == DAMAGED)


def test_the_job_for_gitlab_has_the_form_of_one_and_writes_its_reports(root: Path, tmp_path: Path) -> None:
    (block,) = read_blocks(root, "GitLab")
    (tmp_path / "ci.yml").write_text(block, encoding="utf-8")
    validate("gitlab-ci", tmp_path / "ci.yml")
    job = yaml.safe_load(block)["texts"]
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_text(DAMAGED, encoding="utf-8")
    install, *checks = job["script"]
    assert install.startswith("pip install")
    assert [run_shell(line, tmp_path).returncode for line in checks] == [0, 1]
    reports = job["artifacts"]["reports"]
    (row,) = json.loads((tmp_path / reports["codequality"]).read_text(encoding="utf-8"))
    assert row["location"]["path"] == "seeds/a.txt"
    assert 'failures="1"' in (tmp_path / reports["junit"]).read_text(encoding="utf-8")


def test_the_hooks_have_the_form_of_some(root: Path) -> None:
    command = [sys.executable, "-m", "pre_commit", "validate-manifest", str(root / ".pre-commit-hooks.yaml")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stdout


def test_a_configuration_names_a_hook_that_there_is(root: Path) -> None:
    hooks = {hook["id"] for hook in yaml.safe_load((root / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}
    (block,) = read_blocks(root, "pre-commit")
    assert {hook["id"] for hook in yaml.safe_load(block)["repos"][0]["hooks"]} <= hooks


@pytest.mark.slow
def test_the_hooks_check_mend_and_repair(root: Path, tmp_path: Path) -> None:
    repository = tmp_path / "repository"
    git = ["git", "-C", str(repository)]
    repository.mkdir()
    subprocess.run([*git, "init", "-q"], check=True)
    texts = {"a.txt": DAMAGED, "r.jsonl": json.dumps({"text": DAMAGED}), "n.py": DAMAGED, "s.txt": SCRAPE}
    for name, text in texts.items():
        (repository / name).write_text(text, encoding="utf-8")
    subprocess.run([*git, "add", "."], check=True)
    environment = {**os.environ, "PRE_COMMIT_HOME": str(tmp_path / "home")}

    def run_hook(*args: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "pre_commit", "try-repo", str(root), *args, "--all-files", "--verbose"]
        return subprocess.run(
            command, cwd=repository, env=environment, capture_output=True, text=True, timeout=600, check=False
        )

    checked = run_hook("stitchtext-check")
    assert checked.returncode == 1, checked.stdout + checked.stderr
    assert "a.txt:1:3" in checked.stdout
    assert "r.jsonl:1:" in checked.stdout
    assert "n.py" not in checked.stdout
    assert (repository / "a.txt").read_text(encoding="utf-8") == DAMAGED
    assert run_hook("stitchtext-repair").returncode == 1
    assert (repository / "s.txt").read_text(encoding="utf-8") == ARTICLE
    assert (repository / "a.txt").read_text(encoding="utf-8") == CLEAN
