use std::collections::HashMap;
use std::io::{self, Read};

/// What a cell has come to: a value, or a division by zero.
type Computed = Result<i64, DivisionByZero>;

#[derive(Clone, Copy)]
struct DivisionByZero;

#[derive(Clone, PartialEq)]
enum Token {
    Number(i64),
    Cell(String),
    Sign(char),
}

fn tokens(formula: &str) -> Vec<Token> {
    let mut found = Vec::new();
    let mut rest = formula.trim_start();
    while let Some(first) = rest.chars().next() {
        let digits = |text: &str| text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
        let length = match first {
            '0'..='9' => digits(rest),
            'A'..='Z' => 1 + digits(&rest[1..]),
            _ => 1,
        };
        let (word, after) = rest.split_at(length);
        found.push(match first {
            '0'..='9' => Token::Number(word.parse().expect("digits")),
            'A'..='Z' => Token::Cell(word.to_string()),
            sign => Token::Sign(sign),
        });
        rest = after.trim_start();
    }
    found
}

struct Parser<'a> {
    tokens: &'a [Token],
    known: &'a HashMap<&'a str, Computed>,
}

impl Parser<'_> {
    /// The next token, if it is one of the wanted signs.
    fn take(&mut self, wanted: &[char]) -> Option<char> {
        match self.tokens.first() {
            Some(&Token::Sign(sign)) if wanted.contains(&sign) => {
                self.tokens = &self.tokens[1..];
                Some(sign)
            }
            _ => None,
        }
    }

    fn sum(&mut self) -> Computed {
        let mut value = self.product()?;
        while let Some(sign) = self.take(&['+', '-']) {
            let other = self.product()?;
            value = if sign == '+' { value + other } else { value - other };
        }
        Ok(value)
    }

    fn product(&mut self) -> Computed {
        let mut value = self.factor()?;
        while let Some(sign) = self.take(&['*', '/']) {
            let other = self.factor()?;
            value = match (sign, other) {
                ('*', _) => value * other,
                (_, 0) => return Err(DivisionByZero),
                _ => value / other,
            };
        }
        Ok(value)
    }

    fn factor(&mut self) -> Computed {
        if self.take(&['-']).is_some() {
            return self.factor().map(|value| -value);
        }
        if self.take(&['(']).is_some() {
            let value = self.sum()?;
            self.take(&[')']);
            return Ok(value);
        }
        let (first, rest) = self.tokens.split_first().expect("a well formed formula");
        self.tokens = rest;
        match first {
            Token::Number(value) => Ok(*value),
            Token::Cell(name) => self.known.get(name.as_str()).copied().unwrap_or(Ok(0)),
            Token::Sign(sign) => panic!("{sign} is out of place"),
        }
    }
}

fn compute(cells: &[(&str, &str)]) -> Vec<String> {
    let parsed: HashMap<&str, Vec<Token>> = cells.iter().map(|&(cell, formula)| (cell, tokens(formula))).collect();
    let mut known: HashMap<&str, Computed> = HashMap::new();
    let mut open: Vec<&str> = cells.iter().map(|&(cell, _)| cell).collect();
    // In rounds: what is never computable needs a loop.
    loop {
        let is_known = |token: &Token| match token {
            Token::Cell(name) => known.contains_key(name.as_str()) || !parsed.contains_key(name.as_str()),
            _ => true,
        };
        let (computable, rest): (Vec<&str>, Vec<&str>) = open.iter().partition(|cell| parsed[*cell].iter().all(is_known));
        if computable.is_empty() {
            break;
        }
        for cell in computable {
            let value = Parser { tokens: &parsed[cell], known: &known }.sum();
            known.insert(cell, value);
        }
        open = rest;
    }
    cells
        .iter()
        .map(|(cell, _)| match known.get(cell) {
            None => "#LOOP".to_string(),
            Some(Err(DivisionByZero)) => "#DIV".to_string(),
            Some(Ok(value)) => value.to_string(),
        })
        .collect()
}

fn main() {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input).expect("the cells");
    let cells: Vec<(&str, &str)> = input.lines().skip(1).filter_map(|line| line.split_once(" = ")).collect();
    for ((cell, _), shown) in cells.iter().zip(compute(&cells)) {
        println!("{cell} {shown}");
    }
}
