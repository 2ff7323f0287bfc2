"""Run every benchmark of this folder and print what each found."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

NOT_BENCHMARKS = {"run.py", "content.py"}


def main() -> int:
    """Return 1 when a benchmark is over its limits."""
    folder = Path(__file__).parent
    rows = []
    for path in sorted(folder.glob("*.py")):
        if path.name in NOT_BENCHMARKS:
            continue
        print(f"== {path.stem}", flush=True)
        begun = time.monotonic()
        status = subprocess.run([sys.executable, str(path)], check=False).returncode
        rows.append((path.stem, "ok" if status == 0 else "OVER", time.monotonic() - begun))
    print("\nbenchmark        result  seconds")
    for name, result, seconds in rows:
        print(f"{name:<15}  {result:<6}  {seconds:7.1f}")
    return int(any(result != "ok" for _, result, _ in rows))


if __name__ == "__main__":
    sys.exit(main())
