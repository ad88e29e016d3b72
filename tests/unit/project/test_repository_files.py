"""The repository's own files: nothing of one machine, locks that hold, a workflow, hooks and forms that work."""

import re
import struct
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from repository import ROOT

TEXT_FILES = {".css", ".gitattributes", ".gitignore", ".in", ".js", ".json", ".lock", ".md", ".py", ".sh", ".svg",
              ".toml", ".txt", ".yaml", ".yml"}  # fmt: skip
FOLDERS = (".ci", ".github", ".streamlit", "data", "docs", "findings", "geo", "tests")
SCREENSHOT = ROOT / ".github" / "screenshot.png"
LARGEST_SCREENSHOT = 350 * 1024
FORMS = tuple(sorted(set((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml")) - {
    ROOT / ".github" / "ISSUE_TEMPLATE" / "config.yml"}))  # fmt: skip


def text_files() -> Iterator[Path]:
    """The project's own text files: no documents, no caches, no environments."""
    yield from (file for file in ROOT.iterdir() if file.is_file() and {file.suffix, file.name} & TEXT_FILES)
    for folder in FOLDERS:
        for file in (ROOT / folder).rglob("*"):
            if (file.suffix in TEXT_FILES or folder == ".ci") and file.is_file() and "documents" not in file.parts:
                yield file


def test_no_file_names_a_package_registry() -> None:
    # Put together here, so that this file does not name them either.
    registries = [".".join(parts) for parts in (
        ("pypi", "org"), ("files", "pythonhosted", "org"), ("registry", "npmjs", "org"), ("conda", "anaconda", "org"),
        ("proxy", "golang", "org"), ("index", "crates", "io"),
    )]  # fmt: skip
    indexes = [f"--{name}" for name in ("index-url", "extra-index-url", "find-links", "trusted-host")]
    named = {
        (file.relative_to(ROOT).as_posix(), word)
        for file in text_files()
        for word in (*registries, *indexes)
        if word in file.read_text("utf-8", errors="replace")
    }
    assert named == set()


def test_no_file_names_a_folder_of_one_machine() -> None:
    homes = [f"/{name}/" for name in ("home", "Users", "root", "work")]
    pattern = re.compile(rf"(?<![\w.…]){'|'.join(map(re.escape, homes))}")
    named = {
        file.relative_to(ROOT).as_posix()
        for file in text_files()
        if pattern.search(file.read_text("utf-8", errors="replace"))
    }
    assert named == set()


def test_lock_files_hold_hashes_and_no_addresses() -> None:
    for name in ("requirements.lock", "tests/requirements.lock"):
        text = (ROOT / name).read_text("utf-8")
        assert "://" not in text
        pinned = re.findall(r"^[\w.\[\]-]+==\S+(.*(?:\n    .*)*)", text, re.MULTILINE)
        assert pinned
        assert all("--hash=sha256:" in rest for rest in pinned)


def test_the_screenshot_is_a_picture_of_a_laptops_screen() -> None:
    content = SCREENSHOT.read_bytes()
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", content[16:24])
    assert (width % 1366, height % 768, width // 1366) == (0, 0, height // 768)
    assert 20_000 < len(content) <= LARGEST_SCREENSHOT
    assert SCREENSHOT.relative_to(ROOT).as_posix() in (ROOT / "README.md").read_text("utf-8")


def test_the_workflow_runs_the_projects_own_checks_with_least_rights() -> None:
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "ci.yml").read_text("utf-8"))
    assert workflow["permissions"] == {"contents": "read"}
    (job,) = workflow["jobs"].values()
    assert job["timeout-minutes"] <= 60
    assert [step["run"] for step in job["steps"] if "run" in step] == ["bash .ci/run"]
    assert all(re.search(r"@v\d+$", step["uses"]) for step in job["steps"] if "uses" in step)


def test_the_hooks_run_what_is_installed_and_fetch_nothing() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))
    (repo,) = hooks["repos"]
    assert repo["repo"] == "local"
    programs = [hook["entry"].split()[0] for hook in repo["hooks"]]
    assert sorted(set(programs)) == [".venv/bin/lint-imports", ".venv/bin/mypy", ".venv/bin/ruff"]
    assert {hook["language"] for hook in repo["hooks"]} == {"system"}


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.stem)
def test_a_form_for_issues_is_complete(form: Path) -> None:
    content = yaml.safe_load(form.read_text("utf-8"))
    assert all(isinstance(content[key], str) and content[key] for key in ("name", "description", "title"))
    fields = [part for part in content["body"] if part["type"] != "markdown"]
    assert {part["type"] for part in fields} <= {"input", "textarea", "dropdown", "checkboxes"}
    assert len({part["id"] for part in fields}) == len(fields) > 0
    assert all(part["attributes"]["label"] for part in fields)
    assert any(part.get("validations", {}).get("required") for part in fields)


def test_there_are_forms_for_a_wrong_place_and_for_a_quotation() -> None:
    assert [form.stem for form in FORMS] == ["take-a-quotation-down", "wrong-place"]
