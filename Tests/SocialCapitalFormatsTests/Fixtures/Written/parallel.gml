graph [
  directed 1
  multigraph 1
  node [
    id 0
    label "ann"
  ]
  node [
    id 1
    label "bo"
  ]
  edge [
    source 0
    target 1
    relation "helps"
  ]
  edge [
    source 0
    target 1
    relation "knows"
  ]
  edge [
    source 1
    target 0
    relation "helps"
  ]
]
