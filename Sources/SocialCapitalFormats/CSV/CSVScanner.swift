// SPDX-License-Identifier: Apache-2.0

/// A cell of a table as a range of the file's bytes; nothing is copied until it is needed.
struct Cell {
  /// Where the text begins, after an opening quotation mark or spaces.
  var start: Int
  /// Where the text ends, before a closing quotation mark or spaces.
  var end: Int
  /// Whether the text contains doubled quotation marks that stand for one.
  var hasDoubledQuotes = false

  var isEmpty: Bool { start == end }

  var length: Int { end - start }
}

/// One row of a table and what is wrong with its form.
struct CSVRow {
  /// The cells, at most as many as the scanner's limit.
  var cells: ContiguousArray<Cell> = []
  /// The line the row begins on, counted from 1.
  var line = 1
  /// What is wrong with the form of the row; the first such thing.
  var fault: Fault?
  /// The first cell that is not empty beyond the scanner's limit, by its place.
  var extraCell: Int?
  /// Whether spaces at the ends of a cell were dropped.
  var hasDroppedSpaces = false

  struct Fault {
    let reason: Problem.Reason
    /// The place of the cell in the row.
    let cell: Int
    /// Where in the file the fault is.
    let offset: Int
  }

  var isBlank: Bool { extraCell == nil && cells.allSatisfy(\.isEmpty) }
}

/// Splits the bytes of a table into rows and cells by RFC 4180, going over each byte once.
///
/// Rows end with LF, CR LF or CR. A cell may stand in quotation marks, and then contain separators,
/// line ends and doubled quotation marks. Spaces round a cell are dropped unless they are within
/// its quotation marks.
struct CSVScanner {
  /// The longest cell that is read, in bytes.
  static let longestCell = 1 << 20

  let separator: UInt8
  /// How many cells of a row are kept.
  let cellLimit: Int
  /// Where the next row begins.
  private(set) var position: Int
  /// The line the next row begins on.
  private(set) var line: Int
  /// The bytes that end a run of plain text: a bit for each of the first 64.
  private let stops: UInt64

  init(separator: UInt8, cellLimit: Int, position: Int, line: Int = 1) {
    self.separator = separator
    self.cellLimit = cellLimit
    self.position = position
    self.line = line
    stops = [0x0A, 0x0D, 0x22, separator].reduce(0) { $0 | 1 << UInt64($1) }
  }

  /// Reads the next row; returns `false` at the end of the file.
  mutating func next(_ bytes: Span<UInt8>, into row: inout CSVRow) -> Bool {
    guard position < bytes.count else { return false }
    row.cells.removeAll(keepingCapacity: true)
    row.line = line
    row.fault = nil
    row.extraCell = nil
    row.hasDroppedSpaces = false
    var offset = position
    var place = 0
    while true {
      let cell = scanCell(bytes, &offset, place, &row)
      if place < cellLimit {
        row.cells.append(cell)
      } else if row.extraCell == nil, !cell.isEmpty {
        row.extraCell = place
      }
      guard offset < bytes.count else { break }
      let stop = bytes[offset]
      offset += 1
      if stop == separator {
        place += 1
        continue
      }
      if stop == 0x0D, offset < bytes.count, bytes[offset] == 0x0A { offset += 1 }
      line += 1
      break
    }
    position = offset
    return true
  }

  /// Goes on behind some rows that were read otherwise, each on a line of its own.
  mutating func skip(rows: Int, to offset: Int) {
    line += rows
    position = offset
  }

  /// Reads a cell and leaves the offset at the separator or line end after it.
  @inline(__always)
  private mutating func scanCell(
    _ bytes: Span<UInt8>, _ offset: inout Int, _ place: Int, _ row: inout CSVRow
  ) -> Cell {
    let count = bytes.count
    let begin = offset
    while offset < count, isSpace(bytes[offset]) { offset += 1 }
    if offset < count, bytes[offset] == 0x22 {
      return scanQuotedCell(bytes, &offset, place, &row)
    }
    let start = offset
    while offset < count {
      let byte = bytes[offset]
      if byte < 64, stops >> UInt64(byte) & 1 != 0 {
        if byte != 0x22 { break }
        note(.quoteInCell, place, offset, &row)
      }
      offset += 1
    }
    var end = offset
    while end > start, isSpace(bytes[end - 1]) { end -= 1 }
    if start > begin || end < offset { row.hasDroppedSpaces = true }
    if end - start > Self.longestCell { note(.longCell, place, start, &row) }
    return Cell(start: start, end: end)
  }

  private mutating func scanQuotedCell(
    _ bytes: Span<UInt8>, _ offset: inout Int, _ place: Int, _ row: inout CSVRow
  ) -> Cell {
    let count = bytes.count
    offset += 1
    var cell = Cell(start: offset, end: offset)
    let firstLine = line
    while true {
      guard offset < count else {
        // Nothing after the open mark can be trusted; the line given is where it was opened.
        line = firstLine
        note(.openQuote, place, cell.start - 1, &row)
        cell.end = count
        return cell
      }
      let byte = bytes[offset]
      if byte == 0x22 {
        guard offset + 1 < count, bytes[offset + 1] == 0x22 else { break }
        cell.hasDoubledQuotes = true
        offset += 1
      } else if byte == 0x0A || (byte == 0x0D && (offset + 1 == count || bytes[offset + 1] != 0x0A))
      {
        line += 1
      }
      offset += 1
    }
    cell.end = offset
    offset += 1
    if cell.end - cell.start > Self.longestCell { note(.longCell, place, cell.start, &row) }
    while offset < count, bytes[offset] != separator, bytes[offset] != 0x0A, bytes[offset] != 0x0D {
      if !isSpace(bytes[offset]) { note(.textAfterQuote, place, offset, &row) }
      offset += 1
    }
    return cell
  }

  @inline(__always)
  private func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (byte == 0x09 && separator != 0x09)
  }

  private func note(
    _ reason: Problem.Reason, _ place: Int, _ offset: Int, _ row: inout CSVRow
  ) {
    if row.fault == nil { row.fault = CSVRow.Fault(reason: reason, cell: place, offset: offset) }
  }
}

extension Span<UInt8> {
  /// A range of bytes as text.
  func text(_ start: Int, _ end: Int) -> String {
    // The bytes were found to be UTF-8 when the file was opened; there is no safe way yet, on every
    // platform kept in mind, to make a string of part of a span without copying it first.
    unsafe extracting(start..<end).withUnsafeBufferPointer {
      unsafe String(decoding: $0, as: UTF8.self)
    }
  }

  /// The text of a cell.
  func text(of cell: Cell) -> String {
    let text = text(cell.start, cell.end)
    guard cell.hasDoubledQuotes else { return text }
    var single: [UInt8] = []
    var isSecond = false
    for byte in text.utf8 {
      isSecond = byte == 0x22 && !isSecond
      if byte != 0x22 || isSecond { single.append(byte) }
    }
    return String(decoding: single, as: UTF8.self)
  }
}
