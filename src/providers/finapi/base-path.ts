/** Where all operations of Access V2 lie. */
export const BASE_PATH = '/api/v2';
