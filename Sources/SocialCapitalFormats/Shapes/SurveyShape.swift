// SPDX-License-Identifier: Apache-2.0

public import SocialCapital

/// How a sheet that is no list of ties is laid out: a roster, names, a ledger, memberships.
///
/// ```swift
/// var reader = NetworkReader()
/// reader.shape = .ledger
/// reader.period = .quarter
/// let exchanges = try reader.read(InputFiles(ties: file))
/// ```
@nonexhaustive
public enum SurveyShape: String, Sendable, Hashable, CaseIterable {
  /// A row for each respondent and a column for each person they were asked about.
  case roster
  /// A row for each respondent with the names they gave: name1, name1_relation, name2 and so on.
  case names
  /// A row for each exchange: date, giver, receiver, hours, service.
  case ledger
  /// A row for each membership: person, group, role, from, to.
  case membership
}

/// A stretch of time that becomes a wave.
public enum WavePeriod: String, Sendable, Hashable, CaseIterable {
  /// Waves such as `2026-03`.
  case month
  /// Waves such as `2026-Q1`.
  case quarter
  /// Waves such as `2026`.
  case year

  /// The name of the wave a day belongs to.
  public func wave(of date: CalendarDate) -> String {
    let (year, month, _) = date.components
    switch self {
    case .year: return "\(year)"
    case .quarter: return "\(year)-Q\((month + 2) / 3)"
    case .month: return "\(year)-\(month < 10 ? "0" : "")\(month)"
    }
  }

  /// The first day of the next wave.
  func end(after date: CalendarDate) -> CalendarDate {
    var (year, month, _) = date.components
    switch self {
    case .year: month = 13
    case .quarter: month = (month + 2) / 3 * 3 + 1
    case .month: month += 1
    }
    if month > 12 { (year, month) = (year + 1, 1) }
    return CalendarDate(year: year, month: month, day: 1)
      ?? CalendarDate(dayNumber: date.dayNumber + 1)
  }
}

extension SurveyShape {
  /// The shape as a format that is only read and never guessed.
  var format: NetworkFormat {
    NetworkFormat(
      id: rawValue, title: title, summary: summary, fileExtensions: [], holds: [],
      recognizes: { _ in false },
      read: { [self] request throws(FormatError) in
        var session = ReadingSession(
          reader: request.reader, files: request.files, keepsLines: request.keepsLines)
        let dataset = try session.run(self)
        return Reading(
          dataset: dataset, tieLines: session.tieLines, nodeLines: session.nodeLines,
          tieFiles: session.tieFiles)
      })
  }

  /// The columns of its table, where each row is a tie.
  var tieShape: TableShape? {
    switch self {
    case .ledger: .ledger
    case .membership: .membership
    case .roster, .names: nil
    }
  }

  private var title: String {
    switch self {
    case .roster: "Roster sheet"
    case .names: "Sheet of names"
    case .ledger: "Ledger of exchanges"
    case .membership: "List of memberships"
    }
  }

  /// What a sheet of this shape is, in a sentence.
  public var summary: String {
    switch self {
    case .roster: "A row for each respondent and a column for each person they were asked about."
    case .names: "A row for each respondent with the names they gave in columns name1, name2 …"
    case .ledger: "A row for each exchange: date, giver, receiver, hours, service."
    case .membership: "A row for each membership: person, group, role, from, to."
    }
  }
}

extension TableShape {
  static let ledger = TableShape(
    required: [.source, .target], optional: [.weight, .relation, .date, .wave],
    synonyms: [
      .source: ["giver", "provider", "helper", "given by", "from", "earner", "sender"],
      .target: ["receiver", "recipient", "received by", "to", "spender", "member helped"],
      .weight: ["hours", "hour", "time", "credits", "amount", "units"],
      .relation: ["service", "activity", "category", "what", "type"],
    ], notesSynonyms: false)
  static let membership = TableShape(
    required: [.source, .target], optional: [.relation, .date, .wave],
    synonyms: [
      .source: ["person", "member", "name", "individual", "who", "id"],
      .target: [
        "group", "organisation", "organization", "event", "club", "board", "committee", "body",
      ],
      .relation: ["role", "position", "capacity"],
      .date: ["from", "start", "since", "joined"],
    ], notesSynonyms: false)
}
