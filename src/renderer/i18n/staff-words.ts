import type { SettingProblem } from '../../contract/staff.ts';

/** What the staff panel says, in one language. */
export interface StaffWords {
  readonly staff: string;
  readonly leave: string;
  // The door.
  readonly enterPin: string;
  readonly choosePin: string;
  readonly choosePinHint: string;
  readonly repeatPin: string;
  readonly changePin: string;
  readonly pinWrong: string;
  readonly pinWeak: string;
  readonly pinDiffers: string;
  readonly pinRefused: string;
  readonly pinForgotten: string;
  readonly waitFor: (seconds: number) => string;
  readonly digits: (count: number) => string;
  readonly erase: string;
  readonly confirm: string;
  // Sections.
  readonly now: string;
  readonly talks: string;
  readonly content: string;
  readonly screen: string;
  readonly hours: string;
  readonly announcements: string;
  readonly health: string;
  // Now.
  readonly onScreen: string;
  readonly slideOf: (slide: number, slides: number) => string;
  readonly next: string;
  readonly closed: string;
  readonly presented: string;
  readonly drivenBy: (name: string) => string;
  readonly takeBack: string;
  readonly takeBackFrom: (name: string) => string;
  readonly inTurn: string;
  readonly putBetween: string;
  readonly announcedUntil: (time: string) => string;
  readonly stopgap: string;
  readonly atItsTimes: string;
  readonly present: string;
  readonly presentHint: string;
  readonly presenterView: string;
  readonly presenterViewBeside: string;
  readonly presenterViewOver: string;
  readonly restart: string;
  readonly quit: string;
  readonly restartAsk: string;
  readonly quitAsk: string;
  readonly cancel: string;
  // Content.
  readonly library: string;
  readonly bundledLibrary: string;
  readonly isAway: string;
  readonly decks: (count: number) => string;
  readonly chooseFolder: string;
  readonly useThisFolder: string;
  readonly useBundled: string;
  readonly upwards: string;
  readonly noFolders: string;
  readonly findings: (errors: number, warnings: number) => string;
  readonly noFindings: string;
  readonly error: string;
  readonly warning: string;
  readonly recheck: string;
  readonly versions: string;
  readonly versionsHint: string;
  readonly noVersions: string;
  readonly isOnStage: string;
  readonly isPinned: string;
  readonly isDamaged: string;
  readonly useVersion: string;
  readonly follow: string;
  // Screen.
  readonly asSite: (value: string) => string;
  readonly language: string;
  readonly volume: string;
  readonly mute: string;
  readonly idle: string;
  readonly idleHint: string;
  readonly presenterSilence: string;
  readonly presenterSilenceHint: string;
  readonly display: string;
  readonly mainDisplay: string;
  readonly diagonal: string;
  readonly diagonalHint: string;
  readonly startWithMachine: string;
  readonly startWithMachineHint: string;
  readonly remote: string;
  readonly remoteHint: string;
  readonly isFixed: (by: 'environment' | 'option') => string;
  readonly seconds: (count: number) => string;
  readonly minutes: (count: number) => string;
  readonly hoursLong: (count: number) => string;
  // Hours.
  readonly alwaysOpen: string;
  readonly ownHours: string;
  readonly hoursOfSite: string;
  readonly open: string;
  readonly closedDay: string;
  readonly from: string;
  readonly to: string;
  readonly earlier: string;
  readonly later: string;
  readonly likeMonday: string;
  readonly wakeOnTouch: string;
  readonly wakeOnTouchHint: string;
  // Announcements.
  readonly announce: string;
  readonly announcementsHint: string;
  readonly noAnnouncements: string;
  readonly whichDeck: string;
  readonly howLong: string;
  readonly untilTonight: string;
  readonly untilTomorrow: string;
  readonly remove: string;
  readonly ofTheSite: string;
  // Remote.
  readonly remoteScan: string;
  readonly codeOfRemote: string;
  readonly remoteWithoutCamera: string;
  readonly remoteOpen: string;
  readonly remoteType: string;
  readonly remoteValid: (minutes: number) => string;
  readonly remoteClosed: string;
  readonly phones: string;
  readonly noPhones: string;
  readonly phoneConnected: string;
  readonly phoneAway: string;
  readonly drop: string;
  readonly dropPhone: (name: string) => string;
  readonly phoneAsks: (name: string) => string;
  readonly phoneAsksHint: string;
  readonly phoneWaits: string;
  readonly answerPhone: (answer: string, name: string) => string;
  readonly approvePhone: string;
  readonly refusePhone: string;
  // Health.
  readonly allWell: string;
  readonly notWell: string;
  readonly runningFor: (time: string) => string;
  readonly version: (version: string) => string;
  readonly newerVersion: (version: string) => string;
  readonly inMemory: string;
  readonly faults: string;
  readonly noFaults: string;
  /** What happened, by a fault's code, or by what it begins with. */
  readonly faultSentences: Readonly<Partial<Record<string, string>>>;
  /** Why something was not done. */
  readonly problems: Readonly<Record<SettingProblem | 'failed', string>>;
}
