/** Programs that misbehave each in a way of its own, until they are ended. */
export const NUISANCES: Readonly<Record<string, string>> = {
  computing: 'while True: pass',
  forking: 'import os\nwhile True:\n    try: os.fork()\n    except OSError: pass',
  hogging: 'x = []\nwhile True: x.append(bytearray(1 << 20))',
  printing: 'while True: print("y" * 4000)',
  filling:
    'while True:\n    with open("/tmp/x", "wb") as f:\n        try:\n            while True: f.write(bytes(1 << 20))\n        except OSError: pass',
  'touching pages':
    'import mmap\nm = mmap.mmap(-1, 200 << 20)\nwhile True:\n    for at in range(0, 200 << 20, 4096): m[at] = 1',
};
