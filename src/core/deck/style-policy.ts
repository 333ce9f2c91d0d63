import { generate, lexer, parse, walk, type CssNode, type Declaration } from 'css-tree';

const longestStyle = 4_000;
/** Longest value of one declaration: the grammar's matcher takes long over long lists. */
const longestValue = 400;
/** Farthest a length may reach, in px or in any other unit: a slide is 1920×1080. */
const farthest = { px: 4_000, other: 400 } as const;

const allowedProperties: ReadonlySet<string> = new Set(
  `color opacity visibility display float clear order overflow overflow-x overflow-y object-fit object-position aspect-ratio
  position top right bottom left inset z-index vertical-align box-sizing
  width height min-width min-height max-width max-height
  background background-color background-position background-size background-repeat background-clip
  border border-top border-right border-bottom border-left border-color border-style border-width border-radius
  border-top-color border-right-color border-bottom-color border-left-color
  border-top-style border-right-style border-bottom-style border-left-style
  border-top-width border-right-width border-bottom-width border-left-width
  border-top-left-radius border-top-right-radius border-bottom-left-radius border-bottom-right-radius
  border-collapse border-spacing caption-side table-layout empty-cells outline outline-color outline-style outline-width
  box-shadow text-shadow filter transform transform-origin rotate scale translate
  margin margin-top margin-right margin-bottom margin-left margin-inline margin-block
  padding padding-top padding-right padding-bottom padding-left padding-inline padding-block
  font font-family font-size font-style font-variant font-weight font-stretch font-feature-settings font-variant-numeric
  line-height letter-spacing word-spacing text-align text-align-last text-indent text-transform text-decoration
  text-decoration-color text-decoration-line text-decoration-style text-decoration-thickness text-underline-offset
  text-overflow text-wrap white-space word-break overflow-wrap word-wrap hyphens writing-mode direction
  list-style list-style-type list-style-position quotes
  columns column-count column-width column-gap column-rule column-span row-gap gap break-inside
  flex flex-basis flex-direction flex-flow flex-grow flex-shrink flex-wrap
  grid-template-columns grid-template-rows grid-template-areas grid-template grid-auto-flow grid-auto-columns grid-auto-rows
  grid-column grid-row grid-area grid-column-start grid-column-end grid-row-start grid-row-end grid-gap
  align-items align-self align-content justify-items justify-self justify-content place-items place-self place-content`.split(
    /\s+/,
  ),
);

/** What the stage itself sets on a slide. */
const stageProperties: ReadonlySet<string> = new Set(
  'position top right bottom left inset display visibility opacity transform rotate scale translate z-index width height float'.split(
    ' ',
  ),
);

/**
 * Neither blur() nor drop-shadow(): each multiplies what those inside it cost, so that two hold a page up for seconds, and ten
 * for more than a minute. The kiosk would take it for hung. `box-shadow` and `text-shadow` cost next to nothing.
 */
const allowedFunctions: ReadonlySet<string> = new Set(
  `rgb rgba hsl hsla hwb lab lch oklab oklch color color-mix calc min max clamp minmax repeat fit-content
  linear-gradient radial-gradient conic-gradient repeating-linear-gradient repeating-radial-gradient repeating-conic-gradient
  rotate rotatex rotatey rotatez scale scalex scaley translate translatex translatey skew skewx skewy matrix perspective
  brightness contrast grayscale hue-rotate invert saturate sepia cubic-bezier`.split(/\s+/),
);

/** A style attribute after cleaning. */
export interface CleanStyle {
  style: string;
  /** What was removed: the declaration as it was written, and why. */
  removed: { text: string; reason: string }[];
}

/** Cleans a style attribute: known properties with valid values stay, nothing that loads a file or leaves the slide does. */
export function cleanStyle(style: string, isSection: boolean): CleanStyle {
  const removed: CleanStyle['removed'] = [];
  if (style.length > longestStyle)
    return { style: '', removed: [{ text: 'style', reason: 'it is over 4000 characters' }] };
  const list = parse(style, { context: 'declarationList', parseCustomProperty: true });
  const kept: string[] = [];
  for (const node of list.type === 'DeclarationList' ? list.children : []) {
    if (node.type !== 'Declaration') {
      removed.push({ text: generate(node), reason: 'it cannot be read' });
      continue;
    }
    const reason = reasonToRemove(node, isSection);
    if (reason) removed.push({ text: node.property, reason });
    else kept.push(`${node.property}: ${generate(node.value)}`);
  }
  return { style: kept.join('; '), removed };
}

/** Whether a value is one CSS colour, without any reference to somewhere else. */
export function isColour(value: string): boolean {
  return matches(value, '<color>');
}

/** Whether a value is one or more CSS gradients. */
export function isGradient(value: string): boolean {
  return matches(value, '<gradient>#');
}

function matches(value: string, syntax: string): boolean {
  if (value.length > longestValue) return false;
  try {
    const node = parse(value, { context: 'value' });
    return harmIn(node) === null && lexer.match(syntax, node).error === null;
  } catch {
    return false;
  }
}

function reasonToRemove(
  { property, value, important }: Declaration,
  isSection: boolean,
): string | null {
  const name = property.toLowerCase();
  if (!allowedProperties.has(name)) return 'this property is not available on slides';
  if (isSection && stageProperties.has(name))
    return 'the stage sets this property of a slide itself';
  if (important) return '!important is not available';
  const harm = harmIn(value);
  if (harm) return harm;
  if (generate(value).length > longestValue)
    return `the value is over ${String(longestValue)} characters`;
  if (name === 'position' && /fixed|sticky/i.test(generate(value)))
    return 'an element must stay on its slide';
  if (name === 'z-index' && Math.abs(Number(generate(value))) > 100)
    return 'z-index goes from -100 to 100';
  if (lexer.matchProperty(name, value).error !== null) return 'the value is not valid CSS';
  return null;
}

function harmIn(value: CssNode): string | null {
  let harm: string | null = null;
  walk(value, (node) => {
    if (node.type === 'Url')
      harm = 'files are shown with Markdown pictures or data-background-image, never with url()';
    else if (node.type === 'Raw') harm = 'the value cannot be read';
    else if (node.type === 'Function' && !allowedFunctions.has(node.name.toLowerCase())) {
      harm = `${node.name}() is not available`;
    } else if (node.type === 'Dimension' || node.type === 'Percentage' || node.type === 'Number') {
      const limit =
        node.type === 'Dimension' && node.unit.toLowerCase() !== 'px'
          ? farthest.other
          : farthest.px;
      if (!(Math.abs(Number(node.value)) <= limit)) harm = 'the value leaves the slide';
    }
  });
  return harm;
}
