"""Every English sentence that the program may show, collected from the code, the templates and the help texts."""

from __future__ import annotations

import ast
import os
import re
from collections.abc import Iterator
from pathlib import Path

import jinja2
from jinja2 import nodes

import gongxin
from gongxin.cli import application
from gongxin.commands.progress import PARTS, PHASES
from gongxin.commands.system_words import WORDS
from gongxin.detection.model import SEVERITIES
from gongxin.law.parameters import parameters
from gongxin.report.page import HEADINGS, environment
from gongxin.supervision.cells import TRUTH

SOURCE = Path(gongxin.__file__).parent
SPOKEN = {"translate", "say", "show_table", "Figure", "phase"}  # functions whose texts are looked up in the catalogue
ROOT = "UserError"


def sentences() -> set[str]:
    """All of them."""
    return {
        *in_code(),
        *in_templates(),
        *in_help(),
        *PHASES.values(),
        *PARTS,
        *WORDS,
        *TRUTH.values(),
        *(heading for _, heading in HEADINGS),
        *SEVERITIES,
        *(held.unit for held in parameters().values() if held.unit),
    } - {""}


def in_code() -> Iterator[str]:
    trees = [ast.parse(file.read_text("utf-8")) for file in SOURCE.rglob("*.py")]
    spoken = SPOKEN | errors(trees)
    for tree in trees:
        constants = dict(_constants(tree))
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and _name(node.func) in spoken and not _of_str(node.func):
                arguments = node.args[:2] if _name(node.func) == "show_table" else node.args[:1]
                yield from _texts([constants.get(_name(_whole(argument)), argument) for argument in arguments])


def _constants(tree: ast.Module) -> Iterator[tuple[str, ast.expr]]:
    """Sentences that a module says in several places: NAME = "…"."""
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id.isupper():
            yield node.targets[0].id, node.value


def errors(trees: list[ast.Module]) -> set[str]:
    """UserError and every class that descends from it."""
    known = {ROOT}
    for _ in range(3):  # depth of the tree of errors
        for tree in trees:
            for node in ast.walk(tree):
                if isinstance(node, ast.ClassDef) and known & {_name(base) for base in node.bases}:
                    known.add(node.name)
    return known


def in_templates() -> Iterator[str]:
    jinja = environment("en")
    assert isinstance(jinja.loader, jinja2.FileSystemLoader)
    for name in jinja.loader.list_templates():
        tree = jinja.parse(jinja.loader.get_source(jinja, name)[0])
        for call in tree.find_all(nodes.Call):
            if isinstance(call.node, nodes.Name) and call.node.name == "t" and isinstance(call.args[0], nodes.Const):
                yield call.args[0].value


def in_help() -> Iterator[str]:
    before = os.environ.get("GONGXIN_LANG")
    os.environ["GONGXIN_LANG"] = "en"
    try:
        group = application()
    finally:
        os.environ.pop("GONGXIN_LANG") if before is None else os.environ.update(GONGXIN_LANG=before)
    yield group.help or ""
    for command in (group, *group.commands.values()):
        yield command.help or ""
        yield from (getattr(parameter, "help", None) or "" for parameter in command.params)


def placeholders(sentence: str) -> set[str]:
    return set(re.findall(r"%\(\w+\)[a-z]|%%", sentence))


def _whole(argument: ast.expr) -> ast.expr:
    """Of `SENTENCES[key]` all that may be said: the table."""
    return argument.value if isinstance(argument, ast.Subscript) else argument


def _texts(arguments: list[ast.expr]) -> Iterator[str]:
    for argument in arguments:
        if isinstance(argument, ast.Dict):
            yield from _texts(argument.values)
            continue
        for node in ast.walk(argument) if isinstance(argument, ast.Tuple | ast.IfExp) else [argument]:
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _of_str(node: ast.expr) -> bool:
    """`text.translate(...)` is a method of str and shows nothing."""
    return isinstance(node, ast.Attribute) and node.attr == "translate"
