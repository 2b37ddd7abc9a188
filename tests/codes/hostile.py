"""Text that arrives where an identifier should be."""

HOSTILE = (
    "",
    " ",
    "\u3000",
    "None",
    "NULL",
    "nan",
    "无",
    "-",
    "=1+1",
    "'; drop table bodies; --",
    "<script>alert(1)</script>",
    "\x00",
    "\ud800",  # half a surrogate pair, as a broken decoder leaves it
    "９" * 10_000,
    "A" * 10_000,
    "((((((((((a+)+)+)+)+)+)+)+)+)+$",
    "٩١١١٠٠٠٠٦٠٠٠٣٧٣٤١L",  # Arabic digits are digits to \d
    "9111000060003734①L",
)
