"""What on-site sign-in keeps about an auditor: what, why, by which law, for how long, and who may see it.

Declared here once; the page, the export and its test read it. Periods are parameters, never typed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gongxin.i18n import Text
from gongxin.law.citation import Citation
from gongxin.law.parameters import parameter

LAW, NOTICE = ("personal-information-law", "2021"), ("sign-in-system", "2022")


@dataclass(frozen=True)
class Kept:
    """One kind of data. `months` names the parameter of its period, empty where it is kept with the record itself."""

    id: str
    what: Text
    why: Text
    law: tuple[Citation, ...]
    until: Text
    seen_by: Text
    months: str = ""

    def until_on(self, day: date) -> Text:
        """How long, with the number in force on `day`."""
        months = parameter(self.months).on(day).value if self.months else 0
        return Text(self.until.zh % {"months": months}, self.until.en % {"months": months})


def _of_the_law(*articles: str) -> tuple[Citation, ...]:
    return tuple(Citation(*LAW, article) for article in articles)


SIGNING = (Citation(*NOTICE, ""),)
SUPERVISORS = Text(
    "本地区监管人员，且该审核当天进行或有未办结的事项；每次查看须说明目的并留痕",
    "supervisors of the region, while the audit runs or a matter about it is open; each look states its purpose and is logged",
)
KEPT = (
    Kept(
        "sign_ins",
        Text(
            "签到记录：审核计划、时间、环节、签名摘要及标记",
            "sign-ins: audit plan, time, moment, the hash of what you signed, marks beside it",
        ),
        Text("证明谁在何时到场审核", "to show who was at the audit and when"),
        (*SIGNING, *_of_the_law("13", "34")),
        Text("与审核记录一同保存，不可更改", "with the record of the audit; it cannot be changed"),
        Text("本地区监管人员、您所在的机构、您本人", "supervisors of the region, your body, you"),
    ),
    Kept(
        "place",
        Text(
            "签到的位置及精度、手机标识、在场人员、补充说明",
            "of each sign-in the place with its accuracy, the phone, who was present, your note",
        ),
        Text(
            "核实签到地点与审核现场是否一致；行踪信息属敏感个人信息",
            "to hold the place signed against the site; whereabouts are sensitive personal information",
        ),
        (*SIGNING, *_of_the_law("28", "19", "51")),
        Text(
            "加密保存 %(months)s 个月，期满销毁密钥，任何人无法再读取",
            "encrypted for %(months)s months; then the key is destroyed and nobody can read it again",
        ),
        SUPERVISORS,
        "sign_in.kept_months",
    ),
    Kept(
        "photos",
        Text("签到照片原件", "the photos of your sign-ins, as you took them"),
        Text("核实到场人员；照片哈希已由您签名", "to see who was there; you signed their hashes"),
        (*SIGNING, *_of_the_law("28", "19", "51")),
        Text(
            "加密保存 %(months)s 个月；默认只显示模糊图",
            "encrypted for %(months)s months; shown blurred unless a purpose is stated",
        ),
        SUPERVISORS,
        "sign_in.kept_months",
    ),
    Kept(
        "photos_untouched",
        Text("其中：没有任何事项涉及的审核的照片", "of these, the photos of audits that no matter ever touched"),
        Text("无事项涉及即不再需要", "they are no longer needed"),
        _of_the_law("19", "47"),
        Text("%(months)s 个月后删除", "deleted after %(months)s months"),
        SUPERVISORS,
        "photo.unopened_months",
    ),
    Kept(
        "phones",
        Text(
            "绑定的手机：通行密钥的公开部分、您起的名称、绑定和解除的时间",
            "your bound phones: the public half of the passkey, the name you gave, when bound and released",
        ),
        Text("核实签到由您本人的手机签名", "to check that your own phone signed"),
        _of_the_law("13", "51"),
        Text("与签到记录一同保存", "with the sign-ins they signed"),
        Text("您所在的机构、您本人", "your body, you"),
    ),
    Kept(
        "challenges",
        Text("审核中的随机核验：何时发出、是否应答", "presence challenges during audits: when put, whether answered"),
        Text("核实审核期间在场", "to check presence during the audit"),
        (*SIGNING, *_of_the_law("13")),
        Text("与审核记录一同保存", "with the record of the audit"),
        Text("本地区监管人员、您所在的机构、您本人", "supervisors of the region, your body, you"),
    ),
    Kept(
        "requests",
        Text("要求您说明的事项及您的说明", "what you were asked to explain, and that you did"),
        Text("先听取说明，再作判断", "nothing is judged before you are heard"),
        _of_the_law("13", "34"),
        Text("与审核记录一同保存", "with the record of the audit"),
        Text("提出要求的监管人员、您本人", "the supervisors who asked, you"),
    ),
    Kept(
        "findings",
        Text(
            "由签到得出的线索及其依据，如距离、时间、地点",
            "leads that rest on sign-ins, with their evidence: distances, times, places",
        ),
        Text("核查线索、办理案件", "to check a lead and decide a case"),
        (*SIGNING, *_of_the_law("13", "34")),
        Text("与所属预警或案件一同保存", "with the warning or case they belong to"),
        Text(
            "本地区监管人员、有关机构；要求您说明时告知您",
            "supervisors of the region, the body concerned; you are told when asked to explain",
        ),
    ),
    Kept(
        "looks",
        Text("谁在何时以何目的查看了您的数据", "who looked at your data, when and what for"),
        Text("使查看可被监督", "so that looking can itself be supervised"),
        _of_the_law("51"),
        Text("审计日志不可更改或删除", "the audit trail cannot be changed or removed"),
        Text("内部监督、您本人", "internal oversight, you"),
    ),
)
RIGHTS = (
    (Text("查阅、复制：在本页下载全部数据", "to read and copy: download everything on this page"), _of_the_law("44", "45")),
    (Text("更正、补充：向您所在的机构提出", "to have mistakes corrected: ask your body"), _of_the_law("46")),
    (Text("删除：期限届满自动删除；认为应提前删除的，可向认证监管部门提出", "to have data deleted: by itself after the periods above; ask the supervising authority where you hold that it should be sooner"), _of_the_law("47")),
    (Text("要求解释处理规则", "to have these rules explained"), _of_the_law("48")),
)  # fmt: skip
