import { customAlphabet } from 'nanoid';

// No vowels and no look-alikes: ids are read aloud and never spell a word.
const ALPHABET = '23456789bcdfghjkmnpqrstvwxz';

/** A new id: 16 characters, 76 bits; unguessable enough to name things, never to grant access. */
export const newId = customAlphabet(ALPHABET, 16);

/** A new secret that grants access by itself: 28 characters, 133 bits. */
export const newSecret = customAlphabet(ALPHABET, 28);
