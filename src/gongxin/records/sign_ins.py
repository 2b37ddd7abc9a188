"""On-site sign-ins (现场签到): who showed himself where and when."""

from gongxin.codes.photo_hash import PHOTO_HASH_PATTERN
from gongxin.codes.sign_in_moments import SIGN_IN_MOMENTS
from gongxin.records.model import Access, Column, Kind, Table

SIGN_INS = Table(
    name="sign_ins",
    zh="现场签到",
    en="Sign-ins",
    key=("sign_in_id",),
    columns=(
        Column("sign_in_id", Kind.TEXT, "签到编号", "Sign-in"),
        Column("plan_id", Kind.TEXT, "计划编号", "Plan"),
        Column("person_id", Kind.TEXT, "签到人", "Person who signed", Access.PERSONAL),
        Column("moment", Kind.TEXT, "签到时点", "Moment", codes=SIGN_IN_MOMENTS),
        Column("at", Kind.TIMESTAMP, "签到时间", "Signed at"),
        Column("received_at", Kind.TIMESTAMP, "接收时间", "Received at"),
        Column("lat", Kind.NUMBER, "纬度", "Latitude", Access.PERSONAL, minimum=-90, maximum=90, unit="degree"),
        Column("lon", Kind.NUMBER, "经度", "Longitude", Access.PERSONAL, minimum=-180, maximum=180, unit="degree"),
        Column("accuracy_m", Kind.NUMBER, "定位精度", "Accuracy", minimum=0, unit="metre"),
        Column("device_id", Kind.TEXT, "设备标识", "Device", Access.PERSONAL),
        Column(
            "photo_hash",
            Kind.TEXT,
            "照片感知哈希",
            "Perceptual hash of the photo",
            Access.PERSONAL,
            pattern=PHOTO_HASH_PATTERN,
        ),
        Column("present_ids", Kind.LIST, "在场人员", "Team members shown", Access.PERSONAL),
        Column(
            "mock_location",
            Kind.BOOLEAN,
            "是否模拟定位",
            "Mock location",
            yes=("模拟", "模拟定位", "虚拟定位"),
            no=("真实", "真实定位", "正常"),
        ),
    ),
)
