# SPDX-License-Identifier: Apache-2.0
"""Writes files of a megabyte that take the most memory for their size: rows as short as can be.

usage: python3 Tests/Fuzzing/megabytes.py FOLDER

In the folder there is then one for each parser, with its files.
"""

import pathlib
import sys

SIZE = 1_000_000
LETTERS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ!$()*+.:;<=>?@^_~"
LOWER = "".join(letter for letter in LETTERS if not letter.isupper())
WORD = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_"


def word(number, length=3, letters=LETTERS):
    """A word of a few letters, another for each number."""
    text = ""
    for _ in range(length):
        text = letters[number % len(letters)] + text
        number //= len(letters)
    return text


def digits(number, count):
    """The last letters of a word, one by one."""
    return [word(number // len(LOWER) ** place, 1, LOWER) for place in reversed(range(count))]


def rows(head, row, tail=""):
    """A head, as many rows as there is room for, and a tail."""
    lines, size, number = [head], len(head) + len(tail), 0
    while True:
        line = row(number)
        size += len(line)
        if size > SIZE:
            return "".join(lines) + tail
        lines.append(line)
        number += 1


def separated(separator, *cells):
    return separator.join(cells) + "\n"


def table(head, *cells, separator=",", before=""):
    """A table whose cells are made from the number of their row."""
    return rows(before + head + "\n", lambda i: separated(separator, *(cell(i) for cell in cells)))


def spread(separator, head, count, before=""):
    """A table of names with values of one letter, which differ in each row."""
    return rows(before + head + "\n", lambda i: separated(separator, word(i), *digits(i, count)))


def ties(separator, head, count, before=""):
    """A table of ties between two nodes with values of one letter, which differ in each row."""
    return rows(before + head + "\n", lambda i: separated(separator, "a", "b", *digits(i, count)))


def first(i): return word(2 * i)
def second(i): return word(2 * i + 1)
def short(i): return word(i, 2, LOWER)
def long(i): return word(i) * 8


FILES = {
    "table-of-nodes": {
        "names": table("id", word),
        "a letter": table("id,x", word, lambda i: word(i, 1, LOWER)),
        "two letters": table("id,x", word, short),
        "three letters": table("id,x", word, word),
        "labels": table("id,label", word, word),
        "places": table("id,place", word, short),
        "waves": table("id,wave", word, lambda i: word(i, 1, LOWER)),
        "label and values": spread(",", "id,label,x,y", 3),
        "two values by turns": table("id,x", lambda i: f"{i:x}", lambda i: str(i % 2)),
        "sides and kinds": table("id,mode,kind", word, lambda i: str(i % 2 + 1), lambda i: "citizen"),
        "numbers": table("id,x", word, str),
        "long names": table("id", long),
        "long values": table("id,x", word, long),
    },
    "table-of-participation": {
        "answers": table("wave,id,responded", lambda i: "1", word, lambda i: "1"),
    },
    "csv": {
        "names": table("source,target", first, second),
        "names and values": table("source,target,x", first, second, short),
        "values": ties(",", "source,target,x,y,z", 3),
        "relations": table("source,target,relation", lambda i: "a", lambda i: "b", word),
    },
    "vna": {
        "names": table("ID", word, before="*Node data\n"),
        "three values": spread(" ", "ID x y z", 3, "*Node data\n"),
        "nine values": spread(" ", "ID a b c d e f g h i", 9, "*Node data\n"),
        "values of ties": ties(" ", "from to x y z", 3, "*Node data\nID\na\nb\n*Tie data\n"),
        "headings": "*Node data\nID " + '""' * 499_000 + "\n",
    },
    "gdf": {
        "names": table("nodedef>name", word),
        "three values": spread(",", "nodedef>name,x VARCHAR,y VARCHAR,z VARCHAR", 3),
        "values of ties": ties(",", "edgedef>node1,node2,x VARCHAR,y VARCHAR", 2, "nodedef>name\na\nb\n"),
    },
    "dl": {
        "labels": "dl n=240000 format=edgelist1\nlabels:\n"
        + "".join(word(i) + "\n" for i in range(240_000)) + "data:\n1 2\n",
        "embedded labels": "dl n=240000 format=edgelist1\nlabels embedded\ndata:\n"
        + "".join(f"{first(i)} {second(i)}\n" for i in range(120_000)),
        "one long line": "dl n=9 format=nodelist1\ndata:\n" + "1 " * 490_000 + "\n",
    },
    "dot": {
        "names": rows("graph{\n", lambda i: word(i, 3, WORD) + "\n", "}\n"),
        "values": rows("graph{\n", lambda i: f"{word(i, 3, WORD)}[x={i:x}]\n", "}\n"),
        "ties of all": rows("graph{{", lambda i: f"{i} ", "}--a[x=1]}\n"),
    },
    "gml": {"values": rows("graph [\n", lambda i: f"node[id {i} x {i}]\n", "]\n")},
    "node-link": {
        "nodes without ids": '{"nodes":[{}' + ",{    }" * 140_000 + '],"links":[]}',
        "values": rows('{"nodes":[{"id":0}', lambda i: f',{{"id":{i + 1},"x":{i % 7}}}', '],"links":[]}'),
    },
    "edgelist": {"names": table("a b", first, second, separator=" ")},
    "ncol": {"names": table("a b", first, second, separator=" ")},
    "adjlist": {"names": table("a", word)},
    "pajek": {
        "labels": "*Vertices 70000\n"
        + "".join(f'{i + 1} "{word(i)}"\n' for i in range(70_000)) + "*Arcs\n1 2\n",
        "partitions": "*Vertices 60000\n*Arcs\n1 2\n" + "".join(
            f"*Partition p{place}\n*Vertices 60000\n"
            + "".join(f"{i // 7 ** place % 7}\n" for i in range(60_000)) for place in range(8)),
    },
    "metis": {"pairs": "140000 70000\n" + "".join(f"{(i ^ 1) + 1}\n" for i in range(140_000))},
    "incidence": {"rows": "a,b,c\n" + "1,0,1\n" * 160_000},
    "shape-names": {
        "names": table("id,name1", first, second),
        "values": rows("id,name1,x\n", lambda i: f"{word(i)},,{word(i, 3, LOWER)}\n"),
        "three values": rows("id,name1,x,y,z\n", lambda i: separated(",", word(i), "", *digits(i, 3))),
        "labels": rows("id,name1,label\n", lambda i: f"{word(i)},,{word(i, 3, LOWER)}\n"),
    },
    "shape-roster": {"a column": table("id,a", word, lambda i: "1")},
    "shape-membership": {
        "names": table("person,group", first, second),
        "values": table("person,group,x", first, second, lambda i: word(i, 3, LOWER)),
    },
    "shape-ledger": {
        "names": table("giver,receiver,hours", first, second, lambda i: "1"),
        "values": table("giver,receiver,hours,x", word, lambda i: "a", lambda i: "1", short),
    },
}


def main():
    for parser, files in FILES.items():
        folder = pathlib.Path(sys.argv[1]) / parser
        folder.mkdir(parents=True)
        for name, text in files.items():
            (folder / name.replace(" ", "-")).write_text(text)


if __name__ == "__main__":
    main()
