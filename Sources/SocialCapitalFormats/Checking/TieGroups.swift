// SPDX-License-Identifier: Apache-2.0

import SocialCapital

/// Ties between the same two nodes that agree in what else is said of them.
///
/// Sorting them takes a fraction of the room that a table of all they say would.
struct TieGroups {
  /// Two nodes in one number, and the row of a tie between them.
  private var entries: ContiguousArray<(ends: UInt64, row: Int32)> = []

  /// What ties between the same nodes may differ in.
  struct Details: Comparable {
    /// Places of names, −1 where there is none.
    let relation, wave: Int
    var date: CalendarDate?

    static func < (left: Details, right: Details) -> Bool {
      if left.relation != right.relation { return left.relation < right.relation }
      if left.wave != right.wave { return left.wave < right.wave }
      return left.date?.dayNumber ?? .min < right.date?.dayNumber ?? .min
    }

    init(_ ties: TieTable, _ row: Int, withDate: Bool) {
      relation = ties.relations.place(at: row) ?? -1
      wave = ties.waves.place(at: row) ?? -1
      date = withDate ? ties.dates?[row] : nil
    }
  }

  /// Puts ties in order of their ends; loops are left out.
  ///
  /// - Parameter isEitherWay: Whether it does not matter which of the two nodes a tie comes from.
  init(_ ties: TieTable, isEitherWay: Bool) {
    entries.reserveCapacity(ties.count)
    for row in ties.indices where ties.sources[row] != ties.targets[row] {
      var (source, target) = (ties.sources[row], ties.targets[row])
      if isEitherWay, source > target { swap(&source, &target) }
      entries.append((UInt64(source) << 32 | UInt64(target), Int32(row)))
    }
    entries.sort { $0.ends != $1.ends ? $0.ends < $1.ends : $0.row < $1.row }
  }

  /// Calls a function with the rows of each group, in order.
  ///
  /// - Parameter details: What else ties must agree in.
  func forEach(_ details: (Int) -> Details, _ body: (ArraySlice<Int>) -> Void) {
    var start = 0
    var rows: [Int] = []
    while start < entries.count {
      var end = start
      rows.removeAll(keepingCapacity: true)
      while end < entries.count, entries[end].ends == entries[start].ends {
        rows.append(Int(entries[end].row))
        end += 1
      }
      if rows.count > 1 {
        rows.sort { one, other in
          let (first, second) = (details(one), details(other))
          return first != second ? first < second : one < other
        }
      }
      var rest = rows[...]
      while let first = rest.first {
        let group = rows.count == 1 ? rest : rest.prefix { details($0) == details(first) }
        body(group)
        rest = rest.dropFirst(group.count)
      }
      start = end
    }
  }
}
