// SPDX-License-Identifier: Apache-2.0

import SocialCapital

extension NetworkFormat {
  /// A line for each tie: two nodes and perhaps a weight, between tabs, spaces, commas or semicolons.
  public static let edgeList: NetworkFormat = NetworkFormat(
    id: "edgelist", title: "Edge list",
    summary: "A line for each tie with its two nodes and perhaps a weight, as SNAP publishes them.",
    fileExtensions: ["edgelist", "edges", "el", "snap"],
    holds: [.ids, .directedTies, .undirectedTies, .weights, .parallelTies, .loops, .tieOrder],
    recognizes: { head in
      let comments = head.lines.prefix { $0.hasPrefix("#") }
      return comments.contains { line in
        line.hasPrefix("# Directed graph") || line.hasPrefix("# Undirected graph")
          || line.hasPrefix("# FromNodeId")
      }
    },
    resembles: { head in
      let lines = head.lines.filter { !$0.hasPrefix("#") && !$0.hasPrefix("%") }
        .map { $0.split { $0 == " " || $0 == "\t" } }
      guard let width = lines.first?.count, width == 2 || width == 3 else { return false }
      // Three rows of three numbers with zeros on the diagonal are a matrix rather than weighted ties.
      let isMatrix =
        width == 3 && lines.count == 3
        && lines.enumerated().allSatisfy { $1.count == 3 && Double($1[$0]) == 0 }
      return !isMatrix
        && lines.allSatisfy { $0.count == width && (width == 2 || Double($0[2]) != nil) }
    },
    read: { request throws(FormatError) in
      var parser = EdgeListParser(request, style: .edgeList)
      return try parser.run(as: .edgeList)
    },
    write: { request throws(FormatError) in
      var builder = TextBuilder()
      let network = request.network
      builder.line(network.isDirected ? "# Directed graph" : "# Undirected graph")
      for row in network.ties.indices {
        builder.append(QuotedText.word(network.nodes[Int(network.ties.sources[row])].id))
        builder.append(byte: 0x09)
        builder.append(QuotedText.word(network.nodes[Int(network.ties.targets[row])].id))
        if let weights = network.ties.weights {
          builder.append(byte: 0x09)
          builder.append(weights[row])
        }
        builder.endLine()
      }
      return request.written(builder.bytes, as: .edgeList)
    })

  /// The edge list of the Large Graph Layout, in which names are words without spaces.
  public static let ncol: NetworkFormat = NetworkFormat(
    id: "ncol", title: "NCOL",
    summary: "A line for each tie with two names without spaces and perhaps a weight.",
    fileExtensions: ["ncol"],
    holds: [.ids, .directedTies, .weights, .parallelTies, .loops, .tieOrder],
    recognizes: { _ in false },
    read: { request throws(FormatError) in
      var parser = EdgeListParser(request, style: .ncol)
      return try parser.run(as: .ncol)
    },
    write: { request throws(FormatError) in
      try checkPlainIDs(request, .ncol)
      var builder = TextBuilder()
      let (nodes, ties) = (request.network.nodes, request.network.ties)
      for row in ties.indices {
        builder.append("\(nodes[Int(ties.sources[row])].id) \(nodes[Int(ties.targets[row])].id)")
        if let weights = ties.weights { builder.append(" \(weights[row].shortestText)") }
        builder.endLine()
      }
      return request.written(builder.bytes, as: .ncol)
    })

  /// The lists of neighbours of the Large Graph Layout: `# ann`, then a line for each neighbour.
  public static let lgl: NetworkFormat = NetworkFormat(
    id: "lgl", title: "LGL",
    summary: "For each node a line with a number sign, then a line for each neighbour and weight.",
    fileExtensions: ["lgl"],
    holds: [.ids, .undirectedTies, .isolates, .weights, .parallelTies, .loops],
    recognizes: { _ in false },
    read: { request throws(FormatError) in
      var parser = EdgeListParser(request, style: .lgl)
      return try parser.run(as: .lgl)
    },
    write: { request throws(FormatError) in
      try checkPlainIDs(request, .lgl)
      var builder = TextBuilder()
      let (nodes, ties) = (request.network.nodes, request.network.ties)
      for (node, rows) in request.rowsBySource.enumerated() {
        builder.line("# \(nodes[node].id)")
        for row in rows {
          builder.append(nodes[Int(ties.targets[row])].id)
          if let weights = ties.weights { builder.append(" \(weights[row].shortestText)") }
          builder.endLine()
        }
      }
      return request.written(builder.bytes, as: .lgl)
    })

  /// A line for each node: the node and those it has ties to.
  public static let adjacencyList: NetworkFormat = NetworkFormat(
    id: "adjlist", title: "Adjacency list",
    summary: "A line for each node: its name and the names of those it has ties to.",
    fileExtensions: ["adjlist", "adj"],
    holds: [.ids, .directedTies, .undirectedTies, .isolates, .parallelTies, .loops],
    recognizes: { head in
      head.lines.first?.hasPrefix("# Adjacency list of ") == true
    },
    read: { request throws(FormatError) in
      var parser = EdgeListParser(request, style: .adjacencyList)
      return try parser.run(as: .adjacencyList)
    },
    write: { request throws(FormatError) in
      var builder = TextBuilder()
      let (nodes, ties) = (request.network.nodes, request.network.ties)
      builder.line(
        "# Adjacency list of \(request.network.isDirected ? "a directed" : "an undirected") graph")
      for (node, rows) in request.rowsBySource.enumerated() {
        builder.append(QuotedText.word(nodes[node].id))
        for row in rows {
          builder.append(byte: 0x09)
          builder.append(QuotedText.word(nodes[Int(ties.targets[row])].id))
        }
        // Without a tab, a name with spaces would read as several.
        if rows.isEmpty { builder.append(byte: 0x09) }
        builder.endLine()
      }
      return request.written(builder.bytes, as: .adjacencyList)
    })

  /// Refuses ids that would not read back as one word.
  private static func checkPlainIDs(
    _ request: WritingRequest, _ format: NetworkFormat
  ) throws(FormatError) {
    let odd = request.network.nodes.count { node in
      node.id.unicodeScalars.contains { $0.properties.isWhitespace } || node.id.hasPrefix("#")
    }
    guard odd > 0 else { return }
    throw FormatError(
      .cannotHold, at: Problem.Place(file: request.fileName(format.fileExtensions)),
      detail: "Ids must have no spaces and not begin with a number sign (wrong: \(odd)).")
  }
}

extension WritingRequest {
  /// The rows of ties that come from each node, in order.
  var rowsBySource: [[Int]] {
    var rows = [[Int]](repeating: [], count: network.nodes.count)
    for row in network.ties.indices { rows[Int(network.ties.sources[row])].append(row) }
    return rows
  }
}
