"""How each indicator is spread over each peer group: the least value, every tenth, the greatest.

Rates are as counted: the `value` of an indicator is drawn towards the other bodies of the group, which would hide the
one that stands out. A body belongs to every group whose description it fits, also where its own group is a narrower
one; `risk.peers` writes a narrower group as the wider one with parts added.
"""

SQL = """
WITH own AS (SELECT DISTINCT body_id, peer_group, string_split(peer_group, '/') AS parts FROM indicators),
groups AS (SELECT DISTINCT peer_group, parts FROM own),
members AS (
    SELECT g.peer_group, o.body_id FROM groups g JOIN own o
    ON g.peer_group = 'nation' OR list_has_all(o.parts, g.parts)
),
counted AS (
    SELECT body_id, indicator,
        CASE WHEN shape IN ('findings', 'share') THEN numerator / nullif(denominator, 0) ELSE numerator END AS value
    FROM indicators WHERE assessed
)
SELECT m.peer_group, i.indicator, count(*)::INTEGER AS bodies,
    to_json(list_transform(quantile_cont(i.value, [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]),
        lambda each: round(each, 6)))::VARCHAR AS tenths
FROM members m JOIN counted i USING (body_id) WHERE i.value IS NOT NULL
GROUP BY m.peer_group, i.indicator
"""
