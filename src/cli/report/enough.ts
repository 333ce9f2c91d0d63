/** Under so many visits, figures are examples, and nothing is said to be most. */
export const fewVisits = 30;
/** What is most is not named with less: chance. */
export const leastOfMost = 5;
