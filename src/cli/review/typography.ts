import type { ReviewCode } from './finding.ts';

/** A rule of typography: what is wrong wherever it matches, and what is right instead. */
interface Rule {
  code: Extract<ReviewCode, `typography/${string}`>;
  pattern: RegExp;
  advice: string;
}

/** Words that begin with an accented capital and, without the accent, are words of no other language we set. */
const accented = [
  ...['Ecole', 'Ecoles', 'Ecran', 'Ecrans', 'Ecoute', 'Egalement', 'Egalité', 'Elève', 'Elèves'],
  ...['Energie', 'Energies', 'Enoncé', 'Equipe', 'Equipes', 'Equipement', 'Etabli', 'Etape'],
  ...['Etapes', 'Etablissement', 'Etablissements', 'Etat', 'Etats', 'Ethique', 'Etude', 'Etudes'],
  ...['Etre', 'Eté', 'Etés', 'Evaluer', 'Eviter', 'Etablir', 'Ecrire', 'Elaborer', 'Egal', 'Egale'],
  ...['Etudiant', 'Etudiante', 'Etudiants', 'Etudiantes', 'Evénement', 'Evénements', 'Evidemment'],
];
/** What follows a lone A that can only be the preposition À. */
const afterTo =
  'la|partir|propos|retenir|retrouver|suivre|venir|travers|terme|chaque|ce|cette|ces|son|sa|ses|nos|notre|vos|votre|leur|leurs|quoi|qui';

/** Words with œ, from the o on. */
const withLigature =
  '(?:[Cc]h?|[Ss])oeurs?|[Mm]oeurs|[Bb]oeufs?|(?:[Mm]an)?[Oo]euvres?|[Oo]eil|[Nn]oeuds?|[Vv]oeux?|[Oo]eufs?|[Ff]oetus';
const units = 'km|cm|mm|kg|mg|ml|ko|Mo|Go|To|kWh|MW|Hz|MHz|GHz';

const ellipsis: Rule = {
  code: 'typography/ellipsis',
  pattern: /\S*\.\.\.+/,
  advice: 'type the one character … instead',
};

const spaces: Rule[] = [
  {
    code: 'typography/space',
    pattern: new RegExp(String.raw`(?<![\p{L}\d])\d+(?:${units})(?!\p{L})`, 'u'),
    advice: 'set a space between a number and its unit',
  },
  {
    code: 'typography/space',
    pattern: /\S+ +[,)]|\( +\S*|\S+ {2,}\S+/u,
    advice: 'take the space out',
  },
];

const apostrophe: Rule = {
  code: 'typography/apostrophe',
  pattern: /\p{L}+'\p{L}*/u,
  advice: "type the apostrophe ’ instead of '",
};

const rulesByLanguage: Record<string, readonly Rule[]> = {
  fr: [
    apostrophe,
    { code: 'typography/quotes', pattern: /"\S*/, advice: 'type « and » instead of "' },
    ellipsis,
    {
      code: 'typography/ligature',
      pattern: new RegExp(String.raw`(?<!\p{L})(?:${withLigature})(?!\p{L})`, 'u'),
      advice: 'type the one letter œ',
    },
    ...spaces,
    {
      code: 'typography/capital',
      pattern: new RegExp(
        String.raw`(?<![\p{L}\p{N}])(?:${accented.join('|')})(?!\p{L})|(?<=^|[.!?…«]\s*)A (?:l[’']|\p{Lu}\p{Ll}{2}\p{L}*|(?:${afterTo})(?!\p{L}))|(?<!\p{L})Ca(?= \p{Ll})`,
        'u',
      ),
      advice: 'capitals keep their accents in French: É, À, Ç',
    },
  ],
  en: [
    apostrophe,
    // After a digit it may be inches.
    { code: 'typography/quotes', pattern: /(?<!\d)"\S*/, advice: 'type “ and ” instead of "' },
    ellipsis,
    ...spaces,
  ],
};

/** What is wrong with the typography of a text, in the order of the rules: at most one match for each. */
export function typographyFaults(
  text: string,
  locale: string,
): { code: Rule['code']; found: string; advice: string }[] {
  const rules = rulesByLanguage[locale.split('-')[0]?.toLowerCase() ?? ''] ?? [];
  return rules.flatMap(({ code, pattern, advice }) => {
    const found = pattern.exec(text)?.[0];
    return found === undefined ? [] : [{ code, found, advice }];
  });
}
