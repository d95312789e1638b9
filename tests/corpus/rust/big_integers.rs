use std::fmt;

/// Decimal digits, nine to a limb, the lowest first.
#[derive(Clone)]
struct Big(Vec<u64>);

const BASE: u64 = 1_000_000_000;

impl Big {
    fn times(&self, factor: u64) -> Big {
        let mut carry = 0;
        let mut limbs = Vec::new();
        for limb in &self.0 {
            let product = limb * factor + carry;
            limbs.push(product % BASE);
            carry = product / BASE;
        }
        if carry > 0 {
            limbs.push(carry);
        }
        Big(limbs)
    }
}

impl std::ops::Add<&Big> for &Big {
    type Output = Big;
    fn add(self, other: &Big) -> Big {
        let mut carry = 0;
        let mut limbs = Vec::new();
        for i in 0..self.0.len().max(other.0.len()) {
            let sum = self.0.get(i).unwrap_or(&0) + other.0.get(i).unwrap_or(&0) + carry;
            limbs.push(sum % BASE);
            carry = sum / BASE;
        }
        if carry > 0 {
            limbs.push(carry);
        }
        Big(limbs)
    }
}

impl fmt::Display for Big {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        let (last, rest) = self.0.split_last().unwrap();
        write!(out, "{last}")?;
        rest.iter().rev().try_for_each(|limb| write!(out, "{limb:09}"))
    }
}

fn main() {
    println!("{}", (2..=50).fold(Big(vec![1]), |product, n| product.times(n)));
    let (mut a, mut b) = (Big(vec![0]), Big(vec![1]));
    for _ in 0..300 {
        (a, b) = (b.clone(), &a + &b);
    }
    println!("{a}");
    let power = (0..1000).fold(Big(vec![1]), |power, _| power.times(2));
    println!("{}", power.to_string().chars().filter_map(|digit| digit.to_digit(10)).sum::<u32>());
}
