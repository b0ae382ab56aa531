/** Failures of the machine that no code can prevent, told as expected failures instead of as a stack. */
import { AutoloopError } from '../../core/error.js';

const access = 'Look at who owns it and who may read or write it.';
/** What to do about each, by its name in errno(3). Others are our mistake until proved otherwise, and crash with their stack. */
const advice: Readonly<Record<string, string>> = {
  EACCES: access,
  EPERM: access,
  ENOTDIR: 'Something stands where a folder belongs: look at it, and move it aside.',
  EROFS: 'The file system cannot be written to.',
  ENOSPC: 'Make room on the disc. A run that was cut off goes on with: autoloop resume latest',
  EDQUOT: 'Make room within the quota. A run that was cut off goes on with: autoloop resume latest',
  EIO: 'The disc has a fault.',
  EMFILE: 'Raise the limit of open files: ulimit -n 4096',
  ENFILE: 'The machine has too many files open.',
};

/** The expected failure that `error` stands for; `undefined` for a bug. */
export function failureOf(error: unknown): AutoloopError | undefined {
  if (error instanceof AutoloopError) return error;
  if (!(error instanceof Error)) return undefined;
  const { code = '', syscall = '' } = error as NodeJS.ErrnoException;
  if (syscall === 'uv_cwd')
    return new AutoloopError('environment', 'no-such-directory', 'The current directory is gone', {
      hint: 'Change to one that exists.',
    });
  const hint = advice[code];
  if (hint === undefined || syscall === '') return undefined;
  return new AutoloopError('environment', 'system-failed', error.message, { hint, cause: error });
}
