/** Of so many people the names are asked for at once at most. */
export const mostPeople = 100;
