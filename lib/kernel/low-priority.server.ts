import os from 'node:os';

// Imported first by a worker thread whose work can wait: whatever else wants a processor then goes before it. On Linux a
// priority belongs to the thread that sets it; elsewhere it would be the whole process's.
if (process.platform === 'linux') os.setPriority(os.constants.priority.PRIORITY_BELOW_NORMAL);
