graph [
  directed 1
  node [
    id 0
    label "ann"
    displayLabel "Ann, &quot;A&quot;"
    kind "citizen"
    sector "social"
    rosterWaves "1"
    age "44"
    joined "2020-02-29"
    score "1.5"
    active "true"
  ]
  node [
    id 1
    label "bo"
    displayLabel "Bo &#233;"
    kind "citizen"
    rosterWaves "1"
    score "-2e3"
    active "false"
  ]
  node [
    id 2
    label "lib"
    displayLabel "Library"
    kind "organization"
    sector "public"
    rosterWaves "1"
    joined "2001-01-01"
  ]
  edge [
    source 0
    target 1
    relation "helps"
    weight 2.5
    date "2026-03-31"
    note "x"
  ]
  edge [
    source 1
    target 0
    relation "helps"
    weight 1.0
  ]
  edge [
    source 0
    target 2
    relation "knows"
    weight 1.0
    date "2026-04-01"
    note "a &quot;b&quot; <c>"
  ]
]
