// SPDX-License-Identifier: Apache-2.0

/// One thing that is wrong, or looks wrong, in a file: what, where, and what to do.
///
/// A problem never holds what stands in a cell unless the reader was asked to show it, because a
/// cell may name a person.
public struct Problem: Sendable, Hashable {
  /// What kind of problem it is.
  public let reason: Reason
  /// Where it is.
  public let place: Place
  /// What more there is to say of this one, such as what was expected; may be empty.
  public let detail: String
  /// What stands in the cell, where the reader was asked to show it.
  public let cell: String?

  /// How bad it is.
  public var severity: Severity { reason.severity }

  /// What is wrong, in a sentence.
  public var message: String {
    let shown = cell.map { " Found: \($0.debugDescription)." } ?? ""
    return reason.sentence + (detail.isEmpty ? "" : " " + detail) + shown
  }

  /// What to do about it, in a sentence.
  public var advice: String { reason.advice }

  /// How bad a problem is.
  public enum Severity: String, Sendable, Hashable, CaseIterable, Comparable {
    /// Worth knowing.
    case note
    /// Probably not what was meant; the data can be used.
    case warning
    /// The data cannot be used.
    case error

    /// Whether one is less bad than another.
    public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
    private var rank: Int { self == .note ? 0 : self == .warning ? 1 : 2 }
  }

  /// A place in a file.
  public struct Place: Sendable, Hashable {
    /// The name of the file, without its folder.
    public var file: String
    /// The line, counted from 1; `nil` where the whole file is meant.
    public var line: Int?
    /// The column of a table, or the character of a line of other text, counted from 1.
    public var column: Int?
    /// The heading of that column, or the name of the attribute.
    public var heading: String?

    /// Makes a place.
    public init(file: String, line: Int? = nil, column: Int? = nil, heading: String? = nil) {
      self.file = file
      self.line = line
      self.column = column
      self.heading = heading
    }
  }
}

extension Problem.Place: CustomStringConvertible {
  /// The place as `ties.csv:14:3 (weight)`.
  public var description: String {
    var text = file
    if let line { text += ":\(line)" }
    if let column { text += ":\(column)" }
    if let heading { text += " (\(heading))" }
    return text
  }
}

extension Problem: CustomStringConvertible {
  /// Severity, place and message on one line, advice on the next.
  public var description: String { "\(severity.rawValue): \(place): \(message)\n  \(advice)" }
}
