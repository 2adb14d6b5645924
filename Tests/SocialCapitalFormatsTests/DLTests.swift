// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import SocialCapitalFormats
import Testing

@Suite("UCINET DL")
struct DLTests {
  @Test("reads whole and half matrices, several at once, with labels in their places")
  func matrices() throws {
    let dl = NetworkFormat.dl
    let two = try dl.network(
      """
      DL N = 3, NM = 2
      FORMAT = FULLMATRIX
      LABELS:
      ann, "Bo Li"
      library
      MATRIX LABELS:
      helps knows
      DATA:
      0 1 0
      0 0 1
      1 0 0
      0 0 1  0 0 0  0 0 0
      """)
    #expect(
      two.tieTexts == [
        "ann>Bo Li helps", "Bo Li>library helps", "library>ann helps", "ann>library knows",
      ])
    let embedded = try dl.network("dl n=2 labels embedded data:\n  a b\na 0 2.5\nb 1 0")
    #expect(embedded.tieTexts == ["a>b 2.5", "b>a 1.0"])
    let half = try dl.network("dl n=3 format=lowerhalf diagonal=absent data:\n1\n0 1\n")
    #expect(half.tieTexts == ["2-1", "3-2"])
    let upper = try dl.network("dl n=2 format=uh data: 0 3 0")
    #expect(upper.tieTexts == ["1-2 3.0"])
  }

  @Test("reads edge lists and node lists, labels listed or embedded")
  func lists() throws {
    let dl = NetworkFormat.dl
    #expect(
      try dl.network("dl n=3 format=edgelist1\nlabels: a,b,c\ndata:\n1 2 0.5\n3 1\n").tieTexts
        == ["a>b 0.5", "c>a 1.0"])
    #expect(
      try dl.network("dl n=3 format = el1, labels embedded\ndata:\nx y\ny,z\n").tieTexts
        == ["x>y", "y>z"])
    #expect(
      try dl.network("dl n=3 format=nodelist1 data:\n1 2 3\n3 1\n").tieTexts
        == ["1>2", "1>3", "3>1"])
    #expect(
      try dl.network("dl n=2 nm=2 format=el1 data:\n1 2\n!\n2 1\n").tieTexts == ["1>2 1", "2>1 2"])
  }

  @Test("reads two modes")
  func twoModes() throws {
    let dl = NetworkFormat.dl
    let matrix = try dl.network(
      "dl nr=2 nc=2 row labels: a b column labels: x y data:\n1 0\n0 1\n")
    #expect(matrix.tieTexts == ["a-x", "b-y"])
    #expect(matrix.nodes.map(\.mode) == [1, 1, 2, 2])
    let list = try dl.network(
      "dl nr=1 nc=2 format=edgelist2 labels embedded data:\na x 2\na y 3\n")
    #expect(list.tieTexts == ["a-x 2.0", "a-y 3.0"])
    #expect(
      dl.fault("dl nr=1 nc=1 row labels: a col labels: a data: 1")?.reason == .duplicateNode)
  }

  @Test("says what is wrong and where")
  func wrong() {
    let dl = NetworkFormat.dl
    #expect(dl.fault("dl n=2\ndata:\n0 1\n1") == Fault(.endsEarly, line: 4))
    #expect(dl.fault("dl n=2\ndata:\n0 1\n1 0 0") == Fault(.wrongCount, line: 4))
    #expect(dl.fault("dl n=2\ndata:\n0 x\n1 0") == Fault(.notANumber, line: 3))
    #expect(dl.fault("dl n=2 labels: a a data: 0 1 1 0") == Fault(.duplicateNode, line: 1))
    #expect(dl.fault("dl n=2 format=el1 data:\n1 3") == Fault(.unknownNode, line: 2))
    #expect(dl.fault("dl n=2 format=blockmatrix data:\n1 3") == Fault(.notSupported, line: 1))
    #expect(dl.fault("dl n=2 wrong=1 data:\n1 3") == Fault(.unexpected, line: 1))
    #expect(dl.fault("dl nr=2 nc=1 format=uh data: 1") == Fault(.notSupported, line: nil))
    #expect(dl.fault("dl n=4294967296 data:\n") == Fault(.tooLarge, line: 1))
    #expect(dl.fault("dl n=60000 nm=60000 data:\n") == Fault(.endsEarly, line: 2))
    #expect(dl.fault("dl nr=60000 nc=0 nm=60000 data:\n") == nil)
  }
}
