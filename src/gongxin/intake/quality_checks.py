"""Ways in which the reports of a body can be poor, each as a query over the tables it needs."""

from __future__ import annotations

from dataclasses import dataclass

from gongxin.i18n import Text

LATE, MISSING, CONTRADICTORY = "late", "missing", "contradictory"

CREDIT_CODE_LETTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"  # GB 32100-2015
CREDIT_CODE_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)


@dataclass(frozen=True)
class Check:
    """One way: a query of `body_id` and `id`, the tables it reads, and what the body has to do about it.

    In `rows`, {as_of} stands for the day of the run and {late_days} for the days after which a report is late.
    """

    code: str
    kind: str
    reads: tuple[str, ...]
    todo: Text
    rows: str


def bad_credit_code(x: str) -> str:
    """SQL: 18 characters of the alphabet whose last one is not the check digit of the others."""
    terms = " + ".join(
        f"(strpos('{CREDIT_CODE_LETTERS}', {x}[{i}]) - 1) * {weight}"
        for i, weight in enumerate(CREDIT_CODE_WEIGHTS, start=1)
    )
    digit = f"'{CREDIT_CODE_LETTERS}'[(31 - ({terms}) % 31) % 31 + 1]"
    return f"regexp_full_match({x}, '[{CREDIT_CODE_LETTERS}]{{{{18}}}}') AND {x}[18] <> {digit}"


# A sign-in or a result of an unknown plan names no body: it is laid to the only body its person is registered with.
ONE_EMPLOYER = """SELECT person_id, min(body_id) AS body_id FROM registrations
    GROUP BY person_id HAVING count(DISTINCT body_id) = 1"""

CHECKS = (
    Check(
        "plan_reported_late", LATE, ("audit_plans",),
        Text("审核开始前上报计划", "Report plans before the audit begins"),
        "SELECT body_id, plan_id AS id FROM audit_plans WHERE reported_at > planned_start_at",
    ),
    Check(
        "certificate_reported_late", LATE, ("certificates",),
        Text("证书颁发后及时上报", "Report certificates soon after their issue"),
        "SELECT body_id, cert_no AS id FROM certificates WHERE reported_at::DATE > issued_on + {late_days}",
    ),
    Check(
        "plan_without_place", MISSING, ("audit_plans",),
        Text("补充现场地址坐标", "Give the place of the audited site"),
        "SELECT body_id, plan_id AS id FROM audit_plans WHERE site_lat IS NULL AND NOT coalesce(remote, false)",
    ),
    Check(
        "plan_without_times", MISSING, ("audit_plans",),
        Text("补充计划的起止时间、组织和审核阶段", "Give the times, the organisation and the stages of the plan"),
        "SELECT body_id, plan_id AS id FROM audit_plans "
        "WHERE planned_start_at IS NULL OR planned_end_at IS NULL OR org_id IS NULL OR stage_codes IS NULL",
    ),
    Check(
        "certificate_without_dates", MISSING, ("certificates",),
        Text("补充决定日期、颁证日期或有效期", "Give the days of decision, issue and expiry"),
        "SELECT body_id, cert_no AS id FROM certificates "
        "WHERE decided_on IS NULL OR issued_on IS NULL OR expires_on IS NULL",
    ),
    Check(
        "unknown_organisation", CONTRADICTORY, ("certificates", "organisations"),
        Text("上报证书所属组织", "Report the organisation of the certificate"),
        "SELECT body_id, cert_no AS id FROM certificates ANTI JOIN organisations USING (org_id)",
    ),
    Check(
        "bad_credit_code", CONTRADICTORY, ("certificates", "organisations"),
        Text("核对组织的统一社会信用代码（校验位不符）", "Correct the credit code of the organisation (check digit)"),
        "SELECT body_id, cert_no AS id FROM certificates SEMI JOIN "
        f"(SELECT org_id FROM organisations WHERE {bad_credit_code('org_id')}) USING (org_id)",
    ),
    Check(
        "unknown_body", CONTRADICTORY, ("certificates", "bodies"),
        Text("核对认证机构批准号", "Correct the approval number of the body"),
        "SELECT body_id, cert_no AS id FROM certificates ANTI JOIN bodies USING (body_id)",
    ),
    Check(
        "expires_before_issue", CONTRADICTORY, ("certificates",),
        Text("更正早于颁证日期的有效期", "Correct an expiry before the issue"),
        "SELECT body_id, cert_no AS id FROM certificates WHERE expires_on < issued_on",
    ),
    Check(
        "state_before_issue", CONTRADICTORY, ("certificates",),
        Text("更正早于颁证日期的状态日期", "Correct a day of the state before the issue"),
        "SELECT body_id, cert_no AS id FROM certificates WHERE status_on < least(issued_on, first_issued_on)",
    ),
    Check(
        "expired_and_valid", CONTRADICTORY, ("certificates",),
        Text("更新已过期证书的状态", "Update the state of certificates that have expired"),
        "SELECT body_id, cert_no AS id FROM certificates WHERE status = '01' AND expires_on < DATE '{as_of}'",
    ),
    Check(
        "plan_ends_before_start", CONTRADICTORY, ("audit_plans",),
        Text("更正早于开始时间的结束时间", "Correct a planned end before the start"),
        "SELECT body_id, plan_id AS id FROM audit_plans WHERE planned_end_at < planned_start_at",
    ),
    Check(
        "sign_in_without_plan", CONTRADICTORY, ("sign_ins", "audit_plans", "registrations"),
        Text("上报签到所属的审核计划", "Report the plan that the sign-in belongs to"),
        "SELECT body_id, sign_in_id AS id FROM (SELECT sign_in_id, person_id FROM sign_ins "
        f"ANTI JOIN audit_plans USING (plan_id)) JOIN ({ONE_EMPLOYER}) USING (person_id)",
    ),
    Check(
        "result_without_plan", CONTRADICTORY, ("audit_results", "audit_plans", "registrations"),
        Text("上报审核结果所属的审核计划", "Report the plan that the result belongs to"),
        "SELECT body_id, plan_id AS id FROM (SELECT plan_id, person_id FROM audit_results "
        f"ANTI JOIN audit_plans USING (plan_id)) JOIN ({ONE_EMPLOYER}) USING (person_id)",
    ),
)  # fmt: skip

REFUSED = Text("更正并重新上报被拒绝的行", "Correct the rows that were refused and report them again")
