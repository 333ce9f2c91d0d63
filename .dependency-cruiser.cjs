/** Who may import whom (ARCHITECTURE.md, “Layers”). */
const layers = {
  core: [],
  contract: ['core'],
  node: ['core', 'contract'],
  preload: ['contract'],
  renderer: ['core', 'contract'],
  host: ['core', 'contract', 'node'],
  cli: ['core', 'node', 'host'],
  main: ['core', 'contract', 'node', 'host', 'cli'],
};

const layerRules = Object.entries(layers).map(([layer, allowed]) => ({
  name: `${layer}-imports`,
  comment: `${layer} may import ${allowed.join(', ') || 'nothing of ours'}.`,
  severity: 'error',
  from: { path: `^src/${layer}/` },
  to: { path: '^(src|scripts|tests)/', pathNot: `^src/(${[layer, ...allowed].join('|')})/` },
}));

layerRules.push({
  name: 'scripts-imports',
  comment: 'scripts may import core and node.',
  severity: 'error',
  from: { path: '^scripts/' },
  to: { path: '^(src|tests)/', pathNot: '^src/(core|node)/' },
});

/** Parts of the renderer that every screen may use; screens never import each other. */
const shared = 'ui|i18n|state|transport|covers';
/** The pages of those who present share what draws, tells and steers. */
const companions = 'companion|presenter-view|remote';
/** Slides, small ones too, are drawn by the stage's own hand. */
const smallSlides = '^src/renderer/stage/(still-slide|slide-preview)';

module.exports = {
  forbidden: [
    ...layerRules,
    {
      name: 'core-is-pure',
      severity: 'error',
      from: { path: '^src/(core|contract)/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-electron-outside-main',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(main|preload)/' },
      to: { path: '^(node_modules/)?electron($|/)' },
    },
    {
      name: 'reveal-only-on-stage',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/renderer/stage/' },
      to: { path: '^(node_modules/)?reveal\\.js' },
    },
    {
      name: 'screens-never-each-other',
      severity: 'error',
      from: { path: '^src/renderer/([^/]+)/', pathNot: `^src/renderer/(${companions})/` },
      to: {
        path: '^src/renderer/([^/]+)/',
        pathNot: [`^src/renderer/($1|${shared})/`, smallSlides],
      },
    },
    {
      name: 'companions-never-each-other',
      severity: 'error',
      from: { path: `^src/renderer/(${companions})/` },
      to: {
        path: '^src/renderer/([^/]+)/',
        pathNot: [`^src/renderer/($1|companion|${shared})/`, smallSlides],
      },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-development-dependency-in-node-code',
      severity: 'error',
      from: { path: '^src/(core|contract|node|host|cli|main)/' },
      to: { dependencyTypes: ['npm-dev'], pathNot: '^node_modules/electron/' },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: { path: '^src/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'svelte'],
    },
  },
};
