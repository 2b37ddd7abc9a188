"""P15: a certificate under a rule of the body that was not filed on the day of issue."""

import ibis
import ibis.expr.types as ir

from gongxin.detection.model import Tables, Values, detector
from gongxin.i18n import Text
from gongxin.law.citation import Citation


@detector(
    pattern="P15",
    subject="certificate",
    severity="medium",
    score=0.5,
    question=Text(zh="证书所依据的认证规则是否未备案？", en="Was the rule of the certificate not filed by the body?"),
    law=(
        Citation("certification-regulations", "2023", "17"),
        Citation("body-measures", "2020", "37"),
        Citation("rule-filing-notice", "2025", ""),
    ),
    reads={
        "certificates": ("cert_no", "body_id", "org_id", "rule_no", "issued_on"),
        "rules": ("rule_no", "body_id", "filed_on", "withdrawn_on"),
    },
    parameters={"national": "disclosure.national_rule_prefix"},
    returns=("rule_no", "issued_on", "filed_on", "withdrawn_on", "why_zh", "why_en"),
    explanation=Text(
        zh="%(body_id)s于%(issued_on)s颁发的证书%(cert_no)s依据规则%(rule_no)s，%(why_zh)s。",
        en="Certificate %(cert_no)s, issued by %(body_id)s on %(issued_on)s, rests on rule %(rule_no)s, %(why_en)s.",
    ),
)
def rule_not_filed(t: Tables, p: Values) -> ir.Table:
    """Certificates whose rule is not national and was not filed by their body, or was filed after or withdrawn by the
    day of issue. National rules have numbers like CNCA-QMS-01; numbers that begin like a body's (CNCA-R-…) are its own.
    """
    named = t.certificates.filter(t.certificates.rule_no.notnull(), t.certificates.issued_on.notnull())
    named = named.mutate(number=named.rule_no.strip().upper())
    named = named.filter(named.number != "")
    rules = t.rules
    filed = rules.select(
        "filed_on", "withdrawn_on", number=rules.rule_no.strip().upper(), filer="body_id", of_someone=ibis.literal(True)
    )
    both = named.left_join(
        filed, [named.number == filed.number, filed.filer.isnull() | (filed.filer == named.body_id)]
    ).drop("number_right")
    unknown = both.of_someone.isnull()
    national = both.number.startswith(p.national) & ~both.number.re_search(rf"^{p.national}RF?-")
    late = (both.filed_on > both.issued_on).fill_null(False)
    gone = (both.withdrawn_on <= both.issued_on).fill_null(False)
    both = both.mutate(
        why_zh=ibis.cases(
            (unknown, "该机构未备案此规则"), (late, "该规则在颁证后才备案"), else_="该规则在颁证时已废止"
        ),
        why_en=ibis.cases(
            (unknown, "which the body has not filed"),
            (late, "which was filed only afterwards"),
            else_="which had been withdrawn by then",
        ),
    )
    found = both.filter((unknown & ~national) | late | gone)
    return found.mutate(occurred_on=found.issued_on).drop("number", "filer", "of_someone")
