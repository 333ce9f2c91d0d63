/** One thing that a phone's browser remembers. Without storage it is forgotten with the page. */
interface Memory {
  readonly recall: () => string | null;
  /** Null forgets it. */
  readonly keep: (value: string | null) => void;
}

function memory(storage: () => Storage, key: string): Memory {
  return {
    recall: () => {
      try {
        return storage().getItem(key);
      } catch {
        return null;
      }
    },
    keep: (value) => {
      try {
        if (value === null) storage().removeItem(key);
        else storage().setItem(key, value);
      } catch {
        // A browser that keeps nothing asks again.
      }
    },
  };
}

/** What the phone comes back with after a reload, until its tab is closed. */
export const session = memory(() => sessionStorage, 'vitrine.remote-session');
/** What its holder is called; null while nobody has said. */
export const holder = memory(() => localStorage, 'vitrine.phone-name');
