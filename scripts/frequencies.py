"""Write `crates/onrecord/data/dossier/frequencies.csv`: in how many raw reports each beginning of a word occurs.

    python scripts/frequencies.py RAW.jsonl... > crates/onrecord/data/dossier/frequencies.csv

Each line of RAW.jsonl has a `text`. Words are lower-cased runs of letters and digits, cut to their first five; the
4,000 that the most articles have are written, and the number of articles as `*`.
"""

import collections
import gzip
import json
import re
import sys
from pathlib import Path

KEPT = 4000


def main() -> None:
    articles, found = 0, collections.Counter()
    for path in sys.argv[1:]:
        with (
            gzip.open(path, "rt", encoding="utf-8")
            if path.endswith(".gz")
            else Path(path).open(encoding="utf-8") as rows
        ):
            for row in rows:
                articles += 1
                found.update({word[:5] for word in re.findall(r"[^\W_]+", json.loads(row)["text"].lower())})
    print("start,articles")
    print(f"*,{articles}")
    for start, count in sorted(sorted(found.items(), key=lambda item: (-item[1], item[0]))[:KEPT]):
        print(f"{start},{count}")


if __name__ == "__main__":
    main()
