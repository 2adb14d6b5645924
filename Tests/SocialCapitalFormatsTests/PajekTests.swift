// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import SocialCapitalFormats
import Testing

@Suite("Pajek")
struct PajekTests {
  @Test("passes over clusters with their vertices, comments, and the mark DOS ends files with")
  func oddities() throws {
    let text =
      "/* made by hand */\r\n*Network n\r\n*Vertices 2\r\n1 \"a\"\r\n2 \"b\"\r\n"
      + "*Cluster c\r\n*Vertices 1\r\n2\r\n*Permutation p\r\n*Vertices 2\r\n2\r\n1\r\n"
      + "*Network m\r\n*Vertices 2\r\n1 \"a\"\r\n2 \"b\"\r\n*Matrix\r\n0 1\r\n1 0\r\n\u{1A}"
    let data = try NetworkFormat.pajek.dataset(text)
    #expect(data.network.nodes.map(\.id) == ["a", "b"])
    #expect(data.network.tieTexts == ["a>b m", "b>a m"])
    #expect(
      data.problems.problems.filter { $0.reason == .leftOut }.map(\.detail)
        == ["(Parts of the project: 2.)"])
  }

  @Test("reads vertices, arcs, edges, lists, relations, partitions, vectors and times")
  func byHand() throws {
    let dataset = try NetworkFormat.pajek.dataset(
      """
      % a comment
      *Network town
      *Vertices 4
      1 "Ann Lee" 0.1 0.2 0.5 box ic Red [1-2]
      2 "Bo" 0.0 0.0 ellipse age 33 club "a b"
      3 library
      *Arcs :1 "helps"
      1 2 2.5 l "x" [1,3-*]
      *Edges :2 "knows"
      2 3
      *Arcslist
      3 1 2

      *Partition dept
      *Vertices 4
      1
      1
      2
      2
      *Vector share
      *Vertices 4
      0.5
      1
      2
      3
      """)
    let network = dataset.network
    #expect(network.nodes.map(\.id) == ["Ann Lee", "Bo", "library", "4"])
    #expect(
      network.nodes[0].attributes == [
        "x": 0.1, "y": 0.2, "z": 0.5, "shape": "box",
        "ic": "Red", "dept": 1, "share": 0.5,
      ])
    #expect(network.nodes[0].waves == ["1", "2"])
    #expect(network.nodes[1].attributes == ["age": 33, "club": "a b", "dept": 1, "share": 1.0])
    #expect(network.isDirected)
    #expect(
      network.tieTexts == [
        "Ann Lee>Bo 2.5 helps @1", "Ann Lee>Bo 2.5 helps @3", "Bo>library 1.0 knows",
        "library>Bo 1.0 knows", "library>Ann Lee 1.0", "library>Bo 1.0",
      ])
    #expect(dataset.problems.counts[.mixedDirections] == 1)
  }

  @Test("reads matrices of one mode and of two, over any lines")
  func matrices() throws {
    let one = try NetworkFormat.pajek.network("*Vertices 2\n*Matrix\n0 1\n1\n0\n")
    #expect(one.tieTexts == ["1>2", "2>1"])
    let two = try NetworkFormat.pajek.network("*Vertices 3 2\n*Matrix\n1\n2\n")
    #expect(two.tieTexts == ["1-3 1.0", "2-3 2.0"])
    #expect(two.nodes.map(\.mode) == [1, 1, 2])
  }

  @Test("takes networks of a project on the same vertices for relations")
  func project() throws {
    let text = """
      *Network advice
      *Vertices 2
      1 "a"
      2 "b"
      *Arcs
      1 2
      *Network trust
      *Vertices 2
      1 "a"
      2 "b"
      *Arcs
      2 1
      """
    #expect(try NetworkFormat.pajek.network(text).tieTexts == ["a>b advice", "b>a trust"])
    #expect(
      NetworkFormat.pajek.fault(text.replacing("2 \"b\"\n*Arcs\n2 1", with: "2 \"c\"\n*Arcs"))
        == Fault(.notSupported, line: 10))
  }

  @Test("names the relations of several networks in the order of their first use")
  func relationsOfNetworks() throws {
    let network = try NetworkFormat.pajek.network(
      """
      *Vertices 2
      *Arcs
      1 2
      *Network advice
      *Arcs
      1 2
      *Arcs :1 "helps"
      1 2
      *Network
      *Arcs
      2 1
      2 1 1 relation advice
      """)
    #expect(
      network.tieTexts == ["1>2", "1>2 advice", "1>2 helps", "2>1 2", "2>1 advice"])
    #expect(network.relations == ["advice", "helps", "2"])
  }

  @Test("puts a tie for each point of time in the place of one, which keeps a wave it says else")
  func times() throws {
    let network = try NetworkFormat.pajek.network(
      """
      *Vertices 2
      *Arcs
      1 2 1 wave 7
      1 2 1 wave 9 [2-3]
      2 1 2
      2 1 1 note "x" [5,7]
      """)
    #expect(
      network.tieTexts == [
        "1>2 1.0 @7", "1>2 1.0 @2", "1>2 1.0 @3", "2>1 2.0", "2>1 1.0 @5", "2>1 1.0 @7",
      ])
    #expect(network.ties.attributes?.map { $0["note"] } == [nil, nil, nil, nil, "x", "x"])
  }

  @Test("says where a vertex's mode is another than the file's")
  func modes() throws {
    let dataset = try NetworkFormat.pajek.dataset(
      "*Vertices 3 1\n1 a mode 2\n2 b mode 2\n*Edges\n1 2\n1 3\n")
    #expect(dataset.network.nodes.map(\.mode) == [1, 2, 2])
    #expect(dataset.problems.counts[.repeatedValue] == 1)
  }

  @Test("says what is wrong and where")
  func wrong() {
    let pajek = NetworkFormat.pajek
    #expect(pajek.fault("*Vertices 2\n*Arcs\n1 3\n") == Fault(.unexpected, line: 3))
    #expect(pajek.fault("*Vertices 2\n1 \"a\n") == Fault(.openQuote, line: 2))
    #expect(pajek.fault("*Vertices 2\n1 a\n1 b\n") == Fault(.duplicateNode, line: 3))
    #expect(pajek.fault("*Arcs\n1 2\n") == Fault(.unexpected, line: 1))
    #expect(pajek.fault("*Vertices 2\n*Matrix\n0 1 1") == Fault(.wrongCount, line: 3))
    #expect(pajek.fault("*Vertices 2\n*Edges\n1 2 1 [x]") == Fault(.unexpected, line: 3))
    #expect(pajek.fault("*Vertices 2\n*Edges\n1 2 -1") == Fault(.negativeWeight, line: 3))
    #expect(
      pajek.fault("*Vertices 2\n*Partition p\n*Vertices 2\n1\n") == Fault(.wrongCount, line: 5))
    #expect(pajek.fault("*Vertices x\n") == Fault(.unexpected, line: 1))
  }

  @Test("believes no number that its size does not account for")
  func hostile() {
    let pajek = NetworkFormat.pajek
    #expect(pajek.fault("*Vertices 4294967296\n") == Fault(.tooLarge, line: 1))
    #expect(pajek.fault("*Vertices 99999999999999999999\n") == Fault(.unexpected, line: 1))
    #expect(pajek.fault("*Vertices 2\n*Edges\n1 2 1 [1-4294967296]") == Fault(.tooLarge, line: 3))
    #expect(
      pajek.fault("*Vertices 2\n*Edges\n1 2 1 [1-9223372036854775807]")
        == Fault(.tooLarge, line: 3))
    #expect(
      pajek.fault("*Vertices 2\n*Edges\n1 2 1 [1-*]\n1 2 1 [9000000000]")
        == Fault(.tooLarge, line: 3))
  }
}
