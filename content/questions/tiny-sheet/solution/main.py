import re
import sys


class Division(Exception):
    """Something was divided by zero, or by nothing at all."""


class Parser:
    def __init__(self, formula: str, shown: dict[str, int | str]) -> None:
        self.tokens = re.findall(r"\d+|[A-Z]\d+|[-+*/()]", formula)
        self.at = 0
        self.shown = shown

    def take(self, wanted: str) -> str | None:
        """The next token, if it is one of those wanted."""
        token = self.tokens[self.at] if self.at < len(self.tokens) else ""
        if not token or token not in wanted.split():
            return None
        self.at += 1
        return token

    def sum(self) -> int:
        value = self.product()
        while sign := self.take("+ -"):
            other = self.product()
            value = value + other if sign == "+" else value - other
        return value

    def product(self) -> int:
        value = self.factor()
        while sign := self.take("* /"):
            other = self.factor()
            if sign == "*":
                value *= other
            elif other == 0:
                raise Division
            else:
                quotient = abs(value) // abs(other)
                value = quotient if (value < 0) == (other < 0) else -quotient
        return value

    def factor(self) -> int:
        if self.take("-"):
            return -self.factor()
        if self.take("("):
            value = self.sum()
            self.take(")")
            return value
        token = self.tokens[self.at]
        self.at += 1
        if token.isdigit():
            return int(token)
        value = self.shown.get(token, 0)
        if isinstance(value, str):
            raise Division
        return value


def compute(formulas: dict[str, str]) -> dict[str, int | str]:
    needs = {cell: set(re.findall(r"[A-Z]\d+", formula)) & formulas.keys() for cell, formula in formulas.items()}
    needed_by: dict[str, list[str]] = {cell: [] for cell in formulas}
    for cell, others in needs.items():
        for other in others:
            needed_by[other].append(cell)

    # What never becomes computable needs a loop.
    shown: dict[str, int | str] = {}
    computable = [cell for cell in formulas if not needs[cell]]
    for cell in computable:
        try:
            shown[cell] = Parser(formulas[cell], shown).sum()
        except Division:
            shown[cell] = "#DIV"
        for other in needed_by[cell]:
            needs[other].remove(cell)
            if not needs[other]:
                computable.append(other)
    return {cell: shown.get(cell, "#LOOP") for cell in formulas}


_, *lines = sys.stdin.read().splitlines()
formulas = {}
for line in lines:
    cell, formula = line.split(" = ", 1)
    formulas[cell] = formula
for cell, value in compute(formulas).items():
    print(cell, value)
