// SPDX-License-Identifier: Apache-2.0

// A network in an app: who is in it, who helps whom for how many hours, and three questions.

import SocialCapital

let network = try SocialNetwork(
  nodes: [
    Node("p1", kind: .citizen, sector: "citizen"), Node("p2", kind: .citizen, sector: "citizen"),
    Node("p3", kind: .citizen, sector: "citizen"),
    Node("food-bank", kind: .organization, sector: .social),
    Node("council", kind: .organization, sector: .public),
  ],
  ties: [
    Tie("p1", "p2", weight: 3), Tie("p2", "p1", weight: 2), Tie("p3", "p1", weight: 1),
    Tie("p2", "food-bank", weight: 4), Tie("food-bank", "p3", weight: 2),
    Tie("food-bank", "council", weight: 1),
  ])
let graph = try network.graph()

let reciprocity = graph.arcReciprocity()
if let share = reciprocity.share.value, let chance = reciprocity.chance.value {
  print("The share of ties returned is \(share); by chance it would be \(chance).")
}

for (node, score) in zip(network.nodes, try graph.betweenness()) {
  print("\(node.id) lies between \(score ?? 0) pairs of others.")
}

if let sectors = network.defaultGrouping, let index = graph.eiIndex(by: sectors).index.value {
  print("Ties across sectors less ties within, as a share of all: \(index).")
}
