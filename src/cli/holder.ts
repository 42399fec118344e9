import process from 'node:process';

import type { LockHolder } from '../core/store/folder-lock.js';
import { hostClock } from '../core/world/clock.js';

/** This process, as the holder of a data folder. */
export const holder = (): LockHolder => ({
  pid: process.pid,
  startedAt: hostClock.now() - Math.round(process.uptime() * 1000),
  isRunning,
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
