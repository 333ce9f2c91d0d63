import type { EventName, RequestName } from './kiosk-api.ts';

/**
 * The names alone, without the schemas, so that the preload script stays small.
 * The compiler holds both lists complete.
 */
export const requestNames = Object.keys({
  getStart: 0,
  getLibrary: 0,
  putSnapshot: 0,
  beginDeck: 0,
  reportFault: 0,
  putJournal: 0,
  putPresentation: 0,
  getPresentation: 0,
  sendCommand: 0,
  getTalks: 0,
  saveTalk: 0,
  deleteTalk: 0,
  makeHandout: 0,
  getHandout: 0,
  fetchHandout: 0,
  admit: 0,
  namePhone: 0,
  approvePhone: 0,
  refusePhone: 0,
  dropPhone: 0,
  getRemote: 0,
  getDoor: 0,
  enterStaff: 0,
  setPin: 0,
  leaveStaff: 0,
  getStaffReport: 0,
  changeSettings: 0,
  useVersion: 0,
  listFolders: 0,
  doStaffAction: 0,
} satisfies Record<RequestName, 0>) as readonly RequestName[];

/** Names of the events a host sends. */
export const eventNames = Object.keys({
  libraryChanged: 0,
  siteChanged: 0,
  presentationChanged: 0,
  commanded: 0,
  companionRenamed: 0,
  admissionDecided: 0,
  phonesAsking: 0,
} satisfies Record<EventName, 0>) as readonly EventName[];
