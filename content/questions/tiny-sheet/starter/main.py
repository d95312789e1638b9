import re
import sys


def compute(formulas: dict[str, str]) -> dict[str, int | str]:
    """What each cell shows, by name."""
    return {}


_, *lines = sys.stdin.read().splitlines()
formulas = {}
for line in lines:
    cell, formula = line.split(" = ", 1)
    formulas[cell] = formula
for cell, value in compute(formulas).items():
    print(cell, value)
