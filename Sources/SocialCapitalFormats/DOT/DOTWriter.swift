// SPDX-License-Identifier: Apache-2.0

import SocialCapital

/// Writes DOT in which numbers, true and false stand plain and every text in quotation marks.
struct DOTWriter {
  private var builder = TextBuilder()

  static func write(_ request: WritingRequest, _ columns: NetworkColumns) -> WrittenNetwork {
    var writer = DOTWriter()
    let network = request.network
    writer.builder.line(network.isDirected ? "digraph {" : "graph {")
    for place in network.nodes.indices {
      writer.builder.append("  \(quoted(network.nodes[place].id))")
      var list = ValueList()
      columns.forEachValue(ofNode: place) { name, value in
        list.append(name, value, to: &writer.builder)
      }
      list.end(in: &writer.builder)
    }
    let sign = network.isDirected ? "->" : "--"
    for row in network.ties.indices {
      let source = network.nodes[Int(network.ties.sources[row])].id
      let target = network.nodes[Int(network.ties.targets[row])].id
      writer.builder.append("  \(quoted(source)) \(sign) \(quoted(target))")
      var list = ValueList()
      columns.forEachValue(ofTie: row) { name, value in
        list.append(name, value, to: &writer.builder)
      }
      list.end(in: &writer.builder)
    }
    writer.builder.line("}")
    return request.written(writer.builder.bytes, as: .dot)
  }

  /// A list of values in square brackets, if there are any.
  private struct ValueList {
    private var isOpen = false

    mutating func append(_ name: String, _ value: AttributeValue, to builder: inout TextBuilder) {
      builder.append(isOpen ? ", " : " [")
      isOpen = true
      builder.append("\(DOTWriter.name(name))=")
      switch value {
      case .text(let text): builder.append(DOTWriter.quoted(text))
      case .integer(let number): builder.append(number)
      case .flag(let flag): builder.append(flag ? "true" : "false")
      case .number(let number): builder.append(DOTWriter.numeral(number))
      }
    }

    func end(in builder: inout TextBuilder) { builder.line(isOpen ? "];" : ";") }
  }

  private static func name(_ text: String) -> String {
    let isPlain =
      text.utf8.allSatisfy { 0x61...0x7A ~= $0 | 0x20 || $0 == 0x5F }
      && !text.isEmpty && DOTKeyword(rawValue: text.lowercased()) == nil
    return isPlain ? text : quoted(text)
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case "\n": result += "\\n"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// A number in digits and a point: the language knows no exponents.
  private static func numeral(_ number: Double) -> String {
    let text = "\(number)"
    guard let mark = text.firstIndex(of: "e"), let exponent = Int(text[text.index(after: mark)...])
    else { return text }
    let sign = text.hasPrefix("-") ? "-" : ""
    let parts = text[..<mark].drop { $0 == "-" }.split(separator: ".")
    let whole = String(parts.first ?? "0")
    let fraction = parts.count > 1 && parts[1] != "0" ? String(parts[1]) : ""
    if exponent < 0 {
      return sign + "0." + String(repeating: "0", count: -exponent - 1) + whole + fraction
    }
    let zeros = max(0, exponent - fraction.count)
    let digits = whole + fraction + String(repeating: "0", count: zeros)
    return sign + digits + ".0"
  }
}
