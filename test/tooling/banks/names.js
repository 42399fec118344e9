/** Parts of invented names: nothing here is called like a bank that exists. */
export const GERMAN_PLACES = places(
  'Auen Birken Buchen Dachs Eichen Erlen Falken Farn Fuchs Ginster Hasel Holunder Kranich Lerchen',
  'Moos Otter Pappel Reiher Schlehen Schwalben Silber Tannen Ulmen Wacholder Weiden Wiesel Zeisig',
  'bach brück feld furt grund hagen hain horst moor ried stein tal wang',
);

export const AUSTRIAN_PLACES = places(
  'Alm Enzian Gams Gletscher Latschen Murmel',
  'Steinbock Zirben',
  'ach bach eck kirchen kogel tal',
);

export const BRANDS = [
  ['Kobalt', 'Kolibri', 'Lumen', 'Pelikan', 'Kompass', 'Leuchtfeuer', 'Morgentau', 'Zinnober'],
  ['Windrose', 'Sturmvogel', 'Bernstein', 'Ahornblatt', 'Papierkranich', 'Seepferd', 'Wetterhahn'],
  ['Glühwurm', 'Siebenstern', 'Mondfisch', 'Postillon', 'Libelle', 'Albatros', 'Seewind'],
  ['Nordstern', 'Heckenrose', 'Sanduhr', 'Wolkenbruch', 'Kieselstein', 'Distelfink', 'Baumläufer'],
  ['Steinkauz', 'Regenpfeifer', 'Haubentaucher', 'Silberdistel', 'Nachtfalter', 'Sonnentau'],
  ['Federweiß', 'Muschelhorn', 'Hagebutte', 'Eisvogel', 'Zaunkönig', 'Kornblume'],
].flat();

function places(first, second, endings) {
  const beginnings = `${first} ${second}`.split(' ');
  return beginnings.flatMap((beginning) => endings.split(' ').map((ending) => beginning + ending));
}
