/** Four sheets with two facets that have two levels and one that has one. */
import { withLevels } from "../../guide/explorer/scripts/selection.js";

const value = (code, label = code) => ({ code, label });

export const data = {
  language: "fr",
  home: "FR",
  words: {},
  facets: [
    {
      name: "country",
      above: "region",
      editors: false,
      values: [
        { code: "011", label: "Afrique occidentale", below: [value("ML", "Mali"), value("SN", "Sénégal")] },
        { code: "155", label: "Europe occidentale", below: [value("FR", "France")] },
        { code: "142", label: "Asie", below: [value("AM", "Arménie")] },
      ],
      counts: { "011": 3, 142: 1, 155: 4, AM: 1, FR: 4, ML: 1, SN: 2 },
    },
    {
      name: "theme",
      above: "",
      editors: true,
      values: [value("water"), value("health")],
      counts: { health: 2, water: 3 },
    },
    {
      name: "year",
      above: "decade",
      editors: false,
      values: [{ code: "2010s", label: "Années 2010", below: [value("2011"), value("2012")] }, value("unknown")],
      counts: { "2010s": 3, 2011: 2, 2012: 2, unknown: 1 },
    },
  ],
  rows: [],
  total: 4,
  slice: 300,
  addresses: { page: "fr/{id}.html", texts: "", record: "", rest: "" },
  sheets: [
    { id: "wells", rank: 2, values: [["FR", "SN"], ["water"], ["2011", "2012"]] },
    { id: "clinic", rank: 0, values: [["FR", "ML", "SN"], ["health", "water"], ["unknown"]] },
    { id: "school", rank: 3, values: [["FR"], ["health"], ["2011"]] },
    { id: "dam", rank: 1, values: [["FR", "AM"], ["water"], ["2012"]] },
  ],
};

export const facets = data.facets.map(withLevels);
