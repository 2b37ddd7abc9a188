import pytest

from gongxin.codes.plain_text import plain


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (None, ""),
        ("", ""),
        (" a b\t\u3000c\u200b ", "ABC"),
        ("ＣＮＣＡ－Ｒ－２００２－００１", "CNCA-R-2002-001"),
        ("cnca—r–2002‑001", "CNCA-R-2002-001"),
        ("ａｚＡＺ０９", "AZAZ09"),
        ("①²½", "①²½"),
        ("ſßı", "ſßı"),  # upper() would make S, SS and I of these
        ("证书Ａ", "证书A"),
    ],
)
def test_only_width_case_spaces_and_dashes_change(text, expected):
    assert plain(text) == expected
