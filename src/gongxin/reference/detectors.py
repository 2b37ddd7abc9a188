"""The page of the detectors."""

from __future__ import annotations

import inspect

from gongxin.detection import catalogue
from gongxin.detection.model import Detector
from gongxin.law.citation import Citation
from gongxin.reference.markdown import table


def page() -> str:
    """Every detector: question, law, method, what it reads and returns, its sentence."""
    every = list(catalogue.detectors().values())
    rows = [(f"[{one.id}](#{one.id})", one.severity, one.question.zh, one.question.en) for one in every]
    overview = table(("detector", "severity", "问题", "question"), rows)
    about = (
        f"{len(every)} detectors. Each is one file in `src/gongxin/detection/detectors/`; its rows are the offences. "
        "A finding is a lead, not a verdict."
    )
    return "\n\n".join(["# Detectors 检测项", about, overview, *(_section(one) for one in every)])


def _section(one: Detector) -> str:
    lines = [
        f"## {one.id}",
        f"{one.question.zh}  \n{one.question.en}",
        " ".join(inspect.cleandoc(one.method).split()),
        table(("", ""), [row for row in _facts(one) if row[1]]),
    ]
    return "\n\n".join(lines)


def _facts(one: Detector) -> list[tuple[str, str]]:
    reads = [f"`{name}` ({', '.join(columns)})" for name, columns in one.reads.items()]
    return [
        ("pattern", one.pattern),
        ("about", f"{one.subject}, severity {one.severity}, score {one.score:g}, version {one.version}"),
        ("law", "; ".join(map(_law, one.law))),
        ("reads", "; ".join(reads)),
        ("may be absent", ", ".join(f"`{name}`" for name in one.optional)),
        ("parameters", ", ".join(f"`{name}`" for name in sorted(one.parameters.values()))),
        ("evidence", ", ".join(f"`{name}`" for name in one.returns)),
        ("解释", f"`{one.explanation.zh}`"),
        ("explanation", f"`{one.explanation.en}`"),
    ]


def _law(citation: Citation) -> str:
    return f"{citation.in_language('zh')} / {citation.in_language('en')}"
