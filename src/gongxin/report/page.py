"""The page: every section filled in, styles and script inside it, and nothing fetched from anywhere."""

from __future__ import annotations

import base64
import hashlib
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from gongxin.i18n import translate
from gongxin.report.material import Material
from gongxin.report.sections import (
    bodies,
    data_quality,
    detectors,
    grades,
    headline,
    parameters,
    provinces,
    run_facts,
    samples,
    trend,
)
from gongxin.supervision import Result

TEMPLATES = Path(__file__).parent / "templates"
SECTIONS: dict[str, Callable[[Material], Any]] = {
    "headline": headline.headline,
    "provinces": provinces.provinces,
    "grades": grades.grades,
    "trend": trend.trend,
    "bodies": bodies.bodies,
    "detectors": detectors.detectors,
    "samples": samples.samples,
    "data_quality": data_quality.data_quality,
    "parameters": parameters.parameters,
    "run_facts": run_facts.run_facts,
}
# Part of the page → its heading; each is a template of the same name.
HEADINGS = (
    ("figures", "At a glance"),
    ("map", "Provinces"),
    ("grades", "Grades of the bodies"),
    ("trend", "Findings by month"),
    ("bodies", "Bodies to look at"),
    ("detectors", "Detectors"),
    ("samples", "Samples of findings with their records"),
    ("quality", "Quality of the data"),
    ("parameters", "Parameters"),
    ("method", "How to read this"),
    ("run", "Facts of the run"),
)


def write_report(result: Result, file: Path, language: str) -> None:
    """Write the report of `result` to `file` in `language` ("zh" or "en"), whole or not at all."""
    page = report(result, language).encode()
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, scratch = tempfile.mkstemp(prefix=f".{file.name}-", dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(page)
        os.chmod(scratch, 0o644)
        os.replace(scratch, file)
    except BaseException:
        Path(scratch).unlink(missing_ok=True)
        raise


def report(result: Result, language: str) -> str:
    """The page as text. Every value is escaped: names in the records may hold anything."""
    material = Material(result, language)
    style, script = (TEMPLATES / "style.css").read_text("utf-8"), (TEMPLATES / "table.js").read_text("utf-8")
    return (
        environment(language)
        .get_template("page.html.j2")
        .render(
            m=material,
            language=language,
            style=Markup(style),  # noqa: S704  # our own file
            script=Markup(script),  # noqa: S704  # our own file
            policy=_policy(style, script),
            facts=result.facts,
            sections=HEADINGS,
            **{name: fill(material) for name, fill in SECTIONS.items()},
        )
    )


def environment(language: str) -> Environment:
    """Jinja with the catalogue as `t`, thousands marked by `n`, shares shown by `percent`."""
    jinja = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    jinja.globals["t"] = lambda sentence, **values: translate(sentence, language, **values)
    jinja.filters |= {"n": lambda value: f"{value:,}", "percent": lambda share: f"{share * 100:.1f}%"}
    return jinja


def _policy(style: str, script: str) -> str:
    """Content-Security-Policy: this style, this script, and no request to anywhere."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
