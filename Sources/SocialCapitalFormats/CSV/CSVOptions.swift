// SPDX-License-Identifier: Apache-2.0

/// A column of a table that readers know.
public enum TableColumn: String, Sendable, Hashable, CaseIterable {
  case source, target, relation, weight, wave, date
  case id, label, kind, mode, sector, tier, place, consent
  case responded
  case kept, merged, merge
}

/// The byte between the cells of a row.
public enum CellSeparator: UInt8, Sendable, Hashable, CaseIterable {
  /// `,`
  case comma = 0x2C
  /// `;`, as spreadsheet programs write where the comma is the decimal mark.
  case semicolon = 0x3B
  /// A tab.
  case tab = 0x09
}

/// How a table writes dates, besides `2026-03-31`, which is always understood.
public enum DateOrder: Sendable, Hashable, CaseIterable {
  /// Dates such as 31/03/2026 are refused, because day and month cannot be told apart.
  case yearFirst
  /// 31/03/2026 is the last day of March.
  case dayFirst
  /// 03/31/2026 is the last day of March.
  case monthFirst
}
