// SPDX-License-Identifier: Apache-2.0

import Foundation
import SocialCapital

extension NetworkChecker {
  /// Looks for weights and dates that lie far from all others, and for more hours than there are.
  mutating func checkValues() {
    checkWeights()
    checkHours()
    checkDates()
  }

  /// Fewer values than this show no habit to stray from.
  private static let fewest = 20

  /// Weights of one relation are compared on a scale of ratios: one is far out that is more than five
  /// times as far above the median as is usual, and at least some thirtyfold.
  private mutating func checkWeights() {
    guard let weights = network.ties.weights else { return }
    var rows: [Int: [Int]] = [:]
    for row in network.ties.indices where weights[row] > 0 {
      rows[network.ties.relations.place(at: row) ?? -1, default: []].append(row)
    }
    for relation in rows.keys.sorted() {
      guard let rows = rows[relation], rows.count >= Self.fewest else { continue }
      let logarithms = rows.map { log(weights[$0]) }
      let middle = Self.median(logarithms)
      // The median of absolute deviations, made to agree with the standard deviation of a normal
      // distribution; never less than that of a factor of two.
      let spread = max(1.4826 * Self.median(logarithms.map { abs($0 - middle) }), 0.7)
      for (row, logarithm) in zip(rows, logarithms) where logarithm > middle + 5 * spread {
        problems.add(
          .weightOutlier, at: place(ofTie: row, .weight),
          detail: "(Half of the others are below \(Self.rounded(exp(middle))).)",
          cell: showsCells ? "\(weights[row])" : nil)
      }
    }
  }

  private mutating func checkHours() {
    guard let weights = network.ties.weights, network.ties.count > 0,
      let heading = place(ofTie: 0, .weight).heading?.lowercased(), heading.contains("hour")
    else { return }
    let periods = [("week", 168.0), ("day", 24), ("month", 744), ("year", 8784)]
    guard let (period, most) = periods.first(where: { heading.contains($0.0) }) else { return }
    for row in network.ties.indices where weights[row] > most {
      problems.add(
        .impossibleHours, at: place(ofTie: row, .weight),
        detail: "(A \(period) has at most \(Int(most)).)",
        cell: showsCells ? "\(weights[row])" : nil)
    }
  }

  private mutating func checkDates() {
    guard let dates = network.ties.dates else { return }
    let days = dates.compactMap { $0.map { Double($0.dayNumber) } }
    guard days.count >= 5 else { return }
    let middle = Self.median(days)
    for row in network.ties.indices {
      guard let date = dates[row], abs(Double(date.dayNumber) - middle) > 50 * 365.25 else {
        continue
      }
      problems.add(
        .dateOutlier, at: place(ofTie: row, .date), cell: showsCells ? date.description : nil)
    }
  }

  private static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }

  /// A number to two digits, so that it gives nobody's value away.
  private static func rounded(_ number: Double) -> String {
    guard number > 0, number.isFinite else { return "\(number)" }
    let unit = pow(10, (log10(number)).rounded(.down) - 1)
    let value = (number / unit).rounded() * unit
    return value >= 10 && value < 1e15 ? "\(Int(value.rounded()))" : String(format: "%.2g", value)
  }
}
