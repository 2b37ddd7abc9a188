"""By domain: certificates that stand, those of them that are suspended, those issued in the last year, with findings.

{"domain": "A0101", "standing": 90, "suspended": 3, "issued": 20, "named": 4}
"""

SQL = """
WITH named AS (SELECT DISTINCT cert_no FROM findings WHERE cert_no IS NOT NULL),
counted AS (
    SELECT c.body_id, coalesce(c.domain_code, '') AS domain,
        count(*) FILTER (c.status IN ('01', '02')) AS standing,
        count(*) FILTER (c.status = '02') AS suspended,
        count(*) FILTER (c.issued_on > as_of() - 365 AND c.issued_on <= as_of()) AS issued,
        count(n.cert_no) AS named
    FROM certificates c LEFT JOIN named n USING (cert_no) GROUP BY ALL
)
SELECT body_id, to_json(list({'domain': domain, 'standing': standing, 'suspended': suspended, 'issued': issued,
    'named': named} ORDER BY standing DESC, issued DESC, domain))::VARCHAR AS data
FROM counted WHERE standing + issued + named > 0 GROUP BY body_id
"""
