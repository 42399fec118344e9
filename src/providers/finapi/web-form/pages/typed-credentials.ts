import type { World } from '../../../../core/world/world.js';

/** One login field as a person has typed it. */
export interface TypedField {
  readonly label: string;
  readonly value: string;
}

/** What somebody has typed into the login page of a form. */
export interface TypedLogin {
  readonly fields: readonly TypedField[];
  readonly store: boolean;
  /** Accounts that the consent is to be for, where the bank wants to know. */
  readonly ibans?: readonly string[];
}

const MOST_KEPT = 1_000;

/**
 * What has been typed into forms that wait for the next step, which needs it once more. It lives in
 * memory alone: after a restart a person types it again.
 */
export class TypedCredentials {
  readonly #byWorld = new WeakMap<World, Map<string, TypedLogin>>();

  keep(world: World, formId: string, login: TypedLogin): void {
    const kept = this.#byWorld.get(world) ?? new Map<string, TypedLogin>();
    this.#byWorld.set(world, kept);
    kept.delete(formId);
    kept.set(formId, login);
    for (const oldest of kept.keys()) {
      if (kept.size <= MOST_KEPT) break;
      kept.delete(oldest);
    }
  }

  of(world: World, formId: string): TypedLogin | undefined {
    return this.#byWorld.get(world)?.get(formId);
  }

  forget(world: World, formId: string): void {
    this.#byWorld.get(world)?.delete(formId);
  }
}
