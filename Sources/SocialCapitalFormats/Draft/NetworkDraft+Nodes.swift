// SPDX-License-Identifier: Apache-2.0

import SocialCapital

extension NetworkDraft {
  /// The number of a node that something names, a new one where it was not seen.
  @inline(__always)
  mutating func node(_ bytes: Span<UInt8>, _ cell: Cell) -> Int32 {
    let number = ids.insert(bytes, cell)
    if Int(number) == nodePositions.count { addNode(at: .offset(cell.start)) }
    return number
  }

  /// The number of a node whose id is a small whole number, a new one where it was not seen; `nil` of
  /// any other.
  @inline(__always)
  mutating func smallNode(_ cell: Cell, _ head: UInt64) -> Int32? {
    guard let number = ids.insertSmall(head, cell.end - cell.start) else { return nil }
    if Int(number) == nodePositions.count { addNode(at: .offset(cell.start)) }
    return number
  }

  /// Adds the nodes that were first seen in some ties.
  mutating func addNodes(of pairs: NumberPairs) {
    if ids.count == nodePositions.count { return }
    for row in 0..<pairs.count {
      if Int(pairs.sources[row]) == nodePositions.count {
        addNode(at: .offset(pairs.sourceStarts[row]))
      }
      if Int(pairs.targets[row]) == nodePositions.count {
        addNode(at: .offset(pairs.targetStarts[row]))
      }
    }
  }

  /// Numbers the nodes at the ends of some ties, new ones where they were not seen.
  mutating func resolve<Note>(_ batch: inout WaitingTies<Note>, _ bytes: Span<UInt8>) {
    ids.resolve(bytes, batch.ends, isInserting: true, into: &batch.nodes)
    if ids.count == nodePositions.count { return }
    for (end, number) in batch.nodes.enumerated() where Int(number) == nodePositions.count {
      addNode(at: .offset(batch.ends[end].start))
    }
  }

  /// The number of a node that something names, a new one where it was not seen.
  mutating func node(_ id: String, at position: TextPosition) -> Int32 {
    let number = ids.insert(id)
    if Int(number) == nodePositions.count {
      addNode(at: position)
      // Escapes and references may stand for what the bytes were looked through for.
      if EndlessMarks.are(in: id) {
        report(.unexpected, at: position, detail: EndlessMarks.message)
      }
    }
    return number
  }

  /// The number of a node that the file describes; reports it where it was described before.
  mutating func declareNode(_ id: String, at position: TextPosition) -> Int32 {
    if id.isEmpty { report(.emptyID, at: position) }
    let number = node(id, at: position)
    if isDeclared[Int(number)] {
      report(.duplicateNode, at: position, value: id)
    } else {
      isDeclared[Int(number)] = true
      nodePositions[Int(number)] = Self.code(of: position)
    }
    return number
  }

  /// Makes room for so many more nodes.
  mutating func reserveNodes(_ count: Int) {
    ids.reserveCapacity(ids.count + count)
    nodePositions.reserveCapacity(ids.count + count)
    isDeclared.reserveCapacity(ids.count + count)
  }

  private mutating func addNode(at position: TextPosition) {
    nodePositions.append(Self.code(of: position))
    isDeclared.append(false)
  }

  /// Gives a node a value; of a name given twice the last value stands, which is reported where it is
  /// another.
  ///
  /// - Parameter isReplaceable: Whether another may take its place unreported: it is a default, or the
  ///   format says that the last one counts.
  mutating func set(
    _ value: AttributeValue, for name: String, ofNode node: Int32, isReplaceable: Bool = false
  ) {
    guard let number = nodeNames.number(of: name) else { return }
    nodeValues.append(
      NodeEntry(node: node, name: number, value: value, isReplaceable: isReplaceable))
  }

  /// Begins a column of values, one for each node from the first on.
  mutating func beginColumn(_ name: String) {
    nodeColumns.append(NodeColumn(name: nodeNames.number(of: name)))
  }

  /// Gives the next node a value in the last column.
  mutating func appendToColumn(_ value: AttributeValue) {
    nodeColumns[nodeColumns.count - 1].append(value)
  }

  /// Gives nodes that come from here on a value where the file says nothing else of them.
  ///
  /// - Returns: Whether there was one of the name before.
  mutating func addNodeDefault(_ value: AttributeValue, for name: String) -> Bool {
    guard let number = nodeNames.number(of: name) else { return false }
    return nodeDefaults.append(value, name: number)
  }

  /// Gives a node the defaults there are so far.
  mutating func setDefaults(ofNode node: Int32) {
    guard !nodeDefaults.entries.isEmpty else { return }
    while nodeDefaultCounts.count <= node { nodeDefaultCounts.append(0) }
    nodeDefaultCounts[Int(node)] = Int32(nodeDefaults.entries.count)
    noteDefaults(nodeDefaults.entries.count, at: position(ofCode: nodePositions[Int(node)]))
  }

  /// Notes that a node or tie has so many defaults, and reports where all have too many together.
  mutating func noteDefaults(_ count: Int, at position: TextPosition) {
    let wasOverspent = defaultBudget.isOverspent
    if !defaultBudget.allowsSharing(count), !wasOverspent { reportDefaults(at: position) }
  }

  private mutating func reportDefaults(at position: TextPosition) {
    report(.tooLarge, at: position, detail: "Defaults stand for more values than the file has.")
  }

  /// The nodes, with the values they were given; their ids are known by number no longer.
  mutating func makeNodes() -> [Node] {
    var nodes = makeBareNodes()
    let columnLength = nodeColumns.lazy.map(\.count).max() ?? 0
    guard !nodeValues.isEmpty || !nodeDefaultCounts.isEmpty || columnLength > 0 else {
      return nodes
    }
    let order = ValueOrder(nodeValues, nodeCount: nodes.count)
    var gathered = EntryGatherer(nameCount: nodeNames.count)
    // A node that has nothing but so many defaults, to share them with others.
    var plain: (defaultCount: Int, details: Node.Details)?
    for node in nodes.indices {
      let values = order.places(of: node)
      let defaultCount = node < nodeDefaultCounts.count ? Int(nodeDefaultCounts[node]) : 0
      let isBare = values.isEmpty && node >= columnLength
      if isBare, defaultCount == 0 { continue }
      if isBare, let plain, plain.defaultCount == defaultCount {
        nodes[node].details = plain.details
        continue
      }
      gather(node, values, order, defaultCount, into: &gathered)
      if order.isInOrder { nodeValues.release(before: values.upperBound) }
      for column in nodeColumns.indices where node < nodeColumns[column].count {
        nodeColumns[column].release(before: node)
      }
      let answerCount = participation.count
      finish(&nodes[node], number: node, gathered.entries)
      sharedByNodes.share(&nodes[node])
      if isBare, participation.count == answerCount {
        plain = (defaultCount, nodes[node].details)
      }
    }
    return nodes
  }

  /// Gathers the defaults and the own values of a node.
  private mutating func gather(
    _ node: Int, _ values: Range<Int>, _ order: ValueOrder, _ defaultCount: Int,
    into gathered: inout EntryGatherer
  ) {
    gathered.begin()
    for entry in allowedDefaults(
      nodeDefaults, defaultCount, beside: values.count, at: position(ofCode: nodePositions[node]))
    {
      _ = gathered.add(entry)
    }
    func add(_ name: Int32, _ value: AttributeValue, isReplaceable: Bool) {
      let entry = EntryGatherer.Entry(name: name, value: value, isReplaceable: isReplaceable)
      guard let lost = gathered.add(entry) else { return }
      report(
        .repeatedValue, at: position(ofCode: nodePositions[node]), heading: nodeNames.name(lost))
    }
    for place in values {
      let given = nodeValues[order.index(at: place)]
      add(given.name, given.value, isReplaceable: given.isReplaceable)
    }
    for column in nodeColumns where node < column.count {
      if let name = column.name { add(name, column[node], isReplaceable: false) }
    }
  }

  /// The first of the defaults, unless that made too many values of them all, which is reported.
  ///
  /// - Parameter ownCount: How many values the file has for the same node or tie, which may stand in
  ///   the place of defaults.
  mutating func allowedDefaults(
    _ defaults: DefaultValues, _ count: Int, beside ownCount: Int, at position: TextPosition
  ) -> ArraySlice<EntryGatherer.Entry> {
    if count == 0 { return [] }
    let wasOverspent = defaultBudget.isOverspent
    if defaultBudget.allows(max(0, count - ownCount)) { return defaults.entries[..<count] }
    if !wasOverspent { reportDefaults(at: position) }
    return []
  }

  /// The nodes, of which no more is known than their modes.
  private mutating func makeBareNodes() -> [Node] {
    guard let firstModeCount else { return ids.drain { Node($0) } }
    // Copies of one node share what is known of it.
    let patterns = (first: Node("", mode: 1), second: Node("", mode: 2))
    var count = 0
    return ids.drain { id in
      var node = count < firstModeCount ? patterns.first : patterns.second
      node.id = id
      count += 1
      return node
    }
  }

  private mutating func finish(
    _ node: inout Node, number: Int, _ values: ContiguousArray<EntryGatherer.Entry>
  ) {
    var entries: [Attributes.Entry] = []
    var waves: (asked: String?, answered: String?)
    for entry in values {
      let (name, value) = (entry.name, entry.value)
      let property = Int(name) < nodeNames.knownCount ? NodeProperty.allCases[Int(name)] : nil
      switch property {
      case .mode where firstModeCount != nil:
        guard value.plainText != node.mode?.description else { continue }
        report(
          .repeatedValue, at: position(ofCode: nodePositions[number]), heading: nodeNames.name(name)
        )
      case .askedWaves: waves.asked = value.text
      case .answeredWaves: waves.answered = value.text
      case let property?:
        switch property.set(value, of: &node) {
        case .set: continue
        case .unfit:
          entries.append(Attributes.Entry(name: nodeNames.name(name), value: value))
        case .wrong(let reason):
          report(
            reason, at: position(ofCode: nodePositions[number]), heading: property.rawValue,
            value: value.text)
        }
      case nil: entries.append(Attributes.Entry(name: nodeNames.name(name), value: value))
      }
    }
    node.attributes = Attributes(distinct: entries)
    let answered = Set(WaveNames.names(in: waves.answered ?? ""))
    for wave in WaveNames.names(in: waves.asked ?? waves.answered ?? "") {
      participation.append(
        Participation(wave: wave, id: node.id, responded: answered.contains(wave)))
    }
  }
}

/// The values of nodes, which come in any order, node by node.
private struct ValueOrder {
  /// Where the values of each node begin.
  private var starts: ContiguousArray<UInt32>
  /// Which value stands at each place; none where they came node by node.
  private var indices: ContiguousArray<UInt32> = []
  /// Whether values came node by node.
  private(set) var isInOrder = true

  init(_ values: Chunks<NetworkDraft.NodeEntry>, nodeCount: Int) {
    // Of nodes that were never declared nothing can be said.
    func node(_ index: Int) -> Int { min(Int(values[index].node), nodeCount) }
    // Counting how many each node has puts them in order of nodes.
    starts = ContiguousArray(repeating: 0, count: nodeCount + 2)
    for index in 0..<values.count {
      starts[node(index) + 1] += 1
      if index > 0, node(index) < node(index - 1) { isInOrder = false }
    }
    for node in 1..<starts.count { starts[node] += starts[node - 1] }
    if isInOrder { return }
    var places = starts
    indices = ContiguousArray(repeating: 0, count: values.count)
    for index in 0..<values.count {
      indices[Int(places[node(index)])] = UInt32(index)
      places[node(index)] += 1
    }
  }

  /// Where the values of a node stand.
  func places(of node: Int) -> Range<Int> { Int(starts[node])..<Int(starts[node + 1]) }

  /// Which value stands at a place.
  func index(at place: Int) -> Int { isInOrder ? place : Int(indices[place]) }
}

/// Gathers the values of one node or tie: of a name given twice the last value stands, in the first
/// one's place.
struct EntryGatherer {
  struct Entry {
    let name: Int32
    var value: AttributeValue
    /// Whether another may take its place unreported.
    var isReplaceable: Bool
  }

  private(set) var entries: ContiguousArray<Entry> = []
  /// The node or tie that last used each name, and where.
  private var uses: ContiguousArray<(round: Int, place: Int)>
  private var round = 0

  init(nameCount: Int) {
    uses = ContiguousArray(repeating: (0, 0), count: nameCount)
  }

  mutating func begin() {
    round += 1
    entries.removeAll(keepingCapacity: true)
  }

  /// Adds a value; returns its name where it took the place of another that was there to stay.
  mutating func add(_ entry: Entry) -> Int32? {
    let name = Int(entry.name)
    while uses.count <= name { uses.append((0, 0)) }
    guard uses[name].round == round else {
      uses[name] = (round, entries.count)
      entries.append(entry)
      return nil
    }
    let before = entries[uses[name].place]
    entries[uses[name].place] = entry
    return before.isReplaceable || before.value == entry.value ? nil : entry.name
  }
}
