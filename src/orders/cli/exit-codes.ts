/** What a cron job can go by. Between 64 and 78 the numbers are those of `sysexits.h`. */
export const exitCodes = {
  done: 0,
  /** An answer that is not as documented, or an output that was closed early. */
  failed: 1,
  usage: 2,
  /** It stays so until somebody changes a setting, the key, the file or the disk. */
  mustAct: 3,
  /** It passes by itself: the next run catches up. */
  temporary: 75,
  interrupted: 130,
  terminated: 143,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
