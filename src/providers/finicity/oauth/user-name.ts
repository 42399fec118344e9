const USER_NAME = /^[A-Za-z0-9!@#$%&*_\-+]{6,255}$/;

/** The facade's rule for customer user names, which refuses many that its predecessor took. */
export const isUserName = (text: string): boolean => USER_NAME.test(text);
