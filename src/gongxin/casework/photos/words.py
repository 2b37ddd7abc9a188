"""Words that stand beside a photo, and words with which one is refused. Nothing marked is thereby false."""

from __future__ import annotations

from gongxin.i18n import Text

MARKS = {
    "waiting": Text("尚无签到写明这张照片", "no sign-in names this photo yet"),
    "photo_old": Text("照片自带时间与签到时间相差过大", "the time inside the photo is far from that of the sign-in"),
    "photo_elsewhere": Text("照片自带位置与签到位置相距过远", "the place inside the photo is far from the one signed"),
    "look_differs": Text("照片画面与签到所报不符", "the picture differs from the one signed"),
}
REFUSALS = {
    "no_photo": Text(
        "请求中没有照片；请以字段 photo 发送文件。",
        "There is no photo in the request; send the file as the field photo.",
    ),
    "not_allowed": Text("无权发送照片；请重新登录。", "The sender may not send photos; sign in again."),
    "photo_too_large": Text(
        "照片过大；请用较低的分辨率重拍。", "The photo is too large; take it again at a lower resolution."
    ),
    "not_a_picture": Text(
        "无法读取这张照片；请发送 JPEG、HEIC 或 PNG 格式的照片。",
        "This photo cannot be read; send one in the format JPEG, HEIC or PNG.",
    ),
    "too_many_waiting": Text(
        "等待签到的照片过多；请先发送签到。", "Too many photos wait for their sign-ins; send the sign-ins first."
    ),
}


class Refused(Exception):
    """A photo that is not taken; `word` is a key of `REFUSALS`."""

    def __init__(self, word: str) -> None:
        super().__init__(word)
        self.word = word
