/** What the presenter view and the phone say, in one language. */
export interface CompanionWords {
  readonly presenterView: string;
  readonly presenterViewBeside: string;
  readonly presenterViewOver: string;
  readonly closePresenterView: string;
  readonly remote: string;
  readonly close: string;
  // What is on stage, and what follows.
  readonly onStage: string;
  readonly upNext: string;
  readonly nextStep: string;
  readonly theEnd: string;
  readonly theEndHint: string;
  readonly slide: (slide: number, title: string) => string;
  readonly previous: string;
  readonly next: string;
  readonly black: string;
  readonly blackHint: string;
  readonly light: string;
  readonly blackShort: string;
  readonly lightShort: string;
  // Drawing and pointing.
  readonly tools: string;
  readonly pointer: string;
  readonly spotlight: string;
  readonly pen: string;
  readonly undo: string;
  readonly clear: string;
  // Notes.
  readonly notes: string;
  readonly noNotes: string;
  readonly smallerNotes: string;
  readonly largerNotes: string;
  // Time.
  readonly timer: string;
  readonly outOf: (minutes: number) => string;
  readonly onTime: string;
  readonly ahead: (time: string) => string;
  readonly behind: (time: string) => string;
  readonly stopped: string;
  readonly pauseTimer: string;
  readonly resumeTimer: string;
  readonly resetTimer: string;
  readonly clock: string;
  // Where to go.
  readonly slides: string;
  readonly projects: string;
  readonly findProject: string;
  readonly nothingFound: string;
  readonly talks: string;
  readonly more: string;
  readonly language: string;
  // Who has the screen.
  readonly takeOver: string;
  readonly takeOverHint: string;
  readonly end: string;
  readonly endPresentation: string;
  readonly endAsk: string;
  readonly endHint: string;
  readonly goOn: string;
  readonly inLoop: string;
  readonly inExplore: string;
  readonly inBlank: string;
  readonly youDrive: string;
  readonly drivenBy: (name: string) => string;
  readonly drivenAtScreen: string;
  readonly takenBack: string;
  readonly takenBackHint: string;
  readonly takeOverAgain: string;
  readonly thisPhone: string;
  readonly calledOnScreen: (name: string) => string;
  // The connection.
  readonly connecting: string;
  readonly lost: string;
  readonly lostHint: string;
  readonly noScreen: string;
  readonly noScreenHint: string;
  readonly unreachable: string;
  readonly unreachableHint: string;
  // A phone at the door.
  readonly enterPin: string;
  readonly enterPinHint: string;
  readonly pin: string;
  readonly phoneName: string;
  readonly phoneNameHint: string;
  readonly ask: string;
  readonly asking: string;
  readonly askingHint: string;
  readonly expired: string;
  readonly expiredHint: string;
  readonly over: string;
  readonly overHint: string;
  readonly refused: string;
  readonly refusedHint: string;
  readonly full: string;
  readonly fullHint: string;
  readonly tooMany: string;
  readonly waitFor: (seconds: number) => string;
  readonly again: string;
}
