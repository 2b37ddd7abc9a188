"""The commands that documents show exist, with the options they show; the bodies they name are in the nations they use."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gongxin.simulate.bodies import bodies, body_ids
from gongxin.simulate.frame import Frame
from gongxin.simulate.run import AS_OF

ROOT = Path(__file__).parents[2]
PAGES = sorted([*(ROOT / "docs").rglob("*.md"), ROOT / "README.md", ROOT / "README.zh-CN.md", ROOT / "CONTRIBUTING.md"])
BLOCK = re.compile(r"```(?:console|sh|bash)?\n(.*?)```", re.DOTALL)
COMMAND = re.compile(r"^(?:\$ )?(?:\.venv/bin/)?gongxin (\S+)(.*)$", re.MULTILINE)
EVERYWHERE = {"--lang", "--help"}


def shown(text: str) -> list[tuple[str, list[str]]]:
    """(command, its options) of every line of the code blocks that calls gongxin."""
    lines = [found for block in BLOCK.findall(text) for found in COMMAND.findall(block)]
    return [(name, re.findall(r"--[a-z-]+", rest.partition(" #")[0])) for name, rest in lines]


def reference() -> dict[str, set[str]]:
    """Command → its options, from the generated page."""
    parts = (ROOT / "docs/reference/commands.md").read_text(encoding="utf-8").split("\n## ")[1:]
    return {part.partition("\n")[0].strip(): set(re.findall(r"`(--[a-z-]+)`", part)) for part in parts}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_commands_and_options_exist(page):
    known = reference()
    for command, options in shown(page.read_text(encoding="utf-8")):
        assert command in known, command
        assert set(options) <= known[command] | EVERYWHERE, (command, options)


def test_commands_are_found_where_they_are_shown():
    readme = shown((ROOT / "README.md").read_text(encoding="utf-8"))
    assert ("parameters", ["--as-of"]) in readme
    assert shown("```console\n$ gongxin fly --high  # --never\n```\nno `gongxin walk` here") == [("fly", ["--high"])]


@pytest.mark.parametrize(
    ("page", "scale", "seed"),
    [("README.md", 0.02, 7), ("README.zh-CN.md", 0.02, 7), ("docs/tutorials/first-run.md", 0.02, 1)],
)
def test_bodies_named_in_examples_are_in_the_nation(page, scale, seed):
    named = set(re.findall(r"CNCA-RF?-\d{4}-\d{3,4}", (ROOT / page).read_text(encoding="utf-8")))
    assert named
    assert named <= set(body_ids(bodies(Frame(scale, seed, AS_OF, 60))).to_pylist())


def test_both_readmes_show_the_same_commands_and_the_same_parts():
    english, chinese = ((ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "README.zh-CN.md"))
    calls = [
        [
            line.partition("#")[0].replace("--lang en", "--lang zh").rstrip()
            for line in text.splitlines()
            if line.startswith("$ ")
        ]
        for text in (english, chinese)
    ]
    assert calls[0] == calls[1]
    for shape in (r"^## ", r"^\| ?M", r"^  [a-z]+/"):
        found = [re.findall(shape, text, re.MULTILINE) for text in (english, chinese)]
        assert len(found[0]) == len(found[1]) > 0, shape
    targets = [re.findall(r"\]\(([^)]+)\)", text) for text in (english, chinese)]
    assert set(targets[0]) - {"README.zh-CN.md"} == set(targets[1]) - {"README.md"}
