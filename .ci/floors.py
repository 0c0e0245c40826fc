"""Fails when a score is below its floor: floors.py SCORES.json FLOORS.toml"""

import json
import sys
import tomllib
from pathlib import Path

scores = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
floors = tomllib.loads(Path(sys.argv[2]).read_text(encoding="utf-8"))
low = [f"{name} is {scores[name]:.3f}, its floor {floor:.3f}" for name, floor in floors.items() if scores[name] < floor]
sys.exit("below the floor: " + "; ".join(low) if low else 0)
