"""`python -m quizgen`: the same as the console script."""

from quizgen.cli import main

raise SystemExit(main())
