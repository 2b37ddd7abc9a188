"""Where a body audited and where its people signed, in cells of a fifth of a degree (about 20 km), the fullest first.

{"kind": "site", "lat": 30.2, "lon": 120.2, "number": 14}; for a body with very many cells the emptiest are left out.
"""

MOST = 400  # cells of each kind

SQL = f"""
WITH told AS (
    SELECT body_id, 'site' AS kind, site_lat AS lat, site_lon AS lon FROM audit_plans
    WHERE NOT coalesce(cancelled, false) AND planned_start_at::DATE BETWEEN since() AND as_of()
    UNION ALL
    SELECT p.body_id, 'sign_in', s.lat, s.lon FROM sign_ins s JOIN audit_plans p USING (plan_id)
    WHERE s."at"::DATE BETWEEN since() AND as_of()
),
counted AS (
    SELECT body_id, kind, round(round(lat * 5) / 5, 1) AS lat, round(round(lon * 5) / 5, 1) AS lon, count(*) AS number
    FROM told WHERE lat IS NOT NULL AND lon IS NOT NULL GROUP BY ALL
),
fullest AS (
    SELECT * FROM counted
    QUALIFY row_number() OVER (PARTITION BY body_id, kind ORDER BY number DESC, lat, lon) <= {MOST}
)
SELECT body_id, to_json(list({{'kind': kind, 'lat': lat, 'lon': lon, 'number': number}}
    ORDER BY kind, number DESC, lat, lon))::VARCHAR AS data
FROM fullest GROUP BY body_id
"""
