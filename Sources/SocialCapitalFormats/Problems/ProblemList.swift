// SPDX-License-Identifier: Apache-2.0

/// Problems in the order of the files, all counted, the first few of each kind kept.
public struct ProblemList: Sendable, Hashable {
  /// The problems that were kept, by file, line and column.
  public private(set) var problems: [Problem] = []
  /// How many problems of each kind there are in all, kept or not.
  public private(set) var counts: [Problem.Reason: Int] = [:]
  /// How many of each kind are kept.
  private let limit: Int
  /// The files in the order they were looked at.
  private var files: [String] = []

  init(limit: Int) { self.limit = limit }

  mutating func add(
    _ reason: Problem.Reason, at place: Problem.Place, detail: String = "", cell: String? = nil
  ) {
    let count = counts[reason, default: 0]
    counts[reason] = count + 1
    guard count < limit else { return }
    if !files.contains(place.file) { files.append(place.file) }
    problems.append(Problem(reason: reason, place: place, detail: detail, cell: cell))
  }

  /// Whether another problem of a kind would be kept, so that describing it is worth the work.
  func keepsMore(of reason: Problem.Reason) -> Bool { counts[reason, default: 0] < limit }

  mutating func merge(_ other: ProblemList) {
    for problem in other.problems {
      if !files.contains(problem.place.file) { files.append(problem.place.file) }
    }
    problems += other.problems
    counts.merge(other.counts, uniquingKeysWith: +)
  }

  /// The same problems at other places.
  func mappingPlaces(_ body: (Problem.Place) -> Problem.Place) -> ProblemList {
    var list = self
    list.problems = problems.map { problem in
      Problem(
        reason: problem.reason, place: body(problem.place), detail: problem.detail,
        cell: problem.cell)
    }
    return list
  }

  /// The problems but those of a kind.
  func without(_ reason: Problem.Reason) -> ProblemList {
    var list = self
    list.problems.removeAll { $0.reason == reason }
    list.counts[reason] = nil
    return list
  }

  mutating func sort() {
    let rank = Dictionary(uniqueKeysWithValues: zip(files, files.indices))
    func key(_ problem: Problem) -> (Int, Int, Int) {
      (rank[problem.place.file] ?? 0, problem.place.line ?? 0, problem.place.column ?? 0)
    }
    // The place in the list breaks ties, so that the order is the same on every run.
    problems = problems.enumerated()
      .sorted { left, right in
        let (first, second) = (key(left.element), key(right.element))
        return first == second ? left.offset < right.offset : first < second
      }
      .map(\.element)
  }

  /// Whether there are none.
  public var isEmpty: Bool { problems.isEmpty }

  /// How many there are in all, kept or not.
  public var totalCount: Int { counts.values.reduce(0, +) }

  /// How many are not kept because there were enough of their kind.
  public var omittedCount: Int { totalCount - problems.count }

  /// How many of a severity there are in all, kept or not.
  public func count(of severity: Problem.Severity) -> Int {
    counts.reduce(0) { $0 + ($1.key.severity == severity ? $1.value : 0) }
  }

  /// Whether any is an error.
  public var hasErrors: Bool { count(of: .error) > 0 }
}

extension ProblemList: CustomStringConvertible {
  /// Each problem, and how many more there are.
  public var description: String {
    var lines = problems.map(\.description)
    for reason in Problem.Reason.allCases {
      let more = counts[reason, default: 0] - problems.count { $0.reason == reason }
      if more > 0 { lines.append("\(reason.severity.rawValue): \(more) more: \(reason.sentence)") }
    }
    return lines.joined(separator: "\n")
  }
}

/// The data cannot be used: everything that is wrong with them.
public struct FormatError: Error, Sendable, Hashable {
  /// All problems found, errors and others.
  public let problems: ProblemList

  init(_ problems: ProblemList) { self.problems = problems }

  init(_ reason: Problem.Reason, at place: Problem.Place, detail: String = "") {
    var problems = ProblemList(limit: 1)
    problems.add(reason, at: place, detail: detail)
    self.problems = problems
  }
}

extension FormatError: CustomStringConvertible {
  /// Each problem with its place and what to do about it.
  public var description: String { problems.description }
}
