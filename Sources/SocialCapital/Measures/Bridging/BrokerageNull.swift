// SPDX-License-Identifier: Apache-2.0

/// Exact mean and variance of brokerage counts where every possible tie exists, independently, with
/// the same probability.
///
/// A count is a sum over ordered triples (a, v, b) of p(a→v)·p(v→b)·(1 − p(a→b)) terms, so its
/// variance is a sum of covariances over pairs of triples that share a tie. Four numbers say all:
/// the variance of one triple, `one`; the covariance of two that share a tie both need, `shared`;
/// of two that share a tie both lack, `lacked`; of two of which one needs what the other lacks,
/// −`mean`². Each formula counts such pairs by group sizes.
///
/// Undirected, a tie stands for both directions, so (a, v, b) and (b, v, a) occur together.
struct BrokerageNull {
  /// A mean and a variance.
  struct Moments {
    let mean: Double
    let variance: Double
  }

  private let isDirected: Bool
  private let count: Double
  private let sizes: [Double]
  private let mean: Double
  private let one: Double
  private let shared: Double
  private let lacked: Double
  private var clash: Double { mean * mean }

  init(sizes: [Int], density: Double, isDirected: Bool) {
    self.isDirected = isDirected
    self.sizes = sizes.map(Double.init)
    count = self.sizes.reduce(0, +)
    let (p, q) = (density, 1 - density)
    mean = p * p * q
    one = mean * (1 - mean)
    shared = p * p * p * q * q * q
    lacked = p * p * p * p * p * q
  }

  /// Sums over the other groups' sizes.
  private struct Others {
    let sum: Double
    let squares: Double
    let cubes: Double
    /// Σ g·h over ordered pairs of different groups.
    var products: Double { sum * sum - squares }
    /// Σ g²·h over ordered pairs of different groups.
    var skewed: Double { sum * squares - cubes }
    /// Σ g·(g − 1).
    var pairs: Double { squares - sum }
    /// Σ g·(g − 1)·(g − 2).
    var triples: Double { cubes - 3 * squares + 2 * sum }

    init(_ sizes: [Double], without group: Int) {
      var sums = (0.0, 0.0, 0.0)
      for (index, size) in sizes.enumerated() where index != group {
        sums.0 += size
        sums.1 += size * size
        sums.2 += size * size * size
      }
      (sum, squares, cubes) = sums
    }
  }

  /// How many triples of a role one broker of the group can be in.
  private func triples(_ role: Brokerage.Role, _ n: Double, _ others: Others) -> Double {
    switch role {
    case .coordinator: (n - 1) * (n - 2)
    case .consultant: others.pairs
    case .representative, .gatekeeper: (n - 1) * others.sum
    case .liaison: others.products
    case .total: (count - 1) * (count - 2)
    }
  }

  /// Whether undirected triples of a role come in pairs that are counted together.
  private func isPaired(_ role: Brokerage.Role) -> Bool {
    !isDirected && role != .representative && role != .gatekeeper
  }

  /// The moments of one broker's count, by its group.
  func member(of group: Int, _ role: Brokerage.Role) -> Moments {
    let n = sizes[group]
    if n == 0 { return Moments(mean: 0, variance: 0) }
    let others = Others(sizes, without: group)
    let triples = triples(role, n, others)
    let o = others.sum
    let sharing: Double =
      switch role {
      case .coordinator: 2 * (n - 1) * (n - 2) * (n - 3)
      case .consultant: 2 * others.triples
      case .representative, .gatekeeper: (n - 1) * o * (o - 1) + o * (n - 1) * (n - 2)
      case .liaison:
        2 * (o * o * o - 2 * o * others.squares + others.cubes - o * o + others.squares)
      case .total: 2 * (count - 1) * (count - 2) * (count - 3)
      }
    return Moments(
      mean: triples * mean,
      variance: (triples * one + sharing * shared) * (isPaired(role) ? 2 : 1))
  }

  /// The moments of the count over all brokers of a group.
  func group(_ group: Int, _ role: Brokerage.Role) -> Moments {
    let n = sizes[group]
    if n == 0 { return Moments(mean: 0, variance: 0) }
    let others = Others(sizes, without: group)
    let triples = n * triples(role, n, others)
    let variance: Double
    switch role {
    case .coordinator: variance = closedVariance(n)
    case .representative, .gatekeeper:
      let sharing = isDirected ? count - 3 : 2 * count - n - 4
      variance = triples * (one + sharing * shared - (2 * n - 3) * clash + (n - 2) * lacked)
    case .consultant:
      let cubed = others.cubes - others.squares
      variance =
        n * (others.pairs * (one - 4 * shared + (n - 1) * lacked) + 2 * cubed * shared)
        * (isDirected ? 1 : 2)
    case .liaison:
      let plain = one + 2 * (count - n - 1) * shared + (n - 1) * lacked
      variance =
        n * (others.products * plain - 2 * others.skewed * shared) * (isDirected ? 1 : 2)
    case .total: variance = totalVariance(brokers: n)
    }
    return Moments(mean: triples * mean, variance: variance)
  }

  /// The moments of the count over all brokers.
  func network(_ role: Brokerage.Role) -> Moments {
    let means = sizes.indices.reduce(0) { $0 + group($1, role).mean }
    if role == .total { return Moments(mean: means, variance: closedVariance(count)) }
    let variance = sizes.indices.reduce(0) { $0 + networkVariance(brokers: $1, role) }
    return Moments(mean: means, variance: variance)
  }

  /// The part of the network's variance that belongs to one group's brokers.
  private func networkVariance(brokers group: Int, _ role: Brokerage.Role) -> Double {
    let n = sizes[group]
    if n == 0 { return 0 }
    let others = Others(sizes, without: group)
    let all = count
    switch role {
    case .coordinator: return closedVariance(n)
    case .consultant:
      let plain = one + (2 * n - 6) * shared + (all - 1) * lacked
      let cubed = others.cubes - others.squares
      return n * (others.pairs * plain + cubed * (2 * shared - lacked)) * (isDirected ? 1 : 2)
    case .representative, .gatekeeper:
      if isDirected { return self.group(group, role).variance }
      let plain =
        one + (2 * all - n - 5) * shared - (2 * n - 5) * clash + (n - 3) * lacked
      return n * (n - 1)
        * (others.sum * plain + others.squares * (shared - 2 * clash + lacked))
    case .liaison:
      let needed = isDirected ? 4 * all - 4 * n - 2 : 4 * all - 4 * n - 4
      let plain =
        one + needed * shared - (4 * all - 2 * n - 2) * clash + (all - 1) * lacked
      let skewed = others.skewed * (-4 * shared + 6 * clash - 2 * lacked)
      return n * (others.products * plain + skewed) * (isDirected ? 1 : 2)
    case .total: return 0
    }
  }

  /// The variance of the count of all triples among a number of nodes.
  private func closedVariance(_ n: Double) -> Double {
    let needed = isDirected ? 4 * n - 10 : 4 * n - 12
    let each = one + needed * shared - (4 * n - 10) * clash + (n - 3) * lacked
    return n * (n - 1) * (n - 2) * each * (isDirected ? 1 : 2)
  }

  /// The variance of the count of all triples whose broker is among a number of nodes.
  private func totalVariance(brokers n: Double) -> Double {
    let (two, three) = (count - 2, count - 3)
    let single = n * (count - 1) * two
    let double = n * (n - 1) * two
    if isDirected {
      return single * one + (2 * single * three + 2 * double * two) * shared
        + double * three * lacked - double * (4 * two - 2) * clash
    }
    let sharing = (single + double) * three * shared
    return 4
      * (single / 2 * one + sharing - double * (1 + 2 * three) * clash
        + double * three / 2 * lacked)
  }
}
