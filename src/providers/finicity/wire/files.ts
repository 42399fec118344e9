import { list, xmlType } from '../../../core/http/xml-describe.js';
import { Namespace } from './namespaces.js';

export const File = xmlType(Namespace.files, {
  name: 'string',
  size: 'integer',
  modifiedTs: 'instant',
});

export const Files = xmlType(Namespace.files, { file: list(File) });

export const FilesRoot = { name: 'Files', type: Files, namespaces: [Namespace.files] } as const;
