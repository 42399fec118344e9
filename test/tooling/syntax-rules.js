const ASK_THE_CLOCK = 'Ask the Clock.';
const NO_MODULE_STATE = 'Nothing that changes lives in a module.';
const EMPTY_COLLECTION =
  'VariableDeclarator > NewExpression[callee.name=/^(Weak)?(Map|Set)$/][arguments.length=0]';
const BANNED_WORDS = '([dD]ata|[iI]nfo|[mM]anager|[uU]tils?|[hH]elpers?)';
const DECLARED = ':matches(VariableDeclarator,FunctionDeclaration,ClassDeclaration)';
const DECLARED_TYPE = ':matches(TSInterfaceDeclaration,TSTypeAliasDeclaration)';

/** Selectors of what may not be written, by where. */
export const SYNTAX = {
  everywhere: [
    { selector: 'ExportDefaultDeclaration', message: 'Use a named export.' },
    ...[DECLARED, DECLARED_TYPE].map((declared) => ({
      selector: `${declared} > Identifier.id[name=/^${BANNED_WORDS}$|(Data|Info|Manager|Utils?|Helpers?)$/]`,
      message: 'Say what it is.',
    })),
  ],
  sources: [
    { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: ASK_THE_CLOCK },
    { selector: "CallExpression[callee.name='Date']", message: ASK_THE_CLOCK },
    { selector: memberOf('Date', 'now'), message: ASK_THE_CLOCK },
    { selector: memberOf('Math', 'random'), message: 'Derive it from the seed, or node:crypto.' },
    {
      selector: "ImportDeclaration[source.value='zod'][importKind='value'] > ImportSpecifier",
      message: 'Import * as z: of that a build keeps only what is used.',
    },
    { selector: memberOf('globalThis', 'process'), message: 'Only src/cli reads process.' },
    ...['Program', 'Program > ExportNamedDeclaration'].flatMap((place) => [
      { selector: `${place} > VariableDeclaration[kind='let']`, message: NO_MODULE_STATE },
      {
        selector: `${place} > VariableDeclaration > ${EMPTY_COLLECTION}`,
        message: NO_MODULE_STATE,
      },
    ]),
  ],
};

/** Globals that hide the time or the process from the world. */
export const WITHOUT_CLOCK = {
  globals: [
    { name: 'process', message: 'Only src/cli reads process.' },
    { name: 'performance', message: ASK_THE_CLOCK },
  ],
};

function memberOf(object, property) {
  return `MemberExpression[object.name='${object}'][property.name='${property}']`;
}
