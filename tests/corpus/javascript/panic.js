console.log('before');
const items = null;
console.log(items[7]);
