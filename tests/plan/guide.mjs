/** A guide with a step of two questions, a closing point, three sheets; its words in French. */
import { createGuide } from "../../guide/plan/scripts/guide.js";

const words = {
  between: " ; ",
  cases: "Cas",
  colon: " :",
  country: "Pays",
  audience: "Publics",
  theme: "Thèmes",
  target: "Cibles",
  data_block: "La suite sert à reprendre ce plan.",
  date: "Plan de travail au {date}",
  file: "mon-projet",
  gone: "Ce qui n’est plus dans le guide",
  kept: "Retenu",
  name_label: "Nom du projet",
  profile: "Le projet",
  progress: "L’avancement",
  progress_of: "Faites : {done} sur {total}",
  progress_doing: "en cours : {doing}",
  progress_none: "sans objet : {none}",
  progress_ticked: "points cochés : {ticked} sur {items}",
  "same.country": { one: "même pays : {values}", other: "mêmes pays : {values}" },
  "same.audience": { one: "même public : {values}", other: "mêmes publics : {values}" },
  "same.theme": { one: "même thème : {values}", other: "mêmes thèmes : {values}" },
  "same.target": { one: "même cible : {values}", other: "mêmes cibles : {values}" },
  separator: ";",
  sheet: "Fiche n° {number} : {title}",
  "state.todo": "À faire",
  "state.doing": "En cours",
  "state.done": "Faite",
  "state.none": "Sans objet",
  "step.closing": "Pour finir",
  "step.recommendations": "Recommandations",
  ticked: "Coché",
  unticked: "Non coché",
  why: "En commun : {reasons}",
  "column.code": "Code",
  "column.step": "Étape",
  "column.kind": "Type",
  "column.title": "Intitulé",
  "column.state": "État",
  "column.note": "Note",
  "kind.project": "Projet",
  "kind.question": "Question",
  "kind.case": "Cas",
  "kind.recommendations": "Recommandation",
};

const question = (code, title, cases = []) => ({
  code,
  prefix: `${code}. `,
  title,
  url: `fr/1.html#${code.toLowerCase()}`,
  all: `fr/1.html#${code.toLowerCase()}-cases`,
  cases: cases.map((sheet) => ({ sheet, title: `Un cas à ${sheet}`, url: `fr/1.html#${sheet}` })),
});

export const data = {
  language: "fr",
  locale: "fr",
  title: "Le guide",
  url: "fr/index.html",
  words,
  states: ["todo", "doing", "done", "none"],
  known: {
    "state.todo": ["À faire", "To do"],
    "state.doing": ["En cours", "Under way"],
    "state.done": ["Faite", "Done"],
    "state.none": ["Sans objet", "Not applicable"],
    "column.code": ["Code"],
    "column.step": ["Étape", "Step"],
    "column.kind": ["Type"],
    "column.title": ["Intitulé", "Title"],
    "column.state": ["État", "State"],
    "column.note": ["Note"],
    ticked: ["Coché", "Ticked"],
    unticked: ["Non coché", "Not ticked"],
  },
  choices: {
    country: [
      ["HT", "Haïti"],
      ["SN", "Sénégal"],
    ],
    audience: [
      ["women", "Femmes"],
      ["youth", ["Young people", "en"]],
    ],
    theme: [["water", "Eau"]],
    target: [["Objectif 6", [["6.1", "Eau potable"]], 6]],
  },
  weights: {
    country: { HT: 2, SN: 1 },
    audience: { women: 0.5, youth: 0.5 },
    theme: { water: 3 },
    target: { 6.1: 1 },
  },
  home: "France",
  steps: [
    {
      number: 1,
      title: "1. Connaître",
      short: "Connaître",
      url: "fr/1.html",
      questions: [question("Q1", "Qui décide ?", ["wells", "clinic", "school"]), question("Q2", "Combien ?")],
      lists: {
        recommendations: [
          { id: "0000000a", text: "Écouter.", group: "Avant" },
          { id: "0000000b", text: ["Look.", "en"], title: "Regarder", group: "Avant" },
          { id: "0000000c", text: "Mesurer.", group: "Après" },
        ],
      },
      sheets: ["wells"],
    },
  ],
  closing: [question("insecurity", "Et le risque ?")],
  sheets: {
    wells: {
      number: 3,
      title: "Des puits",
      url: "fr/wells.html",
      traits: [
        ["country", "SN"],
        ["theme", "water"],
      ],
    },
    clinic: {
      number: 1,
      title: "Un dispensaire",
      url: "fr/clinic.html",
      traits: [
        ["country", "SN"],
        ["audience", "women"],
        ["audience", "youth"],
      ],
    },
    school: { number: 2, title: ["A school", "en"], url: "fr/school.html", traits: [["target", "6.1"]] },
  },
};

export const guide = createGuide(data);

/** A plan with something of everything, entries that the guide no longer has included. */
export const plan = () => ({
  format: "guide-plan",
  version: 1,
  profile: { name: "Chantiers à Thiès", country: ["SN"], audience: ["youth"], theme: [], target: ["6.1"] },
  questions: {
    Q1: { state: "doing", note: "Voir <b>la mairie</b>.\n--> puis [x](y)" },
    Q2: { state: "none", note: "" },
    Q77: { state: "done", note: "ancienne" },
  },
  ticks: { "0000000b": "Look.", "0123abcd": "Un conseil d’hier." },
  cases: { Q1: ["school"], Q2: ["wells"] },
});
