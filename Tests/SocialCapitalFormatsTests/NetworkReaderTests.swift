// SPDX-License-Identifier: Apache-2.0

import Foundation
import SocialCapital
import SocialCapitalFormats
import Testing

@Suite("Network reader")
struct NetworkReaderTests {
  @Test("reads nodes, ties and participation")
  func readsAll() throws {
    let dataset = try read(
      ties: """
        source,target,relation,weight,wave,date,note
        ann,bo,helps,2.5,1,2026-03-31,"weekly, at noon"
        bo,library,,1,2,,
        """,
      nodes: """
        id,label,kind,mode,sector,tier,place,consent,street,wave
        ann,Ann,person,1,social,resident,North,consented,High Street,1
        ann,Ann,person,1,social,resident,North,consented,High Street,2
        bo,,citizen,,,,,Named,,1
        library,Town Library,organisation,2,public,service,,,,
        """,
      participation: "wave,id,responded\n1,ann,TRUE\n2,ann,no\n1,bo,1")
    #expect(
      dataset.network.nodes == [
        Node(
          "ann", label: "Ann", kind: .citizen, sector: .social, tier: "resident", place: "North",
          consent: .consented, mode: 1, waves: ["1", "2"], attributes: ["street": "High Street"]),
        Node("bo", kind: .citizen, consent: .named, waves: ["1"]),
        Node(
          "library", label: "Town Library", kind: .organization, sector: .public, tier: .service,
          mode: 2),
      ])
    let expected = try SocialNetwork(
      nodes: dataset.network.nodes,
      ties: [
        Tie(
          "ann", "bo", relation: "helps", weight: 2.5, wave: "1",
          date: CalendarDate("2026-03-31"), attributes: ["note": "weekly, at noon"]),
        Tie("bo", "library", weight: 1, wave: "2"),
      ])
    #expect(dataset.network == expected)
    #expect(
      dataset.participation == [
        Participation(wave: "1", id: "ann", responded: true),
        Participation(wave: "2", id: "ann", responded: false),
        Participation(wave: "1", id: "bo", responded: true),
      ])
    #expect(dataset.panel.waves.map(\.name) == ["1", "2"])
    #expect(dataset.problems.isEmpty)
  }

  @Test("takes the nodes from the ties where there is no node table")
  func tiesAlone() throws {
    let network = try read(ties: "source,target\nb,a\na,c\n").network
    #expect(network.nodes.map(\.id) == ["b", "a", "c"])
    #expect(network.isDirected)
  }
}

func read(
  ties: String, nodes: String? = nil, participation: String? = nil,
  _ reader: NetworkReader = NetworkReader()
) throws(FormatError) -> Dataset {
  try reader.read(
    InputFiles(
      ties: SourceFile(name: "ties.csv", text: ties),
      nodes: nodes.map { SourceFile(name: "nodes.csv", text: $0) },
      participation: participation.map { SourceFile(name: "participation.csv", text: $0) }))
}
