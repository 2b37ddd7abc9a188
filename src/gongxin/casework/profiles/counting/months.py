"""By month: certificates in and out, transfers, audits, findings by pattern.

{"month": "2026-05-01", "measure": "issued", "key": "", "number": 12}; `key` is the other body of a transfer and the
pattern of findings.
"""

STATES = "('suspended', 'restored', 'revoked', 'cancelled', 'expired')"

SQL = f"""
WITH told AS (
    SELECT body_id, issued_on AS day, 'issued' AS measure, '' AS key FROM certificates
    UNION ALL
    SELECT c.body_id, e."on", e.event, '' FROM certificate_events e JOIN certificates c USING (cert_no)
    WHERE e.event IN {STATES}
    UNION ALL
    SELECT body_id, transferred_on, 'transferred_in', transferred_from FROM certificates
    WHERE transferred_from IS NOT NULL
    UNION ALL
    SELECT transferred_from, transferred_on, 'transferred_out', body_id FROM certificates
    WHERE transferred_from IS NOT NULL
    UNION ALL
    SELECT body_id, planned_start_at::DATE, 'audits', '' FROM audit_plans WHERE NOT coalesce(cancelled, false)
    UNION ALL
    SELECT body_id, occurred_on, 'findings', pattern FROM findings WHERE body_id IS NOT NULL
),
counted AS (
    SELECT body_id, date_trunc('month', day)::DATE AS month, measure, coalesce(key, '') AS key, count(*) AS number
    FROM told WHERE day BETWEEN first_month() AND as_of() GROUP BY ALL
)
SELECT body_id, to_json(list({{'month': month::VARCHAR, 'measure': measure, 'key': key, 'number': number}}
    ORDER BY month, measure, key))::VARCHAR AS data
FROM counted GROUP BY body_id
"""
