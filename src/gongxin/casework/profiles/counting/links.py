"""What ties a body to others: the same address, phone or legal person, shared auditors, clients that look like one.

{"kind": "address", "body_id": "CNCA-…", "org_ids": [], "number": 1, "ended_on": null, "earlier": false}

kind     address, phone, legal_person: another body has the same · auditors: so many people audited for both
         · own_address, own_phone: a client has the body's own · client_address, client_phone, client_legal_person: so
         many clients have one in common, which may be an office tower or a shell
earlier  the other body was approved before this one and has ended: this may be its successor
"""

MOST = 15  # links of each kind
LEAST_SHARED = 2  # auditors

_PAIRS = " UNION ALL ".join(
    f"""SELECT a.body_id, '{trait}' AS kind, b.body_id AS other, NULL::VARCHAR[] AS org_ids, 1 AS number
    FROM known a JOIN known b ON a.{trait} = b.{trait} AND a.body_id <> b.body_id"""
    for trait in ("address", "phone", "legal_person")
)
_OWN = " UNION ALL ".join(
    f"""SELECT k.body_id, 'own_{trait}', NULL, list(DISTINCT h.org_id ORDER BY h.org_id)[1:5], count(DISTINCT h.org_id)
    FROM known k JOIN holders h ON h.body_id = k.body_id AND h.{trait} = k.{trait} AND h.org_id <> k.uscc
    GROUP BY k.body_id"""
    for trait in ("address", "phone")
)
_CLIENTS = " UNION ALL ".join(
    f"""SELECT body_id, 'client_{trait}', NULL, list(org_id ORDER BY org_id)[1:5], count(*)
    FROM holders WHERE {trait} <> '' GROUP BY body_id, {trait} HAVING count(*) >= least_cluster()"""
    for trait in ("address", "phone", "legal_person")
)

SQL = f"""
WITH known AS (
    SELECT b.body_id, b.uscc, b.approved_on, b.ended_on, nullif(trim(b.address), '') AS address,
        nullif(trim(b.phone), '') AS phone, nullif(trim(o.legal_person), '') AS legal_person
    FROM bodies b LEFT JOIN organisations o ON o.org_id = b.uscc
),
holders AS (
    SELECT DISTINCT c.body_id, o.org_id, trim(o.address) AS address, trim(o.phone) AS phone,
        trim(o.legal_person) AS legal_person
    FROM certificates c JOIN organisations o USING (org_id) WHERE c.status IN ('01', '02')
),
active AS (
    SELECT body_id, person_id FROM visits
    UNION
    SELECT DISTINCT body_id, person_id FROM registrations WHERE coalesce(cancelled_on, valid_to) >= since()
),
moved AS (SELECT body_id, person_id FROM active SEMI JOIN
    (SELECT person_id FROM active GROUP BY 1 HAVING count(*) > 1) USING (person_id)),
shared AS (
    SELECT a.body_id, b.body_id AS other, count(*) AS number
    FROM moved a JOIN moved b ON a.person_id = b.person_id AND a.body_id <> b.body_id
    GROUP BY ALL HAVING count(*) >= {LEAST_SHARED}
),
told AS (
    {_PAIRS} UNION ALL SELECT body_id, 'auditors', other, NULL, number FROM shared
    UNION ALL {_OWN} UNION ALL {_CLIENTS}
),
ranked AS (
    SELECT t.*, o.ended_on, coalesce(o.ended_on <= as_of() AND o.approved_on < s.approved_on, false) AS earlier
    FROM told t JOIN known s USING (body_id) LEFT JOIN known o ON o.body_id = t.other
    QUALIFY row_number() OVER (PARTITION BY t.body_id, t.kind ORDER BY t.number DESC, t.other, t.org_ids) <= {MOST}
)
SELECT body_id, to_json(list({{'kind': kind, 'body_id': other, 'org_ids': coalesce(org_ids, []), 'number': number,
    'ended_on': ended_on::VARCHAR, 'earlier': earlier}} ORDER BY earlier DESC, kind, number DESC, other
    ))::VARCHAR AS data
FROM ranked GROUP BY body_id
"""
