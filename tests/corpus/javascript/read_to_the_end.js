let [lines, numbers, total] = [0, 0, 0];
require('node:readline')
  .createInterface({ input: process.stdin })
  .on('line', (line) => {
    lines++;
    for (const word of line.split(/\s+/).filter(Boolean)) {
      numbers++;
      total += Number(word);
    }
  })
  .on('close', () => console.log(lines, numbers, total));
