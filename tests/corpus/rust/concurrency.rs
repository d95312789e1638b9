use std::sync::{Arc, Mutex, mpsc};
use std::thread;

fn main() {
    let total = Arc::new(Mutex::new(0));
    let (sender, receiver) = mpsc::channel();
    let threads: Vec<_> = (1..=8)
        .map(|n| {
            let (total, sender) = (Arc::clone(&total), sender.clone());
            thread::spawn(move || {
                for _ in 0..1000 {
                    *total.lock().unwrap() += n;
                }
                sender.send(n * n).unwrap();
            })
        })
        .collect();
    drop(sender);
    for thread in threads {
        thread.join().unwrap();
    }
    let mut squares: Vec<i32> = receiver.iter().collect();
    squares.sort();
    println!("{}", total.lock().unwrap());
    println!("{}", squares.iter().map(i32::to_string).collect::<Vec<_>>().join(" "));
}
