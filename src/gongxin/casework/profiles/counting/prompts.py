"""What stands out: findings by detector, the gravest first, each with three samples.

{"detector": "x07_auditor_load", "pattern": "X07", "question": {"zh": "…", "en": "…"}, "severity": "medium",
"number": 5, "samples": ["0a1b…"]}

The question is kept with the count: a page must not load the catalogue of detectors to say it.
"""

SQL = """
WITH ranked AS (
    SELECT body_id, detector, pattern, severity, finding_id,
        CASE severity WHEN 'high' THEN 3 WHEN 'medium' THEN 2 WHEN 'low' THEN 1 ELSE 0 END AS gravity,
        row_number() OVER (PARTITION BY body_id, detector
            ORDER BY score DESC, occurred_on DESC NULLS LAST, finding_id) AS place
    FROM findings WHERE body_id IS NOT NULL
),
counted AS (
    SELECT body_id, detector, any_value(pattern) AS pattern, arg_max(severity, gravity) AS severity,
        max(gravity) AS gravity, count(*) AS number, list(finding_id ORDER BY place) FILTER (place <= 3) AS samples
    FROM ranked GROUP BY ALL
)
SELECT body_id, to_json(list({'detector': detector, 'pattern': pattern, 'question': {'zh': coalesce(zh, detector),
    'en': coalesce(en, detector)}, 'severity': severity, 'number': number, 'samples': samples}
    ORDER BY gravity DESC, number DESC, detector))::VARCHAR AS data
FROM counted LEFT JOIN questions USING (detector) GROUP BY body_id
"""
