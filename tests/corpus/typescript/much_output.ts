const line = (n: number): string => `${String(n).padStart(5, '0')} ${'abcdefghij'.repeat(4)}klm\n`;
for (let n = 0; n < 4000; n++) process.stdout.write(line(n));
