"""`python -m gongxin.reference`: write the generated pages anew."""

from gongxin.reference import FOLDER, pages


def main() -> None:
    """Write every page."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
