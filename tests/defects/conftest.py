"""Lets these tests read documents as the tests of that room do."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "documents"))
