/** Whether nothing is to move now: `<html>` says so, for styles and for what moves by script. */
export function isCalm(): boolean {
  return document.documentElement.dataset['motion'] === 'calm';
}
