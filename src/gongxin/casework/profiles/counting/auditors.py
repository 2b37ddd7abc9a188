"""The load of the people of a body over the last twelve months, the busiest first.

{"person_id": "PS…", "total": 120.5, "months": [{"month": "2026-05-01", "own": 18.0, "all": 21.5}]}; `own` are days for
this body, `all` those for every body. Days are the planned person-days, else the days from start to end; plans at one
organisation on one day are one integrated audit and count once, as in the detector of auditor load.
"""

MOST = 25  # people shown

SQL = f"""
WITH audits AS (
    SELECT person_id, body_id, org_id, day, max(days) AS days FROM visits WHERE day >= load_month() GROUP BY ALL
),
by_body AS (
    SELECT person_id, body_id, date_trunc('month', day)::DATE AS month, round(sum(days), 1) AS own
    FROM audits GROUP BY ALL
),
by_person AS (SELECT person_id, month, round(sum(own), 1) AS "all" FROM by_body GROUP BY ALL),
people AS (
    SELECT b.body_id, b.person_id, sum(b.own) AS total, max(p."all") AS busiest,
        list({{'month': b.month::VARCHAR, 'own': b.own, 'all': p."all"}} ORDER BY b.month) AS months
    FROM by_body b JOIN by_person p USING (person_id, month) GROUP BY b.body_id, b.person_id
),
most AS (
    SELECT * FROM people
    QUALIFY row_number() OVER (PARTITION BY body_id ORDER BY busiest DESC, total DESC, person_id) <= {MOST}
)
SELECT body_id, to_json(list({{'person_id': person_id, 'total': round(total, 1), 'months': months}}
    ORDER BY busiest DESC, total DESC, person_id))::VARCHAR AS data
FROM most GROUP BY body_id
"""
