// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import SocialCapitalFormats
import Testing

@Suite("Edge lists and adjacency lists")
struct EdgeListTests {
  @Test("separate words by what the first line has", arguments: ["\t", " ", ",", ";", "   ", ", "])
  func separators(mark: String) throws {
    let text = "# c\n% c\n\na\(mark)b\(mark)2.5\r\nb\(mark)c\(mark)1e3\r"
    #expect(try NetworkFormat.edgeList.network(text).tieTexts == ["a>b 2.5", "b>c 1000.0"])
  }

  @Test("keep spaces in names between tabs and in quotation marks")
  func names() throws {
    let list = NetworkFormat.edgeList
    #expect(try list.network("Ann Lee\tBo\n").tieTexts == ["Ann Lee>Bo"])
    #expect(try list.network("\"Ann \\\"L\\\"\" Bo 2\n").tieTexts == ["Ann \"L\">Bo 2.0"])
    #expect(try list.network("# Undirected graph: x\n1 2\n").tieTexts == ["1-2"])
  }

  @Test("take the dictionaries of NetworkX for values, and run nothing")
  func dictionaries() throws {
    let network = try NetworkFormat.edgeList.network(
      "a b {'weight': 2, 'since': 1.5, 'on': True, 'by': \"o'n\", 'no': None}\nb c {}\n")
    #expect(network.tieTexts == ["a>b 2.0", "b>c 1.0"])
    #expect(network.ties.attributes?[0] == ["since": 1.5, "on": true, "by": "o'n"])
    #expect(
      NetworkFormat.edgeList.fault("a b {'x': __import__('os')}\n") == Fault(.unexpected, line: 1))
  }

  @Test("say what is wrong and where")
  func wrong() {
    let list = NetworkFormat.edgeList
    #expect(list.fault("1 2\n3\n") == Fault(.unexpected, line: 2))
    #expect(list.fault("1 2 3 4\n") == Fault(.unexpected, line: 1))
    #expect(list.fault("1 2 x\n") == Fault(.notANumber, line: 1))
    #expect(list.fault("1 2 -3\n") == Fault(.negativeWeight, line: 1))
    #expect(list.fault("1\t\n") == Fault(.emptyID, line: 1))
    #expect(list.fault("1 \"2\n") == Fault(.unexpected, line: 1))
    #expect(list.fault("# nothing\n") == Fault(.noNodes, line: nil))
  }

  @Test("read names as they are and in quotation marks alike", arguments: ["\t", ",", ";"])
  func plainAndQuoted(mark: String) throws {
    var generator = SeededGenerator(seed: 7)
    let words = [
      "0", "7", "007", "12345678", "123456789", "99999999", "é", "e\u{301}", "a}", "x#1", "ab-c",
      "-",
      "seven77", "eight888", "nine99999", "abcdefghijklmnop", "abcdefghijklmnopq",
      "abcdefghijklmnopqrstuvwx", "abcdefghijklmnopqrstuvwxy", "abcdefghijklmnopqrstuvwxz",
      "Zoë Mac\u{A0}Lennan", "ann lee", "a.very.long.name.of.more.than.forty.bytes.in.all",
    ]
    for ending in ["\n", "\r\n", "\r"] {
      var (plain, quoted) = ("", "")
      for line in 0..<400 {
        // The first names alone come first, so that the commonest forms meet all others.
        let known = min(words.count, 2 + line / 8)
        let (one, other) = (
          words[generator.index(below: known)], words[generator.index(below: known)]
        )
        let weight = ["", "\(mark)2", "\(mark)0.25", "\(mark)1e2"][generator.index(below: 4)]
        plain += one + mark + other + weight + ending
        quoted += "\"\(one)\"\(mark)\"\(other)\"\(weight)\(ending)"
      }
      let network = try NetworkFormat.edgeList.network(plain)
      #expect(network == (try NetworkFormat.edgeList.network(quoted)))
      // Two spellings of é are one name, and all others are different.
      #expect(network.nodes.count == words.count - 1)
      #expect(network.ties.count == 400)
    }
  }

  @Test("give the line of a fault among many plain lines", arguments: ["\n", "\r\n"])
  func faultsAmongPlainLines(ending: String) {
    let line = "1 2 0.5" + ending
    let many = String(repeating: line, count: 300)
    for (wrong, reason) in [
      ("1", Problem.Reason.unexpected), ("1 2 x", .notANumber), ("1 2 -3", .negativeWeight),
      ("1 \"2", .unexpected), ("1 2 3 4", .unexpected),
    ] {
      #expect(
        NetworkFormat.edgeList.fault(many + wrong + ending + many) == Fault(reason, line: 301))
    }
  }

  @Test("give each node's neighbours in adjacency lists and LGL")
  func lists() throws {
    #expect(try NetworkFormat.adjacencyList.network("a b c\nb\nd\n").tieTexts == ["a>b", "a>c"])
    #expect(try NetworkFormat.adjacencyList.network("a b c\nd\n").nodes.count == 4)
    let lgl = try NetworkFormat.lgl.network("# a\nb 2\nc 1.5\n# d\n")
    #expect(lgl.tieTexts == ["a-b 2.0", "a-c 1.5"])
    #expect(lgl.nodes.map(\.id) == ["a", "b", "c", "d"])
    #expect(NetworkFormat.lgl.fault("b 2\n") == Fault(.unexpected, line: 1))
  }

  @Test("refuse ids that would be cut in two")
  func plain() throws {
    let network = try SocialNetwork(nodes: [Node("a b"), Node("c")], ties: [Tie("a b", "c")])
    for format in [NetworkFormat.ncol, .lgl] {
      let error = #expect(throws: FormatError.self) {
        try NetworkWriter().write(network, as: format)
      }
      #expect(error?.problems.problems.first?.reason == .cannotHold)
    }
  }
}

@Suite("GDF and VNA")
struct TextTableTests {
  @Test("read typed columns of GDF")
  func gdf() throws {
    let network = try NetworkFormat.gdf.network(
      """
      nodedef>name VARCHAR,label VARCHAR(80),age INT,share DOUBLE,on BOOLEAN,note VARCHAR
      a,'Ann, of "x"',33,0.5,true,""
      b,,,,,
      edgedef>node1 VARCHAR,node2 VARCHAR,weight DOUBLE,directed BOOLEAN
      a,b,2.5,true
      """)
    #expect(network.nodes[0].label == "Ann, of \"x\"")
    #expect(network.nodes[0].attributes == ["age": 33, "share": 0.5, "on": true, "note": ""])
    #expect(network.nodes[1] == Node("b"))
    #expect(network.tieTexts == ["a>b 2.5"])
    let gdf = NetworkFormat.gdf
    #expect(gdf.fault("a,b") == Fault(.unexpected, line: 1))
    #expect(gdf.fault("nodedef>id\na\n") == Fault(.missingColumn, line: 1))
    #expect(gdf.fault("nodedef>name\na\na\n") == Fault(.duplicateNode, line: 3))
    #expect(
      gdf.fault("nodedef>name\na\nedgedef>node1,node2\na,b\n") == Fault(.unknownNode, line: 4))
    #expect(gdf.fault("nodedef>name\n'a\n") == Fault(.openQuote, line: 2))
    #expect(gdf.fault("nodedef>name\na,b\n") == Fault(.extraCells, line: 2))
  }

  @Test("read nodes, properties and relations of VNA")
  func vna() throws {
    let network = try NetworkFormat.vna.network(
      """
      *Node data
      ID, age, role
      "Ann Lee" 33 teacher
      Bo NA "12"
      *Node properties
      ID x y
      Bo 1.5 2
      *Tie data
      FROM TO friends advice
      "Ann Lee" Bo 1 0
      Bo "Ann Lee" 2 3
      """)
    #expect(network.nodes[0].attributes == ["age": 33, "role": "teacher"])
    #expect(network.nodes[1].attributes == ["role": "12", "x": 1.5, "y": 2])
    #expect(
      network.tieTexts == [
        "Ann Lee>Bo 1.0 friends", "Bo>Ann Lee 2.0 friends", "Bo>Ann Lee 3.0 advice",
      ])
    let vna = NetworkFormat.vna
    #expect(try vna.network("*Tie data\nfrom to strength\na b 2\n").tieTexts == ["a>b 2.0"])
    #expect(vna.fault("*Tie data\na b\n") == Fault(.missingColumn, line: 2))
    #expect(vna.fault("*Node data\nID\n\"a\n") == Fault(.openQuote, line: 3))
    #expect(vna.fault("a b") == Fault(.unexpected, line: 1))
    let long = String(repeating: "x", count: 1025)
    #expect(vna.fault("*Node data\nID \(long)\n") == Fault(.unexpected, line: 2))
    #expect(NetworkFormat.dot.fault("graph {\na--b [\(long)=1] }") == Fault(.unexpected, line: nil))
    #expect(
      NetworkFormat.dot.fault("graph {\na--b [relation=\(long)] }") == Fault(.unexpected, line: 2))
    for heading in [" x", ",x", " \"\""] {
      let headings = String(repeating: heading, count: 20_000)
      #expect(vna.fault("*Node data\nID\(headings)\n") == Fault(.tooManyColumns, line: 2))
    }
  }
}

@Suite("Matrices")
struct MatrixTests {
  @Test("read adjacency matrices with labels on one side, both or none")
  func square() throws {
    let matrix = NetworkFormat.matrix
    #expect(try matrix.network(",a,b\na,0,2.5\nb,1,\n").tieTexts == ["a>b 2.5", "b>a 1.0"])
    #expect(try matrix.network("a,b\n0,1\n1,0\n").tieTexts == ["a>b", "b>a"])
    #expect(try matrix.network("a,b\nb,1,0\na,0,1\n").tieTexts == ["b>a", "a>b"])
    #expect(try matrix.network("0;1,5\n0;0\n").tieTexts == ["1>2 1.5"])
    #expect(matrix.fault(",a,b\na,0,x\nb,0,0\n") == Fault(.notANumber, line: 2))
    #expect(matrix.fault(",a,b\na,0,1\n") == Fault(.unknownNode, line: 1))
    #expect(matrix.fault(",a,b\na,0,1,3\nb,0,0\n") == Fault(.extraCells, line: 2))
    #expect(matrix.fault(",a,a\na,0,1\nb,0,0\n")?.reason == .duplicateHeading)
    // Without headings there may be more columns than rows.
    #expect(matrix.fault("0,1,1\n")?.reason == .notSquare)
    #expect(matrix.fault("0,1,1\n1,0,1\n")?.reason == .notSquare)
    #expect(matrix.fault("0 1 1\n1 0 1\n1 1 0\n")?.reason == .notSquare)
  }

  @Test("must be symmetric to be read without direction")
  func symmetric() throws {
    var reader = NetworkReader()
    reader.isDirected = false
    let good = SourceFile(name: "m.csv", text: ",a,b\na,1,2\nb,2,0\n")
    #expect(
      try NetworkFormat.matrix.read(good, reader: reader).network.tieTexts == [
        "a-a 1.0", "a-b 2.0",
      ])
    let bad = SourceFile(name: "m.csv", text: ",a,b\na,0,2\nb,1,0\n")
    #expect(throws: FormatError.self) { try NetworkFormat.matrix.read(bad, reader: reader) }
  }

  @Test("read two-mode data, and are told apart by content")
  func incidence() throws {
    let file = SourceFile(name: "x.csv", text: ",E1,E2\nann,1,0\nbo,1,1\n")
    #expect(NetworkFormat.recognized(in: file)?.id == "incidence")
    let network = try NetworkReader().read(InputFiles(ties: file)).network
    #expect(network.tieTexts == ["ann-E1", "bo-E1", "bo-E2"])
    #expect(network.nodes.map(\.mode) == [1, 1, 2, 2])
    let written = try NetworkWriter().write(network, as: .incidence)
    #expect(try NetworkReader().read(InputFiles(ties: written.files[0])).network == network)
    #expect(throws: FormatError.self) {
      try NetworkWriter().write(SocialNetwork(nodes: [Node("a")], ties: [Tie]()), as: .incidence)
    }
  }

  @Test("write sums of parallel ties and read them back")
  func writes() throws {
    let network = try SocialNetwork(
      nodes: [Node("a"), Node("b,c"), Node("d")],
      ties: [Tie("a", "b,c", weight: 2), Tie("a", "b,c", weight: 0.5), Tie("d", "d", weight: 3)])
    let written = try NetworkWriter().write(network, as: .matrix)
    let file = written.files[0]
    #expect(NetworkFormat.recognized(in: file)?.id == "matrix")
    #expect(
      try NetworkReader().read(InputFiles(ties: file)).network.tieTexts == ["a>b,c 2.5", "d>d 3.0"])
    #expect(
      written.losses.map(\.description) == ["ties listed more than once, which become one (1)"])
  }

  @Test("of Matrix Market are sparse or dense, square or not")
  func matrixMarket() throws {
    let format = NetworkFormat.matrixMarket
    let head = "%%MatrixMarket matrix "
    #expect(
      try format.network(head + "coordinate real general\n% c\n3 3 2\n1 2 0.5\n3 3 1e2\n").tieTexts
        == ["1>2 0.5", "3>3 100.0"])
    #expect(
      try format.network(head + "array integer symmetric\n2 2\n0\n3\n1\n").tieTexts
        == ["2-1 3.0", "2-2 1.0"])
    #expect(
      try format.network(head + "coordinate pattern general\n1 2 1\n1 2\n").tieTexts == ["r1-c2"])
    #expect(
      format.fault(head + "coordinate complex general\n1 1 0\n") == Fault(.notSupported, line: 1))
    #expect(format.fault(head + "coordinate real general\n2 2 2\n1 2 1\n")?.reason == .wrongCount)
    #expect(
      format.fault(head + "coordinate real general\n2 2 1\n3 1 1\n") == Fault(.unexpected, line: 3))
    #expect(
      format.fault(head + "coordinate real general\n4294967296 4294967296 1\n1 1 1\n")
        == Fault(.tooLarge, line: 2))
    #expect(
      format.fault(head + "array real general\n60000 60000\n")?.reason == .wrongCount)
    #expect(format.fault(head + "coordinate real general\n") == Fault(.endsEarly, line: 2))
  }

  @Test("of METIS list each tie twice")
  func metis() throws {
    let format = NetworkFormat.metis
    let network = try format.network("% c\n3 2 011\n7 2 1.5 3 2\n8 1 1.5\n9 1 2\n")
    #expect(network.tieTexts == ["1-2 1.5", "1-3 2.0"])
    #expect(network.nodes.map { $0.attributes["nodeWeight"] } == [7, 8, 9])
    #expect(format.fault("2 1\n2\n\n")?.reason == .unexpected)
    #expect(try format.network("3 4\n1 2 2\n1 1 3\n2\n").tieTexts == ["1-1", "1-2", "1-2", "2-3"])
    // The tie from 1 to 3 is not in the line of 3; that from 3 to 1 is not in the line of 1.
    #expect(format.fault("3 2\n2 3\n1\n\n") == Fault(.unexpected, line: 2))
    #expect(format.fault("3 1\n2\n1\n1\n") == Fault(.unexpected, line: 4))
    #expect(format.fault("2 1 001\n2 5\n1 6\n") == Fault(.unexpected, line: 2))
    #expect(format.fault("2 2\n2\n1\n")?.reason == .wrongCount)
    #expect(format.fault("3 1\n2\n1\n")?.reason == .wrongCount)
    #expect(format.fault("2 1\n3\n1\n") == Fault(.unexpected, line: 2))
    #expect(format.fault("4294967296 1\n") == Fault(.tooLarge, line: 1))
  }
}
