fn quicksort<T: PartialOrd + Copy>(items: &[T]) -> Vec<T> {
    let Some((&pivot, rest)) = items.split_first() else {
        return Vec::new();
    };
    let (less, more): (Vec<T>, Vec<T>) = rest.iter().partition(|&&item| item < pivot);
    [quicksort(&less), vec![pivot], quicksort(&more)].concat()
}

fn join(numbers: &[u32]) -> String {
    numbers.iter().map(u32::to_string).collect::<Vec<_>>().join(" ")
}

fn main() {
    let numbers: Vec<u32> = std::iter::successors(Some(7), |x| Some((x * 137 + 187) % 1000)).skip(1).take(20).collect();
    println!("{}", join(&numbers));
    let sorted = quicksort(&numbers);
    println!("{}", join(&sorted));
    let mut standard = numbers.clone();
    standard.sort();
    println!("{}", sorted == standard);
    let mut words = ["pear", "fig", "apple", "kiwi", "plum", "date"];
    words.sort_by_key(|word| (word.len(), *word));
    println!("{}", words.join(" "));
}
