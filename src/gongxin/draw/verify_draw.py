"""Re-run a Gongxin draw from its public folder: python3 verify_draw.py DRAW (exit code 0: reproduced byte for byte).

Standard library only, written from docs/reference/draw-bundle.md alone. Not checked here: the signature of a drand round
(any drand client does it) and whether the commitment printed was public before the randomness (the ledger shows it)."""
import hashlib, json, sys
from fractions import Fraction
from math import lcm
from pathlib import Path

def label(purpose, *parts):
    return hashlib.sha256(f"gongxin-draw/1 {purpose}\n".encode() + b"".join(parts)).digest()
def canonical(value):
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
def block(key, counter):
    x, m = [0x61707865, 0x3320646E, 0x79622D32, 0x6B206574, *key, counter, 0, 0, 0], 0xFFFFFFFF
    for turn in range(32):
        i, shift = turn % 4, turn // 4 % 2
        a, b, c, d = i, 4 + (i + shift) % 4, 8 + (i + 2 * shift) % 4, 12 + (i + 3 * shift) % 4
        for left, right in ((16, 12), (8, 7)):
            x[a] = x[a] + x[b] & m; x[d] ^= x[a]; x[d] = (x[d] << left | x[d] >> 32 - left) & m
            x[c] = x[c] + x[d] & m; x[b] ^= x[c]; x[b] = (x[b] << right | x[b] >> 32 - right) & m
    return x[:4] + [word + k & m for word, k in zip(x[4:12], key)] + x[12:]
def words(seed):
    while True:
        made = [block([int.from_bytes(seed[i:i + 4], "little") for i in range(0, 32, 4)], n) for n in range(16)]
        out = b"".join(made[four + n][w].to_bytes(4, "little") for four in (0, 4, 8, 12) for w in range(16) for n in range(4))
        yield from (int.from_bytes(out[i:i + 8], "little") for i in range(0, 992, 8))
        seed = out[992:]
def below(stream, bound):
    bits, value = (bound - 1).bit_length(), bound
    while value >= bound:
        value = sum(next(stream) << place for place in range(0, bits, 64)) % (1 << bits)
    return value
def choose(stream, count, among):
    taken = set()
    for last in range(among - count, among):
        taken.add(last if (value := below(stream, last + 1)) in taken else value)
    return sorted(taken)
def rounded(expected, stream):
    base, counts = lcm(*(value.denominator for value in expected)), [int(value) for value in expected]
    holder, held = None, 0
    for place, part in enumerate(int((value - int(value)) * base) for value in expected):
        if part and held + part < base:
            holder = place if not held or below(stream, held + part) >= held else holder
            held += part
        elif part:
            risen, holder = (holder, place) if below(stream, 2 * base - held - part) < base - part else (place, holder)
            counts[risen] += 1
            held += part - base
    return counts
def read_list(folder, plan):
    lines, cells = (folder / "objects.csv").read_bytes().decode().split("\n"), []
    assert lines[0] == "object,firm,region,stratum,weight,chance" and lines[-1] == "", "objects.csv: form"
    for line in lines[1:-1]:
        row, *tail = line.rsplit(",", 3)
        if not cells or cells[-1][:3] != tail:
            cells.append([*tail, []])  # stratum, weight, chance, rows "object,firm,region"
        cells[-1][3].append(row)
    order = [one["name"] for one in plan["strata"]]
    keys = [(order.index(stratum), -Fraction(weight)) for stratum, weight, _, _ in cells]
    names = {row.split(",")[0] for cell in cells for row in cell[3]}
    assert keys == sorted(set(keys)) and len(names) == len(lines) - 2, "objects.csv: order, or an object twice"
    assert all(a < b for cell in cells for a, b in zip(cell[3], cell[3][1:])), "objects.csv: order of lines"
    return cells
def sample(plan, cells, stream):
    drawn, shared, share = {}, [one["name"] for one in plan["strata"] if one["quota"] is None], Fraction(plan["random_share"])
    for one in plan["strata"]:
        names, quota = (shared, plan["quota"]) if one["quota"] is None else ([one["name"]], one["quota"])
        own = {k: Fraction(cell[2]) for k, cell in enumerate(cells) if cell[0] in names and one["name"] == names[0]}
        if own:
            equal = share * quota / sum(len(cells[k][3]) for k in own)
            scale = max((chance - equal) / Fraction(cells[k][1]) for k, chance in own.items())
            assert all(p == min(1, equal + scale * Fraction(cells[k][1])) for k, p in own.items()), "chances: not by weight"
            assert sum(p * len(cells[k][3]) for k, p in own.items()) == quota, "chances: do not add up to the quota"
            for k, n in zip(own, rounded([p * len(cells[k][3]) for k, p in own.items()], stream)):
                drawn[k] = [(cells[k][3][place], *cells[k][:3]) for place in choose(stream, n, len(cells[k][3]))]
    return [one for k in sorted(drawn) for one in drawn[k]]
def visits_of(plan, drawn):
    gathered = {}
    for row, stratum, _, _ in drawn:
        name, firm, region = row.split(",")
        gathered.setdefault(firm or name, []).append((name, region, stratum))
    for key, held in sorted(gathered.items()):
        strata = [one for one in plan["strata"] if one["name"] in {stratum for _, _, stratum in held}]
        skills = {skill for one in strata for skill in one["skills"]}
        seats = [("inspector", set() if n else skills) for n in range(max(one["team"] for one in strata))]
        seats += [("expert", skills)] * max(one["experts"] for one in strata)
        yield key, sorted(name for name, _, _ in held), {region for _, region, _ in held}, seats

def teams(visits, people, recusals, stream):
    def fits(person, key, objects, regions, role, skills):
        name, own, where, able, most = person
        return (own == role and int(most) > 0 and (not skills or skills & set(able.split(";")))
                and all(not one or any(one.startswith(begins) for begins in where.split(";")) for one in regions)
                and not any((name, one) in recusals for one in (key, *objects)))
    seats = [(v, [p for p, one in enumerate(people) if fits(one, *visit[:3], *seat)])
             for v, visit in enumerate(visits) for seat in visit[3]]
    who, held, most = [None] * len(seats), [set() for _ in people], [int(one[4]) for one in people]
    def sit(seat, person):
        if who[seat] is not None: held[who[seat]].remove(seat)
        who[seat] = person; held[person].add(seat); return True
    def crowd(seat, person):  # seats of which the person must leave one to sit on this one
        others = held[person] - {seat}
        return [s for s in others if seats[s][0] == seats[seat][0]] or (sorted(others) if len(others) >= most[person] else [])
    def fill(seat, fixed, seen):  # find somebody for the seat, moving others on seats from `fixed` on
        free = next((p for p in seats[seat][1] if len(held[p]) < most[p] and not crowd(seat, p) and p != who[seat]), None)
        for person in seats[seat][1] if free is None else [free]:
            if person != who[seat] and (seats[seat][0], person) not in seen:
                seen.add((seats[seat][0], person)); others = crowd(seat, person)
                if not others or any(s >= fixed and s not in seen and not seen.add(s) and fill(s, fixed, seen) for s in others):
                    return sit(seat, person)
    def possible(seat, person):
        before, others, seen = who[seat], crowd(seat, person), {seat, (seats[seat][0], person)}
        sit(seat, person)
        found = before == person or not others or any(s > seat and fill(s, seat + 1, seen) for s in others)
        return found or not sit(seat, before)
    assert all(fill(seat, 0, {seat}) for seat in range(len(seats))), "no assignment"
    drawn, load = [[] for _ in visits], [0] * len(people)
    for seat, (visit, able) in enumerate(seats):
        left = [p for p in able if load[p] < most[p] and p not in drawn[visit]]
        while not possible(seat, person := left.pop(below(stream, len(left)))): pass
        drawn[visit].append(person); load[person] += 1
    return [[people[p][0] for p in team] for team in drawn]

def main(folder):
    text = {path.name: path.read_bytes() for path in folder.iterdir() if path.name != "objects.csv"}
    plan, told, commitment = (json.loads(text[name]) for name in ("plan.json", "randomness.json", "commitment.json"))
    for name, sealed in commitment["files"].items():
        held = hashlib.sha256((folder / name).read_bytes()).digest()
        assert label("file", bytes.fromhex(told["salt"]), held).hex() == sealed, f"{name}: not what was committed"
    hashed = hashlib.sha256(text["commitment.json"]).hexdigest()
    seed = label("seed", canonical({"commitment": hashed, "values": told["values"]}))
    drawn = sample(plan, read_list(folder, plan), words(label("objects", seed)))
    people, recusals = ([tuple(line.split(",")) for line in text[name].decode().split("\n")[1:-1]]
                        for name in ("inspectors.csv", "recusals.csv"))
    visits = list(visits_of(plan, drawn))
    sent = teams(visits, people, set(recusals), words(label("inspectors", seed))) if people else [[] for _ in visits]
    objects = [{"object": row.split(",")[0], "stratum": stratum, "chance": chance} for row, stratum, _, chance in drawn]
    again = {"draw": plan["draw"], "seed": seed.hex(), "objects": objects, "visits": [
        {"visit": visit[0], "objects": visit[1], "team": team} for visit, team in zip(visits, sent)]}
    assert canonical(again) + b"\n" == text["outcome.json"], "outcome.json: objects or inspectors are not those of the draw"
    print(f"reproduced: {len(drawn)} objects, {len(visits)} visits; committed as {hashed}: look it up on the ledger")

if __name__ == "__main__":
    sys.setrecursionlimit(100_000)
    try:
        main(Path(sys.argv[1]))
    except (AssertionError, OSError, ValueError, KeyError, IndexError) as met:
        sys.exit(f"not reproduced: {met}")
