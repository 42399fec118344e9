/** An access token, kept in the document of the customer for whom it speaks. */
export interface Token {
  readonly secret: string;
  /** The app that asked for it, and that alone may sign with it. */
  readonly consumerKey: string;
  /** ISO instant. */
  readonly expiresAt: string;
}

/** A token as its app gets to see it. */
export interface IssuedToken {
  readonly token: string;
  readonly secret: string;
}
