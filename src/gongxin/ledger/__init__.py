"""The ledger: an append-only log of public facts that nobody, its keeper included, can change unseen.

Formats are those of the C2SP: signed-note, tlog-checkpoint, tlog-tiles, tlog-cosignature, tlog-proof, tlog-policy;
hashes are those of RFC 6962. Framework-free. The road of an entry: `kinds` (what may enter) → `entries` (canonical
bytes) → `writer` (on disk for good) → `checkpoint` (signed) → `witness` (cosigned) → `receipt` (carried away) →
`policy` (checked).
"""
