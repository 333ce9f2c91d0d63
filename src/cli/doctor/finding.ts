/** One thing that doctor has looked at. */
export interface Finding {
  what: string;
  /** What is wrong with it, as something to do; null where all is well. */
  todo: string | null;
}

/** What is as it should be, or merely good to know. */
export function fine(what: string): Finding {
  return { what, todo: null };
}

/** What is not as it should be, and what to do. */
export function wrong(what: string, todo: string): Finding {
  return { what, todo };
}
