fn main() {
    println!("before");
    let items = vec![1, 2, 3];
    let index = items.len() + 4;
    println!("{}", items[index]);
}
