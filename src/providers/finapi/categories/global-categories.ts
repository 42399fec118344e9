type Tree = Readonly<
  Record<string, readonly [name: string, children: Readonly<Record<string, string>>]>
>;

/** The categories that every user has, in two levels, in the order of their ids. */
const TREE = {
  income: [
    'Einnahmen',
    {
      salary: 'Lohn und Gehalt',
      pension: 'Renten und Pensionen',
      childBenefit: 'Kindergeld',
      socialBenefits: 'Sozialleistungen',
      businessIncome: 'Honorare und Rechnungen',
      rentIncome: 'Mieteinnahmen',
      interestIncome: 'Zinserträge',
      refunds: 'Erstattungen',
    },
  ],
  living: [
    'Wohnkosten',
    {
      rent: 'Kaltmiete und Warmmiete',
      power: 'Strom Gas Wasser',
      homeLoan: 'Baufinanzierung',
      furniture: 'Möbel und Einrichtung',
      homeImprovement: 'Baumarkt und Garten',
    },
  ],
  telecommunication: [
    'Kommunikation',
    { phoneAndInternet: 'Telefon und Internet', broadcasting: 'Rundfunkbeitrag' },
  ],
  food: [
    'Essen und Trinken',
    {
      groceries: 'Supermarkt',
      bakery: 'Bäcker und Metzger',
      restaurants: 'Restaurants und Cafés',
      delivery: 'Lieferdienste',
    },
  ],
  mobility: [
    'Mobilität',
    {
      fuel: 'Tanken und Laden',
      publicTransport: 'Bus und Bahn',
      carRepair: 'Werkstatt und Pflege',
      parking: 'Parken und Maut',
      carTax: 'Kraftfahrzeugsteuer',
      sharing: 'Taxi und Leihfahrzeuge',
    },
  ],
  shopping: [
    'Einkäufe',
    {
      clothing: 'Mode und Schuhe',
      online: 'Onlinehandel',
      electronics: 'Elektronik',
      books: 'Bücher und Zeitschriften',
      children: 'Kinderbedarf',
      pets: 'Haustiere',
      gifts: 'Geschenke',
    },
  ],
  health: [
    'Gesundheit und Körperpflege',
    {
      pharmacy: 'Apotheke und Drogerie',
      doctors: 'Arzt und Klinik',
      optics: 'Brillen und Hörgeräte',
      personalCare: 'Friseur und Kosmetik',
    },
  ],
  leisure: [
    'Freizeit',
    {
      events: 'Kultur und Veranstaltungen',
      sports: 'Sport und Fitness',
      streaming: 'Streaming und Spiele',
      travel: 'Urlaub und Reisen',
      hotels: 'Unterkünfte',
      clubs: 'Vereine und Spenden',
    },
  ],
  insurance: [
    'Absicherung',
    {
      healthInsurance: 'Krankenversicherung',
      liability: 'Haftpflicht und Hausrat',
      carInsurance: 'Autoversicherung',
      lifeInsurance: 'Lebensversicherung und Vorsorge',
      otherInsurance: 'Übrige Versicherungen',
    },
  ],
  finance: [
    'Bank und Geldanlage',
    {
      bankFees: 'Kontogebühren',
      interestPaid: 'Sollzinsen',
      instalment: 'Kreditraten',
      securities: 'Wertpapiere',
      savings: 'Sparpläne',
      retirement: 'Altersvorsorge',
      transfers: 'Umbuchungen',
      cardSettlement: 'Kreditkartenabrechnung',
      cash: 'Bargeld',
    },
  ],
  authorities: [
    'Abgaben',
    {
      incomeTax: 'Einkommensteuer',
      otherTaxes: 'Sonstige Steuern',
      publicFees: 'Behörden',
      fines: 'Bußgelder',
    },
  ],
  business: [
    'Geschäftliches',
    {
      wages: 'Personalkosten',
      supplies: 'Bürobedarf',
      services: 'Dienstleister',
      advertising: 'Werbung',
    },
  ],
  family: [
    'Familie',
    {
      support: 'Unterhalt',
      childCare: 'Kinderbetreuung',
      education: 'Bildung',
      pocketMoney: 'Taschengeld und Privates',
    },
  ],
} as const satisfies Tree;

type ChildKey<T> = T extends readonly [string, infer C] ? keyof C : never;
type MainKey = keyof typeof TREE;

/** What rules call a global category; clients see its name. */
export type GlobalKey = MainKey | ChildKey<(typeof TREE)[MainKey]>;

/** A global category; `parent` and `children` are positions in the list of all of them. */
export interface GlobalCategory {
  readonly key: GlobalKey;
  readonly name: string;
  readonly parent?: number;
  readonly children: readonly number[];
}

/** All of them; a main category stands before its children. */
export const GLOBAL_CATEGORIES: readonly GlobalCategory[] = flattened(TREE);

function flattened(tree: Tree): GlobalCategory[] {
  const all: GlobalCategory[] = [];
  for (const [key, [name, children]] of Object.entries(tree)) {
    const parent = all.length;
    const below = Object.entries(children);
    const positions = below.map((_, index) => parent + 1 + index);
    all.push({ key: key as GlobalKey, name, children: positions });
    for (const [child, called] of below)
      all.push({ key: child as GlobalKey, name: called, parent, children: [] });
  }
  return all;
}
