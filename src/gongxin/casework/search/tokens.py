"""How names and numbers are cut into words of the index; in Python for a query, in DuckDB for a million names.

A name gives its pairs of neighbouring characters: 杭州百天 → 杭州 州百 百天. One wrong character spoils two pairs and
leaves the others. A number gives three blocks, tagged by place: one wrong character leaves two of them. Letters and
digits are folded to half width and upper case first, and everything else is left out.
"""

from __future__ import annotations

from itertools import combinations

from gongxin.codes.plain_text import FULL_WIDTH, plain

SHORTEST_CODE = 6  # shorter numbers are found by their beginning only


def folded(text: str | None) -> str:
    """Half-width, upper case, letters and digits of every script only."""
    return "".join(character for character in plain(text) if character.isalnum())


def pairs(name: str) -> list[str]:
    """The pairs of neighbouring characters of a folded name, each once, in their order."""
    if len(name) == 1:
        return [name]
    return list(dict.fromkeys(name[at : at + 2] for at in range(len(name) - 1)))


def blocks(code: str) -> list[str]:
    """Head, middle and tail of a folded number."""
    if len(code) < SHORTEST_CODE:
        return []
    third = -(-len(code) // 3)
    return [f"h{code[:third]}", f"m{code[third:-third]}", f"t{code[-third:]}"]


def block_questions(code: str) -> list[tuple[str, ...]]:
    """The pairs of blocks that a number with one error still has: a character wrong, left out, or typed twice."""
    if len(code) < SHORTEST_CODE:
        return []
    asked = list(combinations(blocks(code), 2))
    for length in (len(code) - 1, len(code) + 1):
        third = -(-length // 3)
        middle = length - 2 * third
        head, tail = f"h{code[:third]}", f"t{code[-third:]}"
        asked += [
            (head, tail),
            (head, f"m{code[third : third + middle]}"),
            (f"m{code[-third - middle : -third]}", tail),
        ]
    return list(dict.fromkeys(asked))


# ---- the same in DuckDB


def folded_sql(column: str) -> str:
    """`folded` as an expression."""
    wide = "".join(map(chr, FULL_WIDTH)).replace("'", "''")
    half = "".join(FULL_WIDTH.values()).replace("'", "''")
    narrow = f"translate(coalesce({column}, ''), '{wide}', '{half}')"
    letters = f"translate({narrow}, 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ')"
    return f"regexp_replace({letters}, '[^\\p{{L}}\\p{{N}}]', '', 'g')"


def pairs_sql(folded_column: str) -> str:
    """`pairs` as a list expression, in no order."""
    starts = f"range(1, greatest(length({folded_column}), 2))"
    return f"list_distinct([substr({folded_column}, place, 2) for place in {starts} if {folded_column} <> ''])"


def blocks_sql(code_column: str) -> str:
    """`blocks` as a list expression."""
    third = f"(ceil(length({code_column}) / 3.0))::INT"
    parts = (
        f"'h' || left({code_column}, {third})",
        f"'m' || substr({code_column}, {third} + 1, length({code_column}) - 2 * {third})",
        f"'t' || right({code_column}, {third})",
    )
    return f"CASE WHEN length({code_column}) < {SHORTEST_CODE} THEN [] ELSE [{', '.join(parts)}] END"
