use std::f64::consts::PI;

fn main() {
    // Rust writes 1.000e21 where C, Go and JavaScript write a sign, too.
    let large = format!("{:.3e}", 1e21f64).replace('e', "e+");
    println!("{:.5} {:.2} {large} {:.3}", 1.0 / 3.0, 2.5, -0.125);
    println!("{PI:10.3}|{:<8.1}|", 42.0);
    let (a, b) = (0.1f64, 0.2);
    println!("{} {}", a + b == 0.3, (a + b - 0.3).abs() < 1e-9);
}
