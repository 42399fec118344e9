import { described } from '../../core/http/xml-describe.js';
import type { FieldsOf } from '../../core/http/xml-fields.js';
import type { WireDocument } from '../../core/http/wire.js';
import { StatusRoot, type ErrorInfo } from './wire/status.js';

/** The body of a failure: a Status with one entry. */
export const statusDocument = (errorInfo: FieldsOf<typeof ErrorInfo>): WireDocument =>
  described(StatusRoot, { errorInfo: [errorInfo] });
