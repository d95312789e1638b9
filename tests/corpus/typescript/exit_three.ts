const enum Exit {
  Three = 3,
}
console.log('leaving' satisfies string);
process.exit(Exit.Three);
