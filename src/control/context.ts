import type { Provider } from '../core/provider.js';
import type { DueWorks } from '../core/world/due-work.js';
import type { Worlds } from '../core/world/worlds.js';
import type { SettingsSection } from '../core/world/world.js';
import type { BankDesk } from './bank-desk.js';
import type { ScenarioDesk } from './scenario-desk.js';

/** What control calls may reach. */
export interface ControlContext {
  readonly worlds: Worlds;
  readonly dueWorks: DueWorks;
  readonly providers: readonly Provider[];
  /** All sections of a world's settings: one a provider. */
  readonly sections: readonly SettingsSection<object>[];
  readonly bank: BankDesk;
  readonly scenarios: ScenarioDesk;
  /** False until everything that answers need has been loaded. */
  isReady(): boolean;
  /** The API's own OpenAPI document. */
  describe(): Promise<Readonly<Record<string, unknown>>>;
  readonly version: string;
  /** Milliseconds since the sandbox came up. */
  uptime(): number;
}
