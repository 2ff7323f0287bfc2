"""A whole case from notice to archive, without a fault."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from quizgen.diagnostics import Report
from quizgen.documents.dossier import Dossier, Setting, fill
from quizgen.loading.functions import china
from quizgen.loading.register import load_register
from quizgen.model.law import Register


@pytest.fixture(scope="session")
def register(root: Path) -> Register:
    return load_register(root, Report(), "2026-10-04")


@pytest.fixture(scope="session")
def setting(register: Register) -> Setting:
    return Setting(
        agency="临原市发展和改革委员会", unit="临原市节能监察支队", mode="entrusted",
        hearing_fine_min=20_000, register=register, calendar=china(),
    )  # fmt: skip


@pytest.fixture(scope="session")
def dossier(setting: Setting) -> Dossier:
    text = (Path(__file__).parent / "case.yaml").read_text(encoding="utf-8")
    read = {
        kind: {field: str(value) for field, value in fields.items()}
        for kind, fields in yaml.load(text, yaml.BaseLoader).items()
    }
    return Dossier(setting, tuple(fill(kind, fields) for kind, fields in read.items()))
