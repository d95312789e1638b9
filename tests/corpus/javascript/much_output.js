for (let n = 0; n < 4000; n++) console.log(String(n).padStart(5, '0'), 'abcdefghij'.repeat(4) + 'klm');
