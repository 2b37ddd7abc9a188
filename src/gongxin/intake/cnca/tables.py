"""The three reporting tables as they are sent in: their names and field codes (templates of 2018)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gongxin.intake.headers import Names, names_of


@dataclass(frozen=True)
class CncaTable:
    """One reporting table: field code → Chinese name."""

    code: str
    zh: str
    en: str
    fields: Mapping[str, str]
    needed: tuple[str, ...]

    @property
    def names(self) -> Names:
        """What its columns may be called."""
        return names_of(self.code, {code: (code, zh) for code, zh in self.fields.items()}, self.needed)


def _fields(lines: str) -> dict[str, str]:
    return dict(line.split(maxsplit=1) for line in lines.strip().splitlines())


PLANS = CncaTable(
    "102010",
    "审核计划",
    "Audit plans",
    _fields("""
        AUDIT_PLAN_CODE 审核计划编号
        AUDIT_ACT_TYPE 审核活动类型
        AUDIT_START_DATE 审核开始日期
        AUDIT_END_DATE 审核结束日期
        AUDIT_INSPECTOR 审核组成员
        AUDIT_INSPECT_ZJ 技术专家
        ORG_COUNTRY 国家地区
        ORG_DISTRICT 行政区划
        ORG_CODE 组织机构代码
        ORG_NAME 组织名称
        ORG_CONTACT_PERSON 联系人
        ORG_CONTACT_WAY 联系方式
        ORG_ADDRESS 审核地址
        AUDIT_APPLY_NO 申请编号
        CERT_NUMBER 证书编号
        AUTH_PROJ_CODE 认证项目代码
        RZJG_ID 认证机构批准号
        REMARK 备注
    """),
    ("AUDIT_PLAN_CODE",),
)

CERTIFICATES = CncaTable(
    "103010",
    "证书信息",
    "Certificates",
    _fields("""
        RZJG_ID 认证机构批准号
        RZJG_KEY_ID 分支机构
        ORG_NAME 组织名称
        ORG_NAME_EN 组织英文名称
        ORG_O_NAME 组织曾用名
        ORG_CODE 组织机构代码
        BEL_INDUSTRY 所属行业
        ORG_COUNTRY 国家地区
        ORG_DISTRICT 行政区划
        ORG_ADDRESS 组织地址
        ORG_ZIP 邮政编码
        ORG_PHONE 联系电话
        ORG_FAX 传真
        LEGAL_PEOPLE 法定代表人
        ORG_PROP_CODE 组织性质
        ORG_REG_ASSETS 注册资本
        ORG_PEOP_NUM 组织人数
        RELA_PEOP_NUM 体系覆盖人数
        FIRST_CERT_DATE 初次获证日期
        CERT_NUMBER 证书编号
        AUTH_PROJ_CODE 认证项目代码
        BUSI_SCOP_CODE 业务范围代码
        AUTH_PROJ_CODEDEC 认证依据
        IS_MULTI_SCENE 是否多场所
        PLACE_NAME_ADD 场所名称及地址
        BUSI_COVER_SCOP 认证覆盖范围
        QMS_COVERAGE 建筑业覆盖范围
        ORG_EN_BORDER 能源管理边界
        APPR_AC_CODE 审核活动
        A_AUTH_TIMES 再认证次数
        SUSE_TIMES 监督次数
        APPR_S_DATE 审核开始日期
        APPR_E_DATE 审核结束日期
        CHK_PD_NUM 审核人日数
        IS_COMB 是否结合审核
        BASE_PD_NUM 基准人日数
        CHK_P_LIST 认证决定人员
        APP_ASS_DATE 认证决定日期
        AWARD_DATE 颁证日期
        CERTI_E_DATE 证书到期日期
        CERTI_STATUS 证书状态
        PAUSE_CAUSE 暂停原因
        PAUSE_S_DATE 暂停开始日期
        PAUSE_E_DATE 暂停结束日期
        CANCEL_CAUSE 撤销注销原因
        CANCEL_DATE 撤销注销日期
        IS_C_CERTI 是否子证书
        M_CERTI_NUM 主证书编号
        CHG_DATE 变更日期
        CHG_TYP_CODE 变更类型
        IS_CHG_CERTI 是否换证
        EXCHANGE_DATE 换证日期
        EXCHANGE_CAUSE 换证原因
        O_AWARD_JG 原颁证机构
        O_CERTI_NUM 原证书编号
        REGISTATION_NUM 认可注册号
        ACC_SYMBOL 认可标志
        RISK_PARAM 风险系数
        REV_CERTI_FEE 认证费用
        INVOICE_NUM 合同编号
        ATTACHMENTS 附件
        Service_area_code 服务领域
        REPORT_TYPE 上报类型
        REMARK 备注
        IS_OVERFLOW 是否逾期
        AUDIT_PLAN_NO 审核计划编号
        OVERFLOW_CAUSE 逾期原因
        PLAN_START 计划开始日期
        PROGRAM_FILENO 认证规则备案号
    """),
    ("CERT_NUMBER",),
)

RESULTS = CncaTable(
    "103011",
    "审核结果",
    "Audit results",
    _fields("""
        RZJG_ID 认证机构批准号
        CERT_NUMBER 证书编号
        APPR_STAGE 审核阶段
        APPR_S_DATE 审核开始时间
        APPR_E_DATE 审核结束时间
        FULL_NAME 姓名
        IDENTITY_CODE 证件类型
        ID_CODE 证件号码
        APPR_M_ROLE 组内身份
        QUA_CODE 注册资格
        APT_CERTI_NUM 注册证书号
        IS_PROF_M 是否专业审核员
        IS_SPECIAL 是否专职
        OBSERVER_FLAG 是否观察员
    """),
    ("CERT_NUMBER", "APPR_STAGE"),
)

CNCA_TABLES = {table.code: table for table in (PLANS, CERTIFICATES, RESULTS)}
