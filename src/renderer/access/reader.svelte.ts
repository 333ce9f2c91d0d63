/** How long a letter takes to be read, in ms: some 14 letters a second. */
const letterTime = 70;

/** Reads text aloud with a voice of the system's own, where it has one for the language. Nothing leaves the machine. */
class Reader {
  isReading = $state(false);
  #voices: readonly SpeechSynthesisVoice[] = $state.raw([]);

  constructor() {
    const look = (): void => {
      // A voice “of the network” would send what it reads away.
      this.#voices = speechSynthesis.getVoices().filter(({ localService }) => localService);
    };
    look();
    speechSynthesis.addEventListener('voiceschanged', look);
  }

  /** Whether there is a voice for a language. */
  canRead(locale: string): boolean {
    return this.#voiceFor(locale) !== undefined;
  }

  /** Begins to read; what was being read stops. @returns about how long it takes, in ms */
  read(text: string, locale: string): number {
    this.stop();
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.voice = this.#voiceFor(locale) ?? null;
    utterance.lang = locale;
    utterance.onend = utterance.onerror = () => (this.isReading = false);
    this.isReading = true;
    speechSynthesis.speak(utterance);
    return text.length * letterTime;
  }

  stop(): void {
    speechSynthesis.cancel();
    this.isReading = false;
  }

  #voiceFor(locale: string): SpeechSynthesisVoice | undefined {
    const language = (tag: string): string => tag.toLowerCase().split(/[-_]/)[0] ?? '';
    return this.#voices.find(({ lang }) => language(lang) === language(locale));
  }
}

/** The page's one reader. */
export const reader = new Reader();
