"""行政区划 (GB/T 2260): six digits, two each for province, city and county."""

DIVISION_PATTERN = r"(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12])\d{4}"
