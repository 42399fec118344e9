import * as z from 'zod';

/** What a file is called; names with anything else are unknown. */
export const FileName = z.string().regex(/^[A-Za-z0-9._-]{1,128}$/, 'is no name for a file');

export const FilePath = z.object({ name: z.string() });

/** A batch file of a customer; its content lies in a document of its own. */
export interface BatchFile {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** ISO instant. */
  readonly modifiedAt: string;
}
