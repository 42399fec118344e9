import type { World } from '../../../core/world/world.js';
import { ControlRefusal } from '../control-operation.js';
import type { BankSide } from './bank-side.js';
import { effectsOf, withEffects } from './knob-effects.js';
import type { InterfaceKnobs, NewConnection } from './knobs.js';
import { BankingInterface, type ConnectionInterface } from './schema.js';

/**
 * The interfaces of a connection that is put into a world. Unless something else is said, each
 * begins as the automatic batch update likes it: XS2A with a consent for ninety days, the others
 * with the right credentials stored.
 */
export function newInterfaces(
  wanted: NewConnection,
  side: BankSide,
  world: World,
  now: Date,
): Promise<readonly ConnectionInterface[]> {
  const kinds = wantedKinds(wanted, side);
  return Promise.all(kinds.map((kind) => newInterface(kind, wanted, side, world, now)));
}

async function newInterface(
  bankingInterface: BankingInterface,
  wanted: NewConnection,
  side: BankSide,
  world: World,
  now: Date,
): Promise<ConnectionInterface> {
  const knobs = { ...defaultKnobs(bankingInterface), ...wanted };
  const effects = await effectsOf(knobs, bankingInterface, side, world, now);
  const blank = { bankingInterface, userActionRequired: false, maxDaysForDownload: 0 };
  const { answeredMfa: trustedMfa } = effects;
  return withEffects({ ...blank, trustedMfa }, knobs, effects, now);
}

const defaultKnobs = (bankingInterface: BankingInterface): InterfaceKnobs =>
  bankingInterface === 'XS2A' ? { consent: {} } : { storedCredentials: 'right' };

function wantedKinds(
  { bankingInterfaces }: NewConnection,
  { institution }: BankSide,
): readonly BankingInterface[] {
  const sources = institution.finapi?.interfaces ?? [];
  const known = sources.map(({ bankingInterface }) => bankingInterface);
  const wanted =
    bankingInterfaces ??
    sources.filter(({ isAisSupported }) => isAisSupported).map((source) => source.bankingInterface);
  const unknown = wanted.find((kind) => !known.includes(kind));
  if (unknown !== undefined || wanted.length === 0) {
    throw new ControlRefusal(
      'invalidRequest',
      `body.bankingInterfaces: ${institution.name} has no interface ${unknown ?? 'for account information'}.`,
      `Its interfaces: ${known.join(', ')}.`,
    );
  }
  return BankingInterface.options.filter((kind) => wanted.includes(kind));
}
