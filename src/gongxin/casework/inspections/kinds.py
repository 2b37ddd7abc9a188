"""The kinds of inspection: what each is about, and by which checklist."""

from __future__ import annotations

from dataclasses import dataclass

from gongxin.i18n import Text


@dataclass(frozen=True)
class Kind:
    """One kind. `about` is what is inspected, `matters` the checklists that may be used, the usual one first."""

    id: str
    label: Text
    about: str
    matters: tuple[str, ...]


KINDS = {
    each.id: each
    for each in (
        Kind(
            "body", Text("认证机构检查（现场和档案）", "Body, on site and archives"), "body",
            ("certification_body", "ccc_body"),
        ),
        Kind("laboratory", Text("指定实验室检查", "Designated laboratory"), "laboratory", ("laboratory",)),
        Kind(
            "organisation", Text("获证组织检查", "Certified organisation"), "organisation", ("certified_organisation",)
        ),
        Kind("witness", Text("见证检查", "Witnessed audit"), "audit", ("witnessed_audit",)),
        Kind("product", Text("产品检查", "Product"), "certificate", ("certified_product",)),
    )
}  # fmt: skip
ROLES = {
    "lead": Text("检查组长", "lead"),
    "inspector": Text("检查人员", "inspector"),
    "expert": Text("技术专家", "expert"),
}
SIGNERS = {
    "inspector": Text("检查人员", "inspector"),
    "firm": Text("被检查单位", "the firm"),
    "witness": Text("见证人", "witness"),
}
