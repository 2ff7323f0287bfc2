"""Check: `quizgen check` on 10,000 items costs at most 1.5 times reading their YAML, in 300 MB."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from content import make_course

ITEMS = 10_000
ROUNDS = 3
MAX_RATIO = 1.5
MAX_MEGABYTES = 300

LOAD = """\
import sys, yaml
for path in sys.argv[1:]:
    with open(path, encoding="utf-8") as file:
        yaml.load(file, Loader=yaml.CSafeLoader)
"""


def cost(*arguments: str) -> tuple[float, float]:
    """Return the CPU seconds and the peak megabytes of a run of this Python."""
    command = [sys.executable, *arguments]
    null = [(os.POSIX_SPAWN_OPEN, stream, os.devnull, os.O_WRONLY, 0) for stream in (1, 2)]
    child = os.posix_spawn(sys.executable, command, os.environ, file_actions=null)
    _, status, used = os.wait4(child, 0)
    if status:
        sys.exit(f"{' '.join(arguments[:3])} ended with {os.waitstatus_to_exitcode(status)}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def main() -> int:
    """Print the figures and return 1 when one is over its limit."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        banks = make_course(folder, ITEMS)
        size = sum(bank.stat().st_size for bank in banks) / 1e6
        # The least of several rounds: whatever else the machine does can only add.
        loads = [cost("-c", LOAD, *map(str, banks)) for _ in range(ROUNDS)]
        checks = [cost("-m", "quizgen", "check", str(folder)) for _ in range(ROUNDS)]
    load, check = min(loads)[0], min(checks)[0]
    memory = max(peak for _, peak in checks)
    print(f"items                  {ITEMS} in {len(banks)} files, {size:.1f} MB")
    print(f"yaml.load, C loader    {load:.2f} s CPU")
    print(f"quizgen check          {check:.2f} s CPU, peak {memory:.0f} MB")
    print(f"ratio                  {check / load:.2f} (at most {MAX_RATIO})")
    return int(check / load > MAX_RATIO or memory > MAX_MEGABYTES)


if __name__ == "__main__":
    sys.exit(main())
