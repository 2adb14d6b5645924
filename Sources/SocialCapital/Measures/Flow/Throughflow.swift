// SPDX-License-Identifier: Apache-2.0

/// What passes through each node when the network's boundary closes every balance.
///
/// Data of who pays whom seldom say what comes in from outside. What a node pays beyond what it is
/// paid within the network must have: z(i) = max(0, s_out − s_in). What it is paid beyond what it
/// pays leaves: y(i) = max(0, s_in − s_out). So T(i) = max(s_in, s_out) passes through it.
struct Throughflow {
  /// T: what passes through each node.
  let through: ContiguousArray<Double>
  /// z: what each node has from outside.
  let income: ContiguousArray<Double>

  init(_ graph: Graph) {
    let sent = graph.nodes.map { graph.outgoing.strength(of: $0) }
    let received = graph.nodes.map { graph.incoming.strength(of: $0) }
    through = ContiguousArray(zip(sent, received).lazy.map { max($0, $1) })
    income = ContiguousArray(zip(sent, received).lazy.map { max(0, $0 - $1) })
  }

  /// Σ T, the total of what passes through.
  var total: Double { Self.sum(through) }

  /// Σ z, the total that comes in from outside.
  var totalIncome: Double { Self.sum(income) }

  private static func sum(_ amounts: ContiguousArray<Double>) -> Double {
    var sum = CompensatedSum()
    for amount in amounts { sum.add(amount) }
    return sum.value
  }
}
