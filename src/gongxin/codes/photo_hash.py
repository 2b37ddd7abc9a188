"""照片感知哈希: a 64-bit perceptual hash of a sign-in photo, written as 16 hexadecimal digits."""

PHOTO_HASH_PATTERN = r"[0-9a-fA-F]{16}"
