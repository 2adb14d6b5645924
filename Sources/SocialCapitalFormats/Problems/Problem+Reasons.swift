// SPDX-License-Identifier: Apache-2.0

extension Problem {
  /// What kind of problem it is; the raw value is a stable name for scripts.
  @nonexhaustive
  public enum Reason: String, Sendable, Hashable, CaseIterable {
    // Files
    /// There is no table of ties.
    case missingFile = "missing-file"
    /// Two files could be the same table.
    case severalFiles = "several-files"
    /// The file cannot be opened.
    case unreadableFile = "unreadable-file"
    /// The file holds nothing.
    case emptyFile = "empty-file"
    /// A spreadsheet workbook or another archive.
    case workbook = "workbook"
    /// A compressed file.
    case compressed = "compressed"
    /// A picture, a document or a program.
    case binary = "binary"
    /// Text of another format.
    case otherFormat = "other-format"
    /// UTF-16 without its mark.
    case unmarkedUTF16 = "unmarked-utf-16"
    /// Marked as UTF-16, but not UTF-16.
    case brokenUTF16 = "broken-utf-16"
    /// Not UTF-8.
    case invalidUTF8 = "invalid-utf-8"
    /// Partly UTF-8 and partly not.
    case mixedEncodings = "mixed-encodings"
    /// A zero byte in the text.
    case zeroByte = "zero-byte"
    // Tables
    /// A column that is needed, or was asked for, is not there.
    case missingColumn = "missing-column"
    /// Two columns of the same name.
    case duplicateHeading = "duplicate-heading"
    /// A cell under no heading.
    case unnamedColumn = "unnamed-column"
    /// More columns than a table can have.
    case tooManyColumns = "too-many-columns"
    /// Headings only.
    case noRows = "no-rows"
    /// A quotation mark that is never closed.
    case openQuote = "open-quote"
    /// A quotation mark within a plain cell.
    case quoteInCell = "quote-in-cell"
    /// Text after a closing quotation mark.
    case textAfterQuote = "text-after-quote"
    /// A cell of more than a megabyte.
    case longCell = "long-cell"
    /// More cells than headings.
    case extraCells = "extra-cells"
    // Cells
    /// Nothing where something is needed.
    case emptyCell = "empty-cell"
    /// No number.
    case notANumber = "not-a-number"
    /// Thousands set apart by marks.
    case groupedNumber = "grouped-number"
    /// A decimal comma among commas.
    case decimalComma = "decimal-comma"
    /// Decimal points and decimal commas in one column.
    case mixedDecimals = "mixed-decimals"
    /// A weight below 0.
    case negativeWeight = "negative-weight"
    /// A weight too small, too large or infinite.
    case weightOutOfRange = "weight-out-of-range"
    /// No date.
    case notADate = "not-a-date"
    /// Day and month cannot be told apart.
    case ambiguousDate = "ambiguous-date"
    /// A day that the calendar does not have.
    case impossibleDate = "impossible-date"
    /// Neither yes nor no.
    case notYesOrNo = "not-yes-or-no"
    /// Neither mode 1 nor mode 2.
    case notAMode = "not-a-mode"
    /// No word for consent.
    case notAConsent = "not-a-consent"
    // Rows among each other
    /// An id that the node table does not have.
    case unknownNode = "unknown-node"
    /// Two rows for one node.
    case duplicateNode = "duplicate-node"
    /// Two rows for one node in one wave.
    case duplicateRecord = "duplicate-record"
    // Formats other than tables
    /// Something else must stand here.
    case unexpected = "unexpected"
    /// The file ends in the middle of something.
    case endsEarly = "ends-early"
    /// Lists or elements within each other beyond all measure.
    case tooDeep = "too-deep"
    /// More than a file may ask for.
    case tooLarge = "too-large"
    /// A number that the file announces and does not keep.
    case wrongCount = "wrong-count"
    /// A matrix of ties that has not as many rows as columns.
    case notSquare = "not-square"
    /// A part of the format that this library has no reader for.
    case notSupported = "not-supported"
    /// Packed data that are not what was packed.
    case damaged = "damaged"
    /// A node whose id is an empty text.
    case emptyID = "empty-id"
    /// A file in which there are no nodes.
    case noNodes = "no-nodes"
    /// A network that a format has no way to write.
    case cannotHold = "cannot-hold"
    // What was read and should be known
    /// Ties without a weight among ties that have one.
    case missingWeight = "missing-weight"
    /// Nodes that ties name and a list of nodes does not.
    case undescribedNode = "undescribed-node"
    /// Ties with and without a direction in one file.
    case mixedDirections = "mixed-directions"
    /// Something the file says that a network has no place for.
    case leftOut = "left-out"
    /// Two values under one name, of which the last stands.
    case repeatedValue = "repeated-value"
    /// Nodes without any tie.
    case noTies = "no-ties"
    /// A value of a node that differs between waves.
    case changedBetweenWaves = "changed-between-waves"
    /// A column recognised by another word.
    case assumedHeading = "assumed-heading"
    /// UTF-16 that was decoded.
    case decodedUTF16 = "decoded-utf-16"
    /// Spaces round cells that were left out.
    case spacesDropped = "spaces-dropped"
    /// Rows with fewer cells than headings.
    case shortRows = "short-rows"
    /// Times of day that were left out.
    case timeDropped = "time-dropped"
    // What only a check reports
    /// A tie from a node to itself.
    case loop = "loop"
    /// A tie that was listed before.
    case parallelTie = "parallel-tie"
    /// A tie of weight 0.
    case zeroWeight = "zero-weight"
    /// Nodes without ties.
    case isolates = "isolates"
    /// Directed ties none of which is returned.
    case neverReturned = "never-returned"
    /// Directed ties all of which are returned.
    case alwaysReturned = "always-returned"
    /// A tie named by somebody who did not answer.
    case nonRespondentTie = "non-respondent-tie"
    /// A tie of somebody who was not in scope of the wave.
    case outOfScope = "out-of-scope"
    /// A wave that no tie is of.
    case waveWithoutTies = "wave-without-ties"
    /// A wave of ties without participation.
    case waveWithoutRecords = "wave-without-records"
    /// Characters that cannot be seen.
    case invisibleCharacters = "invisible-characters"
    /// Ids that differ only in case, spaces, accents or signs.
    case similarIDs = "similar-ids"
    /// Words of a column that differ only in case, spaces, accents or signs.
    case similarWords = "similar-words"
    /// People who asked to be taken out.
    case withdrawn = "withdrawn"
    /// Nodes that no tie and no record of participation names.
    case namedNowhere = "named-nowhere"
    /// Nodes that are probably one, spelt in two ways.
    case likelySame = "likely-same"
    /// A weight far beyond all others.
    case weightOutlier = "weight-outlier"
    /// More hours than the time has that its heading names.
    case impossibleHours = "impossible-hours"
    /// A date far from all others.
    case dateOutlier = "date-outlier"
    /// A tie listed from one end only where nearly all are listed from both.
    case oneSidedTie = "one-sided-tie"
    /// Ties without direction that are listed from both ends.
    case listedTwice = "listed-twice"
    /// Text that was decoded twice, such as Ã© for é.
    case decodedTwice = "decoded-twice"
    /// Characters that were lost when the text was converted.
    case lostCharacters = "lost-characters"
    /// Letters of two alphabets in one word.
    case mixedAlphabets = "mixed-alphabets"
    // Survey shapes
    /// Neither a number nor a word or mark for yes or no.
    case notAnAnswer = "not-an-answer"
    /// An answer about somebody who is not named.
    case answerWithoutName = "answer-without-name"
    /// Somebody on both sides of a two-mode list.
    case bothSides = "both-sides"
    /// A membership that ends before it begins.
    case datesReversed = "dates-reversed"
    /// Hours taken back that were never given.
    case refundWithoutExchange = "refund-without-exchange"
    /// An exchange that was entered before.
    case repeatedExchange = "repeated-exchange"
    /// Hours that were taken back.
    case refunded = "refunded"
    /// Pairs about which nobody was asked.
    case notAsked = "not-asked"
    /// People who answered and named nobody.
    case namedNobody = "named-nobody"
    /// People who did not answer.
    case didNotAnswer = "did-not-answer"
    // Merges
    /// An id that the data do not have.
    case mergeUnknown = "merge-unknown"
    /// A node that is to be merged into two.
    case mergeTwice = "merge-twice"
    /// Nodes that are said to be one and not to be one.
    case mergeContradiction = "merge-contradiction"
    /// Merges that go in a circle.
    case mergeCircle = "merge-circle"
    /// Nodes that were merged into others.
    case merged = "merged"
    /// Suggestions without a decision.
    case undecidedMerges = "undecided-merges"
    /// Ties within one node that merging made.
    case mergeMadeLoops = "merge-made-loops"
    /// Parallel ties that merging made.
    case mergeMadeParallelTies = "merge-made-parallel-ties"
    /// Values of merged nodes that gave way to others.
    case mergeDroppedValues = "merge-dropped-values"
  }
}

extension Problem.Reason {
  /// How bad problems of this kind are.
  public var severity: Problem.Severity {
    switch self {
    case .noTies, .missingWeight, .undescribedNode, .repeatedValue, .changedBetweenWaves, .loop,
      .parallelTie,
      .nonRespondentTie, .outOfScope,
      .waveWithoutTies, .waveWithoutRecords, .invisibleCharacters, .similarIDs, .similarWords:
      .warning
    case .mixedDirections, .leftOut, .assumedHeading, .decodedUTF16, .spacesDropped, .shortRows,
      .timeDropped, .zeroWeight,
      .isolates, .neverReturned, .alwaysReturned, .withdrawn:
      .note
    case .likelySame, .weightOutlier, .impossibleHours, .dateOutlier, .oneSidedTie, .listedTwice,
      .decodedTwice, .lostCharacters, .mixedAlphabets, .answerWithoutName, .repeatedExchange:
      .warning
    case .namedNowhere, .refunded, .notAsked, .namedNobody, .didNotAnswer, .merged,
      .undecidedMerges, .mergeMadeLoops, .mergeMadeParallelTies, .mergeDroppedValues:
      .note
    default: .error
    }
  }
}
