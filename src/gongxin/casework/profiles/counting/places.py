"""Certificates in force, audits of the last two years, findings, by place.

Of each body by province, city and county; of all bodies together by county.
"""

SQL = """
WITH told AS (
    SELECT c.body_id, o.division, 1 AS certificate, 0 AS audit, 0 AS finding
    FROM certificates c JOIN organisations o USING (org_id) WHERE c.status = '01'
    UNION ALL
    SELECT body_id, site_division, 0, 1, 0 FROM audit_plans
    WHERE NOT coalesce(cancelled, false) AND planned_start_at::DATE BETWEEN since() AND as_of()
    UNION ALL
    SELECT f.body_id, coalesce(p.site_division, o.division, b.division), 0, 0, 1
    FROM findings f LEFT JOIN audit_plans p USING (plan_id) LEFT JOIN organisations o ON o.org_id = f.org_id
        LEFT JOIN bodies b ON b.body_id = f.body_id
),
by_county AS (
    SELECT body_id, division, sum(certificate) AS certificates, sum(audit) AS audits, sum(finding) AS findings
    FROM told WHERE division IS NOT NULL GROUP BY ALL
),
levels AS (
    SELECT body_id, level, rpad(left(division, level), 6, '0') AS division, certificates, audits, findings
    FROM by_county CROSS JOIN (VALUES (2), (4), (6)) AS l(level)
)
SELECT coalesce(body_id, '') AS body_id, level, division, sum(certificates)::BIGINT AS certificates,
    sum(audits)::BIGINT AS audits, sum(findings)::BIGINT AS findings
FROM (
    SELECT * FROM levels WHERE body_id IS NOT NULL
    UNION ALL SELECT '' AS body_id, * EXCLUDE (body_id) FROM levels WHERE level = 6
)
GROUP BY ALL
"""
