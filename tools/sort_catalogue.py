"""Put the sentences of `locale/zh.po` in the order that a test asks for. Run it after adding some.

python tools/sort_catalogue.py
"""

from pathlib import Path

FILE = Path(__file__).parents[1] / "src/gongxin/locale/zh.po"


def main() -> None:
    """Sort the file in place, one entry a sentence."""
    head, *entries = FILE.read_text(encoding="utf-8").strip().split("\n\n")
    distinct = {entry.split("\nmsgstr")[0]: entry for entry in entries if entry.strip()}
    ordered = sorted(distinct.values(), key=lambda entry: first_line(entry).lower())
    FILE.write_text("\n\n".join([head, *ordered]) + "\n", encoding="utf-8")


def first_line(entry: str) -> str:
    """The line by which an entry is sorted, comments left aside."""
    return next(line for line in entry.splitlines() if line.startswith("msgid"))


if __name__ == "__main__":
    main()
