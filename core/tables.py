"""The tables of a TIFF: what it says about itself, and where it lies.

Source: Adobe, TIFF revision 6.0, section 2.
"""

import struct

SIZES = (0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4)  # by kind
LETTERS = {1: "B", 3: "H", 4: "I", 13: "I"}
FURTHER = (330, 34665, 34853, 40965)  # these lead to more tables
PAIRS = ((273, 279), (324, 325), (513, 514))  # places and sizes
MOST = 64  # tables that are followed

Tags = dict[int, list[int]]


def chain(data: bytes) -> list[tuple[Tags, int]]:
    """All tables; for each the last byte of all that it tells of.

    Only whole numbers are kept.  Raises struct.error where a table
    lies beyond the end.
    """
    order = "<" if data[:2] == b"II" else ">"
    coming = list(struct.unpack_from(order + "I", data, 4))
    found: list[tuple[Tags, int]] = []
    seen: set[int] = set()
    while coming and len(seen) < MOST:
        at = coming.pop(0)
        if at == 0 or at in seen:
            continue
        seen.add(at)
        tags, end, following = table(data, at, order)
        for place, size in PAIRS:
            places, sizes = tags.get(place, []), tags.get(size, [])
            both = zip(places, sizes, strict=False)
            end = max([end, *(p + s for p, s in both)])
        found.append((tags, end))
        coming.append(following)
        coming += [v for k in FURTHER for v in tags.get(k, [])]
    return found


def table(data: bytes, at: int, order: str) -> tuple[Tags, int, int]:
    """One table: its numbers, its last byte, where the next lies."""
    count = struct.unpack_from(order + "H", data, at)[0]
    end = at + 2 + 12 * count + 4
    tags: Tags = {}
    for k in range(count):
        place = at + 2 + 12 * k
        tag, kind, n = struct.unpack_from(order + "HHI", data, place)
        size = n * (SIZES[kind] if kind < len(SIZES) else 1)
        where = place + 8
        if size > 4:
            where = struct.unpack_from(order + "I", data, where)[0]
            end = max(end, where + size)
        if kind in LETTERS and where + size <= len(data):
            form = f"{order}{n}{LETTERS[kind]}"
            tags[tag] = list(struct.unpack_from(form, data, where))
    last = at + 2 + 12 * count
    following = struct.unpack_from(order + "I", data, last)
    return tags, end, int(following[0])
