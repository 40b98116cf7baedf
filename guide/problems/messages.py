"""Wording of every problem, by code and language: what is wrong; what to write instead."""

from __future__ import annotations

MESSAGES: dict[str, dict[str, str]] = {
    # The file
    "symlink": {
        "fr": "c’est un lien symbolique ; mettez le fichier lui-même à cette place",
        "en": "this is a symbolic link; put the file itself in this place",
    },
    "not_a_file": {
        "fr": "ce n’est pas un fichier ordinaire ; retirez-le",
        "en": "this is not a regular file; remove it",
    },
    "stray_file": {
        "fr": "ce fichier n’a pas sa place ici ; attendu : {expected}",
        "en": "this file does not belong here; expected: {expected}",
    },
    "missing_file": {
        "fr": "ce fichier manque ; rétablissez-le",
        "en": "this file is missing; put it back",
    },
    "too_large": {
        "fr": "le fichier pèse {size} octets ; la limite est de {limit} octets",
        "en": "the file has {size} bytes; the limit is {limit} bytes",
    },
    "not_utf8": {
        "fr": "le fichier n’est pas en UTF-8 ; enregistrez-le avec l’encodage UTF-8",
        "en": "the file is not UTF-8; save it with the encoding UTF-8",
    },
    "empty_file": {
        "fr": "le fichier est vide ; remplissez-le ou supprimez-le",
        "en": "the file is empty; fill it in or delete it",
    },
    # YAML
    "yaml": {
        "fr": "le YAML ne se lit pas ({reason}) ; vérifiez les guillemets, les deux-points et l’alignement",
        "en": "the YAML cannot be read ({reason}); check quotes, colons and indentation",
    },
    "tab": {
        "fr": "une tabulation sert de retrait ; remplacez-la par des espaces",
        "en": "a tab is used as indentation; replace it by spaces",
    },
    "colon": {
        "fr": 'un deux-points suivi d’une espace dans un texte nu ; mettez le texte entre guillemets droits "…" '
        "ou après >- à la ligne",
        "en": 'a colon followed by a space in plain text; put the text in straight quotes "…" or after >- on a new line',
    },
    "quote": {
        "fr": "un guillemet ouvert n’est pas refermé ; fermez-le",
        "en": "an opened quote is not closed; close it",
    },
    "documents": {
        "fr": "le fichier contient plusieurs documents YAML ; n’en gardez qu’un (retirez la ligne ---)",
        "en": "the file holds several YAML documents; keep one (remove the line ---)",
    },
    "alias": {
        "fr": "les ancres et alias YAML (& et *) ne sont pas admis ; écrivez la valeur en toutes lettres",
        "en": "YAML anchors and aliases (& and *) are not allowed; write the value out",
    },
    "tag": {
        "fr": "l’étiquette YAML « {tag} » n’est pas admise ; retirez-la",
        "en": "the YAML tag “{tag}” is not allowed; remove it",
    },
    "nesting": {
        "fr": "trop de niveaux imbriqués ; la limite est de {limit}",
        "en": "too many nested levels; the limit is {limit}",
    },
    "duplicate_key": {
        "fr": "la clé « {key} » est déjà donnée à la ligne {first} ; n’en gardez qu’une",
        "en": "the key “{key}” is already given on line {first}; keep one",
    },
    "key_type": {
        "fr": "une clé doit être un mot ; reçu « {key} »",
        "en": "a key must be a word; got “{key}”",
    },
    # Shape
    "missing": {
        "fr": "ce champ manque ; ajoutez-le{hint}",
        "en": "this field is missing; add it{hint}",
    },
    "empty": {
        "fr": "ce champ est vide ; remplissez-le ou retirez-le",
        "en": "this field is empty; fill it in or remove it",
    },
    "empty_list": {
        "fr": "cette liste est vide ; donnez au moins un élément",
        "en": "this list is empty; give at least one item",
    },
    "unknown_key": {
        "fr": "champ inconnu{nearest} ; champs possibles : {known}",
        "en": "unknown field{nearest}; possible fields: {known}",
    },
    "want_text": {
        "fr": "un texte est attendu, reçu {got} ; écrivez {quoted} entre guillemets droits",
        "en": "a text is expected, got {got}; write {quoted} in straight quotes",
    },
    "want_text_not_block": {
        "fr": "un texte est attendu, reçu {got} ; écrivez une phrase",
        "en": "a text is expected, got {got}; write a sentence",
    },
    "want_list": {
        "fr": "une liste est attendue, reçu {got} ; mettez un tiret (- ) devant chaque élément",
        "en": "a list is expected, got {got}; put a dash (- ) before each item",
    },
    "want_mapping": {
        "fr": "des champs (clé: valeur) sont attendus, reçu {got} ; champs possibles : {known}",
        "en": "fields (key: value) are expected, got {got}; possible fields: {known}",
    },
    "want_integer": {
        "fr": "un nombre entier est attendu, reçu {got} ; écrivez-le en chiffres, sans guillemets",
        "en": "a whole number is expected, got {got}; write it in digits, without quotes",
    },
    "want_number": {
        "fr": "un nombre est attendu, reçu {got} ; écrivez-le en chiffres, sans guillemets",
        "en": "a number is expected, got {got}; write it in digits, without quotes",
    },
    "want_boolean": {
        "fr": "oui ou non est attendu, reçu {got} ; écrivez true ou false",
        "en": "yes or no is expected, got {got}; write true or false",
    },
    "out_of_range": {
        "fr": "la valeur {got} est hors limites ; attendu : {expected}",
        "en": "the value {got} is out of range; expected: {expected}",
    },
    "choice": {
        "fr": "« {got} » n’est pas un choix possible{nearest} ; choix : {known}",
        "en": "“{got}” is not a possible choice{nearest}; choices: {known}",
    },
    # Values
    "identifier": {
        "fr": "« {value} » n’est pas un identifiant ; n’employez que minuscules sans accent, chiffres et traits d’union",
        "en": "“{value}” is not an identifier; use only unaccented lower-case letters, digits and hyphens",
    },
    "code": {
        "fr": "« {value} » n’est pas un code ; n’employez que minuscules sans accent, chiffres et tirets bas",
        "en": "“{value}” is not a code; use only unaccented lower-case letters, digits and underscores",
    },
    "question_code": {
        "fr": "« {value} » n’est pas un code de question ; écrivez par exemple Q4",
        "en": "“{value}” is not a question code; write for instance Q4",
    },
    "target_code": {
        "fr": '« {value} » n’est pas un code de cible ; écrivez par exemple "8.6" ou "1.b"',
        "en": '“{value}” is not a target code; write for instance "8.6" or "1.b"',
    },
    "country_code": {
        "fr": "« {value} » n’est pas un code de pays ; écrivez les deux majuscules de la norme ISO 3166, par exemple MA",
        "en": "“{value}” is not a country code; write the two capitals of ISO 3166, for instance MA",
    },
    "iso_date": {
        "fr": '« {value} » n’est pas une date ; écrivez "AAAA", "AAAA-MM" ou "AAAA-MM-JJ"',
        "en": '“{value}” is not a date; write "YYYY", "YYYY-MM" or "YYYY-MM-DD"',
    },
    "no_such_day": {
        "fr": "le jour « {value} » n’existe pas ; corrigez la date",
        "en": "the day “{value}” does not exist; correct the date",
    },
    "address": {
        "fr": "« {value} » n’est pas une adresse web admise ; écrivez http:// ou https:// suivi d’un nom de site",
        "en": "“{value}” is not an accepted web address; write http:// or https:// followed by a site name",
    },
    "color": {
        "fr": "« {value} » n’est pas une couleur ; écrivez # et six chiffres hexadécimaux minuscules",
        "en": "“{value}” is not a colour; write # and six lower-case hexadecimal digits",
    },
    "icon": {
        "fr": "« {value} » n’est pas le nom d’une icône ; écrivez par exemple material/map",
        "en": "“{value}” is not the name of an icon; write for instance material/map",
    },
    "ending": {
        "fr": '« {value} » n’est pas une règle de terminaison ; écrivez par exemple "aux>al" ou "s>"',
        "en": '“{value}” is not a rule for endings; write for instance "ies>y" or "s>"',
    },
    "control_character": {
        "fr": "un caractère invisible (U+{value}) s’est glissé dans le texte ; retirez-le",
        "en": "an invisible character (U+{value}) is in the text; remove it",
    },
    "html": {
        "fr": "le texte contient du HTML (« {value} ») ; écrivez du texte simple",
        "en": "the text holds HTML (“{value}”); write plain text",
    },
    "too_long": {
        "fr": "{length} caractères, pour {limit} au plus ; raccourcissez le texte",
        "en": "{length} characters, {limit} at the most; shorten the text",
    },
    "link": {
        "fr": "un texte ne porte pas de lien (« {value} ») ; donnez l’adresse dans les sites internet, `websites`",
        "en": "a text carries no link (“{value}”); give the address among the websites, `websites`",
    },
    "comment_in_text": {
        "fr": 'la suite de la ligne, après #, serait perdue ; mettez le texte entre guillemets droits "…"',
        "en": 'the rest of the line, after #, would be lost; put the text in straight quotes "…"',
    },
    "invalid": {
        "fr": "la valeur {got} ne convient pas ({reason}) ; corrigez-la",
        "en": "the value {got} does not fit ({reason}); correct it",
    },
    "email": {
        "fr": "une adresse électronique est une donnée personnelle (« {value} ») ; retirez-la",
        "en": "an e-mail address is personal data (“{value}”); remove it",
    },
    "telephone": {
        "fr": "un numéro de téléphone est une donnée personnelle (« {value} ») ; retirez-le",
        "en": "a telephone number is personal data (“{value}”); remove it",
    },
    # Meaning
    "id_file": {
        "fr": "l’identifiant « {id} » diffère du nom du fichier ; écrivez « {expected} »",
        "en": "the identifier “{id}” differs from the file’s name; write “{expected}”",
    },
    "file_name": {
        "fr": "le nom du fichier « {name} » ne peut pas servir d’adresse ; renommez-le, par exemple en « {expected}.yml »",
        "en": "the file’s name “{name}” cannot be an address; rename it, for instance to “{expected}.yml”",
    },
    "reserved_name": {
        "fr": "« {value} » est un nom que le site ou un système d’exploitation se réserve ; choisissez-en un autre",
        "en": "“{value}” is a name that the site or an operating system keeps for itself; choose another one",
    },
    "long_name": {
        "fr": "ce nom est trop long pour être celui d’un fichier partout ; {limit} caractères au plus",
        "en": "this name is too long to be a file’s everywhere; {limit} characters at the most",
    },
    "page_name": {
        "fr": "le nom « {value} » ne peut pas servir d’adresse ; écrivez-le par exemple « {expected} »",
        "en": "the name “{value}” cannot be an address; write it, for instance, “{expected}”",
    },
    "page_section": {
        "fr": "« {value} » n’est pas une rubrique du site, et aucune page ne mènerait ici ; rubriques : {known}",
        "en": "“{value}” is no section of the site, and no page would lead here; sections: {known}",
    },
    "address_again": {
        "fr": "la page serait à l’adresse {value}, qui est déjà celle de {other} ; donnez un autre nom",
        "en": "the page would be at the address {value}, which is that of {other} already; give it another name",
    },
    "id_again": {
        "fr": "« {id} » est déjà pris par {other}, à la casse et aux accents près ; choisissez-en un autre",
        "en": "“{id}” is already taken by {other}, but for case and accents; choose another",
    },
    "number_again": {
        "fr": "le numéro {number} est déjà pris par {other} ; prochain numéro libre : {free}",
        "en": "the number {number} is already taken by {other}; next free number: {free}",
    },
    "period_order": {
        "fr": "la fin ({end}) précède le début ({start}) ; corrigez l’une des deux dates",
        "en": "the end ({end}) comes before the start ({start}); correct one of the dates",
    },
    "unknown_country": {
        "fr": "pays inconnu : « {value} »{nearest} ; écrivez un code ISO 3166 à deux lettres, par exemple SN",
        "en": "unknown country: “{value}”{nearest}; write a two-letter ISO 3166 code, for instance SN",
    },
    "unknown_target": {
        "fr": "cible inconnue : « {value} »{nearest} ; les cibles sont dans data/sdg.yml",
        "en": "unknown target: “{value}”{nearest}; targets are in data/sdg.yml",
    },
    "unknown_question": {
        "fr": "question inconnue : « {value} »{nearest} ; les questions sont dans data/steps/",
        "en": "unknown question: “{value}”{nearest}; questions are in data/steps/",
    },
    "unknown_project": {
        "fr": "fiche inconnue : « {value} »{nearest} ; les fiches sont dans data/projects/",
        "en": "unknown sheet: “{value}”{nearest}; sheets are in data/projects/",
    },
    "unknown_source": {
        "fr": "référence inconnue : « {value} »{nearest} ; la bibliographie est dans data/sources.yml",
        "en": "unknown reference: “{value}”{nearest}; the bibliography is in data/sources.yml",
    },
    "unknown_step": {
        "fr": "étape inconnue : « {value} »{nearest} ; les étapes sont dans data/steps/",
        "en": "unknown step: “{value}”{nearest}; steps are in data/steps/",
    },
    "unknown_figures": {
        "fr": "groupe de chiffres inconnu : « {value} »{nearest} ; les groupes sont dans data/figures.yml",
        "en": "unknown group of figures: “{value}”{nearest}; groups are in data/figures.yml",
    },
    "unknown_value": {
        "fr": "« {value} » n’est pas dans la liste de data/taxonomy.yml{nearest} ; choix : {known}",
        "en": "“{value}” is not in the list of data/taxonomy.yml{nearest}; choices: {known}",
    },
    "unknown_term": {
        "fr": "entrée de glossaire inconnue : « {value} »{nearest} ; le glossaire est dans data/glossary.yml",
        "en": "unknown glossary entry: “{value}”{nearest}; the glossary is in data/glossary.yml",
    },
    "given_twice": {
        "fr": "« {value} » est donné deux fois ; n’en gardez qu’un",
        "en": "“{value}” is given twice; keep one",
    },
    "name_again": {
        "fr": "« {value} » est déjà donné à la ligne {other} ; donnez un autre nom, ou n’en gardez qu’un",
        "en": "“{value}” is given on line {other} already; give another name, or keep one",
    },
    "code_again": {
        "fr": "le code « {value} » est déjà celui d’une question de {other} ; donnez-en un autre",
        "en": "the code “{value}” is that of a question of {other} already; give it another one",
    },
    "goal_of_target": {
        "fr": "la cible {target} ne relève pas de l’objectif {goal} ; déplacez-la",
        "en": "the target {target} is not one of goal {goal}; move it",
    },
    # Translations and strings
    "translation_of_nothing": {
        "fr": "cette traduction ne correspond à aucun texte de {source} ; retirez-la ou corrigez la clé",
        "en": "this translation matches no text of {source}; remove it or correct the key",
    },
    "string_missing": {
        "fr": "cette chaîne d’interface manque ; traduisez : « {value} »",
        "en": "this interface string is missing; translate: “{value}”",
    },
    "field_words": {
        "fr": "le champ « {value} » des fiches n’a pas de mots ; ajoutez la chaîne « {key} »",
        "en": "the field “{value}” of sheets has no words; add the string “{key}”",
    },
    "string_unknown": {
        "fr": "cette chaîne d’interface n’existe pas dans {source} ; retirez-la",
        "en": "this interface string does not exist in {source}; remove it",
    },
    "string_placeholders": {
        "fr": "les variables diffèrent de {source} ; attendu : {expected}",
        "en": "the placeholders differ from {source}; expected: {expected}",
    },
    "string_format": {
        "fr": "la chaîne ne se compose pas ({reason}) ; vérifiez les accolades",
        "en": "the string cannot be put together ({reason}); check the braces",
    },
    "string_kind": {
        "fr": "{source} donne ici {expected} ; faites de même",
        "en": "{source} has {expected} here; do the same",
    },
    "stray_language": {
        "fr": "aucune langue « {language} » dans data/strings/ ; ajoutez data/strings/{language}.yml ou retirez ce dossier",
        "en": "no language “{language}” in data/strings/; add data/strings/{language}.yml or remove this folder",
    },
    # Pages
    "page_syntax": {
        "fr": "les accolades de la page ne se lisent pas ({reason}) ; corrigez l’appel ou retirez-le",
        "en": "the braces of the page cannot be read ({reason}); correct the call or remove it",
    },
    "page_of_nothing": {
        "fr": "cette page n’existe pas en français ; ajoutez docs/fr/{key}.md ou retirez-la",
        "en": "this page does not exist in French; add docs/fr/{key}.md or remove it",
    },
    "page_markup": {
        "fr": "« {value} » n’est pas admis dans une page ; écrivez du Markdown simple",
        "en": "“{value}” is not allowed in a page; write plain Markdown",
    },
    "svg_markup": {
        "fr": "« {value} » n’est pas admis dans une image SVG ; enregistrez-la en « SVG simple », ou en PNG",
        "en": "“{value}” is not allowed in an SVG picture; save it as “plain SVG”, or as PNG",
    },
    "unknown_macro": {
        "fr": "fonction inconnue : « {value} »{nearest} ; les fonctions sont dans guide/reading/signatures.py",
        "en": "unknown function: “{value}”{nearest}; functions are in guide/reading/signatures.py",
    },
    "macro_arguments": {
        "fr": "« {value} » ne répond pas à {signature} ; écrivez par exemple {example}",
        "en": "“{value}” does not fit {signature}; write for instance {example}",
    },
    "page_variable": {
        "fr": "« {value} » n’est défini nulle part{nearest} ; retirez-le, ou mettez {{% raw %}} et {{% endraw %}} autour "
        "de ce qui n’est que du texte",
        "en": "“{value}” is defined nowhere{nearest}; remove it, or put {{% raw %}} and {{% endraw %}} around "
        "what is only text",
    },
    "page_run": {
        "fr": "ce que contiennent les accolades échoue ({reason}) ; corrigez-le ou retirez-le",
        "en": "what the braces hold fails ({reason}); correct it or remove it",
    },
    "page_braces": {
        "fr": "« {value} » contient {{{{, {{% ou {{#, dont rien n’est exécuté ici ; écrivez du texte simple",
        "en": "“{value}” holds {{{{, {{% or {{#, of which nothing is run here; write plain text",
    },
    "unknown_page": {
        "fr": "page inconnue : « {value} »{nearest} ; écrivez le chemin d’une page de docs/fr/ sans .md",
        "en": "unknown page: “{value}”{nearest}; write the path of a page of docs/fr/ without .md",
    },
    "unknown_argument": {
        "fr": "valeur inconnue : « {value} »{nearest} ; choix : {known}",
        "en": "unknown value: “{value}”{nearest}; choices: {known}",
    },
    "page_front_matter": {
        "fr": "l’en-tête de la page ne se lit pas ; commencez par ---, puis title et description, puis ---",
        "en": "the page’s front matter cannot be read; start with ---, then title and description, then ---",
    },
}
