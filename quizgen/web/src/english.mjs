// English: the script that holds the English texts. The build adds a mark of what is in it.

export const ENGLISH = "quizgen-en.js";
