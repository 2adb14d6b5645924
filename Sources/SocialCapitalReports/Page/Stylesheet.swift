// SPDX-License-Identifier: Apache-2.0

/// How a report looks: a printed briefing, on a screen of any width and on paper.
///
/// Every colour of text has a contrast of at least 7 : 1 on the colour behind it.
enum Stylesheet {
  static let css = """

    :root {
      color-scheme: light dark;
      --paper: #ffffff; --ink: #1c1f23; --soft: #4a5058; --rule: #c9ced4; --accent: #0a4b5c;
      --tint: #f1f5f6; --heat: 14, 107, 128;
      --serif: Charter, "Bitstream Charter", "Sitka Text", Cambria, Georgia, serif;
      --sans: "Avenir Next", Avenir, "Segoe UI", "Noto Sans", "Helvetica Neue", Arial, sans-serif;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --paper: #14171a; --ink: #eceef0; --soft: #b9c0c7; --rule: #444b52; --accent: #8fd3e3;
        --tint: #1d2226; --heat: 75, 170, 190;
      }
    }
    * { box-sizing: border-box; }
    html { font-size: 106.25%; -webkit-text-size-adjust: 100%; }
    body {
      margin: 0 auto; padding: 2.5rem 1.25rem 5rem; max-width: 62rem;
      background: var(--paper); color: var(--ink);
      font-family: var(--serif); line-height: 1.55; overflow-wrap: break-word;
    }
    .skip { position: absolute; left: -99rem; }
    .skip:focus { left: 1rem; top: 1rem; padding: .5rem 1rem; background: var(--paper); }
    a { color: var(--accent); }
    a:focus-visible, .scroll:focus-visible, .drawing:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
    p { margin: 0 0 1rem; max-width: 42rem; }
    ul { padding-left: 1.2rem; max-width: 42rem; }
    li { margin-bottom: .35rem; }
    h1, h2, h3, h4, .kicker, dt, th, caption, figcaption, nav, .note, .comparison, .reading, .facts,
    .detail, .cautions, .figure { font-family: var(--sans); }
    .kicker {
      margin: 0 0 .5rem; color: var(--accent); font-size: .8rem; font-weight: 600;
      letter-spacing: .09em; text-transform: uppercase;
    }
    h1 {
      margin: 0 0 1.5rem; font-size: clamp(1.7rem, 1.2rem + 2.4vw, 2.7rem); line-height: 1.12;
      letter-spacing: -.015em;
    }
    h2 {
      margin: 0 0 1.25rem; padding-top: .8rem; border-top: 3px solid var(--accent);
      font-size: 1.5rem; line-height: 1.2; letter-spacing: -.01em;
    }
    h3 { margin: 2rem 0 .75rem; font-size: 1.08rem; line-height: 1.3; }
    h4 { margin: 0 0 .2rem; font-size: .95rem; line-height: 1.3; }
    section { margin-top: 3.5rem; }
    section.group { margin-top: 1.75rem; }
    section.group > h3 {
      margin: 0; padding-bottom: .35rem; border-bottom: 1px solid var(--rule); color: var(--accent);
      font-size: .8rem; letter-spacing: .09em; text-transform: uppercase;
    }
    .facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr));
      gap: .9rem 2rem; margin: 0; font-size: .88rem; line-height: 1.45; }
    .facts dt { color: var(--soft); }
    .facts dd { margin: 0; font-weight: 600; }
    .cautions { margin: 1.75rem 0 0; padding: .9rem 1.2rem .6rem; max-width: none;
      list-style: none; background: var(--tint); border-left: 4px solid var(--accent); font-size: .9rem; }
    nav { margin-top: 2rem; font-size: .88rem; }
    nav ol { columns: 2; column-gap: 2rem; margin: 0; padding-left: 1.4rem; max-width: 42rem; }
    nav li { margin-bottom: .25rem; break-inside: avoid; }
    .indicators { list-style: none; margin: 0; padding: 0; max-width: none; }
    .indicators > li {
      display: grid; grid-template-columns: 10rem minmax(0, 1fr); gap: 0 1.75rem; margin: 0;
      padding: 1.1rem 0 .95rem; border-bottom: 1px solid var(--rule); break-inside: avoid;
    }
    .figure { margin: 0; font-size: 2.1rem; font-weight: 650; line-height: 1.1;
      letter-spacing: -.02em; font-variant-numeric: tabular-nums; color: var(--accent); }
    .indicators p { margin-bottom: .35rem; }
    .indicators .figure { margin: 0; }
    .comparison { font-size: .88rem; line-height: 1.45; }
    .reading { color: var(--soft); font-size: .82rem; line-height: 1.4; }
    .note { color: var(--soft); font-size: .85rem; line-height: 1.5; }
    .scroll { overflow-x: auto; margin: 1.5rem 0 .75rem; max-width: 100%; }
    table { border-collapse: collapse; min-width: min(100%, 34rem); font-size: .9rem;
      font-family: var(--sans); line-height: 1.35; }
    caption { padding-bottom: .6rem; text-align: left; font-weight: 600; font-size: .95rem; }
    thead th { border-bottom: 2px solid var(--ink); vertical-align: bottom; font-weight: 600;
      font-size: .8rem; }
    th, td { padding: .45rem .9rem .45rem 0; text-align: left; vertical-align: top; }
    tbody th { font-weight: 600; min-width: 7rem; }
    tbody tr > * { border-bottom: 1px solid var(--rule); }
    th.number, td.number { padding-right: 0; padding-left: 1.1rem; text-align: right;
      font-variant-numeric: tabular-nums; }
    th.number + th.text, td.number + td.text { padding-left: 1.4rem; }
    td[class*="heat-"] { padding: .45rem .7rem; border: 1px solid var(--paper); }
    .heat-0 { background: rgba(var(--heat), .03); } .heat-1 { background: rgba(var(--heat), .09); }
    .heat-2 { background: rgba(var(--heat), .16); } .heat-3 { background: rgba(var(--heat), .23); }
    .heat-4 { background: rgba(var(--heat), .30); } .heat-5 { background: rgba(var(--heat), .38); }
    .detail { display: block; font-size: .78rem; font-weight: 400; white-space: nowrap; }
    .reason { color: var(--soft); font-size: .78rem; }
    figure { margin: 1.75rem 0; }
    .drawing { padding: .75rem; background: #ffffff; border: 1px solid var(--rule);
      overflow-x: auto; }
    .drawing svg { display: block; margin: 0 auto; max-width: 100%; height: auto; }
    figcaption { margin-top: .6rem; max-width: 46rem; font-size: .88rem; line-height: 1.45; }
    .glossary { max-width: 46rem; }
    .glossary dt { margin-top: .9rem; font-weight: 600; font-size: .95rem; }
    .glossary dd { margin: .1rem 0 0; }
    @media (max-width: 40rem) {
      html { font-size: 100%; }
      body { padding: 1.5rem 1rem 3rem; }
      nav ol { columns: 1; }
      .drawing { padding: .25rem; }
      .drawing svg { max-width: 46rem; }
      .indicators > li { grid-template-columns: minmax(0, 1fr); gap: .35rem; }
      section { margin-top: 2.75rem; }
    }
    @media print {
      :root { --paper: #ffffff; --ink: #000000; --soft: #333333; --rule: #b5b5b5;
        --accent: #0a4b5c; --tint: #f3f3f3; --heat: 14, 107, 128; }
      @page { size: A4; margin: 18mm 17mm 20mm; }
      html { font-size: 10.2pt; }
      body { max-width: none; padding: 0; }
      nav, .skip { display: none; }
      section { margin-top: 2rem; }
      h2, h3, h4, caption { break-after: avoid; }
      tr, figure, .cautions { break-inside: avoid; }
      .scroll { overflow: visible; }
      .drawing { border: 0; padding: 0; overflow: visible; }
      .drawing svg { max-width: 100%; max-height: 190mm; }
      * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
    }

    """
}
