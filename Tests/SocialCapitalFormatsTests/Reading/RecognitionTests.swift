// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import Testing

@testable import SocialCapitalFormats

/// Rows of numbers could be several things: what they are taken for is what they must be.
@Suite("Rows of numbers") struct RecognitionTests {
  private func format(_ text: String, _ name: String = "x.csv") -> String? {
    NetworkFormat.recognized(in: SourceFile(name: name, text: text))?.id
  }

  @Test(arguments: [
    "giver,taker,hours\n1,2,5\n2,3,1\n3,1,2\n", "ego,alter\n1,2\n2,3\n", "a,b\n0,1\n1,0\n",
    "id,age,score\n1,41,3\n2,7,5\n3,30,1\n", "1,2\n2,3\n",
    "\"age\",\"score\"\n\"1\",41,3\n\"2\",7,5\n",
    "a,b,c,d\n1,2,3,4\n2,1,3,4\n2,3,1,4\n2,3,4,2\n", "a,b,c\n1,2,3\n2,1,3\n2,3,1\n",
    "1,2,1\n2,3,1\n3,1,4\n",
    "x,a\na,1\nb,2\n",
  ])
  func listsAreNoMatrices(text: String) { #expect(format(text) == "csv") }

  @Test(arguments: [
    ",a,b\na,0,2\nb,1,0\n", ";a;b\na;0;1,5\nb;0;0\n", "\"a\",\"b\"\n\"a\",0,1\n\"b\",1,0\n",
    "id,1,2\n1,0,1\n2,1,0\n", ",a\na,3\n", "a,b,c\n0,1,0\n2,0,1\n0,,0\n",
    "a,b,c,d\n1,2,3,4\n2,1,3,4\n2,3,1,4\n2,3,4,1\n",
  ])
  func matricesAreMatrices(text: String) { #expect(format(text) == "matrix") }

  @Test func whoNamesColumnsReadsATable() throws {
    var reader = NetworkReader()
    reader.headings = [.source: "ego", .target: "alter"]
    for text in [
      "ego,alter\n1,2\n2,3\n", "ego,alter,x\n0,1,2\n3,0,1\n2,2,0\n", "ego\talter\n1\t2\n",
    ] {
      let network = try reader.read(InputFiles(ties: SourceFile(name: "x.txt", text: text))).network
      #expect(network.tieTexts.first == (text.contains("x\n") ? "0>1" : "1>2"))
      #expect(!network.nodes.contains { $0.id == "ego" })
    }
  }

  @Test func matricesBetweenSpacesAreNoListsOfTies() {
    #expect(format("0 1 0\n0 0 1\n1 0 0\n", "x.txt") == nil)
    #expect(format(" a b\na 0 1\nb 1 0\n", "x.txt") == nil)
    #expect(format("0 1 0.5\n0 2 1\n1 0 2\n", "x.txt") == "edgelist")
    #expect(format("0 1\n1 0\n", "x.txt") == "edgelist")
  }

  @Test func whatIsNotRecognisedSaysHowToBeTold() throws {
    let error = #expect(throws: FormatError.self) {
      try NetworkReader().read(
        InputFiles(ties: SourceFile(name: "x.csv", text: ";a;b\na;0;1,5\nb;x;0\n")))
    }
    let details = error?.problems.problems.map(\.detail) ?? []
    #expect(details.first?.contains("--from matrix, incidence or edgelist, or --shape") == true)
    #expect(details.filter { $0.contains("--shape") }.count == 1)
  }
}
