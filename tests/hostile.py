"""Texts that people type and that rules stumble over, with the HTML that pages and the form's preview make of them."""

from __future__ import annotations

N, T = "\u00a0", "\u202f"
"""No-break space and narrow no-break space."""

TEXTS = {
    # Emphasis, and stars that are none
    "2*3*4 = 24": "<p>2*3*4 = 24</p>",
    "2 * 3 * 4 = 24": "<p>2 * 3 * 4 = 24</p>",
    "2**3**4": "<p>2**3**4</p>",
    "Un *mot*, deux **mots**.": "<p>Un <em>mot</em>, deux <strong>mots</strong>.</p>",
    "Un _mot_ ici": "<p>Un <em>mot</em> ici</p>",
    "__deux__ snake_case_ici": "<p><strong>deux</strong> snake_case_ici</p>",
    "***x***": "<p><strong><em>x</em></strong></p>",
    "___x___": "<p><strong><em>x</em></strong></p>",
    "**fort et *doux***": "<p><strong>fort et <em>doux</em></strong></p>",
    "*doux et **fort***": "<p><em>doux et <strong>fort</strong></em></p>",
    "***a** b*": "<p><em><strong>a</strong> b</em></p>",
    "_**a**_": "<p><em><strong>a</strong></em></p>",
    "l'*eau* (*air*)": "<p>l'<em>eau</em> (<em>air</em>)</p>",
    "*un\n\ndeux*": "<p>*un</p>\n<p>deux*</p>",
    "- *a\n- b*": "<ul>\n<li>*a</li>\n<li>b*</li>\n</ul>",
    "*a **b* c**": "<p>*a **b* c**</p>",
    "**a": "<p>**a</p>",
    "****": "<p>****</p>",
    r"\*seul\* \_a\_ \\ \- \> \q": r"<p>*seul* _a_ \ - &gt; \q</p>",
    # Typography
    "en 2009 120 projets": "<p>en 2009 120 projets</p>",
    "en 2009 120 000 habitants": f"<p>en 2009 120{T}000 habitants</p>",
    "13 000 projets, 92,5 %": f"<p>13{T}000 projets, 92,5{N}%</p>",
    "l'été d'Aïcha, 'seul'": "<p>l’été d’Aïcha, 'seul'</p>",
    "«oui» ; « non » ?": f"<p>«{N}oui{N}»{T}; «{N}non{N}»{T}?</p>",
    "le 1 mars, le 11 mars, le 1 marsouin": "<p>le 1er mars, le 11 mars, le 1 marsouin</p>",
    "fiche n° 3, M. Diop, pp. 4-5": f"<p>fiche n°{N}3, M.{N}Diop, pp.{N}4-5</p>",
    "mot\u00a0: mot\u202f!": f"<p>mot{N}: mot{T}!</p>",
    "etc...": "<p>etc…</p>",
    "à 10:30, voir https://example.org/a?b;c": "<p>à 10:30, voir https://example.org/a?b;c</p>",
    # Paragraphs and lists
    "Un\ndeux\n\n\ntrois": "<p>Un deux</p>\n<p>trois</p>",
    "Un :\n- a\n  suite\n- b\n\nFin": f"<p>Un{N}:</p>\n<ul>\n<li>a suite</li>\n<li>b</li>\n</ul>\n<p>Fin</p>",
    "- a\n  suite\n\n- b": "<ul>\n<li>a suite</li>\n<li>b</li>\n</ul>",
    "* a\n+ b\n• c": "<ul>\n<li>a</li>\n<li>b</li>\n<li>c</li>\n</ul>",
    "1. a\n2. b\n- c": "<ol>\n<li>a</li>\n<li>b</li>\n</ol>\n<ul>\n<li>c</li>\n</ul>",
    "page\n12. Le texte": "<p>page 12. Le texte</p>",
    "fin en\n2013. Puis": "<p>fin en 2013. Puis</p>",
    "- - - - a": "<ul>\n<li>- - - a</li>\n</ul>",
    "  a\r\n  b\t c  ": "<p>a b c</p>",
    # Markup of any other kind
    "<b>gras</b>": "<p>&lt;b&gt;gras&lt;/b&gt;</p>",
    "<script>alert(1)</script>": "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>",
    "a < b & c &lt; d": "<p>a &lt; b &amp; c &amp;lt; d</p>",
    "*<em>*</em>": "<p><em>&lt;em&gt;</em>&lt;/em&gt;</p>",
    "[lien](https://example.org/)": "<p>[lien](https://example.org/)</p>",
    "![x](y.png) `code` # titre": "<p>![x](y.png) `code` # titre</p>",
    "# Titre": "<p># Titre</p>",
    "> citation": "<p>&gt; citation</p>",
    "{{ 7 * 7 }} {% raw %}": "<p>{{ 7 * 7 }} {% raw %}</p>",
    'il dit "oui"': '<p>il dit "oui"</p>',
    "$1 $& $$ \\1": "<p>$1 $&amp; $$ \\1</p>",
    # Any script
    "مرحبا *بك* : 12": f"<p>مرحبا <em>بك</em>{N}: 12</p>",
    "שלום 'עולם'": "<p>שלום 'עולם'</p>",
    "😀 *👩\u200d🌾* !": f"<p>😀 <em>👩\u200d🌾</em>{T}!</p>",
    "日本*語*です": "<p>日本*語*です</p>",
    "mot " * 2_000 + "*fin*": "<p>" + "mot " * 2_000 + "<em>fin</em></p>",
    "": "",
}
