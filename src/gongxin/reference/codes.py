"""The page of the code tables."""

from __future__ import annotations

import importlib
import pkgutil

from gongxin import codes
from gongxin.codes.code_table import CodeTable
from gongxin.reference.markdown import table


def page() -> str:
    """Every closed list of codes, and the schemes that are no lists."""
    modules = [importlib.import_module(f"{codes.__name__}.{one.name}") for one in pkgutil.iter_modules(codes.__path__)]
    tables = {
        value.name: value for module in modules for value in vars(module).values() if isinstance(value, CodeTable)
    }
    schemes = [(f"`{_short(module.__name__)}`", (module.__doc__ or "").split("\n\n")[0]) for module in modules]
    listed = table(("scheme", "what it is"), sorted(schemes))
    return "\n\n".join(["# Codes 代码", listed, *(_section(one) for _, one in sorted(tables.items()))])


def _section(one: CodeTable) -> str:
    title = f"## {one.name}\n\n{one.zh} · {one.en}" + (f" ({one.source})" if one.source else "")
    rows = [(f"`{code.value}`", code.zh, code.en, "；".join(code.also)) for code in one]
    if any(code.also for code in one):
        return title + "\n\n" + table(("code", "含义", "meaning", "read as well 也可写作"), rows)
    return title + "\n\n" + table(("code", "含义", "meaning"), [row[:3] for row in rows])


def _short(name: str) -> str:
    return name.rpartition(".")[2]
