import { main } from './run-stack.ts';

main('development');
