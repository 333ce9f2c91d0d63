/** What a hand on the slide does. */
export type Tool = 'pointer' | 'spotlight' | 'pen';
