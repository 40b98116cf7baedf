/** What « Mon projet » is given: a script that guide/plan/plan.py writes leaves it in a global of the page. */

/**
 * Words in the language of the page; or, where they are not translated, the words and their language.
 *
 * @typedef {string | [string, string]} Phrase
 */

/** @typedef {"country" | "audience" | "theme" | "target"} Kind what a reader says of a project */

/** @typedef {{ sheet: string, title: Phrase, url: string }} Case */

/**
 * `prefix`: what stands before the title; `all`: address of all its cases.
 *
 * @typedef {{ code: string, prefix: string, title: Phrase, url: string, all: string, cases: Case[] }} Question
 */

/** @typedef {{ id: string, text: Phrase, title?: Phrase, group?: Phrase }} Item a point to tick */

/**
 * `lists`: points to tick by kind; `sheets`: identifiers of those that illustrate the step.
 *
 * @typedef {object} Step
 * @property {number} number
 * @property {string} title
 * @property {Phrase} short
 * @property {string} url
 * @property {Question[]} questions
 * @property {Record<string, Item[]>} lists
 * @property {string[]} sheets
 */

/** @typedef {{ number: number, title: Phrase, url: string, traits: [Kind, string][] }} Sheet */

/** @typedef {[string, Phrase]} Choice a code and its name */

/**
 * `states`: how far a question has come, the one of the beginning first; `known`: words of a table in all languages, by
 * what they mean; `weights`: what each trait in common counts; `home`: the country of most sheets.
 *
 * @typedef {object} PlanData
 * @property {string} language
 * @property {string} locale
 * @property {string} title
 * @property {string} url
 * @property {Record<string, any>} words
 * @property {string[]} states
 * @property {Record<string, string[]>} known
 * @property {Record<Exclude<Kind, "target">, Choice[]> & { target: [string, Choice[], number][] }} choices
 * @property {Record<Kind, Record<string, number>>} weights
 * @property {string} home
 * @property {Step[]} steps
 * @property {Question[]} closing
 * @property {Record<string, Sheet>} sheets
 */

export {}; // types only
